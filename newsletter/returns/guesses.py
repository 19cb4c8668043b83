"""Bounces in forms of their own, written for people: read by flufl.bounce, or by guess."""

import logging
import re
from dataclasses import dataclass

from flufl.bounce import all_failures

from newsletter.returns.found import addresses, once, status
from newsletter.returns.parts import PARTS, Mail, field

#: flufl.bounce logs a traceback before it lets an error go; below, such an error is an answer.
logging.getLogger("flufl.bounce").setLevel(logging.CRITICAL)

#: Who writes bounces.
DAEMON = re.compile(
    r"mailer-?daemon|post_?master|mail\W?(?:delivery|daemon|system|administrator)", re.IGNORECASE
)
#: How they are headed.
SUBJECT = re.compile(
    r"undeliver|non-?deliver|not\s+(?:be\s+)?deliver|returned\s+mail|returned\s+to\s+sender"
    r"|deliver\w*\s+(?:\w+\s+){0,2}(?:status|fail|error|problem|report|notif)"
    r"|fail\w*\s+(?:notice|delivery|mail|message)|mail\s+(?:system\s+)?(?:error|fail)"
    r"|no\s+se\s+(?:ha\s+)?(?:podido|pudo)\s+entregar|no\s+entregado",
    re.IGNORECASE,
)

#: Where the words of a bounce end, and the message that it returns begins.
ORIGINAL = re.compile(
    r"^.*(?:original\s+message|copy\s+of\s+(?:the|your)\s+(?:message|mail)|message\s+headers?\b"
    r"|below\s+this\s+line).*$"
    r"|^[> \t]*(?:Received|Return-Path|Message-ID|MIME-Version|X-Mailer):",
    re.IGNORECASE | re.MULTILINE,
)
TO = re.compile(r"^[> \t]*To:(.*)", re.IGNORECASE | re.MULTILINE)
REPLY = re.compile(r"\b[45]\d\d[ -]")


@dataclass(frozen=True, slots=True)
class Guess:
    """What a bounce seems to say."""

    recipients: tuple[str, ...]
    #: Enhanced code; `""` for none.
    status: str
    words: str
    #: By its form it speaks of a failure that may pass.
    passing: bool


def guess(mail: Mail) -> Guess | None:
    """Return what *mail* seems to say; None when it does not look like a bounce."""
    if not (
        mail.field("X-Failed-Recipients")
        or DAEMON.search(mail.field("From"))
        or SUBJECT.search(mail.field("Subject"))
    ):
        return None
    said, rest = _split(mail.words)
    passing, failed = _flufl(mail)
    meant = addresses(field(mail.original, "To"), *TO.findall(rest)[:1])
    named = (
        addresses(mail.field("X-Failed-Recipients"))
        or _strange(failed, mail)
        or _strange(passing, mail)
        or _strange(addresses(said), mail)
    )
    # of all the addresses in a bounce, the one that we wrote to is ours
    readers = once(name for name in named if name in meant) or meant or named
    if not readers and not REPLY.search(said):
        return None
    return Guess(readers, status(said), said, passing=bool(passing and not failed))


def _split(words: str) -> tuple[str, str]:
    """Cut a bounce's *words* where the message that it returns begins."""
    found = ORIGINAL.search(words)
    return (words[: found.start()], words[found.start() :]) if found else (words, "")


def _flufl(mail: Mail) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return for whom delivery is delayed, and for whom it failed, as flufl.bounce has it."""
    if len(mail.parts) == PARTS:  # it goes through all of them, time and again
        return (), ()
    try:
        passing, failed = all_failures(mail.whole)
    except Exception:  # it stumbles over odd mails in ways of its own
        logging.getLogger(__name__).info("flufl.bounce cannot read a mail", exc_info=True)
        return (), ()
    names = [
        sorted(name.decode("ascii", "replace") for name in names) for names in (passing, failed)
    ]
    return addresses(*names[0]), addresses(*names[1])


def _strange(names: tuple[str, ...], mail: Mail) -> tuple[str, ...]:
    """Return those *names* that are not the bounce's own."""
    own = addresses(*(mail.field(name) for name in ("From", "To", "Reply-To", "Delivered-To")))
    return once(name for name in names if name not in own)
