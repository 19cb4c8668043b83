"""Checks of the plain text: that it says what the HTML says, and nothing of how it does."""

import re
from collections.abc import Iterator

from newsletter.render.checks.listed import in_a_row
from newsletter.render.findings import Finding, Level, Look

#: Longest line in octets (RFC 5322 2.1.1), and in characters.
LINE_LIMIT = 998
LINE = 78
LEFT = re.compile(
    r"</?(?:p|br|div|span|td|a|em|strong)\b[^>]*>|&(?:nbsp|amp|lt|gt|quot|#\d+);", re.IGNORECASE
)


def _complete(look: Look) -> Iterator[Finding]:
    """Find headlines and links of the HTML that the plain text lacks."""
    text = _squeezed(look.rendering.text)
    headlines = [one.text for one in look.anatomy.named("h1", "h2", "h3") if "hd" in one.classes]
    links = [link.attributes.get("href", "") for link in look.anatomy.named("a")]
    wanted = [*headlines, *(href for href in links if href.startswith(("http:", "https:")))]
    missing = [words for words in wanted if _squeezed(words) not in text]
    if missing or not text:
        yield look.find("P-01", found=", ".join(sorted(missing)))


def _lines(look: Look) -> Iterator[Finding]:
    lines = look.rendering.text.split("\n")
    if any(len(line.encode("utf-8", "replace")) > LINE_LIMIT for line in lines):
        yield look.find("P-02", where=_longest(look), sentence="P-02-line", limit=LINE_LIMIT)
    found = set(LEFT.findall(look.rendering.text))
    found |= {f"{line[:30]}…" for line in lines if len(line) > LINE and len(line.split()) > 1}
    if found:
        yield look.find("P-02", Level.WARN, found=in_a_row(found, 3))


def _longest(look: Look) -> str:
    return look.place_of(max(look.rendering.text.split("\n"), key=len).strip())


def _squeezed(words: str) -> str:
    """Return *words* so that neither case nor line breaks count."""
    return "".join(words.casefold().split())


CHECKS = (_complete, _lines)
