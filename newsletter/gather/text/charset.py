"""Bytes of a text file, in whatever encoding an office computer wrote them."""

import codecs
import re

#: Marks at the start of a file, and the encoding that each stands for.
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}

#: Encodings of western texts that are no UTF-8: of Windows, of its command line and of old
#: programs, of old Macs.
WESTERN = ("cp1252", "cp850", "mac_roman")

#: What no text has within a word: capitals, marks that are neither hyphen nor apostrophe, and
#: characters that are none.
STRANGE = re.compile(
    "(?<=[A-Za-z])[À-ÖØ-ÞŠŽŒŸ](?=[a-z])|[ÀÁ](?=[A-Z][a-z])"
    "|(?<=[a-z])[^\\w\\s\x00-\x7f\xa0\xad·\u2010-\u2019](?=[a-z])"
    "|[\ufffd\x80-\x9f]"
)

#: A letter beyond ASCII, as UTF-8 writes it.
LETTER = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")


def decode(content: bytes) -> str | None:
    """Return the text of *content*; None when it is no text.

    A byte order mark decides; without one it is UTF-8. What is no UTF-8 was written by an office
    computer of old in a western language, in whichever of its encodings the words look least
    strange; empty places become U+FFFD. Where most is UTF-8 all the same, as when one paragraph
    was pasted from elsewhere, only the rest is read so.
    """
    encoding = next((name for mark, name in MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode(encoding, "replace") if encoding == "utf-16" else _mixed(content)
    return None if "\0" in text else text


def _mixed(content: bytes) -> str:
    """Return *content*, of which not all is UTF-8."""
    bare = content.removeprefix(codecs.BOM_UTF8)
    others = [line for line in bare.splitlines(keepends=True) if not _is_utf8(line)]
    letters = sum(len(LETTER.findall(line)) for line in bare.splitlines() if _is_utf8(line))
    if not letters:
        return _western(bare)
    encoding = _encoding(b"".join(others))
    lines = (
        line.decode("utf-8" if _is_utf8(line) else encoding, "replace")
        for line in bare.splitlines(keepends=True)
    )
    return "".join(lines)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _western(content: bytes) -> str:
    return content.decode(_encoding(content), "replace")


def _encoding(content: bytes) -> str:
    """Return which of `WESTERN` makes the least strange words of *content*; the first, if many."""
    return min(WESTERN, key=lambda name: len(STRANGE.findall(content.decode(name, "replace"))))
