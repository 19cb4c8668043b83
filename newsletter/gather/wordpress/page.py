"""A page of posts made into articles: what is done in the workshop."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from newsletter.gather.gathered import Brief, Complaint
from newsletter.gather.item import Channel, article_of
from newsletter.gather.json_values import Raw, text_at
from newsletter.gather.urls import Place
from newsletter.gather.wordpress.answer import posts_in
from newsletter.gather.wordpress.languages import Version, versions_of
from newsletter.gather.wordpress.posts import changed_at, is_public, item_of, published_at
from newsletter.model import Article, among


@dataclass(frozen=True, slots=True)
class Found:
    """An article, and what is needed to find its other language versions."""

    article: Article
    #: The number of its post.
    number: str
    others: tuple[Version, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which posts of a page are wanted; a server may give others, too."""

    #: The moments that they are sorted by: when they were changed, else when they came out.
    by_change: bool = False
    #: Those that neither came out nor were changed since then are passed over; None for none.
    since: datetime | None = None
    #: Those that came out before it are passed over if their number is at most that of `known`.
    start: datetime | None = None
    known: int = 0

    def passes_over(
        self, number: str, published: datetime | None, changed: datetime | None
    ) -> bool:
        """Is a post of that *number* and those moments not wanted?"""
        moments = [moment for moment in (published, changed) if moment]
        if self.since and moments and max(moments) <= self.since:
            return True
        old = self.start is not None and published is not None and published < self.start
        return old and number.isdecimal() and int(number[:18]) <= self.known


@dataclass(frozen=True, slots=True)
class Page:
    """What a page of posts holds."""

    found: tuple[Found, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    #: The numbers of all posts on it, whether they became articles or not.
    numbers: tuple[str, ...] = ()
    #: The moments that they are sorted by, of the first and the last; None if none is told.
    first: datetime | None = None
    last: datetime | None = None
    #: When the newest of them came out, and when the one was changed that was changed last.
    published: datetime | None = None
    changed: datetime | None = None


def page_of(content: bytes, place: Place, brief: Brief, wanted: Wanted) -> Page:
    """Return the articles of the page *content*.

    Raises:
        PageError: it is no page of posts.
    """
    where = brief.source.location
    posts = posts_in(content, where)
    objects = [one for one in posts if isinstance(one, dict)]
    complaints: list[Complaint] = []
    if len(objects) < len(posts):
        what = f"{len(posts) - len(objects)} of its posts are not written as posts of WordPress."
        complaints.append(Complaint(where, what))
    moments = [(published_at(raw, brief), changed_at(raw, brief)) for raw in objects]
    found: list[Found] = []
    for raw, (published, changed) in zip(objects, moments, strict=True):
        passed = wanted.passes_over(text_at(raw, "id"), published, changed)
        made = None if passed or not is_public(raw) else _made(raw, place, brief, complaints)
        if isinstance(made, Found):
            found.append(made)
        elif made is not None:
            complaints.append(made)
    sorting = [moment for pair in moments if (moment := pair[wanted.by_change])]
    return Page(
        tuple(found),
        tuple(complaints),
        tuple(text_at(raw, "id") for raw in posts),
        first=sorting[0] if sorting else None,
        last=sorting[-1] if sorting else None,
        published=max((one for one, _ in moments if one), default=None),
        changed=max((one for _, one in moments if one), default=None),
    )


def _made(raw: Raw, place: Place, brief: Brief, losses: list[Complaint]) -> Found | Complaint:
    versions = versions_of(raw)
    made = article_of(item_of(raw, versions, place, brief), Channel(place), brief, losses)
    if isinstance(made, Complaint):
        return made
    return Found(made, text_at(raw, "id"), versions.others)


def addresses_of(content: bytes, place: Place, where: str) -> dict[str, str]:
    """Return number -> address of the posts on the page *content*.

    Raises:
        PageError: it is no page of posts.
    """
    posts = posts_in(content, where)
    return {text_at(post, "id"): place.link(text_at(post, "link")) for post in posts}


def unresolved(found: Sequence[Found]) -> list[str]:
    """Return the numbers of versions whose addresses neither the posts nor their like tell."""
    known = {one.number for one in found}
    told = (version for one in found for version in one.others if not version.url)
    return list(dict.fromkeys(one.number for one in told if one.number not in known))


def resolved(
    found: Sequence[Found], languages: Sequence[str], elsewhere: Mapping[str, str]
) -> Iterator[Article]:
    """Yield the articles of *found*, each once, with the addresses of their other languages.

    A version whose address nobody told is looked up by its number.

    Args:
        elsewhere: number -> address of posts that were not read.
    """
    known = {one.number: one for one in reversed(found) if one.number}
    guids: set[str] = set()
    for one in found:
        if known.get(one.number, one) is not one:
            continue  # it slid to the next page while we were reading
        article = one.article
        alternates = dict(article.alternates)
        for version in one.others:
            other = known[version.number].article if version.number in known else None
            url = other.url if other else elsewhere.get(version.number, "")
            language = (other and other.language) or among(version.tag, languages)
            if url and language and language != article.language:
                alternates.setdefault(language, url)
        guid = article.url or article.title if article.guid in guids else article.guid
        if guid not in guids:
            guids.add(guid)
            yield replace(article, guid=guid, alternates=alternates)
