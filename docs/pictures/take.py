"""Takes pictures of finished editions: `python docs/pictures/take.py HTML_FOLDER OUT_FOLDER`.

Every `*.html` of the first folder is taken 640 and 375 px wide, light and dark, as
`<name>-640.png`, `<name>-375.png`, `<name>-dark-640.png` and `<name>-dark-375.png`.
"""

# ruff: noqa: INP001  # a program that is run by its path, not a module

import sys
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WIDTHS = (640, 375)
#: Name's infix -> colour scheme.
SCHEMES: dict[str, Literal["light", "dark"]] = {"": "light", "dark-": "dark"}
#: Sizes of the palette that are tried until the file is small enough, bytes.
COLOURS = (256, 96, 64)
FILE_LIMIT = 150_000
#: Colours that are taken as they are, because they cover most of the page.
FLAT = 24


def take(browser: Browser, page_file: Path, out: Path) -> None:
    """Write the four pictures of *page_file* into *out*."""
    for infix, scheme in SCHEMES.items():
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
            page.goto(page_file.resolve().as_uri(), wait_until="load")
            taken = page.screenshot(full_page=True)
            page.close()
            (out / f"{page_file.stem}-{infix}{width}.png").write_bytes(small(taken))


def small(png: bytes) -> bytes:
    """Return *png* with a palette, with as many colours as fit into the limit."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    for colours in COLOURS:
        file = BytesIO()
        palette = palette_of(picture, colours)
        picture.quantize(palette=palette, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
        if file.tell() <= FILE_LIMIT:
            break
    return file.getvalue()


def palette_of(picture: Image.Image, colours: int) -> Image.Image:
    """Return a palette that has the flat grounds exactly, and the pictures' colours roughly."""
    raw = picture.tobytes()
    counted = Counter(zip(raw[0::3], raw[1::3], raw[2::3], strict=True))
    flat = [part for colour, _ in counted.most_common(FLAT) for part in colour]
    mixed = picture.quantize(colours - FLAT).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette((flat + mixed)[: 3 * colours])
    return palette


def main() -> None:
    """Take the pictures of a folder."""
    if len(sys.argv) != 3:
        sys.exit(f"{__doc__}")
    pages, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for page_file in sorted(pages.glob("*.html")):
            take(browser, page_file, out)
        browser.close()


if __name__ == "__main__":
    main()
