"""Header fields as bytes: cleaned, encoded (RFC 2047) and folded (RFC 5322), ASCII only.

Python's own `email` package is not used: it writes a long List-Unsubscribe as an encoded
word, which kills one-click unsubscription (cpython#85725), raises on U+2028 in a title, and
lets NUL through.
"""

import re
import unicodedata
from base64 import b64encode
from collections.abc import Sequence

from newsletter.errors import SendError

#: Longest line that holds an encoded word, and longest encoded word (RFC 2047 2).
LINE = 76
WORD = 75
#: What an encoded word costs beside its text.
FRAME = len("=?utf-8?q??=")

#: C0, DEL, C1, and the line and paragraph separators: what a reader or a relay could take
#: for a line's end, and NUL.
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")

#: A phrase that needs no quotes (RFC 5322 3.2.3).
ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")

#: What could end an address early, between < and >.
NOT_BARE = re.compile("[^!-;=?-~]")

#: Octets that need no escape in a phrase's encoded word (RFC 2047 5 (3)).
PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")
Q_WORDS = tuple(
    chr(octet) if octet in PLAIN else "_" if octet == 0x20 else f"={octet:02X}"
    for octet in range(256)
)


def clean(text: str) -> str:
    """Return *text* as one line: composed (NFC), control characters and runs of spaces as one."""
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
        return text.strip(" ")  # as nearly all words are
    whole = text.encode("utf-8", "replace").decode()
    spaced = CONTROLS.sub(" ", unicodedata.normalize("NFC", whole))
    return re.sub(" +", " ", spaced).strip(" ")


def structured(field: str, value: str) -> bytes:
    """Write a field whose *value* has a grammar of its own: untouched, on one line.

    Raises:
        SendError: *value* is not printable ASCII.
    """
    if not (value and value.isascii() and value.isprintable()):
        raise SendError(f"{value!r} cannot stand in the header {field}.")
    return f"{field}: {value}\r\n".encode("ascii")


def unstructured(field: str, text: str) -> bytes:
    """Write a field of free words, such as Subject."""
    text = clean(text)
    room = LINE - len(field) - 2
    words = text.split(" ") if text else []
    if not _is_plain(text) or any(len(word) > room for word in words):
        words = encoded_words(text, room)
    return _folded(field, words)


def mailbox(field: str, name: str, address: str) -> bytes:
    """Write a field that names one mailbox.

    An address outside ASCII may stand in no ASCII header; it is shown as the name of an
    empty group, as a relay does that has to downgrade it (RFC 6857).
    """
    if not address.isascii():
        shown = f"{name} {address}"
        return _folded(field, [*encoded_words(clean(shown), LINE - len(field) - 2), ":;"])
    return _folded(field, [*_phrase(field, name), f"<{_bare(address)}>"])


def list_id(name: str, identifier: str) -> bytes:
    """Write List-Id (RFC 2919): a list's *name* for people, its *identifier* for machines.

    Raises:
        SendError: *identifier* is not printable ASCII.
    """
    if not re.fullmatch(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", identifier):
        raise SendError(f"{identifier!r} cannot stand in the header List-Id.")
    return _folded("List-Id", [*_phrase("List-Id", name), f"<{identifier}>"])


def encoded_words(text: str, room: int) -> list[str]:
    """Cut *text* into encoded words of whole characters; the first is *room* long at most.

    Where half the letters are ASCII they stay legible (Q); else it is shorter in base64 (B).
    """
    legible = 2 * len(text.encode("ascii", "ignore")) >= len(text)
    kind, write = ("q", _q) if legible else ("b", _b)
    words: list[str] = []
    room = min(room, WORD) - FRAME
    while text:
        count = min(len(text), room)
        while count > 1 and len(write(text[:count])) > room:
            count -= 1
        words.append(f"=?utf-8?{kind}?{write(text[:count])}?=")
        text, room = text[count:], WORD - FRAME
    return words


def _phrase(field: str, name: str) -> list[str]:
    """Write *name* as the words of a phrase: bare, quoted, or encoded."""
    name = clean(name)
    room = LINE - len(field) - 2
    if _is_plain(name):
        if not name or (ATOMS.fullmatch(name) and len(name) <= room):
            return name.split()
        quoted = '"' + re.sub(r'(["\\])', r"\\\1", name) + '"'
        if len(quoted) <= room:
            return [quoted]
    return encoded_words(name, room)


def _is_plain(text: str) -> bool:
    """Say whether *text* can stand as it is; what looks like an encoded word cannot."""
    return text.isascii() and "=?" not in text


def _bare(address: str) -> str:
    """Return *address* without anything that would end it early."""
    return NOT_BARE.sub("", address)


def _folded(field: str, tokens: Sequence[str]) -> bytes:
    """Join *tokens* by spaces; a line that would grow too long is broken before one."""
    line = " ".join([f"{field}:", *tokens])
    if len(line) <= LINE:
        return f"{line}\r\n".encode("ascii")
    lines = [f"{field}:"]
    for token in tokens:
        fits = len(lines[-1]) + 1 + len(token) <= LINE
        if fits or lines[-1] == f"{field}:":
            lines[-1] += f" {token}"
        else:
            lines.append(f" {token}")
    return ("\r\n".join(lines) + "\r\n").encode("ascii")


def _q(text: str) -> str:
    return "".join([Q_WORDS[octet] for octet in text.encode()])


def _b(text: str) -> str:
    return b64encode(text.encode()).decode("ascii")
