"""Checks of pictures: that mail programs can show them, and that they say what they show."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from newsletter.model import Rendering
from newsletter.render.anatomy import Anatomy, Element
from newsletter.render.checks.listed import in_a_row, words_for
from newsletter.render.checks.support import failing
from newsletter.render.findings import Finding, Level, Look

#: Longest description; a screen reader cannot pause in one.
ALT_LIMIT = 150
#: A picture at least this wide heads an issue, or a story over two columns.
LEAD_WIDTH = 500
FILE_NAME = re.compile(
    r"\S+\.(?:jpe?g|png|gif|webp|avif|tiff?|heic)|(?:img|dsc)[_-]?\d+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Display:
    """A picture as a rendering shows it."""

    url: str
    #: px; 0 when it does not say.
    width: int
    alt: str
    #: Where it leads; `""` for nowhere.
    link: str


def displays(rendering: Rendering) -> tuple[Display, ...]:
    """Return the pictures of the web that *rendering* shows, in order."""
    return tuple(
        Display(
            image.attributes["src"],
            _width(image.attributes.get("width", "")),
            image.attributes.get("alt", "").strip(),
            image.parent.attributes.get("href", "") if image.parent else "",
        )
        for image in Anatomy(rendering.html).named("img")
        if image.attributes.get("src", "").startswith(("http://", "https://"))
    )


def _descriptions(look: Look) -> Iterator[Finding]:
    """Find pictures without `alt`, and leading ones that it says nothing of."""
    for image in look.anatomy.named("img"):
        alt, url = image.attributes.get("alt"), image.attributes.get("src", "")
        if alt is None:
            yield look.find("I-01", url=url, language=image.language)
        elif not alt.strip() and _width(image.attributes.get("width", "")) >= LEAD_WIDTH:
            where = look.place_of_picture(image, "alt")
            yield look.find("I-01", Level.WARN, where, url=url, language=image.language)


def _addresses(look: Look) -> Iterator[Finding]:
    """Find pictures that cannot be had, or that Gmail or Outlook leave out."""
    found: dict[Level, list[Element]] = {}
    for image in look.anatomy.named("img"):
        if level := _level(image.attributes.get("src", ""), look.site.base_url):
            found.setdefault(level, []).append(image)
    for level, images in found.items():
        url, more = images[0].attributes.get("src", "")[:200], len(images) - 1
        where = look.place_of_picture(images[0], "url")
        yield look.find("I-02", level, where, url=f"{url} (+{more})" if more else url)


def _level(url: str, home: str) -> Level | None:
    """Return what a picture at *url* means; that *home* itself has no https is said of its links."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return Level.BLOCK
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return Level.BLOCK
    is_open = parts.scheme == "http" and not url.startswith(f"{home}/")
    form = PurePosixPath(parts.path).suffix.lower()
    return Level.WARN if is_open or failing(form) else None


def _sizes(look: Look) -> Iterator[Finding]:
    for image in look.anatomy.named("img"):
        url = image.attributes.get("src", "")
        sizes = [image.attributes.get("width", ""), image.attributes.get("height", "")]
        if "height" not in image.attributes and not url.startswith(f"{look.site.base_url}/"):
            sizes.pop()  # nobody knows the height of a picture that was not fetched
        if not all(size.isascii() and size.isdigit() for size in sizes):
            yield look.find("I-04", url=url)


def _poor_descriptions(look: Look) -> Iterator[Finding]:
    """Find descriptions that are the name of a file, too long, or begin with "image of"."""
    poor: list[Element] = []
    for image in look.anatomy.named("img"):
        alt, language = image.attributes.get("alt", "").strip(), image.language
        known = language if language in look.strings.languages else look.edition.language
        idle = tuple(words_for(look.strings, known, "alt_start"))
        if FILE_NAME.fullmatch(alt) or len(alt) > ALT_LIMIT or alt.casefold().startswith(idle):
            poor.append(image)
    if poor:
        found = in_a_row((one.attributes["alt"].strip()[:60] for one in poor), 2)
        yield look.find("I-05", Level.WARN, look.place_of_picture(poor[0], "alt"), found=found)


def _width(written: str) -> int:
    is_number = written.isascii() and written.isdigit() and len(written) < 6
    return int(written) if is_number else 0


CHECKS = (_descriptions, _addresses, _sizes, _poor_descriptions)
