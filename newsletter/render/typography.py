"""Makes foreign words safe and handsome to set: one line, no tricks, no widows."""

import re
import unicodedata
from urllib.parse import quote, urlsplit

#: Longest headline, and longest summary, that an edition shows.
HEADLINE_LIMIT = 200
SUMMARY_LIMIT = 600

#: Controls that turn the direction of everything after them (UAX #9, 2.1 and 2.2); the
#: harmless marks LRM, RLM and ALM stay.
TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

#: Controls, halves of surrogate pairs, and private characters.
UNFIT = frozenset({"Cc", "Cs", "Co"})

#: The last two places of each plane hold no characters, nor do these (Unicode 23.7).
NO_CHARACTERS = range(0xFDD0, 0xFDF0)

#: Two last words of a headline that together are so short that they go down together.
WIDOW = 14

#: What stays as it is in an address: every ASCII character that is not white.
URL_SAFE = "".join(chr(code) for code in range(0x21, 0x7F))

NO_BREAK = "\u00a0"


def tidy(text: str) -> str:
    """Return *text* on one line, without control characters, half characters or our own tokens.

    Two underscores in a row become one: a headline must not be able to spell the place where a
    reader's own address is put in.
    """
    fit = "".join(c for c in text if c.isspace() or _fit(c))
    return re.sub(r"_{2,}", "_", " ".join(fit.split()))


def _fit(character: str) -> bool:
    code = ord(character)
    if character in TURNS or code & 0xFFFE == 0xFFFE or code in NO_CHARACTERS:
        return False
    return unicodedata.category(character) not in UNFIT


def clip(text: str, limit: int) -> str:
    """Return *text*, or what fits of it into *limit* characters, cut between words."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    whole = text[limit - 1] == " " or " " not in cut[limit // 2 :]
    cut = cut if whole else cut.rpartition(" ")[0]
    return cut.rstrip(" ,;:.") + "…"


def hold_times(text: str) -> str:
    """Keep the parts of a time of day on one line: "4 p. m.", "4:30 a.m."."""
    text = re.sub(r"(?<=\d) (?=[ap]\. ?m\.)", NO_BREAK, text)
    return re.sub(r"\b([ap])\. m\.", rf"\1.{NO_BREAK}m.", text)


def hold_widow(text: str) -> str:
    """Join the last two words of a headline when they are too short to stand alone."""
    words = text.split(" ")
    if len(words) > 3 and len(words[-1]) + len(words[-2]) <= WIDOW:
        return f"{text[: -len(words[-1]) - 1]}{NO_BREAK}{words[-1]}"
    return text


def headline(text: str) -> str:
    """Return *text* as it is set in a headline."""
    return hold_widow(hold_times(clip(tidy(text[: 10 * HEADLINE_LIMIT]), HEADLINE_LIMIT)))


def prose(text: str) -> str:
    """Return *text* as it is set in a paragraph."""
    return hold_times(clip(tidy(text[: 10 * SUMMARY_LIMIT]), SUMMARY_LIMIT))


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of *text*, which blank lines part."""
    parts = (hold_times(tidy(part)) for part in re.split(r"\n[ \t\r]*\n", text))
    return tuple(part for part in parts if part)


def safe_url(url: str) -> str:
    """Return *url* in ASCII if a reader may be sent there, else `""`.

    It must be an absolute HTTP address. Two underscores are escaped: an article must not get
    hold of a reader's own address by naming its place.
    """
    try:
        parts = urlsplit(url.strip())
        host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return ""
    if not all(_fit(c) and not c.isspace() and c not in '<>"' for c in url.strip()):
        return ""
    return quote(parts._replace(netloc=host).geturl(), safe=URL_SAFE).replace("__", "%5F%5F")
