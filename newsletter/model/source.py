"""A source: a place where articles come from."""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit


class SourceKind(StrEnum):
    """How a source is read."""

    #: A WordPress site, through its REST interface.
    WORDPRESS = "wordpress"
    #: RSS, RDF, Atom or JSON Feed, over HTTP or from a file; or a page that names its feed.
    FEED = "feed"
    #: A folder of Markdown, HTML and plain text files.
    FOLDER = "folder"
    #: A calendar (iCalendar, RFC 5545) over HTTP or from a file: its events.
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class Source:
    """A place where articles come from, as `[[source]]` of `config.toml` says."""

    #: Short name, unique: letters, digits and dashes.
    id: str
    kind: SourceKind
    #: Address of a feed over HTTP, or of a WordPress site.
    url: str = ""
    #: Path of a folder, or of a feed that is a file; absolute once read from the configuration.
    path: str = ""
    #: The language of all its articles, when it has one.
    language: str = ""
    #: The section of all its articles, when it has one.
    section: str = ""
    #: The site's own name, when it is to be cut from saved pages.
    site: str = ""
    #: Are the pages of its articles to be fetched when it gives only teasers?
    full_text: bool = False
    #: Address of the sitemap of its site, when that alone says which pages are translations.
    sitemap: str = ""
    #: May its address lead into a private network?
    allow_private: bool = False

    def may_be_private(self, url: str) -> bool:
        """May *url*, which the source names, lead into a private network?

        Only its own host may, if the configuration allows it: no other that it points at.
        """
        try:
            return self.allow_private and urlsplit(url).hostname == urlsplit(self.url).hostname
        except ValueError:  # a host in square brackets that is none
            return False

    @property
    def location(self) -> str:
        """Where it is: its address, or its path."""
        return self.url or self.path
