"""Masked addresses."""

import pytest

from newsletter.model import Address
from newsletter.web.masking import mask


@pytest.mark.parametrize(
    ("mail", "masked"),
    [
        ("maria@example.org", "m•••@example.org"),
        ("jo@example.org", "j•••@example.org"),
        ("x@example.org", "•••@example.org"),
        ('"a@b"@example.org', '"•••@example.org'),
    ],
)
def test_only_the_first_letter_is_shown(mail, masked):
    """Its owner knows it again; how long it is stays hidden, and one letter is not shown at all."""
    assert mask(Address(mail)) == masked
