"""What an article shows that its translation would show as well."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit

from newsletter.model import Article, url_key, words_of
from newsletter.stories.amounts import amounts

#: How much of an article is read, in characters: markup, text for names and amounts, and for
#: words. The beginning says what it is about.
MARKUP, TEXT, LEAD = 60_000, 6_000, 2_000

#: How often a word counts that stands in the title.
TITLE = 3

#: Accents, once they are taken off their letters.
ACCENT = re.compile(r"[\u0300-\u036f]+")

WORD = re.compile(r"[^\W\d_]+")

#: A word that may be a name: not the first of a sentence.
INNER_WORD = re.compile(r"(?<![.!?:¡¿«\"“(] )(?<!^)\b[^\W\d_a-z][\w\u2019'-]+")

LINK = re.compile(r"""\b(?:href|src)=["']([^"']+)""")

#: What is added to a picture's name for its sizes: `-1024x683`, `-scaled`.
SIZE = re.compile(r"-(?:\d{2,5}x\d{2,5}|scaled)(?=\.\w+$)")


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
    #: Host of its address without `www.` and a language; `""` when it has none.
    site: str


def traits_of(article: Article, languages: Collection[str], day: float) -> Traits:
    """Look at *article*.

    Args:
        article: any.
        languages: those that may stand in front of a host, as in `es.news.example`.
        day: when it came out if it does not say.
    """
    body = unescape(words_of(article.body[:MARKUP]))
    text = body or article.summary
    title = fold(article.title)
    read = dict(amounts(f"{title} . {fold(text[:TEXT])}"))
    dated = article.dated
    return Traits(
        id=article.id,
        language=article.language,
        words=_words(title, fold(article.summary[:LEAD]), fold(text[:LEAD])),
        names={fold(name): name for name in _names(text[:TEXT])},
        amounts=read,
        title_amounts=tuple(dict(amounts(title))),
        links=_links(article.body[:MARKUP]),
        picture=SIZE.sub("", url_key(article.picture.url)) if article.picture else "",
        author=article.author.strip(),
        section=article.section.strip(),
        event=article.event.starts_at.isoformat() if article.event else "",
        length=len(text) + len(article.title),
        whole=bool(body),
        day=dated.timestamp() / 86400 if dated else day,
        site=_site(article.url, languages),
    )


def fold(text: str) -> str:
    """Return *text* in small letters, without accents, with plain spaces."""
    if not text.isascii():
        text = ACCENT.sub("", unicodedata.normalize("NFKD", text))
    return text.casefold()


def same_site(one: Traits, other: Traits) -> bool:
    """Can the two stand on one site?

    They can when their hosts are equal or one is a part of the other; an article without an
    address is the newsroom's own, and can stand anywhere.
    """
    a, b = one.site, other.site
    return not a or not b or a == b or a.endswith(f".{b}") or b.endswith(f".{a}")


def _words(title: str, summary: str, text: str) -> Mapping[str, int]:
    counted = Counter({word: TITLE * times for word, times in Counter(WORD.findall(title)).items()})
    counted.update(WORD.findall(summary))
    counted.update(WORD.findall(text))
    return counted


def _links(markup: str) -> tuple[str, ...]:
    found = dict.fromkeys(url_key(url) for url in LINK.findall(markup))
    return tuple(address for address in found if address)


def _names(text: str) -> list[str]:
    return [name for name in INNER_WORD.findall(text) if name[0].isupper()]


def _site(url: str, languages: Collection[str]) -> str:
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    first, _, rest = host.partition(".")
    return rest if first in languages and "." in rest else host


def day_gap(one: Traits, other: Traits) -> float:
    """Return how many days lie between the two."""
    return math.fabs(one.day - other.day)
