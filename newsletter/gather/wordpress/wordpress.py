"""WordPress sites: what is new on them, and what was changed since the last visit.

A visit asks for all posts that came out since the newest one that was seen, and a week before
it, for a post may be dated back. On later visits one more question brings the hundred last edited
of the older ones; servers before WordPress 5.7 do not know it (`modified_after`), and what
they answer is passed over unless it was changed. Where a plugin tells but the numbers of other
language versions, and they were not read, a last question brings their addresses.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from newsletter.errors import SourceBusy, SourceError
from newsletter.gather import dates
from newsletter.gather.feeds import feed
from newsletter.gather.gathered import Complaint, Gathered, Validators, Visit
from newsletter.gather.wordpress import address, rest
from newsletter.gather.wordpress.page import resolved, unresolved
from newsletter.gather.wordpress.rest import Answer, Question

#: Posts that are looked at on the first visit, and on a later one.
MOST_AT_FIRST, MOST = 300, 1_000

#: How far before the newest post that was seen is asked again.
OVERLAP = timedelta(days=7)


def read(visit: Visit) -> Gathered:
    """Return the articles of a WordPress site, from its feed when its REST interface is closed.

    Raises:
        SourceError: the site cannot be had, or gives neither posts nor a feed.
    """
    seen = dates.read(visit.validators.cursor, visit.brief.zone)
    since = seen - OVERLAP if seen else None
    news = Question(_published(since), since)
    first = rest.opened(visit, news)
    if isinstance(first, SourceError):
        return _by_feed(visit, first)
    results = [first, *rest.following(visit, news, first, MOST if since else MOST_AT_FIRST)]
    edits = [rest.tried(visit, Question(_edited(since), since), first.root)] if since else []
    gathered = _together([*results, *edits], visit)
    if any(isinstance(one, SourceError) for one in results):  # older ones may be among the missing
        cursor = visit.validators.cursor
    else:
        cursor = _newest(gathered, seen, visit.brief.now)
    kept = replace(gathered.validators, cursor=cursor)
    return replace(gathered, validators=kept)


def _published(since: datetime | None) -> dict[str, str]:
    after = {"after": _written(since)} if since else {}
    return {"orderby": "date", **after}


def _edited(since: datetime) -> dict[str, str]:
    written = _written(since)
    return {"orderby": "modified", "before": written, "modified_after": written}


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _together(results: Sequence[Answer | SourceError], visit: Visit) -> Gathered:
    """Return what all pages give; unchanged if every one of them is as it was."""
    answers = [one for one in results if isinstance(one, Answer)]
    missing = [one for one in results if isinstance(one, SourceError)]
    digest = "" if missing else sha256(b"".join(one.digest for one in answers)).hexdigest()
    if digest and digest == visit.validators.digest:
        return Gathered(validators=Validators(digest=digest), unchanged=True)
    where = visit.brief.source.location
    found = [one for answer in answers for one in answer.page.found]
    numbers = unresolved(found)
    elsewhere = rest.addresses(visit, answers[0].root, numbers) if numbers else {}
    articles = resolved(found, visit.brief.languages, elsewhere)
    complaints = [
        *(Complaint(where, f"A page of its posts is missing: {one.what}") for one in missing),
        *(one for answer in answers for one in answer.page.complaints),
    ]
    return Gathered(tuple(articles), tuple(complaints), Validators(digest=digest))


def _newest(gathered: Gathered, seen: datetime | None, now: datetime) -> str:
    """Return when the newest of all that was ever seen came out, `""` if nothing was."""
    dated = [article.published_at for article in gathered.articles if article.published_at]
    moments = [moment for moment in (seen, *dated) if moment]
    return min(max(moments), now).isoformat() if moments else ""


def _by_feed(visit: Visit, why: SourceError) -> Gathered:
    """Return what the site's feed holds, with a complaint that it is no more.

    Raises:
        SourceError: there is no feed either.
    """
    source = visit.brief.source
    url = address.below(source.url, "feed/")
    brief = replace(visit.brief, source=replace(source, url=url))
    try:
        gathered = feed.read(replace(visit, brief=brief))
    except SourceBusy:
        raise
    except SourceError as error:
        faults = [one.what.rstrip(".") for one in (why, error)]
        remedy = "Is it a WordPress site? Check kind and url in config.toml."
        what = f"Neither its posts ({faults[0]}) nor its feed ({faults[1]}) can be read."
        raise SourceError(what, where=source.location, remedy=remedy) from error
    what = (
        f"Its REST interface is closed ({why.what.rstrip('.')}), and so its feed {url} was read, which holds "
        "the newest articles only. Ask its keeper to open /wp-json/wp/v2/posts; or write "
        'kind = "feed" and that address into config.toml, which saves requests.'
    )
    complaints = (Complaint(source.location, what), *gathered.complaints)
    return replace(gathered, complaints=complaints)
