"""An item of an XML feed, as feedparser gives it, made into an `Item`: its quirks end here."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from newsletter.gather import dates
from newsletter.gather.feeds.xml_pictures import CAPTION, picture_of
from newsletter.gather.item import Channel, Item
from newsletter.gather.links import Link
from newsletter.gather.text import paragraphs, words
from newsletter.gather.text.bylines import byline
from newsletter.gather.urls import Place, absolute

#: What feedparser makes of an item.
Parsed = Mapping[str, Any]

#: Types of what a browser can show; links to anything else are no pages.
PAGES = frozenset({"", "text/html", "application/xhtml+xml", "html", "xhtml", "text/plain"})


def item_of(parsed: Parsed, channel: Channel, zone: ZoneInfo, *, exact: bool) -> Item:
    """Return the item that *parsed* is.

    Args:
        channel: what the feed says of all its items.
        zone: where a time without a zone is meant.
        exact: titles are what they say they are, words or markup (Atom); other feeds mix them up.
    """
    place = _place(parsed, channel.place)  # feedparser has done so already for the links
    text, teaser = _texts(parsed)
    return Item(
        place=place,
        guid=str(parsed.get("id") or ""),
        title=_title(parsed, exact=exact),
        text=text,
        teaser=teaser,
        links=tuple(_links(parsed, channel.place)),
        mark=_mark(parsed, channel.language),
        author=_author(parsed),
        sections=tuple(_sections(parsed)),
        published=_date(parsed, "published", zone) or _date(parsed, "created", zone),
        updated=_date(parsed, "updated", zone),
        picture=picture_of(parsed, (text, teaser), place),
    )


def plain(value: Any) -> Any:
    """Return *value* with dictionaries as Python makes them: feedparser's are ten times as slow."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, list) else value


def _place(parsed: Parsed, place: Place) -> Place:
    """Return *place* as the item sees it: XML lets every element say where it stands."""
    details = [*parsed.get("content", ()), parsed.get("summary_detail"), parsed.get("title_detail")]
    bases = (place.link(str(detail.get("base") or "")) for detail in details if detail)
    return replace(place, base=next((base for base in bases if base), place.base))


def _texts(parsed: Parsed) -> tuple[str, str]:
    """Return the text of the item (the longest, if it holds several) and its summary, as HTML.

    A film has none but the description of its picture.
    """
    text = max((_markup(one) for one in parsed.get("content", ())), key=len, default="")
    teaser = _markup(parsed.get("summary_detail"))
    if not text.strip() and not teaser.strip():
        return paragraphs.of_plain(str(parsed.get(CAPTION) or "")), ""
    return (text if text.strip() else ""), (teaser if teaser.strip() else "")


def _markup(detail: Parsed | None) -> str:
    kind = str((detail or {}).get("type") or "")
    text = str((detail or {}).get("value") or "")
    if kind == "text/plain":
        return paragraphs.of_plain(text)
    if kind == "application/octet-stream":  # bytes in Base64 (RFC 4287 4.1.3.3), HTML perhaps
        return text if "<" in text else ""
    return text if kind in {"text/html", "application/xhtml+xml"} else ""


def _title(parsed: Parsed, *, exact: bool) -> str:
    detail = parsed.get("title_detail") or {}
    text = str(parsed.get("title") or "")
    return (
        words.line(text) if exact and detail.get("type") == "text/plain" else words.unmarked(text)
    )


def _links(parsed: Parsed, place: Place) -> list[Link]:
    """Return the pages that the item names, in their order; its permanent id if it names none.

    An id is permanent unless it says otherwise, but only an address leads anywhere.
    """
    found = [
        Link(url, str(link.get("hreflang") or ""))
        for link in parsed.get("links", ())
        if link.get("rel") == "alternate"
        and str(link.get("type") or "").lower() in PAGES
        and (url := place.link(str(link.get("href") or "")))
    ]
    whole = str(parsed.get("link") or "")
    url = absolute(whole) if parsed.get("guidislink") else place.link(whole)
    return found or ([Link(url)] if url else [])


def _mark(parsed: Parsed, channel: str) -> str:
    """Return the language tag that the item bears itself, not the one that its feed lends it."""
    details = [parsed.get("title_detail"), *parsed.get("content", ()), parsed.get("summary_detail")]
    lent = [str(detail.get("language") or "") for detail in details if detail]
    marks = [str(parsed.get("language") or ""), *(tag for tag in lent if tag != channel)]
    return next((tag for tag in marks if tag), "")


def _author(parsed: Parsed) -> str:
    """Return the names of who wrote the item, without addresses.

    The last one is taken from the text as it came: feedparser tears addresses apart whose last
    part has more than four letters.
    """
    others = [str(one.get("name") or "") for one in parsed.get("authors", ())[:-1]]
    told = [*others, str(parsed.get("author") or "")]
    return byline(words.unmarked(name) for name in told)


def _sections(parsed: Parsed) -> list[str]:
    terms = [str(tag.get("label") or tag.get("term") or "") for tag in parsed.get("tags", ())]
    return [name for term in terms if (name := words.unmarked(term))]


def _date(parsed: Parsed, key: str, zone: ZoneInfo) -> datetime | None:
    return dates.read(str(parsed.get(key) or ""), zone) or dates.of_parts(
        parsed.get(f"{key}_parsed")
    )
