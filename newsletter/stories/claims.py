"""What articles say themselves of their other language versions: who names whom, and how."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from urllib.parse import parse_qsl, urlsplit

from newsletter.model import Article, primary, url_key, words_of
from newsletter.stories.folding import fold
from newsletter.stories.tongues import language_names

#: A front page: nothing behind the host, or a language at most ("/es", "/es-mx").
FRONT_PAGE = re.compile(r"[^/]*(?:/[a-z]{2,3}(?:[-_][a-z]{2,4})?)?(?:\?.*)?", re.IGNORECASE)

#: A link in a text, and its words.
ANCHOR = re.compile(
    r"""<a\s[^<>]*?href=["']([^"']+)["'][^<>]*>(.{1,200}?)</a>""", re.DOTALL | re.IGNORECASE
)

#: Characters of a link that says where to read on in another language: more is a sentence.
SHORT = 60

#: How much of a body is looked at.
MARKUP = 60_000

#: Parameters of an address that choose a language.
CHOOSES = frozenset(("lang", "hl", "language", "locale", "idioma"))

#: Letters of the last part of a path that hardly two articles have by chance; and those that say
#: something: enough where a date or a number stands in the path too, as in `/2026/11/dog-show`.
LETTERS, FEWER = 12, 6

#: A year or a number that a path has beside the words.
NUMBER = re.compile(r"\d{3,}")


@dataclass(frozen=True, slots=True)
class Claim:
    """An article's word on its version in another language."""

    #: Id of the one that says so.
    by: int
    #: `hreflang`, or `language_link` for a link with the name of the language.
    kind: str
    #: What stays of the address that it names.
    address: str
    #: Id of the article there; 0 for one that is not known, or for a front page.
    of: int


def claims(articles: Sequence[Article]) -> list[Claim]:
    """Return what *articles* say of each other."""
    at: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.language and (address := url_key(article.url)):
            at[address].append(article)
    found = []
    for article in articles:
        if article.language:
            for kind, language, url in _named(article):
                address = url_key(url)
                there = [one.id for one in at.get(address, ()) if _is(one, language, article)]
                front = FRONT_PAGE.fullmatch(address)
                of = there[0] if len(there) == 1 and not front else 0
                if of or (front and kind == "hreflang"):
                    found.append(Claim(article.id, kind, address, of))
    return list(dict.fromkeys(found))


def links_of(article: Article) -> list[str]:
    """Return the addresses that *article* calls its other language versions."""
    return [url for _, _, url in _named(article)]


def is_front_page(address: str) -> bool:
    """Is *address*, as `url_key` leaves it, no article's?"""
    return bool(FRONT_PAGE.fullmatch(address))


def _is(other: Article, language: str, article: Article) -> bool:
    wanted = {primary(other.language), ""} if language else {""}
    return other.language != article.language and primary(language) in wanted


def _named(article: Article) -> Iterator[tuple[str, str, str]]:
    """Yield how *article* names its versions: kind, language where it says so, address."""
    for url in article.alternates.values():
        yield "hreflang", "", url
    if "<a" in article.body:
        for url, words in ANCHOR.findall(article.body[:MARKUP]):
            text = fold(unescape(words_of(words)))
            if len(text) <= SHORT and (code := _language_in(text)) and code != article.language:
                yield "language_link", code, url


def _language_in(text: str) -> str:
    """Return the code of the language that *text* names; `""` for none."""
    names = language_names()
    for word in re.findall(r"[^\W\d_]+", text):
        if word in names:
            return names[word]
    return next((code for name, code in names.items() if not name.isascii() and name in text), "")


def same_paths(articles: Iterable[Article]) -> Mapping[str, list[Article]]:
    """Return what stays of the articles' paths without a language -> the articles there.

    Only paths that name one article of each language, and say enough.
    """
    known = [article for article in articles if article.language and article.url]
    languages = {tag for one in known for tag in (one.language, primary(one.language))}
    at: dict[str, list[Article]] = defaultdict(list)
    for article in known:
        if key := path_key(article.url, languages):
            at[key].append(article)
    return {
        key: held
        for key, held in at.items()
        if len({one.language for one in held}) == len(held) > 1
        and len({url_key(one.url) for one in held}) > 1
    }


def path_key(url: str, languages: Collection[str]) -> str:
    """Return *url* without its language; `""` when what is left says nothing."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:  # a host in square brackets that is none
        return ""
    first, _, rest = host.partition(".")
    host = rest if first in languages and "." in rest else host
    tags = "|".join(sorted(map(re.escape, languages), key=len, reverse=True))
    path = re.sub(
        rf"^/(?:{tags})(?:[-_][a-z]{{2}})?(?=/)", "", parts.path.rstrip("/"), flags=re.IGNORECASE
    )
    path = re.sub(rf"(?<=\w)[-_.](?:{tags})(?=$|\.\w{{2,5}}$)", "", path, flags=re.IGNORECASE)
    asked = [pair for pair in parse_qsl(parts.query) if pair[0].lower() not in CHOOSES]
    slug = path.rpartition("/")[2]
    if _letters(slug) < FEWER or not re.search(r"[-_]", slug):
        return ""
    return f"{host}{path}?{sorted(asked)}" if asked else f"{host}{path}"


def says_enough(key: str) -> bool:
    """Is *key*, of `path_key`, one that hardly two articles have by chance?"""
    path = key.partition("?")[0].partition("/")[2]
    return _letters(path.rpartition("/")[2]) >= LETTERS or bool(NUMBER.search(path))


def _letters(slug: str) -> int:
    return sum(letter.isalpha() for letter in slug)
