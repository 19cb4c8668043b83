"""Complaints: a reader pressed "spam", and their provider tells us (RFC 5965)."""

from email.message import Message

from newsletter.returns.found import addresses
from newsletter.returns.parts import Mail, field

#: Reports of other things in the same form: a signature that failed (RFC 6591), "no spam".
NO_COMPLAINT = frozenset({"auth-failure", "not-spam"})

#: Outlook.com's program sends the message alone, with this field added.
OUTLOOK = "X-HmXmrOriginalRecipient"


def complaint(mail: Mail) -> tuple[str, ...] | None:
    """Return the readers who complain, `()` when they are not named; None: it is no complaint."""
    for part in mail.of_type("message/feedback-report"):
        payload = part.get_payload()
        inner = payload[0] if isinstance(payload, list) and payload else part
        report = inner if isinstance(inner, Message) else part
        if field(report, "Feedback-Type").lower() in NO_COMPLAINT:
            return None
        named = [*report.get_all("Original-Rcpt-To", []), *report.get_all("Removal-Recipient", [])]
        return addresses(*map(str, named)) or addresses(field(mail.original, "To"))
    return addresses(field(mail.original, OUTLOOK)) or None
