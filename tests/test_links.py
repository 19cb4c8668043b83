"""Signed links."""

import base64
import hashlib
import re
import timeit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from itsdangerous import Signer
from itsdangerous.signer import HMACAlgorithm

from newsletter.errors import ConfigError, NotFound
from newsletter.links import Links, Purpose, Reader, language_of

BASE = "https://news.example"
OLD, NEW, OTHER = b"old key " * 3, b"new key " * 3, b"foreign " * 3
LINKS = Links(BASE, [NEW])


def token_of(address):
    """Cut the token from *address*."""
    return address.rpartition("/")[2]


@pytest.mark.parametrize("purpose", list(Purpose))
def test_what_is_written_is_read(purpose):
    """Subscriber, newsletter and language come back from the link."""
    write = {Purpose.UNSUBSCRIBE: LINKS.unsubscribe, Purpose.PREFERENCES: LINKS.preferences}

    address = write[purpose](41, "az-weekly", "es-MX")

    assert address.startswith(f"{BASE}/{purpose}/")
    assert LINKS.read(token_of(address), purpose) == Reader(41, "az-weekly", "es-MX")


def test_a_link_is_short_and_plain():
    """It has no query and no letter that a mail program escapes, and ends in none that it cuts."""
    address = LINKS.unsubscribe(1_000_000, "az-weekly", "es")

    assert re.fullmatch(rf"{BASE}/u/[\w.-]+[a-z0-9]", address)
    assert len(token_of(address)) <= 50


class CutSignature(HMACAlgorithm):
    """HMAC-SHA-256, its first 144 bits."""

    def get_signature(self, key, value):
        return super().get_signature(key, value)[:18]


@settings(max_examples=100)
@given(
    key=st.binary(min_size=16, max_size=80),
    purpose=st.sampled_from(Purpose),
    subscriber=st.integers(1, 9_999_999_999),
    newsletter=st.from_regex(r"[a-z0-9-]{1,40}", fullmatch=True),
)
def test_a_link_is_signed_as_it_always_was(key, purpose, subscriber, newsletter):
    """What readers have in their mail works on: a signature is what itsdangerous makes of it."""
    links = Links(BASE, [key])
    write = {Purpose.UNSUBSCRIBE: links.unsubscribe, Purpose.PREFERENCES: links.preferences}
    signer = Signer(
        key,
        salt=f"newsletter.link.{purpose}",
        key_derivation="hmac",
        digest_method=hashlib.sha256,
        algorithm=CutSignature(hashlib.sha256),
    )
    payload = f"es.{subscriber}.{newsletter}"

    token = token_of(write[purpose](subscriber, newsletter, "es"))

    assert token == f"{signer.get_signature(payload).decode()}.{payload}"


def test_a_purpose_is_not_another():
    """A link to the preferences does not unsubscribe, and the other way round."""
    unsubscribe = token_of(LINKS.unsubscribe(7, "weekly", "en"))
    preferences = token_of(LINKS.preferences(7, "weekly", "en"))

    with pytest.raises(NotFound):
        LINKS.read(unsubscribe, Purpose.PREFERENCES)
    with pytest.raises(NotFound):
        LINKS.read(preferences, Purpose.UNSUBSCRIBE)


def test_an_old_key_is_believed_and_signs_no_more():
    """Keys rotate: the newest signs, the older ones are read until they are taken away."""
    old, both, new = Links(BASE, [OLD]), Links(BASE, [NEW, OLD]), Links(BASE, [NEW])
    written_then = token_of(old.unsubscribe(7, "weekly", "en"))
    written_now = token_of(both.unsubscribe(7, "weekly", "en"))

    assert both.read(written_then, Purpose.UNSUBSCRIBE).subscriber == 7
    assert new.read(written_now, Purpose.UNSUBSCRIBE).subscriber == 7
    with pytest.raises(NotFound):
        new.read(written_then, Purpose.UNSUBSCRIBE)


def test_every_altered_letter_and_every_cut_is_noticed():
    """Not one bit of a link is free: no other text is read as the same link."""
    token = token_of(LINKS.unsubscribe(7, "weekly", "en"))
    letters = "ABab01-_.=!"
    altered = {
        token[:at] + letter + token[at + 1 :] for at in range(len(token)) for letter in letters
    }
    cut = {token[:end] for end in range(len(token))} | {token[1:], f"{token}.", f"{token}0"}

    for wrong in (altered | cut) - {token}:
        with pytest.raises(NotFound):
            LINKS.read(wrong, Purpose.UNSUBSCRIBE)


@pytest.mark.parametrize(
    "wrong",
    [
        "", ".", "...", "\x00", "é.es.7.weekly", "\ud800.es.7.weekly", "x" * 100_000,
        token_of(Links(BASE, [OTHER]).unsubscribe(7, "weekly", "en")),
        base64.b64encode(b"7|weekly").decode(),
    ],
)  # fmt: skip
def test_wrong_ones_are_answered_alike(wrong):
    """Whatever is wrong with a token, the answer is the same and names nothing of it."""
    with pytest.raises(NotFound) as caught:
        LINKS.read(wrong, Purpose.UNSUBSCRIBE)

    assert str(caught.value) == "This link does not work. Copy all of it."


@settings(max_examples=200)
@given(st.text(max_size=80))
def test_no_text_is_a_link(text):
    """Reading any text ends in NotFound, never in another error."""
    with pytest.raises(NotFound):
        LINKS.read(text, Purpose.UNSUBSCRIBE)


@pytest.mark.parametrize(
    ("token", "language"),
    [("sig.es.7.weekly", "es"), ("sig.es.", "es"), ("sig.es", ""), ("", ""), ("nothing", "")],
)
def test_a_broken_link_still_tells_its_language(token, language):
    """The language is legible when the end was cut off, or the signature is wrong."""
    assert language_of(token) == language


@pytest.mark.parametrize("keys", [[], [b""], [b"short"], [NEW, b"short"]])
def test_weak_keys_are_refused(keys):
    """Without a key of some length anybody could sign."""
    with pytest.raises(ConfigError):
        Links(BASE, keys)


def test_writing_and_reading_are_fast():
    """A link takes less than 60 µs to write and to read."""
    token = token_of(LINKS.unsubscribe(7, "weekly", "en"))

    writing = min(timeit.repeat(lambda: LINKS.unsubscribe(7, "weekly", "en"), number=200))
    reading = min(timeit.repeat(lambda: LINKS.read(token, Purpose.UNSUBSCRIBE), number=200))

    assert max(writing, reading) / 200 < 60e-6
