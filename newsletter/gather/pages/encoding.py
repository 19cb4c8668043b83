"""Bytes of a web page, in whatever encoding its server, its author or neither says."""

import codecs
import re

from newsletter.gather.text import charset

#: `<meta charset=…>` and `<meta http-equiv … content="text/html; charset=…">` alike, and the
#: parameter of the header (RFC 9110 8.3.2).
SAID = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE)

#: Bytes in which the standard wants a page to say its encoding (WHATWG HTML 4.2.5.4).
HEAD = 1_024

#: Encodings of web pages by Python's names; it knows others that are none (`punycode`).
KNOWN = re.compile(
    r"ascii|iso8859-\d+|cp125\d|koi8-[ru]|mac-roman|big5\w*|gb\w+|euc_\w+|shift_jis\w*"
)

#: What pages that say Latin-1 mean (WHATWG Encoding 4.2).
MEANT = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254"}


def text_of(content: bytes, media_type: str = "") -> str | None:
    """Return the text of the page *content*; None when it is no text.

    What is UTF-8 is read as that whatever is said: nothing else happens to look like it. The
    word of the server comes next, then the page's own.

    Args:
        content: a page as it was sent.
        media_type: its `Content-Type`.
    """
    try:
        content.decode()
    except UnicodeDecodeError:
        heads = (media_type, content[:HEAD].decode("ascii", "replace"))
        said = next((found for head in heads if (found := _said(head))), "")
        if said and not content.startswith(tuple(charset.MARKS)):
            text = content.decode(said, "replace")
            return None if "\0" in text else text
    return charset.decode(content)


def _said(text: str) -> str:
    """Return the encoding that *text* names, `""` if it names none that pages are in."""
    found = SAID.search(text)
    try:
        name = codecs.lookup(found[1]).name if found else ""
    except LookupError:
        return ""
    return MEANT.get(name, name) if KNOWN.fullmatch(name) else ""
