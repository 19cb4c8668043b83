"""What a source's sitemap says of its articles: some generators name language versions only there.

gathered articles -> their addresses -> sitemap (an index? its newest files) -> alternates
"""

from collections.abc import Iterable
from dataclasses import replace

from newsletter.errors import SourceError
from newsletter.gather.gathered import Brief, Complaint, Gathered, Validators, Visit
from newsletter.gather.links import Link
from newsletter.gather.pages import sitemap
from newsletter.gather.pages.alternates import other_languages
from newsletter.gather.pages.sitemap import Sitemap
from newsletter.model import Article, url_key

#: Files of an index of sitemaps that are read at once: the newest.
MOST = 5


def completed(gathered: Gathered, visit: Visit) -> Gathered:
    """Return what was *gathered*, with the language versions that only the sitemap names.

    It is asked whenever the source has news, not before. An article whose translation stands in
    it later learns of it with the next news, as long as the source still shows that article. A
    sitemap that cannot be had is a complaint, and the source is read whole the next time: else
    its articles would wait for their versions until it has news again.
    """
    if not visit.brief.source.sitemap or not gathered.articles:
        return gathered
    keys = frozenset(url_key(one.url) for one in gathered.articles if one.url)
    versions, faults = _versions(visit, keys)
    articles = (
        _with(article, versions.get(url_key(article.url), ()), visit.brief)
        for article in gathered.articles
    )
    told = replace(gathered, articles=tuple(articles))
    if not faults:
        return told
    complaints = (
        Complaint(fault.where or visit.brief.source.sitemap, f"Its sitemap is missing: {fault}")
        for fault in faults
    )
    return replace(
        told,
        complaints=(*told.complaints, *complaints),
        validators=Validators(cursor=told.validators.cursor),
    )


def _versions(
    visit: Visit, keys: frozenset[str]
) -> tuple[dict[str, tuple[Link, ...]], list[SourceError]]:
    """Return what the sitemap says of the pages *keys*, and what of it could not be had."""
    try:
        first = _read(visit, visit.brief.source.sitemap, keys)
    except SourceError as error:
        return {}, [error]
    found, faults = dict(first.versions), []
    for address in first.files[:MOST]:
        try:
            found |= _read(visit, address, keys).versions
        except SourceError as error:
            faults.append(error)
    return found, faults


def _read(visit: Visit, url: str, keys: frozenset[str]) -> Sitemap:
    """Return what the file at *url* says.

    Raises:
        SourceError: it cannot be had, or is no sitemap.
    """
    private = visit.brief.source.may_be_private(url)
    found = visit.fetcher.fetch(url, allow_private=private)
    return visit.workshop.do(sitemap.read, found.content, found.url, keys)


def _with(article: Article, versions: Iterable[Link], brief: Brief) -> Article:
    """Return *article* with *versions*, where nothing nearer to it says otherwise."""
    own = (article.url,)
    found = other_languages(versions, article.url, own, article.language, brief.languages)
    return replace(article, alternates={**found, **article.alternates}) if found else article
