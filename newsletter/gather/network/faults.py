"""What keeps us from an address, in plain words: its statuses, and the library's errors."""

from collections.abc import Mapping
from email.utils import parsedate_to_datetime

import requests
import urllib3
from requests_hardened.ip_filter import InvalidIPAddress

from newsletter.errors import NewsletterError, SourceBusy, SourceError

#: What we call ourselves.
AGENT = "bilingual-newsletter"

#: When it is tried again is not known here: whoever keeps the error knows, and says it.
LATER = "Ask its keeper if this lasts."
ADDRESS = "Check the address."

#: What a status means for us, and what to do.
REFUSALS = {
    401: ("It wants a password (401).", ADDRESS),
    403: ("It does not let us in (403).", f"Ask its keeper to admit {AGENT}."),
    404: ("It answers 404: there is nothing at this address.", ADDRESS),
    410: ("It answers 410: this is gone for good.", "Do without it, or look for its new address."),
    429: ("It asks us to come less often (429).", LATER),
}

#: The library's errors, the narrower first, and what each means.
FAILURES: tuple[tuple[type[Exception], str, str], ...] = (
    (
        InvalidIPAddress,
        "It leads into a private network.",
        "If that is meant, say so: allow_private = true, or --allow-private when it is tried.",
    ),
    (
        requests.exceptions.SSLError,
        "Its certificate is not valid, or it speaks no TLS that we know.",
        "Ask its keeper to renew the certificate.",
    ),
    (requests.Timeout, "It does not answer in time.", LATER),
    (urllib3.exceptions.TimeoutError, "It stopped answering.", LATER),
    (requests.exceptions.InvalidURL, "This is no address.", ADDRESS),
    (requests.exceptions.InvalidSchema, "This is no address.", ADDRESS),
    (requests.exceptions.MissingSchema, "This is no address.", ADDRESS),
    (urllib3.exceptions.LocationValueError, "This is no address.", ADDRESS),
    (
        requests.ConnectionError,
        "The address does not answer.",
        "Check the address, and ask its keeper if this lasts.",
    ),
    (urllib3.exceptions.DecodeError, "What it sends is packed wrongly.", LATER),
    (requests.RequestException, "It cannot be read.", LATER),
    (urllib3.exceptions.HTTPError, "It broke off in the middle.", LATER),
    (OSError, "The address does not answer.", LATER),
    (ValueError, "This is no address.", ADDRESS),
)

#: How much is shown of an address that somebody else chose.
LONGEST_SHOWN = 200

#: Statuses that may say when to come again (RFC 9110 15.6.4, RFC 6585 4).
BUSY = frozenset({429, 503})

#: The library's errors as one tuple, for `except`.
KINDS = tuple(kind for kind, _, _ in FAILURES)


def refused(url: str, status: int, headers: Mapping[str, str]) -> SourceError:
    """Return the error that the answer *status* means; *headers* have names in small letters."""
    fault = (f"It has a fault of its own ({status}).", LATER)
    other = (f"It answers {status}, and no text.", ADDRESS)
    what, remedy = REFUSALS.get(status, fault if status >= 500 else other)
    if status in BUSY:
        return SourceBusy(what, where=shown_short(url), remedy=remedy, wait=asked_to_wait(headers))
    return SourceError(what, where=shown_short(url), remedy=remedy, status=status)


def failed(url: str, error: Exception) -> SourceError:
    """Return the error that *error*, one of `KINDS`, means."""
    what, remedy = next(
        (what, remedy) for kind, what, remedy in FAILURES if isinstance(error, kind)
    )
    return SourceError(what, where=shown_short(url), remedy=remedy)


def too_long(url: str, most: int, kind: str) -> SourceError:
    """Return the error that more than *most* bytes mean, of the Content-Type *kind*."""
    less = "Ask its keeper for less; a feed needs its newest articles only."
    remedy = "Give it a smaller picture." if kind.lower().startswith("image/") else less
    what = f"It sends more than {most / 1_000_000:g} MB."
    return SourceError(what, where=shown_short(url), remedy=remedy)


def not_web(url: str, sender: str) -> SourceError:
    """Return the error that *url*, not of the web, means; *sender* sent us there, or nobody."""
    what = "Only http and https are read."
    if not sender:
        return SourceError(what, where=shown_short(url), remedy=ADDRESS)
    what = f"It sends us on to {shown_short(url)}. {what}"
    return SourceError(what, where=shown_short(sender), remedy="Ask its keeper to mend that.")


def led_inside(url: str, sender: str) -> SourceError:
    """Return the error that *sender* sent us on to *url*, inside a private network, means."""
    what = f"It sends us on to {shown_short(url)}, which leads into a private network."
    remedy = (
        "Only a source's own host may, if its allow_private says so: "
        "if that is meant, give the address that it sends us to."
    )
    return SourceError(what, where=shown_short(sender), remedy=remedy)


def ended() -> NewsletterError:
    """Return the error of a fetch that is broken off from our side; no source is to blame."""
    return NewsletterError("It was broken off: this program is being ended.")


def asked_to_wait(headers: Mapping[str, str]) -> float:
    """Return for how many seconds a server asks us to stay away; 0 if it does not.

    It says a number of them, or a date (RFC 9110 10.2.3).
    """
    said = headers.get("retry-after", "").strip()
    if said.isascii() and said.isdecimal():
        return float(said[:10])
    date = headers.get("date", "")
    try:
        seconds = (parsedate_to_datetime(said) - parsedate_to_datetime(date)).total_seconds()
    except (ValueError, TypeError, OverflowError):
        return 0
    return max(seconds, 0.0)


def shown_short(url: str) -> str:
    """Return *url* without a password, for people: no more of it than they want to read."""
    whole = shown(url)
    return whole if len(whole) <= LONGEST_SHOWN else f"{whole[:LONGEST_SHOWN]}…"


def shown(url: str) -> str:
    """Return *url* without a password that may stand in it."""
    scheme, found, rest = url.partition("://")
    end = next((place for place, sign in enumerate(rest) if sign in "/?#"), len(rest))
    return f"{scheme}{found}{rest[:end].rpartition('@')[2]}{rest[end:]}"
