"""Delivery status notifications (RFC 3464): what a mail system says for machines to read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from itertools import groupby, islice

from newsletter.returns.found import addresses, status
from newsletter.returns.parts import Mail, field, head

#: No more recipients than this are looked at.
LIMIT = 100

#: A line that belongs to a group of fields: a field, or the continuation of one.
FIELD_LINE = re.compile(r"[\w-]{1,60}:|[ \t]+\S")
#: What a program puts before the lines of a mail that it quotes.
QUOTED = re.compile(r"^[> \t]*>[ \t]?")


@dataclass(frozen=True, slots=True)
class Notice:
    """What became of a message for one recipient."""

    recipient: str
    #: "failed", "delayed" or "delivered".
    action: str
    #: Enhanced code; `""` for none.
    status: str
    #: What the mail system said.
    words: str


def notices(mail: Mail) -> list[Notice]:
    """Return what *mail* says of each recipient; nothing when it is no such notification."""
    marked = list(mail.of_type("message/delivery-status", "message/global-delivery-status"))
    groups = _marked(marked) if marked else _unmarked(mail.words)
    return [_notice(group) for group in islice(filter(_recipient, groups), LIMIT)]


def _marked(parts: list[Message]) -> Iterator[Message]:
    for part in parts:
        payload = part.get_payload()
        if isinstance(payload, list):
            yield from (group for group in payload if isinstance(group, Message))


def _unmarked(words: str) -> Iterator[Message]:
    """Find groups of fields in plain words, where a program has forwarded or mangled the mail."""
    lines = [QUOTED.sub("", line) for line in words.split("\n")]
    for is_group, group in groupby(lines, lambda line: FIELD_LINE.match(line) is not None):
        text = "\n".join(group)
        if is_group and "final-recipient:" in text.lower():
            yield head(text.lstrip(" \t"))


def _recipient(group: Message) -> str:
    """Return whom we wrote to, or else where that led."""
    named = addresses(field(group, "Original-Recipient"), field(group, "Final-Recipient"))
    return named[0] if named else ""


def _notice(group: Message) -> Notice:
    words = field(group, "Diagnostic-Code")
    code = status(field(group, "Status"))
    if code in {"", "5.0.0", "4.0.0"}:  # it says no more than "failed"
        code = status(words) or code
    return Notice(
        recipient=_recipient(group),
        action=_action(field(group, "Action").lower(), code),
        status=code,
        words=words,
    )


def _action(said: str, code: str) -> str:
    """Return what was done, which some systems say in words of their own, or not at all."""
    if said.startswith("delay"):
        return "delayed"
    if said.startswith(("deliver", "relay", "expand")) or (not said and code.startswith("2")):
        return "delivered"
    return "failed"
