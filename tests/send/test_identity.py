"""Message-IDs."""

import re

from newsletter.send import message_id

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
