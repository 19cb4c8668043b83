"""Bytes of a text file, in whatever encoding an office computer wrote them."""

import codecs

#: Marks at the start of a file, and the encoding that each stands for.
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def decode(content: bytes) -> str | None:
    """Return the text of *content*; None when it is no text.

    A byte order mark decides; without one it is UTF-8, and what is no UTF-8 was written by
    Windows in a western language (cp1252), whose five empty places become U+FFFD.
    """
    encoding = next((name for mark, name in MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode("cp1252" if encoding == "utf-8" else encoding, "replace")
    return None if "\0" in text else text
