"""Takes pictures of finished editions: `python docs/pictures/take.py HTML_FOLDER OUT_FOLDER`.

Every `*.html` of the first folder is taken 640 and 375 px wide, light and dark, as
`<name>-640.webp`, `<name>-375.webp`, `<name>-dark-640.webp` and `<name>-dark-375.webp`.
"""

import sys
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
#: Of the pictures: grounds stay true, letters sharp, and a long page under 400 KB.
QUALITY = 84


def take(browser: Browser, page_file: Path, out: Path) -> None:
    """Write the four pictures of *page_file* into *out*."""
    for infix, scheme in SCHEMES.items():
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
            page.goto(page_file.resolve().as_uri(), wait_until="load")
            taken = page.screenshot(full_page=True)
            page.close()
            picture = Image.open(BytesIO(taken)).convert("RGB")
            picture.save(out / f"{page_file.stem}-{infix}{width}.webp", quality=QUALITY, method=6)


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
