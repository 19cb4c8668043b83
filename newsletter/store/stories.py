"""Stories: which articles belong together, and what an editor said of it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby

from sqlalchemy import ColumnElement, delete, or_, select, true

from newsletter.errors import NotFound
from newsletter.model import Evidence, MachineDraft, Pairing, Story, StoryStatus
from newsletter.store import joining
from newsletter.store.article_rows import article_of, sightings_of
from newsletter.store.dialects import Turn, insert, one_of, take_turn
from newsletter.store.part import AnyRow, Part
from newsletter.store.schema import articles, decisions, stories, suggestions
from newsletter.store.translating import drafts_of


class Stories(Part):
    """The stories, each with all of its articles."""

    def get(self, number: int) -> Story:
        """Return the story of that number, or the one that it was joined to.

        Raises:
            NotFound: there is none.
        """
        found = self.several([number])
        if not found:
            raise NotFound(f"There is no story {number}.", remedy="See `newsletter stories`.")
        return found[number]

    def of(self, article_id: int) -> Story:
        """Return the story of the article of that number.

        Raises:
            NotFound: there is no such article.
        """
        return self.get(joining.story_of(self._connection, article_id))

    def all(self) -> list[Story]:
        """Return all stories in order of their numbers."""
        return self._select(true())

    def since(
        self,
        moment: datetime,
        *,
        sections: Collection[str] = (),
        events_from: datetime | None = None,
    ) -> list[Story]:
        """Return the stories with an article that came out, or was found, at *moment* or later.

        What is found late, with an old date, is news to us all the same; so is, however old, what
        stands in one of *sections*, and what announces an event that begins at *events_from*,
        or at most a day before.
        """
        c = articles.c
        wanted = [c.dated_at >= moment, c.first_seen_at >= moment]
        if names := self._sections(sections):
            wanted.append(c.section.in_(names))
        if events_from:
            day = (events_from - timedelta(days=1)).date().isoformat()
            wanted.append(c.event["starts_at"].as_string() >= day)
        return self._select(stories.c.id.in_(select(c.story_id).where(or_(*wanted))))

    def _sections(self, names: Collection[str]) -> list[str]:
        """Return *names* in all the ways in which articles write them."""
        meant = {name.strip().casefold() for name in names}
        if not meant:
            return []
        written = self._connection.scalars(select(articles.c.section).distinct())
        return [one for one in written if one.strip().casefold() in meant]

    def several(self, numbers: Iterable[int]) -> dict[int, Story]:
        """Return the stories of those *numbers* that exist, each under the number asked for."""
        now = joining.current(self._connection, numbers)
        condition = one_of(self._connection, stories.c.id, set(now.values()))
        found = {story.id: story for story in self._select(condition)}
        return {asked: found[number] for asked, number in now.items() if number in found}

    def join(self, pairing: Pairing) -> int:
        """Make the stories of the two articles of *pairing* one; return its number, the older one.

        Raises:
            NotFound: there is no such article.
            InputError: both stories hold an article of one language.
        """
        return joining.join(self._connection, pairing)

    def separate(self, article_id: int) -> int:
        """Give the article a story of its own; return its number.

        Raises:
            NotFound: there is no such article.
        """
        return joining.separate(self._connection, article_id)

    def decide(self, a: int, b: int, together: bool, now: datetime) -> None:  # noqa: FBT001 - the editor's yes or no
        """Keep an editor's word on whether the articles *a* and *b* are one story.

        Raises:
            NotFound: there is no such article.
        """
        for article in (a, b):
            joining.story_of(self._connection, article)
        first, second = min(a, b), max(a, b)
        row = insert(self._connection, decisions).values(
            first_id=first, second_id=second, together=together, decided_at=now
        )
        said = {"together": row.excluded.together, "decided_at": row.excluded.decided_at}
        self._connection.execute(
            row.on_conflict_do_update(index_elements=["first_id", "second_id"], set_=said)
        )
        c = suggestions.c
        self._connection.execute(
            delete(suggestions).where(c.first_id == first, c.second_id == second)
        )

    def decisions(self) -> dict[tuple[int, int], bool]:
        """Return the editors' word on pairs of articles (smaller number first): one story?"""
        c = decisions.c
        rows = self._connection.execute(select(c.first_id, c.second_id, c.together))
        return {(first, second): together for first, second, together in rows}

    def suggest(self, pairings: Iterable[Pairing], about: Collection[int]) -> None:
        """Ask an editor about *pairings*, in place of what was asked *about* the same articles."""
        take_turn(self._connection, Turn.STORIES)
        c = suggestions.c
        self._connection.execute(
            delete(suggestions).where(
                or_(
                    one_of(self._connection, c.first_id, about),
                    one_of(self._connection, c.second_id, about),
                )
            )
        )
        rows = [
            {
                "first_id": min(pairing.articles),
                "second_id": max(pairing.articles),
                "confidence": pairing.confidence,
                "evidence": joining.evidence_out(pairing),
            }
            for pairing in pairings
        ]
        if rows:
            self._connection.execute(
                insert(self._connection, suggestions).on_conflict_do_nothing(), rows
            )

    def suggestions(self) -> list[Pairing]:
        """Return what an editor is asked, the most likely first."""
        c = suggestions.c
        rows = self._connection.execute(
            select(suggestions).order_by(c.confidence.desc(), c.first_id, c.second_id)
        )
        return [
            Pairing(
                (row.first_id, row.second_id),
                StoryStatus.SUGGESTED,
                row.confidence,
                _evidence_in(row.evidence),
            )
            for row in rows
        ]

    def _select(self, condition: ColumnElement[bool]) -> list[Story]:
        c = stories.c
        rows = self._connection.execute(
            select(articles, c.status, c.confidence, c.evidence)
            .join_from(articles, stories, c.id == articles.c.story_id)
            .where(condition)
            .order_by(articles.c.story_id, articles.c.id)
        )
        held = [list(group) for _, group in groupby(rows, lambda row: row.story_id)]
        numbers = [row.id for group in held for row in group]
        made = drafts_of(self._connection, numbers)
        also = sightings_of(self._connection, numbers)
        return [_story_of(group, made, also) for group in held]


def _story_of(
    rows: list[AnyRow],
    made: Mapping[int, Mapping[str, MachineDraft]],
    also: Mapping[int, Sequence[str]],
) -> Story:
    return Story(
        id=rows[0].story_id,
        articles={row.language: article_of(row, also.get(row.id, ())) for row in rows},
        status=rows[0].status,
        confidence=rows[0].confidence,
        evidence=_evidence_in(rows[0].evidence),
        drafts={
            language: draft
            for row in reversed(rows)
            for language, draft in made.get(row.id, {}).items()
            if language not in {other.language for other in rows}
        },
    )


def _evidence_in(stored: list[tuple[str, float, str]]) -> tuple[Evidence, ...]:
    return tuple(Evidence(*one) for one in stored)
