"""Which pictures of a text are worth showing."""

import re
from collections.abc import Iterator
from typing import Any

from newsletter.gather.text import boilerplate, tree, words
from newsletter.gather.urls import Place
from newsletter.model import Picture

IMAGE = re.compile("<(?i:img)")

#: Where what looks like a picture is none.
HIDING = re.compile(
    "<(?:!--|(?i:iframe|noembed|noframes|script|style|template|textarea|title|xmp))"
)

#: A picture, whatever its attributes hold.
TAG = re.compile(r"""<(?i:img)\b(?:[^<>"']|"[^"]*"|'[^']*')*>""")

#: A picture of less than 100 pixels, either way, is an icon.
SMALL = re.compile(r"\d{1,2}(?:px)?")

#: Faces and moods, and drawings that mail programs do not show.
ICONS = re.compile(r"gravatar|avatar|/emoji/|/smilies/|\.svg(?:$|\?)", re.IGNORECASE)

#: Attributes in which pages keep the true address while a placeholder stands in `src`.
LAZY = ("data-src", "data-lazy-src", "data-original", "src")

#: The size that WordPress writes into the name of a picture: "bus-1024x683.jpg".
SIZE = re.compile(r"-\d+x\d+(?=\.\w+$)")

#: A description that is only the name of a file.
FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp)", re.IGNORECASE)


def in_text(markup: str, place: Place) -> Iterator[Picture]:
    """Yield the pictures of *markup*, HTML as it came, that are worth showing."""
    if not IMAGE.search(markup):
        return
    tags = TAG.findall(markup)
    # Within a script, or with quotes astray, only a parser can tell what is a picture.
    sure = not HIDING.search(markup) and len(tags) == len(IMAGE.findall(markup))
    told = "".join(tags) if sure else markup
    for element in tree.parse(words.block(told)).iter("img"):
        if _is_shown(element) and (url := _found(element, place)):
            yield Picture(url, described(element.get("alt") or ""))


def described(text: str) -> str:
    """Return *text* as the description of a picture; a file's name is none."""
    alt = words.unmarked(text)
    return "" if FILE_NAME.fullmatch(alt) else alt


def alike(one: str, other: str) -> bool:
    """Are the addresses *one* and *other* the same picture, in two sizes perhaps?"""
    return _bare(one) == _bare(other)


def _bare(url: str) -> str:
    return SIZE.sub("", url.partition("?")[0].partition("://")[2])


def _is_shown(element: Any) -> bool:
    sizes = (element.get("width") or "", element.get("height") or "")
    return not any(SMALL.fullmatch(size) for size in sizes)


def _found(element: Any, place: Place) -> str:
    """Return where the picture of *element* is, `""` if it is not worth showing."""
    sources: Iterator[str] = (element.get(name) or "" for name in LAZY)
    urls = (place.picture(source.strip()) for source in sources if source)
    url = next((url for url in urls if url), "")
    return "" if boilerplate.COUNTERS.match(url) or ICONS.search(url) else url
