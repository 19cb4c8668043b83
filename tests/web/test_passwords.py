"""Passwords."""

import pytest

from newsletter.web.passwords import hash_password, password_fits
from tests.web.desk import HASH, PASSWORD


def test_the_right_one_fits():
    """The password from which a hash was made fits it, and no other does."""
    assert password_fits(HASH, PASSWORD)
    assert not password_fits(HASH, PASSWORD + "x")
    assert not password_fits(HASH, "")


def test_what_is_kept_is_argon2id_with_a_salt():
    """The same password is kept in another form each time, and never in clear."""
    first, second = hash_password("same"), hash_password("same")

    assert first.startswith("$argon2id$")
    assert first != second


@pytest.mark.parametrize("kept", [None, "", "no hash", "$argon2id$v=19$broken"])
def test_what_is_no_hash_fits_nothing(kept):
    """Nobody, and an account without a password, cannot log in."""
    assert not password_fits(kept, "")
    assert not password_fits(kept, "nobody's")
