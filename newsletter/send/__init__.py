"""EDITION + AUDIENCE -> DELIVERIES: messages are made out, and handed over.

    rendering + letterhead --Stencil.cut--> stencil        once per edition, or mail
    stencil + subscriber + message_id --fill--> message    once per reader
    renderings in several languages --in_languages--> stencil    an experiment (RFC 8255)
    message --Signer--> message                            signed, by DKIM
    messages --Wire | Outbox--> outcomes                   sent, deferred, failed, uncertain
    deferred --retry_at--> when to try again, or never

The mailers are the only part that touches anything. Who is sent what, and what is recorded of
it, is decided by the pipeline; `this_worker` and `is_gone` tell it which sender has a delivery
in hand, and whether that sender is still alive.
"""

from newsletter.send.dkim import DkimSettings, Signer, SigningKey, keys_of, signer_of
from newsletter.send.greeting import Greeting, greet
from newsletter.send.handing import hand_over
from newsletter.send.identity import feedback_id, mail_id, message_id
from newsletter.send.letterhead import Letterhead, Mailbox
from newsletter.send.multilingual import LanguagePart, Origin, in_languages
from newsletter.send.outbox import Outbox
from newsletter.send.retry import retry_at
from newsletter.send.settings import (
    MailSettings,
    OnUncertain,
    Relay,
    Tls,
    Transport,
    is_loopback,
)
from newsletter.send.stencil import Stencil
from newsletter.send.wire import Load, Wire
from newsletter.send.workers import is_gone, is_here, this_worker

__all__ = [
    "DkimSettings",
    "Greeting",
    "LanguagePart",
    "Letterhead",
    "Load",
    "MailSettings",
    "Mailbox",
    "OnUncertain",
    "Origin",
    "Outbox",
    "Relay",
    "Signer",
    "SigningKey",
    "Stencil",
    "Tls",
    "Transport",
    "Wire",
    "feedback_id",
    "greet",
    "hand_over",
    "in_languages",
    "is_gone",
    "is_here",
    "is_loopback",
    "keys_of",
    "mail_id",
    "message_id",
    "retry_at",
    "signer_of",
    "this_worker",
]
