"""Answers of people's absence, and of robots (RFC 3834)."""

import re

from newsletter.returns.parts import Mail

#: Fields that only automatic answers have.
FIELDS = (
    "X-Autoreply",
    "X-Autorespond",
    "X-Autoresponder",
    "X-Auto-Reply-From",
    "X-Mail-Autoreply",
)

#: How their subjects begin, in the languages of our readers.
SUBJECT = re.compile(
    r"\W*(?:auto(?:matic|mated)?\W{0,3}(?:reply|response)|out\s+of\s+(?:the\s+)?office|on\s+vacation"
    r"|vacation\s+re|respuesta\s+autom|contestaci.n\s+autom|fuera\s+de\s+(?:la\s+)?oficina|ausente\b"
    r"|de\s+vacaciones)",
    re.IGNORECASE,
)


def is_autoreply(mail: Mail) -> bool:
    """Say whether *mail* is certainly an automatic answer, and no bounce."""
    return (
        any(mail.field(name) for name in FIELDS)
        or mail.field("Precedence").lower() == "auto_reply"
        or SUBJECT.match(mail.field("Subject")) is not None
    )


def may_be_autoreply(mail: Mail) -> bool:
    """Say whether *mail* is automatic by its own word; bounces say the same of themselves."""
    return mail.field("Auto-Submitted").lower().startswith("auto-replied")
