"""Questions to a service, put and answered in JSON over HTTP, with limits."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import requests
import urllib3

from newsletter.errors import TranslationError

#: Bytes of an answer, unpacked, and of what is taken at a time.
LIMIT = 4_000_000
CHUNK = 65_536

#: Seconds for the connection.
CONNECT = 5

KINDS = (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service said."""

    status: int
    #: What its JSON holds; None where it sent something else.
    content: Any
    #: Seconds for which it asks us to stay away; 0 if it does not say.
    wait: float = 0

    @property
    def is_good(self) -> bool:
        """Did it do what it was asked for?"""
        return self.status == HTTPStatus.OK

    def said(self, name: str) -> str:
        """Return its words under *name*, to tell a fault by."""
        words = self.content.get(name) if isinstance(self.content, dict) else None
        return words if isinstance(words, str) else ""


@dataclass(frozen=True, slots=True)
class Service:
    """A service at an address."""

    address: str
    seconds: float
    headers: Mapping[str, str]

    def ask(self, path: str, question: Mapping[str, object] | None = None) -> Answer:
        """Return the answer of *path* to *question*; without one, it is read only.

        It goes where it is sent and nowhere else: not on to other addresses, which would get
        the key, and not through proxies of the environment.

        Raises:
            TranslationError: there is none.
        """
        # The library's own JSON writes ñ as six bytes, and services count bytes.
        body = json.dumps(question, ensure_ascii=False).encode() if question is not None else None
        until = time.monotonic() + self.seconds
        try:
            with requests.Session() as session:
                session.trust_env = False
                with session.request(
                    "GET" if body is None else "POST",
                    self.address.rstrip("/") + path,
                    data=body,
                    headers={"Content-Type": "application/json", **self.headers},
                    timeout=(min(CONNECT, self.seconds), self.seconds),
                    allow_redirects=False,
                    stream=True,
                ) as response:
                    content = _read(response, until)
        except KINDS as error:
            raise self._failed(error) from error
        return self._answer(response, content)

    def _answer(self, response: requests.Response, content: bytes) -> Answer:
        status, wait = response.status_code, response.headers.get("Retry-After", "")
        try:
            told = json.loads(content)
        except (ValueError, RecursionError):
            told = None
        if 300 <= status < 400:
            raise TranslationError(
                "It sends us to another address.",
                where=self.address,
                remedy="Give the address that it ends at.",
            )
        if status == HTTPStatus.OK and told is None:
            raise self.strange()
        return Answer(status, told, float(wait) if wait.isdecimal() and len(wait) < 7 else 0)

    def strange(self) -> TranslationError:
        """Return the error that its answer is not as it should be."""
        return TranslationError(
            "Its answer cannot be read.",
            where=self.address,
            remedy="See that the address is that of the service itself.",
        )

    def _failed(self, error: Exception) -> TranslationError:
        if isinstance(error, urllib3.exceptions.DecodeError):
            return self.strange()
        remedy = "See that the address is right and that the service runs."
        what, passing = "It cannot be reached.", True
        if isinstance(error, requests.exceptions.SSLError):
            what, passing = "Its certificate cannot be trusted.", False
        elif isinstance(error, requests.Timeout | urllib3.exceptions.TimeoutError):
            what, remedy = f"It did not answer within {self.seconds:g} seconds.", "Try again later."
        elif isinstance(error, _TooLong):
            what, passing = "Its answer is far too long.", False
        return TranslationError(what, where=self.address, remedy=remedy, passing=passing)


class _TooLong(ValueError):
    """An answer is longer than we take."""


def _read(response: requests.Response, until: float) -> bytes:
    pieces, size = [], 0
    while piece := response.raw.read1(CHUNK, decode_content=True):
        pieces.append(piece)
        size += len(piece)
        if size > LIMIT:
            raise _TooLong
        if time.monotonic() > until:
            raise requests.Timeout
    return b"".join(pieces)
