"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from dataclasses import replace
from json import JSONDecodeError

from newsletter.errors import PageError
from newsletter.gather import dates
from newsletter.gather.gathered import Brief, Complaint
from newsletter.gather.item import Channel, Contents, Item
from newsletter.gather.json_values import JSON, Raw, decoded, list_at, objects_at, text_at
from newsletter.gather.links import Link
from newsletter.gather.pictures import ICONS, alike, in_text
from newsletter.gather.text import paragraphs, words
from newsletter.gather.text.bylines import byline
from newsletter.gather.urls import Place, absolute
from newsletter.model import Picture

#: How every version of the format begins its name.
VERSIONS = "jsonfeed.org/version/"

#: Byte order marks, blanks, and the zeros between letters in UTF-16.
BEFORE = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"


def is_json(content: bytes) -> bool:
    """Does *content* begin as a JSON Feed must, whatever the server calls it?"""
    return content[:1_000].lstrip(BEFORE).startswith(b"{")


def contents_of(content: bytes, place: Place, brief: Brief) -> Contents | None:
    """Return what the feed *content* holds; None if it is none.

    Raises:
        PageError: it is one, but cannot be read.
    """
    where = brief.source.location
    feed = _loaded(content, where)
    items = feed.get("items")
    if not isinstance(items, list):
        if VERSIONS not in _text(feed, "version"):
            return None
        what = "This feed holds no list of items."
        raise PageError(what, where=where, remedy="Tell its keeper.")
    base = place.base or absolute(_text(feed, "home_page_url"))
    channel = Channel(replace(place, base=base), _text(feed, "language"), _authors(feed))
    objects = [one for one in items if isinstance(one, dict)]
    strange = f"{len(items) - len(objects)} of its items are not written as items of a feed."
    complaints = () if len(objects) == len(items) else (Complaint(where, strange),)
    found = (_item(one, channel.place, brief) for one in objects)
    return Contents(channel, found, complaints, len(objects))


def _loaded(content: bytes, where: str) -> Raw:
    """Return the object that *content* is.

    Raises:
        PageError: it is broken.
    """
    try:
        found: Raw = JSON.decode(decoded(content))  # it begins with a brace, and so it is an object
    except JSONDecodeError as error:
        what = f"This feed is broken in line {error.lineno}."
        raise PageError(what, where=where, remedy="Tell its keeper.") from error
    except RecursionError as error:
        what = "This feed is nested too deep to be read."
        raise PageError(what, where=where, remedy="Tell its keeper.") from error
    return found


def _item(raw: Raw, place: Place, brief: Brief) -> Item:
    named = absolute(_text(raw, "id"))  # it should be an address, and the item's own
    url = place.link(_text(raw, "url")) or named or place.link(_text(raw, "external_url"))
    inside = replace(place, base=url or place.base)
    html = _text(raw, "content_html")
    text = html or paragraphs.of_plain(_text(raw, "content_text"))
    teaser = paragraphs.of_plain(_text(raw, "summary"))
    return Item(
        place=inside,
        guid=_text(raw, "id"),
        title=words.line(_text(raw, "title")),
        text=text,
        teaser=teaser,
        links=(Link(url),) if url else (),
        mark=_text(raw, "language"),
        author=_authors(raw),
        sections=tuple(name for tag in list_at(raw, "tags") if (name := _name(tag))),
        published=dates.read(_text(raw, "date_published"), brief.zone),
        updated=dates.read(_text(raw, "date_modified"), brief.zone),
        picture=_picture(raw, text, inside),
    )


def _picture(raw: Raw, text: str, place: Place) -> Picture | None:
    """Return the picture of an item: its own, else its banner, else one that is attached.

    What it shows may be said in *text*, where it stands again.
    """
    attached = [
        _text(one, "url")
        for one in objects_at(raw, "attachments")
        if _text(one, "mime_type").lower().startswith("image/")
    ]
    named = [_text(raw, "image"), _text(raw, "banner_image"), *attached]
    urls = (place.picture(name) for name in named if name)
    url = next((url for url in urls if url and not ICONS.search(url)), "")
    alts = (one.alt for one in in_text(text, place) if alike(one.url, url))
    return Picture(url, next(alts, "")) if url else None


def _authors(raw: Raw) -> str:
    """Return the names of the authors (1.1), or of the author (1.0)."""
    named = [text_at(one, "name") for one in objects_at(raw, "authors")]
    return byline(map(words.line, named or [text_at(raw, "author", "name")]))


def _name(value: object) -> str:
    return words.line(value) if isinstance(value, str) else ""


def _text(raw: Raw, name: str) -> str:
    return text_at(raw, name).strip()
