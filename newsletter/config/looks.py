"""What must hold of the newsroom's looks: colours, logo, fonts."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from newsletter.config.shape import Problem
from newsletter.model import Brand, Site

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")

#: Names of fonts with commas between them: nothing else may get into a style.
FONTS = re.compile(r"[A-Za-z][A-Za-z0-9 -]*(?:, ?[A-Za-z][A-Za-z0-9 -]*)*")
#: What every list of fonts ends with, for machines that have none of them.
KINDS = ("serif", "sans-serif", "monospace")

#: Formats that every mail program shows.
PICTURE = re.compile(r".+\.(?:png|jpe?g|gif)", re.IGNORECASE)
#: Narrowest and widest logo, px: a phone is 320 wide, and has room at both sides.
NARROWEST, WIDEST = 16, 240
#: Highest logo, px.
HIGHEST = 400

#: What no address holds: a mail would lose it.
UNSAFE = re.compile(r"[\s<>\"\x00-\x1f\x7f]")


def problems_of_brand(site: Site, folder: Path) -> Iterator[Problem]:
    """Yield what is wrong with `[brand]` of the file in *folder*."""
    brand = site.brand
    for key in ("colours", "tints", "dark_colours", "dark_tints", "bar"):
        colours: tuple[str, ...] = getattr(brand, key)
        wrong = [colour for colour in colours if not COLOUR.fullmatch(colour)]
        if wrong:
            yield Problem(("brand", key), f"{wrong[0]!r} is no colour.", "Write it as #0b5563.")
        if key != "bar" and len(colours) < len(site.languages):
            yield Problem(("brand", key), f"Each of {len(site.languages)} languages needs one.")
    for key in ("headline_font", "text_font"):
        yield from _fonts(key, getattr(brand, key))
    yield from _logo(brand, folder)


def _fonts(key: str, fonts: str) -> Iterator[Problem]:
    remedy = 'Write names with commas between them, as in "Georgia,serif".'
    if not FONTS.fullmatch(fonts):
        yield Problem(("brand", key), f"{fonts[:60]!r} is no list of fonts.", remedy)
    elif fonts.rpartition(",")[2].strip() not in KINDS:
        ends = ", ".join(KINDS)
        yield Problem(("brand", key), f"The list must end with one of {ends}.", remedy)


def _logo(brand: Brand, folder: Path) -> Iterator[Problem]:
    if not NARROWEST <= brand.logo_width <= WIDEST:
        yield Problem(("brand", "logo_width"), f"This must lie between {NARROWEST} and {WIDEST}.")
    if not 0 <= brand.logo_height <= HIGHEST:
        yield Problem(("brand", "logo_height"), f"This must lie between 0 and {HIGHEST}.")
    if not brand.logo or is_safe(brand.logo):
        return
    way = ("brand", "logo")
    if "://" in brand.logo:
        yield Problem(way, f"{brand.logo[:200]!r} is no safe web address.", "Write https://…")
    elif not PICTURE.fullmatch(brand.logo):
        yield Problem(way, "Mail programs do not show such a file.", "Name a PNG, JPEG or GIF.")
    elif not _is_file(folder / brand.logo):
        yield Problem(way, f"There is no file {brand.logo[:200]!r}.",
                      "Its path is seen from this file.")  # fmt: skip


def is_safe(address: str) -> bool:
    """Is *address* one of the web, over HTTPS?"""
    try:
        parts = urlsplit(address)
    except ValueError:  # a host in square brackets that is none
        return False
    return parts.scheme == "https" and bool(parts.hostname) and not UNSAFE.search(address)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name that is too long, or holds a NUL
        return False
