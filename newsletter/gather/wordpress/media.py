"""The picture that is attached to a post, in the size that fits a letter."""

import re
from collections.abc import Iterator

from newsletter.gather.json_values import Raw, objects_at, text_at, value_at
from newsletter.gather.pictures import ICONS, described
from newsletter.gather.text import words
from newsletter.gather.urls import Place
from newsletter.model import Picture

#: Widths, in pixels, between which a picture is sharp in a letter and not heavy.
NARROWEST, WIDEST = 600, 1_600

#: Who made a picture, as captions end: "Photo: Ana Ruiz", "(Foto por Ana Ruiz)".
CREDIT = re.compile(
    r"[(\[]?\b((?:(?:photo|foto|fotografía|image|imagen|picture|credit|crédito)s?\s*"
    r"(?::|/|\bby\b|\bpor\b)|courtesy\b|cortesía\b)[^()\[\]]*)[)\]]?\.?$",
    re.IGNORECASE,
)


def picture_of(raw: Raw, place: Place) -> Picture | None:
    """Return the featured picture of the post *raw*; None if it has none, or hides it."""
    for media in objects_at(raw, "_embedded", "wp:featuredmedia"):
        if text_at(media, "media_type") not in {"", "image"}:
            continue
        sizes = ((width, place.picture(url)) for width, url in _sizes(media))
        shown = [(width, url) for width, url in sizes if url and not ICONS.search(url)]
        if shown:
            caption = words.unmarked(text_at(media, "caption", "rendered"))
            credit = CREDIT.search(caption)
            told = caption[: credit.start()].strip() if credit else caption
            alt = described(text_at(media, "alt_text")) or described(told)
            return Picture(_fitting(shown), alt, credit[1].strip() if credit else "")
    return None


def _sizes(media: Raw) -> Iterator[tuple[int, str]]:
    """Yield the width and the address of *media* in each size, as uploaded first."""
    yield _width(value_at(media, "media_details")), text_at(media, "source_url")
    sizes = value_at(media, "media_details", "sizes")
    for size in sizes.values() if isinstance(sizes, dict) else ():
        yield _width(size), text_at(size, "source_url")


def _width(raw: object) -> int:
    said = text_at(raw, "width")
    return int(said) if re.fullmatch(r"[0-9]{1,5}", said) else 0


def _fitting(sizes: list[tuple[int, str]]) -> str:
    """Return the address of the largest that is not too large, else of the nearest above."""
    good = [size for size in sizes if NARROWEST <= size[0] <= WIDEST]
    above = [size for size in sizes if size[0] > WIDEST]
    if good:
        return max(good, key=lambda size: size[0])[1]
    if above:
        return min(above, key=lambda size: size[0])[1]
    return sizes[0][1]
