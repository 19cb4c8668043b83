"""An article: one text, in one language, found in a source."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit

#: Words a grown reader reads in a minute, in English and Spanish alike.
WORDS_PER_MINUTE = 220

#: Letters of scripts that set no words apart -> how many of them are read in the time of a word.
#: The first are those of Chinese and Japanese, read at 255 and 357 a minute (Trauzettel-Klosinski
#: and Dietz, "Standardized Assessment of Reading Performance", 2012); then Thai to Khmer.
UNSPACED = {
    re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"): 1.5,
    re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"): 5,
}

#: Query parameters that say where a reader came from, and nothing of the page.
TRACKING = re.compile(r"^(utm_\w+|fbclid|gclid|mc_[ce]id|igshid|_hs\w+|ref_src)$")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of an article, as its source shows it."""

    #: Absolute address, or the absolute path of a file in a folder source.
    url: str
    #: What it shows, in the article's language; `""` when the source does not say.
    alt: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """When and where something takes place that an article announces."""

    #: Aware; local midnight means that no hour is known.
    starts_at: datetime
    #: Place and hours in the article's language.
    where: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One text, in one language, found in a source."""

    #: Id of its source.
    source: str
    #: What the source calls it; never shown.
    guid: str
    #: Canonical absolute address; `""` when it can be read nowhere else.
    url: str
    #: One of the configured languages; `""` when unknown.
    language: str
    #: Plain words, without markup.
    title: str
    #: Two or three sentences of plain words.
    summary: str = ""
    #: Sanitised HTML; `""` when the source gives none.
    body: str = ""
    author: str = ""
    #: A section's id or name as the source gives it.
    section: str = ""
    #: Aware, UTC.
    published_at: datetime | None = None
    updated_at: datetime | None = None
    picture: Picture | None = None
    event: Event | None = None
    #: The source's wish that it lead the issue.
    lead: bool = False
    #: Not to be published before; aware, UTC.
    embargoed_until: datetime | None = None
    #: Not to be shown from then on; aware, UTC.
    expires_at: datetime | None = None
    #: Its source has taken it back.
    withdrawn: bool = False
    #: Language -> address of this article's other language versions.
    alternates: Mapping[str, str] = field(default_factory=dict)
    #: Equal for all language versions of one story, within one source.
    translation_key: str = ""
    #: Ids of further sources that brought it, too.
    also_in: tuple[str, ...] = ()
    #: Number in the store; 0 before it is remembered.
    id: int = 0
    #: When we first saw it; aware, UTC.
    first_seen_at: datetime | None = None
    #: Fingerprint of what the source itself told, where a page has completed it.
    told: str = ""

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all sources that brought it, the first one first."""
        return (self.source, *self.also_in)

    @property
    def dated(self) -> datetime | None:
        """When it came out: as published, else as first seen."""
        return self.published_at or self.first_seen_at

    @property
    def held_until(self) -> datetime | None:
        """Before this moment nobody may read it: an embargo ends then, or its date is to come."""
        return max(filter(None, (self.embargoed_until, self.published_at)), default=None)

    @property
    def fingerprint(self) -> str:
        """Return a digest of all that counts for an issue: equal means unchanged."""
        shown = self.picture
        picture = f"{shown.url} {shown.alt} {shown.credit}" if shown else ""
        event = f"{self.event.starts_at.isoformat()} {self.event.where}" if self.event else ""
        seen: tuple[str, ...] = (
            self.title, self.summary, self.body, self.author, self.section, self.url,
            self.language, picture, event, self.translation_key,
            repr((sorted(self.alternates.items()), self.lead, self.published_at)),
        )  # fmt: skip
        limits = (self.embargoed_until, self.expires_at, self.withdrawn)
        if any(limits):  # one without any has the digest that it had before there were limits
            seen += (repr(limits),)
        return hashlib.sha256("\x1f".join(seen).encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def source_fingerprint(self) -> str:
        """Return the fingerprint of what its source tells: equal means the source is unchanged."""
        return self.told or self.fingerprint


def words_of(html: str) -> str:
    """Return the words of *html* without its tags, for counting; not for showing."""
    return " ".join(re.sub(r"<[^<>]*>", " ", html).split())


def word_count(text: str) -> float:
    """Return how many words *text* has; where its script sets none apart, as many as it is worth.

    So Chinese, Japanese, Thai, Lao, Burmese and Khmer are counted by their letters.
    """
    if text.isascii():
        return len(text.split())
    worth = sum(len(letters.findall(text)) / size for letters, size in UNSPACED.items())
    if not worth:
        return len(text.split())
    for letters in UNSPACED:
        text = letters.sub(" ", text)
    return sum(any(map(str.isalnum, part)) for part in text.split()) + worth


def reading_minutes(article: Article) -> int:
    """Return how many minutes *article* takes to read, at least 1."""
    words = word_count(words_of(article.body) or article.summary)
    return max(1, round(words / WORDS_PER_MINUTE))


def without_tracking(url: str) -> str:
    """Return *url* without the parameters that only say where a reader came from."""
    address, _, fragment = url.partition("#")
    page, _, query = address.partition("?")
    kept = [pair for pair in query.split("&") if not TRACKING.match(pair.partition("=")[0])]
    tail = f"?{'&'.join(kept)}" if any(kept) else ""
    return f"{page}{tail}" + (f"#{fragment}" if fragment else "")


# Every article that is remembered asks for it several times.
@lru_cache(4096)
def url_key(url: str) -> str:
    """Return what stays the same of an address when its dress changes.

    Scheme, `www.`, trailing slash, fragment, order and tracking parameters are dropped, so that
    an article whose source moves to https or starts tracking is not taken for a new one.
    """
    try:
        parts = urlsplit(without_tracking(url.strip()))
    except ValueError:  # a host in square brackets that is none
        return url.strip()
    host = (parts.hostname or "").removeprefix("www.")
    query = sorted(parse_qsl(parts.query, keep_blank_values=True)) if parts.query else []
    tail = f"?{urlencode(query, errors='replace')}" if query else ""
    return f"{host}{parts.path.rstrip('/')}{tail}"
