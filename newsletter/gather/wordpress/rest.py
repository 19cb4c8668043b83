"""Asks a site's REST interface for a page of posts, wherever it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus

from newsletter.errors import SourceBusy, SourceError
from newsletter.gather.gathered import Visit
from newsletter.gather.urls import Place
from newsletter.gather.wordpress import address
from newsletter.gather.wordpress.page import Page, Wanted, addresses_of, page_of
from newsletter.gather.wordpress.posts import EMBEDDED, FIELDS

#: Posts on a page: the most that WordPress gives, and what is asked for when that is too much.
LARGE, SMALL = 100, 20


@dataclass(frozen=True, slots=True)
class Question:
    """Which posts are asked for."""

    #: The parameters of its address, besides those that all questions have.
    query: Mapping[str, str]
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of posts, and how it was come by."""

    root: str
    #: Posts that were asked for.
    size: int
    page: Page
    #: SHA-256 of what was sent.
    digest: bytes
    #: Is there another page?
    more: bool


def opened(visit: Visit, question: Question) -> Answer | SourceError:
    """Return the first page, or why the REST interface gives none.

    It is looked for where it is by default, else where the site says it is. When it is both, the
    page was too much; when the site does not say, its addresses may be plain.

    Raises:
        SourceBusy: the site asks us to come back later.
        SourceError: the site itself cannot be had.
    """
    source = visit.brief.source
    near = address.near(source.url)
    first = tried(visit, question, near, LARGE)
    if isinstance(first, Answer):
        return first
    home = visit.fetcher.fetch(source.url, allow_private=source.allow_private)
    root = address.named(home.headers.get("link", ""), home.url, visit.brief.languages)
    tries = [(root, LARGE), (root, SMALL)] if root else [(address.plain(source.url), LARGE)]
    for place, size in tries:
        if (place, size) != (near, LARGE):
            answer = tried(visit, question, place, size)
            if isinstance(answer, Answer):
                return answer
    return first


def tried(
    visit: Visit, question: Question, root: str, size: int = LARGE, number: int = 1
) -> Answer | SourceError:
    """Return the page *number* of *size* posts, or why there is none.

    One that lies beyond the last is empty; WordPress answers 400 then.

    Raises:
        SourceBusy: the site asks us to come back later.
    """
    try:
        return _asked(visit, question, root, size, number)
    except SourceBusy:
        raise
    except SourceError as error:
        if error.status == HTTPStatus.BAD_REQUEST and number > 1:
            return Answer(root, size, Page(), b"", more=False)
        return error


def addresses(visit: Visit, root: str, numbers: Sequence[str]) -> dict[str, str]:
    """Return number -> address of the first hundred of *numbers*, in whatever language.

    What cannot be had is missing: it can be done without.
    """
    source = visit.brief.source
    chosen = {"include": ",".join(numbers[:LARGE]), "per_page": str(LARGE), "_fields": "id,link"}
    url = address.posts(root, chosen, every_language=True)
    try:
        found = visit.fetcher.fetch(url, allow_private=source.may_be_private(url))
        return visit.workshop.do(addresses_of, found.content, Place(found.url), source.location)
    except SourceError:
        return {}


def _asked(visit: Visit, question: Question, root: str, size: int, number: int) -> Answer:
    brief = visit.brief
    paging = {"per_page": str(size), "page": str(number)}
    kept = {"_embed": EMBEDDED, "_fields": FIELDS}
    url = address.posts(root, {"order": "desc", **question.query, **paging, **kept})
    found = visit.fetcher.fetch(url, allow_private=brief.source.may_be_private(url))
    page = visit.workshop.do(page_of, found.content, Place(found.url), brief, question.wanted)
    more = bool(page.numbers) and _has_next(found.headers, number, full=len(page.numbers) >= size)
    return Answer(root, size, page, sha256(found.content).digest(), more)


def _has_next(headers: Mapping[str, str], number: int, *, full: bool) -> bool:
    """Is there a page after that of this *number*, which has posts?

    What is said of their count is not believed when it denies this one; without a word, a page
    that is *full* is not the last one.
    """
    said = headers.get("x-wp-totalpages", "").strip()
    total = int(said) if said.isascii() and said.isdecimal() and len(said) < 10 else 0
    return number < total if total >= number else full
