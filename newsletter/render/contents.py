"""What stands in an edition: which stories, in which language, in which order."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from newsletter.model import Article, Block, Chosen, Edition, Issue, Missing, Newsletter, Story


@dataclass(frozen=True, slots=True)
class Version:
    """A story as the readers of one language get it."""

    article: Article
    #: The language it is written in.
    tongue: str
    #: Is that another language than theirs, so that it must say so?
    foreign: bool
    #: Did a machine write its title and summary?
    by_machine: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A story in an edition."""

    chosen: Chosen
    #: Language of the edition -> version; a language that leaves the story out is not there.
    versions: Mapping[str, Version]
    #: When it takes place, if it announces something.
    starts_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """The stories of an edition, in their places."""

    lead: Row | None
    #: What follows the lead, in the issue's order.
    rows: tuple[Row, ...]
    #: By date.
    events: tuple[Row, ...]
    #: The word of the week.
    word: Row | None = None

    @property
    def stories(self) -> tuple[Row, ...]:
        """The lead and what follows it."""
        return (self.lead, *self.rows) if self.lead else self.rows

    def __iter__(self) -> Iterator[Row]:
        """Go through all that is shown: stories, events, the word of the week."""
        yield from self.stories
        yield from self.events
        yield from (self.word,) if self.word else ()


def contents(
    newsletter: Newsletter, issue: Issue, edition: Edition, stories: Mapping[int, Story]
) -> Contents:
    """Return what *edition* shows of *issue*.

    A story that no language of the edition shows, that its readers had before, that stands in a
    block which the newsletter does not have, or that *stories* does not know, is not there.
    Beyond the newsletter's cap for the layout, the last stories and the last events are cut.
    """
    known = (
        (chosen, stories[chosen.story])
        for chosen in issue.stories
        if chosen.story in stories and edition.code in (chosen.editions or (edition.code,))
    )
    rows = [
        _row(chosen, story, edition, newsletter.when_missing(chosen.section, chosen.missing))
        for chosen, story in known
    ]
    rows = [row for row in rows if row.versions]
    blocks, cap = newsletter.blocks, newsletter.cap(edition.layout)
    words = [row for row in rows if row.chosen.section in newsletter.word_sections]
    dated = [row for row in rows if row.starts_at and not row.chosen.lead and row not in words]
    news = [row for row in rows if row not in words and row not in dated]
    lead = next((row for row in news if row.chosen.lead), news[0] if news else None)
    ordered = sorted(news, key=lambda row: row is not lead)[:cap]
    leads = lead is not None and Block.LEAD in blocks
    return Contents(
        lead=lead if leads else None,
        rows=tuple(ordered[1 if leads else 0 :]) if Block.STORIES in blocks else (),
        events=_by_date(dated)[:cap] if Block.EVENTS in blocks else (),
        word=words[0] if words and Block.WORD in blocks else None,
    )


def _by_date(rows: Iterable[Row]) -> tuple[Row, ...]:
    dated = [(row.starts_at, place, row) for place, row in enumerate(rows) if row.starts_at]
    return tuple(row for _, _, row in sorted(dated, key=lambda one: one[:2]))


def _row(chosen: Chosen, story: Story, edition: Edition, policy: Missing) -> Row:
    found = {one: _version(one, story, edition, policy) for one in edition.languages}
    versions = {language: version for language, version in found.items() if version}
    events = (article.event for article in story.articles.values() if article.event)
    return Row(chosen, versions, starts_at=next((event.starts_at for event in events), None))


def _version(language: str, story: Story, edition: Edition, policy: Missing) -> Version | None:
    """Return *story* as readers of *language* get it; None for not at all."""
    draft = story.drafts.get(language) if policy is Missing.TRANSLATE else None
    original = story.original_of(draft) if draft else None
    if draft and original and language not in story.articles:
        article = replace(original, title=draft.title, summary=draft.summary)
        return Version(article, language, foreign=False, by_machine=True)
    tongue = _tongue(language, story, edition, omit=policy is Missing.OMIT)
    return Version(story.articles[tongue], tongue, foreign=tongue != language) if tongue else None


def _tongue(language: str, story: Story, edition: Edition, *, omit: bool) -> str:
    """Return the language in which readers of *language* get *story*; `""` for not at all.

    The edition's other language stands in before a third one; a text of unknown language never
    does, for nobody could say what it is.
    """
    if language in story.articles or omit:
        return language if language in story.articles else ""
    order = (*edition.languages, *story.articles)
    return next((one for one in order if one in story.articles), "")
