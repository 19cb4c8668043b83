"""Relays that are greeted."""

from datetime import UTC, datetime

import pytest

from newsletter.errors import RelayError
from newsletter.send import Tls, greet


def test_a_relay_says_what_it_can(relay):
    """No message is given, and nothing is encrypted where nothing is asked."""
    said = greet(relay(), "", "test.example", seconds=2)

    assert "8BITMIME" in said.features
    assert said.certificate_until is None


@pytest.mark.parametrize("tls", [Tls.STARTTLS, Tls.IMPLICIT])
def test_a_certificate_says_when_it_ends(relay, certificate, trust, tls):
    """It is verified, and its end is told."""
    context = certificate("127.0.0.1")
    how = {"tls_context": context} if tls is Tls.STARTTLS else {"ssl_context": context}

    said = greet(relay(tls, **how), "", "test.example", trust=trust, seconds=2)
    assert said.certificate_until > datetime(2026, 1, 1, tzinfo=UTC)


def test_a_certificate_of_strangers_is_refused(relay, certificate):
    """Nobody vouches for it."""
    with pytest.raises(RelayError, match="cannot be trusted"):
        greet(relay(Tls.STARTTLS, tls_context=certificate("127.0.0.1")), "", "x", seconds=2)


def test_a_name_with_a_line_break_is_never_said(relay):
    """It would be a second command."""
    with pytest.raises(RelayError, match="line break"):
        greet(relay(), "", "a\r\nMAIL FROM:<x@example.org>")
