"""The picture of a feed's item: where feeds put pictures, and in which order they are believed."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from newsletter.gather.pictures import ICONS, alike, described, in_text
from newsletter.gather.text import words
from newsletter.gather.urls import PICTURES, Place
from newsletter.model import Picture

#: The name under which mending.py lets feedparser hand on what Media RSS says of a picture.
CAPTION = "media_caption"


def picture_of(item: Mapping[str, Any], texts: Sequence[str], place: Place) -> Picture | None:
    """Return the picture that is attached to *item*: an enclosure, else Media RSS's.

    What it shows may be said in *texts*, where it stands again.
    """
    enclosures = [link for link in item.get("links", ()) if link.get("rel") == "enclosure"]
    media = sorted(filter(_is_picture, item.get("media_content", ())), key=_width, reverse=True)
    attached = [*filter(_is_picture, enclosures), *media, *item.get("media_thumbnail", ())]
    urls = (place.picture(_source(one)) for one in attached)
    url = next((url for url in urls if url and not ICONS.search(url)), "")
    if not url:
        return None
    # With several pictures nobody can tell whose caption it is, and a wrong one is a lie.
    caption = described(str(item.get(CAPTION) or "")) if len(media) < 2 else ""
    inside = (picture for text in texts for picture in in_text(text, place))
    alts = (picture.alt for picture in inside if alike(picture.url, url))
    return Picture(url, caption or next(alts, ""), _credit(item))


def _source(one: Mapping[str, Any]) -> str:
    return str(one.get("url") or one.get("href") or "").strip()


def _is_picture(one: Mapping[str, Any]) -> bool:
    said = str(one.get("medium") or one.get("type") or "").lower().partition("/")[0]
    if said:
        return said == "image"
    path = _source(one).lower().partition("?")[0]
    return any(path.endswith(suffix) for suffix in PICTURES)


def _width(one: Mapping[str, Any]) -> int:
    said = re.fullmatch(r"\d{1,5}", str(one.get("width") or ""))
    return int(said[0]) if said else 0


def _credit(item: Mapping[str, Any]) -> str:
    credited: Mapping[str, Any] = next(iter(item.get("media_credit", ())), {})
    return words.unmarked(str(credited.get("content") or ""))
