"""What an article shows that its translation would show as well."""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from html import unescape

from newsletter.model import Article, url_key, words_of
from newsletter.stories.amounts import amounts
from newsletter.stories.folding import fold
from newsletter.stories.pictures import picture_key, same_looks
from newsletter.stories.sites import site_of
from newsletter.stories.sounds import script_of
from newsletter.stories.wording import names_in, sounds_in, words_in

#: How much of an article is read, in characters: markup, text for names and amounts, and for
#: words. The beginning says what it is about.
MARKUP, TEXT, LEAD = 60_000, 6_000, 2_000

#: How often a word counts that stands in the title.
TITLE = 3

LINK = re.compile(r"""\b(?:href|src)=["']([^"']+)""")

#: An address that stands in a text, of a page or of a person.
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")


@dataclass(frozen=True, slots=True)
class Traits:
    """What an article shows that its translation would show as well."""

    id: int
    language: str
    #: Words in small letters without accents -> how much they count.
    words: Mapping[str, int]
    #: Names in small letters without accents -> as they are written.
    names: Mapping[str, str]
    #: Amounts, written alike in every language -> as they are written.
    amounts: Mapping[str, str]
    #: Sounds of names -> as they are written; where articles have another script only.
    sounds: Mapping[str, str]
    #: Those of the title.
    title_amounts: tuple[str, ...]
    #: Addresses that it leads to.
    links: tuple[str, ...]
    #: Address of its picture, whatever its size; `""` for none.
    picture: str
    author: str
    section: str
    #: When and where it takes place; `""` for nothing.
    event: str
    #: Characters of its text.
    length: int
    #: Has it a body, or a summary only?
    whole: bool
    #: When it came out, in days.
    day: float
    #: Does it say so itself?
    dated: bool
    #: Host of its address without `www.` and a language; `""` when it has none.
    site: str
    #: Those of its words that stand in addresses only.
    addressing: frozenset[str] = frozenset()


def traits_of(
    article: Article, languages: Collection[str], day: float, *, aloud: bool = False
) -> Traits:
    """Look at *article*.

    Args:
        article: any.
        languages: those that may stand in front of a host, as in `es.news.example`.
        day: when it came out if it does not say.
        aloud: are the sounds of its names asked for?
    """
    body = unescape(words_of(article.body[:MARKUP]))
    text = body or article.summary
    title = fold(article.title)
    read = _first(amounts(f"{title} . {fold(text[:TEXT])}", article.language))
    dated = article.dated
    return Traits(
        id=article.id,
        language=article.language,
        words=_words(title, fold(article.summary[:LEAD]), fold(text[:LEAD])),
        addressing=_addressing(f"{article.title} {article.summary[:LEAD]} {text[:LEAD]}"),
        names={fold(name): name for name in names_in(text[:TEXT])},
        amounts=read,
        sounds=dict(sounds_in(f"{article.title} . {text[:LEAD]}")) if aloud else {},
        title_amounts=tuple(dict(amounts(title, article.language))),
        links=_links(article.body[:MARKUP]),
        picture=picture_key(article.picture.url) if article.picture else "",
        author=article.author.strip(),
        section=article.section.strip(),
        event=article.event.starts_at.astimezone(UTC).isoformat() if article.event else "",
        length=len(text) + len(article.title),
        whole=bool(body),
        dated=article.published_at is not None,
        day=dated.timestamp() / 86400 if dated else day,
        site=site_of(article.url, languages),
    )


def by_language(
    articles: Sequence[Article], looks: Mapping[str, str] = {}
) -> dict[str, list[Traits]]:
    """Look at all *articles* of a known language; return language -> what they show.

    Args:
        articles: any.
        looks: address of a picture -> what it looks like, where that is known.
    """
    languages = {article.language for article in articles if article.language}
    days = [article.dated.timestamp() / 86400 for article in articles if article.dated]
    newest = max(days, default=0.0)
    aloud = len({script_of(fold(article.title)) for article in articles if article.title}) > 1
    same = same_looks(looks)
    looked: dict[str, list[Traits]] = {language: [] for language in languages}
    for article in articles:
        if article.language:
            traits = traits_of(article, languages, newest, aloud=aloud)
            if first := same.get(traits.picture):
                traits = replace(traits, picture=first)
            looked[article.language].append(traits)
    return looked


def _words(title: str, summary: str, text: str) -> Mapping[str, int]:
    counted = Counter({word: TITLE * times for word, times in Counter(words_in(title)).items()})
    counted.update(words_in(summary))
    counted.update(words_in(text))
    return counted


def _addressing(text: str) -> frozenset[str]:
    """Return the words that *text* has in addresses only, folded."""
    if not any(sign in text for sign in ("//", "www.", "@")):
        return frozenset()
    inside = frozenset(words_in(fold(" ".join(ADDRESS.findall(text)))))
    return inside - set(words_in(fold(ADDRESS.sub(" ", text))))


def _first(read: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the amounts *read*, each as it is written first."""
    found: dict[str, str] = {}
    for amount, shown in read:
        found.setdefault(amount, shown)
    return found


def _links(markup: str) -> tuple[str, ...]:
    found = dict.fromkeys(url_key(url) for url in LINK.findall(markup))
    return tuple(address for address in found if address)


def day_gap(one: Traits, other: Traits) -> float:
    """Return how many days lie between the two."""
    return math.fabs(one.day - other.day)
