"""The HTTP header `Link`, which names other language versions of a page (RFC 8288)."""

import re

from newsletter.gather.links import Link

#: Longest header that is looked at.
LIMIT = 8_000

#: The pieces of the header: an address, a value in quotes, a bare word, a sign between them.
PIECE = re.compile(
    r'<(?P<url>[^<>]*)>|"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<word>[^\s<>",;=]+)|(?P<sign>[;,=])'
)


def alternates(header: str) -> list[Link]:
    """Return the links of *header* to other versions of the page, by language.

    What cannot be read is passed over; a link that has another page for its anchor, too.
    """
    found: list[Link] = []
    for url, parameters in _links(header[:LIMIT]):
        relations = next((value for name, value in parameters if name == "rel"), "")
        anchored = any(name == "anchor" for name, _ in parameters)
        if "alternate" in relations.lower().split() and not anchored:
            found += [Link(url, value) for name, value in parameters if name == "hreflang"]
    return found


def _links(header: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the addresses of *header*, each with its parameters: name -> value."""
    links: list[tuple[str, list[tuple[str, str]]]] = []
    name, valued = "", False
    for piece in PIECE.finditer(header):
        if piece["url"] is not None:
            links.append((piece["url"].strip(), []))
            name, valued = "", False
        elif piece["sign"]:
            valued = piece["sign"] == "=" and bool(name)
            name = name if valued else ""
        elif not valued:
            name = (piece["word"] or "").lower()
        elif links:
            quoted = piece["quoted"]
            value = piece["word"] if quoted is None else re.sub(r"\\(.)", r"\1", quoted)
            links[-1][1].append((name, value))
            name, valued = "", False
    return links
