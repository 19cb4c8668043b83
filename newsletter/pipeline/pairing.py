"""Articles -> stories: lets the matcher look at what is new, and keeps what it finds."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from newsletter import stories
from newsletter.errors import InputError
from newsletter.model import Article, Pairing, Story, StoryStatus
from newsletter.pipeline.newsroom import Newsroom
from newsletter.pipeline.picturing import looks_of
from newsletter.pipeline.translating import translated_for_matching
from newsletter.store import Tables
from newsletter.stories import Doubt, PairingSettings

#: How far back an article may still find its other language, and how far doubts go.
LOOK_BACK = timedelta(days=60)
DOUBTED = timedelta(days=21)

#: Kinds of evidence that are the word of a source or an editor.
TOLD = frozenset({"translation_key", "hreflang", "language_link", "path", "editor"})


@dataclass(frozen=True, slots=True)
class PairingReport:
    """What the matcher found."""

    #: Stories that the machine was certain of.
    joined: int
    #: Pairs that it asks an editor about.
    suggested: int


def pair_articles(newsroom: Newsroom) -> PairingReport:
    """Join the articles that are certainly one story, and keep the likely ones as suggestions.

    Only pairs with an article that is new, or was changed, since the last time are looked at.

    Raises:
        StoreError: nothing can be remembered.
    """
    now = newsroom.clock()
    recent, decisions, new = _read(newsroom, now)
    if _part_strangers(newsroom, recent, decisions, new):
        recent, decisions, new = _read(newsroom, now)
    # Comparing takes its time, in which others shall be able to write.
    articles, known = _shown(recent)
    pairings = stories.pair(
        articles,
        known,
        decisions,
        PairingSettings(newsrooms=_hosts(newsroom), looks=looks_of(newsroom, articles)),
        new,
        translated_for_matching(newsroom, recent) if new else {},
    )
    certain = [pairing for pairing in pairings if pairing.status is not StoryStatus.SUGGESTED]
    likely = [pairing for pairing in pairings if pairing.status is StoryStatus.SUGGESTED]
    with newsroom.store.writing() as tables:
        joined = sum(_join(tables, pairing) for pairing in certain)
        tables.stories.suggest(likely, about=new)
        tables.articles.note_compared(new, now)
        return PairingReport(joined, suggested=len(tables.stories.suggestions()))


def _read(
    newsroom: Newsroom, now: datetime
) -> tuple[list[Story], dict[tuple[int, int], bool], set[int]]:
    """Return the recent stories, the editors' word, and the articles to be compared."""
    with newsroom.store.reading() as tables:
        recent = tables.stories.since(now - LOOK_BACK)
        held = {article.id for story in recent for article in story.articles.values()}
        return recent, tables.stories.decisions(), tables.articles.uncompared() & held


def _part_strangers(
    newsroom: Newsroom,
    recent: Sequence[Story],
    decisions: Mapping[tuple[int, int], bool],
    new: Collection[int],
) -> bool:
    """Take apart what the machine joined, where an edit has left nothing in common.

    What a source or an editor says is one story stays one, and is doubted only.
    """
    doubtful = [
        story
        for story in recent
        if story.status is StoryStatus.AUTO
        and any(article.id in new for article in story.articles.values())
        and len(story.articles) > 1
        and TOLD.isdisjoint(one.kind for one in story.evidence)
    ]
    if not doubtful:
        return False
    articles, _ = _shown(recent)
    found = stories.doubts(articles, _shown(doubtful)[1], decisions, _helped(doubtful))
    held = {article.id for story in doubtful for article in story.articles.values()}
    strangers = {
        next(number for number in doubt.articles if number in new)
        for doubt in found
        if doubt.evidence.kind == "apart"
        and held.issuperset(doubt.articles)
        and not set(new).isdisjoint(doubt.articles)
    }
    with newsroom.store.writing() as tables:
        for number in sorted(strangers):
            tables.stories.separate(number)
    return bool(strangers)


def doubts_of(newsroom: Newsroom) -> tuple[Doubt, ...]:
    """Return what does not fit among the recent articles and stories, for an editor to see.

    Raises:
        StoreError: the store cannot be read.
    """
    with newsroom.store.reading() as tables:
        recent = tables.stories.since(newsroom.clock() - DOUBTED)
        decisions = tables.stories.decisions()
    return stories.doubts(*_shown(recent), decisions, _helped(recent))


def _shown(recent: Sequence[Story]) -> tuple[list[Article], list[frozenset[int]]]:
    """Return the articles of *recent* stories, and which of them are one story."""
    return (
        [article for story in recent for article in story.articles.values()],
        [frozenset(article.id for article in story.articles.values()) for story in recent],
    )


def _helped(known: Sequence[Story]) -> list[frozenset[int]]:
    """Return the articles of stories that a translation by machine has helped to find."""
    return [
        frozenset(article.id for article in story.articles.values())
        for story in known
        if any(one.kind == "translation" for one in story.evidence)
    ]


def _hosts(newsroom: Newsroom) -> tuple[frozenset[str], ...]:
    """Return the hosts on which the newsroom publishes, if it has said that there are several."""
    if not newsroom.site.hosts:
        return ()
    own = urlsplit(newsroom.site.base_url).hostname or ""
    return (frozenset(host.removeprefix("www.") for host in (own, *newsroom.site.hosts)),)


def _join(tables: Tables, pairing: Pairing) -> bool:
    """Join two articles, unless an editor or another run has put one of them elsewhere meanwhile."""
    first, second = pairing.articles
    if tables.stories.of(first).id == tables.stories.of(second).id:
        return False
    if tables.stories.decisions().get(pairing.articles) is False:
        return False
    try:
        tables.stories.join(pairing)
    except InputError:
        return False
    return True
