"""Fills the places of a rendering for those who are no reader of it."""

import re
from collections.abc import Callable

from newsletter.model import Place

PLACE = re.compile("|".join(Place))

DARK_QUERY = re.compile(r"@media\s*\(\s*prefers-color-scheme\s*:\s*dark\s*\)", re.IGNORECASE)
BOTH_SCHEMES = re.compile(r"(color-scheme[\"']?\s*(?::|content=[\"'])\s*)light dark", re.IGNORECASE)


def fill(text: str, address: Callable[[Place], str]) -> str:
    """Return *text* with *address* of each place in its stead; safe within HTML attributes."""
    return PLACE.sub(lambda found: address(Place(found.group())), text)


def at_home(html: str, base_url: str) -> str:
    """Return *html* with our own pictures seen from where the page itself is.

    An editor may look at it before the public address leads here, or from another one.
    """
    return html.replace(f'src="{base_url}/media/', 'src="/media/')


def in_tone(html: str, *, dark: bool) -> str:
    """Return *html* with its dark styles always on, or always off, in whatever browser."""
    html = DARK_QUERY.sub("@media all" if dark else "@media not all", html)
    return BOTH_SCHEMES.sub(rf"\g<1>{'dark' if dark else 'light'}", html)


def in_new_tabs(html: str) -> str:
    """Return *html* with its links opening beside the page that frames it."""
    return html.replace("</head>", '<base target="_blank"></head>', 1)
