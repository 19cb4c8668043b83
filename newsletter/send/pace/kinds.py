"""Whose trouble an answer speaks of: the reader's, ours, the message's, the relay's.

What providers say is taken from RFC 3463, RFC 5248 and its registry, RFC 7372, and from what
Google (support.google.com/a/answer/3726730), Microsoft (learn.microsoft.com, "NDR error codes")
and Yahoo (senders.yahooinc.com/smtp-error-codes) publish.
"""

import re
from enum import StrEnum

from newsletter.model import DeliveryState, Outcome


class Kind(StrEnum):
    """Whose trouble it is."""

    #: Nobody's: the message was taken, or nothing is known.
    NONE = "none"
    #: The address does not exist.
    ADDRESS = "address"
    #: The reader's mailbox takes nothing now: full, switched off, or asks strangers to come again.
    MAILBOX = "mailbox"
    #: It is us whom they do not trust: signature, DNS, reputation, login, right to relay.
    SENDER = "sender"
    #: It is the message: taken for spam, against their rules, too big.
    CONTENT = "content"
    #: We are too fast.
    PACE = "pace"
    #: The relay or the network is out of order.
    RELAY = "relay"


#: "550 5.1.1 words" and "550-5.1.1 words".
REPLY = re.compile(r"([2-5]\d\d)(?:[ -]+([245])\.(\d{1,3})\.(\d{1,3})\b)?")

#: Class, subject and detail -> whose trouble, where the class decides.
BY_CLASS = {
    "4.1.1": Kind.MAILBOX, "4.1.2": Kind.RELAY, "5.4.4": Kind.ADDRESS, "4.7.0": Kind.PACE,
    "4.7.1": Kind.MAILBOX, "5.4.5": Kind.RELAY, "5.7.28": Kind.SENDER, "5.4.310": Kind.ADDRESS,
}  # fmt: skip

#: Subject and detail -> whose trouble.
BY_DETAIL = {
    "1.5": Kind.NONE, "1.7": Kind.SENDER, "1.8": Kind.SENDER, "1.9": Kind.RELAY,
    "2.3": Kind.CONTENT, "3.4": Kind.CONTENT, "4.5": Kind.PACE, "5.3": Kind.PACE,
    "6.7": Kind.RELAY, "6.8": Kind.RELAY, "6.9": Kind.RELAY, "6.10": Kind.RELAY,
    "7.2": Kind.MAILBOX, "7.17": Kind.ADDRESS, "7.18": Kind.ADDRESS, "7.19": Kind.MAILBOX,
    "7.28": Kind.PACE, "7.30": Kind.RELAY,
    **dict.fromkeys(
        # credentials; DKIM, SPF, reverse DNS, both, null MX, ARC (RFC 7372 and others);
        # Google's 7.32 (From is of another domain) and 7.40 (no DMARC)
        [f"7.{detail}" for detail in (8, 9, *range(10, 15), *range(20, 28), 29, 32, 40)],
        Kind.SENDER,
    ),
}  # fmt: skip

#: Subject -> whose trouble, where the detail says no more.
BY_SUBJECT = {
    "1": Kind.ADDRESS, "2": Kind.MAILBOX, "3": Kind.RELAY, "4": Kind.RELAY, "5": Kind.RELAY,
    "6": Kind.CONTENT, "7": Kind.CONTENT,
}  # fmt: skip

#: Code alone -> whose trouble (RFC 5321 4.2.2).
BY_CODE = {
    421: Kind.PACE, 450: Kind.MAILBOX, 451: Kind.RELAY, 452: Kind.RELAY, 454: Kind.PACE,
    550: Kind.ADDRESS, 551: Kind.ADDRESS, 552: Kind.MAILBOX, 553: Kind.ADDRESS, 554: Kind.CONTENT,
    **dict.fromkeys((530, 534, 535, 538), Kind.SENDER),
}  # fmt: skip

#: Codes under which providers say all sorts of things: there the words come first.
VAGUE = frozenset({"0.0", "1.0", "2.0", "2.1", "3.0", "3.2", "4.1", "5.0", "7.0", "7.1"})

#: Words -> whose trouble; the first that fits counts.
WORDS = {
    "gr[ae]y-?list": Kind.MAILBOX,
    r"too (?:quickly|fast|many (?:messages|connections|emails))|unusual rate|at a rate": Kind.PACE,
    r"\brate[ -]?limit|(?:sending|message) (?:rate|limit|quota)|throttl|slow down": Kind.PACE,
    r"temporarily deferred|limit exceeded|server busy|congest": Kind.PACE,
    r"(?:user|recipient|mailbox|address|account)(?:'s)? [^.]{0,60}?"
    r"(?:unknown|not (?:found|known|exist)|does(?:n.t| not) exist|no longer)": Kind.ADDRESS,
    r"(?:no such|unknown|invalid) (?:user|recipient|mailbox|address|person|account)": Kind.ADDRESS,
    r"doesn.t have an? \S+ account|recipient address rejected: access denied": Kind.ADDRESS,
    r"\bTLS\b|shutting down|system problem|maintenance|out of (?:memory|disk)": Kind.RELAY,
    r"\bspf\b|\bdkim\b|\bdmarc\b|authenticat|reverse dns|\bptr\b": Kind.SENDER,
    r"unable to relay|relay(?:ing)?(?: access)? (?:is )?(?:denied|not (?:allowed|permitted))":
    Kind.SENDER,
    r"block(?:ed)?[ -]?(?:list|using)|blacklist|\bdnsbl\b|\brbl\b|reputation|banned": Kind.SENDER,
    r"sender (?:address |domain )?(?:rejected|denied|not)|\[(?:BL|TSS|S31)\d+\]": Kind.SENDER,
    r"\bfull\b|quota|disabled|inactive|suspended|over (?:its |the )?(?:storage|limit)":
    Kind.MAILBOX,
    r"spam|virus|malware|phish|unsolicited|\bcontent\b": Kind.CONTENT,
    r"polic(?:y|ies)|suspicious|too (?:large|big)": Kind.CONTENT,
}  # fmt: skip
PATTERNS = [(kind, re.compile(words, re.IGNORECASE)) for words, kind in WORDS.items()]


def kind_of(outcome: Outcome) -> Kind:
    """Return whose trouble it is that a message met."""
    if outcome.state in {DeliveryState.SENT, DeliveryState.PENDING, DeliveryState.UNCERTAIN}:
        return Kind.NONE
    return kind_of_reply(outcome.reply)


def kind_of_reply(reply: str) -> Kind:
    """Return whose trouble a relay speaks of: "550 5.1.1 no such user" -> `Kind.ADDRESS`."""
    code, status, words = parted(reply)
    if code < 400:
        return Kind.NONE
    detail = status.partition(".")[2]
    if not status or detail in VAGUE:
        for kind, pattern in PATTERNS:
            if (kind is not Kind.PACE or code < 500) and pattern.search(words):
                return kind
    if not status or detail == "0.0":
        return BY_CODE.get(code, Kind.RELAY)
    return BY_CLASS.get(status) or BY_DETAIL.get(detail) or _by_subject(status)


def _by_subject(status: str) -> Kind:
    kind, subject, detail = status.split(".")
    if subject == "7" and len(detail) == 3:  # Microsoft's own
        if detail.startswith("1"):
            return Kind.MAILBOX  # a group or a mailbox that only some may write to
        if detail[0] in "567":
            return Kind.SENDER if kind == "5" else Kind.PACE
    if subject == "7" and kind == "4":
        return Kind.PACE
    return BY_SUBJECT.get(subject, Kind.RELAY)


def parted(reply: str) -> tuple[int, str, str]:
    """Part a reply into its code (0 if there is none), its status (`""` if none) and words."""
    match = REPLY.match(reply)
    if not match:
        return 0, "", reply
    code, kind, subject, detail = match.groups()
    status = f"{kind}.{int(subject)}.{int(detail)}" if kind else ""
    return int(code), status, reply[match.end() :]
