"""Goes through all checks of one edition."""

from collections.abc import Callable, Collection, Iterator, Mapping

from newsletter.model import Edition, Issue, Rendering, Site, Story
from newsletter.render.anatomy import Anatomy
from newsletter.render.checks import (
    columns,
    contrast,
    images,
    leftovers,
    links,
    markup,
    plain_text,
    reading,
    size,
    styling,
    subjects,
    support,
    ways_out,
)
from newsletter.render.findings import Finding, Look
from newsletter.render.strings import Strings

CHECKS: tuple[Callable[[Look], Iterator[Finding]], ...] = (
    *subjects.CHECKS, *leftovers.CHECKS, *links.CHECKS, *images.CHECKS, *size.CHECKS,
    *markup.CHECKS, *styling.CHECKS, *support.CHECKS, *reading.CHECKS, *columns.CHECKS,
    *contrast.CHECKS, *ways_out.CHECKS, *plain_text.CHECKS,
)  # fmt: skip


def check(  # noqa: PLR0913 - all of them are asked for by some check
    rendering: Rendering,
    edition: Edition,
    *,
    issue: Issue,
    site: Site,
    strings: Strings,
    outbox: bool = False,
    stories: Mapping[int, Story] = {},
    word_sections: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Return what is wrong with *rendering*, in the order of the checks; nothing means all is well.

    Args:
        rendering: What would be sent.
        edition: Its edition.
        issue: What it was made from.
        site: The newsroom.
        strings: The words of the findings.
        outbox: Is mail only written to a folder, so that links to this machine are no fault?
        stories: Those of the issue, so that a finding says which of them is at fault.
        word_sections: Sections whose stories explain a word of the other language.
    """
    anatomy = Anatomy(rendering.html)
    look = Look(rendering, edition, issue, site, strings, outbox, anatomy, stories, word_sections)
    return tuple(finding for one in CHECKS for finding in one(look))
