"""Markdown files (CommonMark with tables), as drafts."""

from markdown_it import MarkdownIt

from newsletter.gather.folders.draft import Draft


def read(text: str, site: str) -> Draft:  # noqa: ARG001 - Markdown holds nothing of the site's
    """Return the draft that *text* is; HTML within it is kept, and cleaned like all other."""
    return Draft(markup=MarkdownIt("commonmark", {"html": True}).enable("table").render(text))
