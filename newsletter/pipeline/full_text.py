"""Teasers -> whole articles: fetches the pages of new articles whose source gives no more."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from newsletter import gather
from newsletter.errors import SourceBusy, SourceError
from newsletter.gather import Complaint, Gathered, Validators, Visit
from newsletter.model import Article
from newsletter.pipeline.newsroom import Newsroom

#: Pages that one gathering fetches of a source; the others come next time.
MOST = 60

#: Pages that are fetched at the same time; the fetcher keeps its own limit per host.
AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Completed:
    """What a source gave, with the whole text of its new articles."""

    gathered: Gathered
    #: Guids of the articles whose page could not be had; not of those that must only wait.
    failed: frozenset[str] = frozenset()


def complete_articles(newsroom: Newsroom, visit: Visit, gathered: Gathered) -> Completed:
    """Return what was *gathered*, its new teasers replaced by what their pages say.

    A page that cannot be had leaves its article a teaser, and is a complaint.

    Raises:
        StoreError: nobody can tell which articles are new.
    """
    if not visit.brief.source.full_text:
        return Completed(gathered)
    with newsroom.store.reading() as tables:
        wanting = tables.articles.wanting(gathered.articles)
    every = [article for article in wanting if gather.wants_page(article)]
    teasers = every[:MOST]

    pages = read_pages(visit, teasers)
    done = _merged(gathered, teasers, pages)
    busy = [page for page in pages if isinstance(page, SourceBusy)]
    if not (busy or done.failed or len(every) > len(teasers)):
        return done
    # Were it told that nothing changed, or where it stood, the others would never have their turn.
    fresh = max([gathered.fresh, *(error.wait for error in busy)])
    return replace(
        done,
        gathered=replace(
            done.gathered, validators=Validators(cursor=visit.validators.cursor), fresh=fresh
        ),
    )


def read_pages(visit: Visit, teasers: Sequence[Article]) -> list[Article | SourceError]:
    """Return each of *teasers* as its page has it, or why that cannot be had.

    Once the site asks us to come back later, no further page is asked for.
    """
    busy: list[SourceBusy] = []

    def read(teaser: Article) -> Article | SourceError:
        if busy:
            return busy[0]
        try:
            return page_of(visit, teaser)
        except SourceBusy as error:
            busy.append(error)
            return error
        except SourceError as error:
            return error

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(read, teasers))


def page_of(visit: Visit, teaser: Article) -> Article:
    """Return the article *teaser* as its page has it.

    Raises:
        SourceBusy: the site asks us to come back later.
        SourceError: the page cannot be had, or is not about it.
    """
    private = visit.brief.source.may_be_private(teaser.url)
    page = visit.fetcher.fetch(teaser.url, allow_private=private)
    return visit.workshop.do(gather.complete, teaser, page, visit.brief)


def only_teaser(teaser: Article, error: SourceError) -> Complaint:
    """Return the complaint that *teaser* stays what it is."""
    return Complaint(teaser.title, f"Only its teaser could be had: {error}")


def _merged(
    gathered: Gathered, teasers: Sequence[Article], pages: Sequence[Article | SourceError]
) -> Completed:
    whole: dict[str, Article] = {}
    complaints: list[Complaint] = []
    failed: set[str] = set()
    for teaser, page in zip(teasers, pages, strict=True):
        if isinstance(page, SourceError):
            if not isinstance(page, SourceBusy):
                failed.add(teaser.guid)
            complaints.append(only_teaser(teaser, page))
        else:
            whole[teaser.guid] = replace(page, told=teaser.fingerprint)
    return Completed(
        replace(
            gathered,
            articles=tuple(whole.get(one.guid, one) for one in gathered.articles),
            complaints=(*gathered.complaints, *complaints),
        ),
        frozenset(failed),
    )
