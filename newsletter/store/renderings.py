"""Renderings: what was approved, byte for byte, until it is sent."""

from collections.abc import Mapping
from dataclasses import asdict, replace

from sqlalchemy import delete, select

from newsletter.errors import StoreError
from newsletter.model import Rendering
from newsletter.store.columns import clean
from newsletter.store.issues import hold
from newsletter.store.part import Part
from newsletter.store.schema import renderings


class Renderings(Part):
    """The renderings of the issues, one per edition."""

    def keep(self, issue_id: int, made: Mapping[str, Rendering]) -> None:
        """Store the renderings of the issue, by edition, in place of those it had.

        Raises:
            NotFound: there is no such issue.
        """
        hold(self._connection, issue_id)
        self._connection.execute(delete(renderings).where(renderings.c.issue_id == issue_id))
        rows = [
            {"issue_id": issue_id, "sha256": rendering.sha256} | asdict(rendering)
            for rendering in map(_storable, made.values())
        ]
        if rows:
            self._connection.execute(renderings.insert(), rows)

    def of(self, issue_id: int) -> dict[str, Rendering]:
        """Return the renderings of the issue, by edition.

        Raises:
            StoreError: one is not what was kept: its digest differs.
        """
        c = renderings.c
        rows = self._connection.execute(
            select(renderings).where(c.issue_id == issue_id).order_by(c.edition)
        )
        kept = {}
        for row in rows:
            shows = tuple((story, language) for story, language in row.shows)
            rendering = Rendering(
                row.edition, row.subject, row.preheader, row.html, row.text, shows
            )
            if rendering.sha256 != row.sha256:
                raise StoreError(
                    f"The rendering {row.edition} of issue {issue_id} is not what was approved.",
                    remedy="Somebody changed the database: restore a backup, or compose the next issue.",
                )
            kept[row.edition] = rendering
        return kept


def _storable(made: Rendering) -> Rendering:
    return replace(
        made,
        edition=clean(made.edition),
        subject=clean(made.subject),
        preheader=clean(made.preheader),
        html=clean(made.html),
        text=clean(made.text),
    )
