"""Looks at the relays, and at the keys that sign what they are given."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from newsletter.errors import NewsletterError
from newsletter.health.finding import Finding, block, of_error, ok, unknown, warn
from newsletter.send import (
    Mailbox,
    MailSettings,
    Relay,
    SigningKey,
    Tls,
    Transport,
    greet,
    is_loopback,
    keys_of,
)

#: A certificate that ends sooner is told of.
SOON = timedelta(days=14)


def of_keys(mail: MailSettings) -> tuple[tuple[SigningKey, ...], list[Finding]]:
    """Return the keys that sign, and how they stand."""
    if not mail.dkim.is_on:
        told = "Messages are not signed by us (DKIM)."
        return (), [warn("keys", told, "Have the relay sign them, or set key_file in [mail.dkim].")]
    try:
        keys = keys_of(mail.dkim, Mailbox.parse(mail.sender).domain)
    except NewsletterError as error:
        return (), [of_error("keys", error)]
    findings = [
        warn(f"key:{key.selector}", f"The key {key.selector} has {key.bits} bits.",
             "Make one of 2048 with a new selector: openssl genrsa -out FILE 2048")
        if key.is_short
        else ok(f"key:{key.selector}", f"{key.selector} signs for {key.domain} ({key.algorithm}).")
        for key in keys
    ]  # fmt: skip
    if not mail.dkim.key_file:
        findings.append(warn("keys", "There is no RSA key, and many receivers know no other.",
                             "Set key_file in [mail.dkim]."))  # fmt: skip
    return keys, findings


def of_relays(
    mail: MailSettings, environment: Mapping[str, str], hostname: str, now: datetime
) -> Iterator[Finding]:
    """Yield how each relay answers."""
    if mail.transport is Transport.OUTBOX:
        yield unknown("relay", f"Mail goes into the folder {mail.outbox}, and nobody gets it.",
                      'Set transport = "smtp" when all is ready.')  # fmt: skip
    for relay in mail.relays:
        yield _relay(relay, environment, hostname, now)


def _relay(relay: Relay, environment: Mapping[str, str], hostname: str, now: datetime) -> Finding:
    name = f"relay:{relay.name}"
    password = environment.get(relay.password_env, "") if relay.password_env else ""
    if relay.username and not password:
        return block(name, f"The environment has no {relay.password_env or 'password'}.",
                     "Set what password_env of [[mail.relay]] names.")  # fmt: skip
    try:
        said = greet(relay, password, hostname)
    except NewsletterError as error:
        return of_error(name, error)
    if said.certificate_until and said.certificate_until - now < SOON:
        return warn(name, f"Its certificate ends on {said.certificate_until:%Y-%m-%d}.",
                    "Have it renewed.")  # fmt: skip
    if relay.tls is Tls.NONE and not is_loopback(relay.host):
        return warn(name, "It answers, and mail goes to it unencrypted.",
                    'Set tls = "starttls" or "implicit".')  # fmt: skip
    how = "encrypted" if relay.tls is not Tls.NONE else "on this computer"
    return ok(name, f"It answers, {how}{', and knows us' if relay.username else ''}.")
