"""Reads sources, and makes articles of whatever they hold.

    source --feed.read----> items --item.article_of---> Gathered(articles, complaints)
    source --folder.read--> drafts --draft.article_of--> Gathered(articles, complaints)

On the way every text passes `words` (lines), `clean` (HTML), `language`, `dates`, `urls` and
`summary`, so that what comes out is safe to show and speaks one of the configured languages
or none. An item that cannot be used becomes a complaint; a source that cannot, an error. A new
kind of source is a module with a `read`, entered in `reading.READERS`.
"""

from newsletter.gather.fetch import FetchLimits, WebFetcher
from newsletter.gather.gathered import Complaint, Gathered, Validators
from newsletter.gather.reading import read

__all__ = ["Complaint", "FetchLimits", "Gathered", "Validators", "WebFetcher", "read"]
