"""The feed of a WordPress site, which is read when its posts cannot be had otherwise."""

from dataclasses import replace

from newsletter.errors import SourceBusy, SourceError
from newsletter.gather.feeds import feed
from newsletter.gather.gathered import Complaint, Gathered, Visit
from newsletter.gather.wordpress import address


def read(visit: Visit, why: SourceError) -> Gathered:
    """Return what the site's feed holds, with a complaint that it is no more, and *why*.

    Raises:
        SourceBusy: the site asks us to come back later.
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
        remedy = "Is it a WordPress site? Check its kind and its address."
        what = f"Neither its posts nor its feed can be read. Posts: {why.what} Feed: {error.what}"
        raise SourceError(what, where=source.location, remedy=remedy) from error
    what = (
        f"Its REST interface is closed, or broken: {why.what} So its feed {url} was read, which "
        f"holds the newest articles only. Ask its keeper to open /wp-json/wp/v2/posts; or "
        'write kind = "feed" and that address into config.toml, which saves requests.'
    )
    # How far its posts were read counts when they can be had again.
    kept = replace(gathered.validators, cursor=visit.validators.cursor)
    complaints = (Complaint(source.location, what), *gathered.complaints)
    return replace(gathered, complaints=complaints, validators=kept)
