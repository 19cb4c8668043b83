"""Signed links: an address that says which subscriber, of what, and for which purpose."""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from newsletter import keyed
from newsletter.errors import ConfigError, NotFound

#: Fewest bytes of a key.
SHORTEST_KEY = 16
#: No token of ours is longer; whatever is, need not be looked at.
LONGEST_TOKEN = 200
#: Octets of a signature: HMAC-SHA-256 cut to 144 bits (RFC 2104, section 5) is 24 letters of
#: base64, none of them with spare bits.
SIGNATURE = 18


class Purpose(StrEnum):
    """What a link is for. A token of one purpose is worth nothing for another.

    The value is the salt of its signature, and the first step of its address.
    """

    #: Leaving a newsletter, by a button or by one click of the mail program (RFC 8058).
    UNSUBSCRIBE = "u"
    #: Choosing the edition.
    PREFERENCES = "p"


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a link speaks of."""

    #: Id of the subscriber.
    subscriber: int
    #: Id of the newsletter.
    newsletter: str
    #: The language in which the link was given.
    language: str


class Links:
    """Writes and reads the links that readers find in their mail.

    A token reads `signature.language.subscriber.newsletter`. The signature stands first, so
    that the address ends in a letter or digit, which no mail program takes for punctuation;
    the language is legible, so that a broken link can still be answered in it. Tokens never
    expire: leaving must work for as long as the mail is kept. The address has no query, for
    the mail program's one-click POST goes to it as it is.

    Args:
        base_url: Public address of our pages, without a slash at the end.
        keys: Newest first. The first one signs, every one is believed: a new key is put in
            front, and the old ones stay for as long as their mail is to work.
    """

    def __init__(self, base_url: str, keys: Sequence[bytes]) -> None:
        if not keys or any(len(key) < SHORTEST_KEY for key in keys):
            raise ConfigError(
                f"Links need a key of at least {SHORTEST_KEY} bytes.",
                remedy="Make one with: python -c 'import secrets; print(secrets.token_hex())'",
            )
        self._base_url = base_url
        self._keys = {
            purpose: tuple(keyed.digest(key, f"newsletter.link.{purpose}".encode()) for key in keys)
            for purpose in Purpose
        }

    def unsubscribe(self, subscriber_id: int, newsletter: str, language: str) -> str:
        """Return the address at which *subscriber_id* leaves *newsletter*."""
        return self._address(Purpose.UNSUBSCRIBE, subscriber_id, newsletter, language)

    def preferences(self, subscriber_id: int, newsletter: str, language: str) -> str:
        """Return the address at which *subscriber_id* chooses the edition of *newsletter*."""
        return self._address(Purpose.PREFERENCES, subscriber_id, newsletter, language)

    def read(self, token: str, purpose: Purpose) -> Reader:
        """Return whom *token* speaks of.

        Raises:
            NotFound: we never signed it for *purpose*; a cut, an altered and an invented one
                are told apart neither by the answer nor by the time it takes.
        """
        signature, _, payload = token.partition(".")
        if len(token) > LONGEST_TOKEN or not token.isascii():
            signature, payload = "", ""
        given = signature.encode()
        fits = [
            hmac.compare_digest(_signature(key, payload).encode(), given)
            for key in self._keys[purpose]
        ]
        if not any(fits):
            raise NotFound("This link does not work.", remedy="Copy all of it.")
        language, subscriber, newsletter = payload.split(".")
        return Reader(int(subscriber), newsletter, language)

    def _address(self, purpose: Purpose, subscriber: int, newsletter: str, language: str) -> str:
        payload = f"{language}.{subscriber}.{newsletter}"
        signature = _signature(self._keys[purpose][0], payload)
        return f"{self._base_url}/{purpose}/{signature}.{payload}"


def language_of(token: str) -> str:
    """Return the language that *token* claims, be it signed or not; `""` if it claims none."""
    parts = token.split(".", 2)
    return parts[1] if len(parts) == 3 else ""


def _signature(key: bytes, payload: str) -> str:
    return urlsafe_b64encode(keyed.digest(key, payload.encode())[:SIGNATURE]).decode("ascii")
