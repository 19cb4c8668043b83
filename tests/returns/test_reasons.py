"""Failures for good, and failures that may pass."""

import pytest

from newsletter.returns.reasons import is_for_good


@pytest.mark.parametrize(
    ("status", "diagnostic", "words"),
    [
        ("5.1.1", "", ""),
        ("5.1.2", "host not found", ""),
        ("", "550 no such user here", ""),
        ("", "550 Requested action not taken: mailbox unavailable", ""),
        ("", "", "El buzón no existe: dirección inválida; user unknown"),
        ("5.0.0", "", "the address couldn't be found"),
        ("5.1.1", "user unknown", "you sent too many messages; relay access denied"),
    ],
)
def test_an_address_that_does_not_exist_is_for_good(status, diagnostic, words):
    """By its code, or by words."""
    assert is_for_good(status, diagnostic, words)


@pytest.mark.parametrize(
    ("status", "diagnostic", "words"),
    [
        ("", "", ""),
        ("4.1.1", "user unknown", ""),
        ("5.2.1", "user unknown", ""),
        ("5.7.1", "user unknown", ""),
        ("5.1.1", "550 user over quota", ""),
        ("5.1.1", "user unknown", "the mailbox is full"),
        ("5.1.1", "account suspended", ""),
        ("", "550 user unknown (in reply to end of DATA command)", ""),
        ("5.0.0", "550 user unknown", ">>> DATA\n<<< 550 user unknown"),
        ("5.5.0", "blocked by policy: invalid recipient", ""),
    ],
)
def test_anything_else_may_pass(status, diagnostic, words):
    """A full mailbox, a refused message, a doubt."""
    assert not is_for_good(status, diagnostic, words)
