"""Where an edition stands online."""

from newsletter.model import Edition, Issue, Newsletter, Site


def due_slug(due: str) -> str:
    """Write an issue's local date and time for an address: "2026-11-26-0700"."""
    return due.replace("T", "-").replace(":", "")


def due_of(slug: str) -> str:
    """Read back what `due_slug` wrote: "2026-11-26T07:00"."""
    return f"{slug[:10]}T{slug[11:13]}:{slug[13:]}"


def view_url(
    site: Site, newsletter: Newsletter, issue: Issue, edition: Edition, language: str = ""
) -> str:
    """Return the address of *edition*'s page, in *language* or else the edition's first."""
    return (
        f"{site.base_url}/{language or edition.language}/issues/{newsletter.id}/"
        f"{due_slug(issue.due)}/{edition.code}"
    )
