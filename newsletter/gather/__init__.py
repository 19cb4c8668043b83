"""Reads sources, and makes articles of whatever they hold.

    address --network--> bytes --feeds------> items --item.article_of--> Gathered(articles,
    folder ------------> files --folders----> drafts --draft.article_of-->        complaints)
    address, file -----> bytes --calendars--> times of events --announcing.articles_of-->
    teaser, its page --------------pages.full_text--> article, completed

On the way every text passes `text` (lines, clean HTML, summary), `language`, `dates` and `urls`,
so that what comes out is safe to show and speaks one of the configured languages or none. An
item that cannot be used becomes a complaint; a source that cannot, an error.

Readers ask for bytes themselves and have them taken apart in the workshop, which can be stopped:
whatever is given to it, and comes back, must be picklable. A new kind of source is a module with
a `read`, entered in `reading.READERS`.
"""

from newsletter.gather.calendars.calling_off import gone_among
from newsletter.gather.feeds.discovery import dialect_of, is_of_wordpress, is_page
from newsletter.gather.files import read as read_file
from newsletter.gather.gathered import Brief, Complaint, Gathered, Validators, Visit
from newsletter.gather.network.faults import shown
from newsletter.gather.network.fetch import WebFetcher
from newsletter.gather.network.limits import FetchLimits
from newsletter.gather.opml import Listed, id_of, read_opml
from newsletter.gather.pages.full_text import complete
from newsletter.gather.pages.teaser import wants_page
from newsletter.gather.private import is_private
from newsletter.gather.reading import read
from newsletter.gather.settings import GatherSettings
from newsletter.gather.urls import on_the_web

__all__ = [
    "Brief",
    "Complaint",
    "FetchLimits",
    "GatherSettings",
    "Gathered",
    "Listed",
    "Validators",
    "Visit",
    "WebFetcher",
    "complete",
    "dialect_of",
    "gone_among",
    "id_of",
    "is_of_wordpress",
    "is_page",
    "is_private",
    "on_the_web",
    "read",
    "read_file",
    "read_opml",
    "shown",
    "wants_page",
]
