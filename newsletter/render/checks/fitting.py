"""Check of what did not fit into an edition, though its cap would allow it."""

from collections.abc import Iterator

from newsletter.model import Edition
from newsletter.render.checks.desk import Desk
from newsletter.render.contents import contents
from newsletter.render.findings import Finding, Level


def _left_over(desk: Desk) -> Iterator[Finding]:
    """Find editions that were shortened so that Gmail shows them whole."""
    for code, rendering in desk.renderings.items():
        shown = {story for story, _ in rendering.shows}
        rows = contents(desk.newsletter, desk.issue, Edition.parse(code), desk.stories)
        left = sum(row.chosen.story not in shown for row in rows)
        if left and shown:
            yield desk.find("Z-01", Level.WARN, code, "stories", sentence="Z-01-left", count=left)


CHECKS = (_left_over,)
