"""What a relay says, cut into replies (RFC 5321 4.2)."""

import re
from typing import NamedTuple

from newsletter.send.replies import LIMIT, reply

LINE = re.compile(rb"([2-5][0-9][0-9])(?:([ -])([^\n]*?))?\r?\n")

#: Replies of one line each, and nothing else: what is said all the time.
SHORT = re.compile(rb"(?:[2-5][0-9][0-9](?: [^\n]*)?\r\n)+")

#: Octets of a line, and of a reply; RFC 5321 4.5.3.1.5 allows lines of 512.
LONGEST_LINE = 16384
LONGEST_REPLY = 65536


class Reply(NamedTuple):
    """One answer, of however many lines."""

    code: int
    #: Without the codes; lines are parted by "\\n".
    octets: bytes

    @property
    def text(self) -> str:
        """What it says, however it is written."""
        return self.octets.decode("utf-8", "replace")

    @property
    def line(self) -> str:
        """All of it on one line: "550 5.1.1 no such user"."""
        text = self.text
        if text.isascii() and text.isprintable() and len(text) < LIMIT:
            return f"{self.code} {text}".rstrip()
        return reply(self.code, text)


class ReplyReader:
    """Puts together what comes in pieces."""

    def __init__(self) -> None:
        self._buffer = b""
        self._code = b""
        self._lines: list[bytes] = []
        #: What was said that is no reply; `""` while all is well. Nothing is read after it.
        self.nonsense = ""

    @property
    def is_empty(self) -> bool:
        """Has everything been read, and every reply come to its end?"""
        return not self._buffer and not self._lines

    def feed(self, data: bytes) -> list[Reply]:
        """Return the replies that *data* completes."""
        if self.is_empty and SHORT.fullmatch(data):
            return [Reply(int(line[:3]), line[4:]) for line in data[:-2].split(b"\r\n")]
        buffer = self._buffer + data
        start, replies = 0, []
        while match := LINE.match(buffer, start):
            code, more, words = match.groups()
            if self._lines and code != self._code:
                break
            start = match.end()
            self._code = code
            self._lines.append(words or b"")
            if more != b"-":
                replies.append(Reply(int(code), b"\n".join(self._lines)))
                self._lines = []
        self._buffer = buffer[start:]
        if self._buffer or self._lines:
            self._judge()
        return replies

    def _judge(self) -> None:
        """See whether the rest may still become a reply."""
        rest = self._buffer
        size = sum(map(len, self._lines)) + 4 * len(self._lines)
        if (
            (rest and rest[:1] not in b"2345")
            or b"\n" in rest
            or len(rest) > LONGEST_LINE
            or size > LONGEST_REPLY
        ):
            self.nonsense = f"it says what is no reply: {rest[:40]!r}"
