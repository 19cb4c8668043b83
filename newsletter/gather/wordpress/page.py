"""A page of posts made into articles: what is done in the workshop."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from newsletter.gather.gathered import Brief, Complaint
from newsletter.gather.item import Channel, article_of
from newsletter.gather.urls import Place
from newsletter.gather.wordpress.answer import posts_in, text_at
from newsletter.gather.wordpress.languages import Version, versions_of
from newsletter.gather.wordpress.posts import is_public, item_of
from newsletter.model import Article, among


@dataclass(frozen=True, slots=True)
class Found:
    """An article, and what is needed to find its other language versions."""

    article: Article
    #: The number of its post.
    number: str
    others: tuple[Version, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """What a page of posts holds."""

    found: tuple[Found, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    #: Posts on it, whether they became articles or not.
    count: int = 0


def page_of(content: bytes, place: Place, brief: Brief, since: datetime | None) -> Page:
    """Return the articles of the page *content*.

    Args:
        since: posts that were neither published nor changed since then are passed over, for
            servers that do not know what was asked of them; None takes all.

    Raises:
        PageError: it is no page of posts.
    """
    where = brief.source.location
    posts = posts_in(content, where)
    objects = [one for one in posts if isinstance(one, dict)]
    found: list[Found] = []
    complaints: list[Complaint] = []
    if len(objects) < len(posts):
        what = f"{len(posts) - len(objects)} of its posts are not written as posts of WordPress."
        complaints.append(Complaint(where, what))
    for raw in filter(is_public, objects):
        versions = versions_of(raw)
        item = item_of(raw, versions, place, brief)
        moments = [moment for moment in (item.published, item.updated) if moment]
        if since and moments and max(moments) < since:
            continue
        made = article_of(item, Channel(place), brief)
        if isinstance(made, Complaint):
            complaints.append(made)
        else:
            found.append(Found(made, text_at(raw, "id"), versions.others))
    return Page(tuple(found), tuple(complaints), len(posts))


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
