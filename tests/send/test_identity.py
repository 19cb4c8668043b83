"""Message-IDs."""

import re
from datetime import UTC, datetime, timedelta

from newsletter.model import Address
from newsletter.send import feedback_id, mail_id, message_id

SECRET = b"0" * 32


def test_a_message_keeps_its_name():
    """The same issue and reader have the same id whenever it is asked for."""
    assert message_id(12, 34, SECRET, "example.org") == message_id(12, 34, SECRET, "example.org")


def test_a_name_is_a_dot_atom_of_our_domain():
    """It needs no quoting (RFC 5322 3.6.4)."""
    assert re.fullmatch(
        r"12\.34\.[0-9a-f]{24}@example\.org", message_id(12, 34, SECRET, "example.org")
    )


def test_no_two_messages_share_a_proof():
    """Issue, reader and secret each make another one."""
    proofs = {
        message_id(issue, reader, secret, "example.org").split(".")[2]
        for issue in (1, 11)
        for reader in (1, 11)
        for secret in (SECRET, b"1" * 32)
    }

    assert len(proofs) == 8


def test_nobody_guesses_a_name():
    """The proof has 96 bits and changes with everything else."""
    proofs = {message_id(1, reader, SECRET, "example.org").split(".")[2] for reader in range(100)}

    assert len(proofs) == 100


NOON = datetime(2026, 11, 24, 19, tzinfo=UTC)


def test_a_mail_has_a_name_of_its_own():
    """Mail, reader, moment and secret each make another one; the same give the same."""
    made = {
        mail_id(name, Address(to), moment, secret, "example.org")
        for name in ("confirm", "welcome")
        for to in ("ann@example.com", "ben@example.com")
        for moment in (NOON, NOON + timedelta(microseconds=1))
        for secret in (SECRET, b"1" * 32)
        for _ in range(2)
    }

    assert len(made) == 16
    assert all(re.fullmatch(r"[0-9a-f]{32}@example\.org", one) for one in made)


def test_a_sender_is_the_same_in_all_its_mail():
    """Gmail counts by four parts; the last is 5 to 15 letters, and the sender's own."""
    one = feedback_id("confirm", "weekly", "es", "example.org").split(":")
    other = feedback_id("welcome", "daily", "en", "EXAMPLE.ORG").split(":")

    assert one[:3] == ["confirm", "weekly", "es"]
    assert one[3] == other[3]
    assert 5 <= len(one[3]) <= 15
