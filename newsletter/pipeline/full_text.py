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
    brief = visit.brief
    if not brief.source.full_text:
        return Completed(gathered)
    with newsroom.store.reading() as tables:
        wanting = tables.articles.wanting(gathered.articles)
    every = [article for article in wanting if gather.wants_page(article)]
    teasers = every[:MOST]

    busy: list[SourceBusy] = []

    def read(article: Article) -> Article | SourceError:
        if busy:
            return busy[0]
        try:
            private = brief.source.may_be_private(article.url)
            page = newsroom.fetcher.fetch(article.url, allow_private=private)
            return newsroom.workshop.do(gather.complete, article, page, brief)
        except SourceBusy as error:
            busy.append(error)
            return error
        except SourceError as error:
            return error

    with ThreadPoolExecutor(AT_ONCE) as pool:
        read_pages = list(pool.map(read, teasers))
    done = _merged(gathered, teasers, read_pages)
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
            what = f"Only its teaser could be had: {page}"
            complaints.append(Complaint(teaser.title, what))
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
