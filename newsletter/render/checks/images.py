"""Checks of pictures: that mail programs can show them, and that they say what they show."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from newsletter.render.anatomy import Element
from newsletter.render.checks.listed import in_a_row, words_for
from newsletter.render.findings import Finding, Level, Look

#: Longest description; a screen reader cannot pause in one.
ALT_LIMIT = 150
#: A picture at least this wide heads an issue, or a story over two columns.
LEAD_WIDTH = 500
#: Forms that Gmail or Outlook do not show, by the end of the address.
UNSHOWN = re.compile(r"\.(?:svgz?|webp|avif|heic|tiff?|bmp)$", re.IGNORECASE)
FILE_NAME = re.compile(
    r"\S+\.(?:jpe?g|png|gif|webp|avif|tiff?|heic)|(?:img|dsc)[_-]?\d+", re.IGNORECASE
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
    return Level.WARN if is_open or UNSHOWN.search(parts.path) else None


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
    return int(written) if written.isascii() and written.isdigit() else 0


CHECKS = (_descriptions, _addresses, _sizes, _poor_descriptions)
