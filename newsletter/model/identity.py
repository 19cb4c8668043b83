"""Whether two texts of a source are one article, edited, or two that share a name or an address."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import timedelta

from newsletter.model.article import Article, url_key, words_of

#: A text that comes so much later than the one of its name and address may be another.
LATER = timedelta(days=1)

#: Words in a row that hardly stand in two texts by chance.
RUN = 3

#: Runs of words that a text needs to be judged by them.
ENOUGH = 12

#: Words of a text that are looked at.
MOST_WORDS = 2_000

#: Below these shares of what they have in common, two texts are strangers: of runs of words,
#: under other titles and under one title (as of a weekly column); of the words of short texts.
STRANGE, STRANGE_UNDER_ONE_TITLE, STRANGE_SHORT = 0.1, 0.03, 0.3

#: From this share of its words on, a title is the same title, edited.
SAME_TITLE = 0.5


def guid_key(guid: str) -> str:
    """Return what stays the same of a guid when its dress changes.

    A guid that is an address is taken as one, but for its fragment, which may be all that tells
    it from its neighbours (`https://h/live#7`); any other stays as it is.
    """
    name = guid.strip()
    if not name.lower().startswith(("http://", "https://")):
        return guid
    fragment = name.partition("#")[2]
    return url_key(name) + (f"#{fragment}" if fragment else "")


def is_another(old: Article, new: Article, *, together: bool = False) -> bool:
    """Is *new* another article than *old*, though it has its guid or its address?

    It is when their words are strange to each other and something else sets them apart: their
    addresses differ, or their guids (within a source), or *new* is clearly later. An edited
    title, a bumped date or a moved page is none of this alone. What takes place every week is
    another article each week, whatever is said of it.

    Args:
        together: one reading of their source brought both.
    """
    if _are_two_events(old, new):
        return True
    return _set_apart(old, new, together=together) and _are_strange(old, new)


def _are_two_events(old: Article, new: Article) -> bool:
    """Do the two announce the same at two times, under names of their own?"""
    if old.source != new.source or guid_key(old.guid) == guid_key(new.guid):
        return False
    return bool(old.event and new.event and old.event.starts_at != new.event.starts_at)


def same_among(
    known: Sequence[Article],
    new: Article,
    told: AbstractSet[int] = frozenset(),
    together: AbstractSet[int] = frozenset(),
) -> Article | None:
    """Return which of *known*, all of which have its guid or its address, is *new*, if any.

    Args:
        told: numbers of those that have once been just as *new* is now.
        together: numbers of those that the reading which brings *new* has brought or changed.
    """
    alike = [
        old
        for old in known
        if old.id in told or not is_another(old, new, together=old.id in together)
    ]
    if len(alike) < 2:
        return alike[0] if alike else None
    guid = guid_key(new.guid)
    return min(
        alike,
        key=lambda old: (
            old.id not in told, -_likeness(old, new), guid_key(old.guid) != guid, old.id
        ),
    )  # fmt: skip


def _likeness(old: Article, new: Article) -> float:
    """Return how much two articles have in common: 0 to 3."""
    texts = _share(_runs(_text(old)), _runs(_text(new)))
    titles = _share(_words(old.title), _words(new.title))
    return texts + titles + (url_key(old.url) == url_key(new.url))


def _set_apart(old: Article, new: Article, *, together: bool) -> bool:
    if old.source == new.source and (together or guid_key(old.guid) != guid_key(new.guid)):
        return True
    if old.url and new.url and url_key(old.url) != url_key(new.url):
        return True
    return bool(old.dated and new.dated and new.dated - old.dated > LATER)


def _are_strange(old: Article, new: Article) -> bool:
    """Have the two almost no words in common?"""
    one_title = _share(_words(old.title), _words(new.title)) >= SAME_TITLE
    one, other = _runs(_text(old)), _runs(_text(new))
    if min(len(one), len(other)) >= ENOUGH:
        return _share(one, other) < (STRANGE_UNDER_ONE_TITLE if one_title else STRANGE)
    short = (_words(f"{article.title} {article.summary}") for article in (old, new))
    return _share(*short) < STRANGE_SHORT


def _text(article: Article) -> Sequence[str]:
    return re.findall(r"\w+", f"{article.summary} {words_of(article.body)}".casefold())[:MOST_WORDS]


def _runs(words: Sequence[str]) -> AbstractSet[tuple[str, ...]]:
    return set(zip(*(words[start:] for start in range(RUN)), strict=False))


def _words(text: str) -> AbstractSet[str]:
    """Return the words of *text* that mean something: the short ones stand in any text."""
    words = set(re.findall(r"\w+", text.casefold()))
    return {word for word in words if len(word) > 3 or word.isdigit()} or words


def _share(one: AbstractSet[object], other: AbstractSet[object]) -> float:
    """Return how much of the smaller one stands in the other: 0 to 1."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else float(not one and not other)
