"""Text as strangers write it, made fit to be shown on one line."""

import html
import re
import unicodedata

#: Longest title, name or description of a picture, in characters.
LINE_LIMIT = 300

#: Longest text that is looked at to make a line: what follows could not be shown anyway.
LOOKED_AT = 4_000

#: C0 and C1 controls, and the separators at which `str.splitlines` breaks a mail's header.
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")

#: The same without the line feed and the tab, which do no harm in a block of text.
UNSEEN_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")

#: Characters that are none (lone surrogates, non-characters), byte order marks, and marks that
#: turn the direction of whatever follows.
DROPPED = re.compile("[\ud800-\udfff\ufeff\u202a-\u202e\ufdd0-\ufdef\ufffe\uffff]")

#: Elements that people write into titles; other things in angle brackets are words.
INLINE = """a abbr acronym b bdi bdo big blink cite code del dfn em font i ins kbd mark nobr q s samp
    small span strike strong sub sup time tt u var wbr"""
BREAKING = """applet br center div embed form frame frameset h1 h2 h3 h4 h5 h6 hr iframe img input li
    link meta object ol p script style table td tr ul"""
UNSEEN = re.compile(r"<(script|style)\b[^<>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
INLINE_TAG = re.compile(rf"</?(?:{'|'.join(INLINE.split())})\b[^<>]*>", re.IGNORECASE)
BREAKING_TAG = re.compile(rf"</?(?:{'|'.join(BREAKING.split())})\b[^<>]*>", re.IGNORECASE)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def line(text: str, limit: int = LINE_LIMIT) -> str:
    """Return *text* on one line: NFC, without controls, blanks folded, at most *limit* long.

    `""` when nothing of it can be seen.
    """
    kept = text[:LOOKED_AT]
    if not kept.isprintable():
        kept = CONTROLS.sub(" ", DROPPED.sub("", kept))
    folded = " ".join(unicodedata.normalize("NFC", kept).split())
    if not any(sign.isprintable() and not sign.isspace() for sign in folded):
        return ""
    return cut(folded, limit)


def unmarked(text: str, limit: int = LINE_LIMIT) -> str:
    """Return *text* as `line` does, its HTML tags removed and its entities decoded once."""
    bare = text[:LOOKED_AT]
    if "<" in bare:
        bare = BREAKING_TAG.sub(" ", INLINE_TAG.sub("", UNSEEN.sub(" ", bare)))
    return line(ENTITY.sub(lambda found: html.unescape(found[0]), bare), limit)


def block(text: str) -> str:
    """Return *text* without the characters that no HTML and no database may hold."""
    if text.replace("\n", "").isprintable():
        return text
    kept = DROPPED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return UNSEEN_CONTROLS.sub(" ", kept)


def cut(text: str, limit: int) -> str:
    """Return *text* in at most *limit* characters, cut at a word and marked with an ellipsis.

    A single word that is longer is cut where it is, but not before a mark that belongs to the
    letter on its left.
    """
    if len(text) <= limit:
        return text
    end = limit - 1
    blank = text.rfind(" ", 0, end + 1)
    if blank > limit // 2:
        end = blank
    while end > limit // 2 and _clings(text[end]):
        end -= 1
    return text[:end].rstrip(" ,;:([{-\u2013\u2014¿¡«“") + "…"


def _clings(sign: str) -> bool:
    return bool(unicodedata.combining(sign)) or sign in "\u200d\ufe0e\ufe0f"
