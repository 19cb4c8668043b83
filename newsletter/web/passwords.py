"""Passwords of editors, as Argon2 hashes."""

import secrets
import threading
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

#: Longest password that is looked at, in characters.
PASSWORD_LIMIT = 1_000

_hasher = PasswordHasher()
#: Each check takes 64 MiB; a flood of them must not take all there is.
_places = threading.BoundedSemaphore(2)


def hash_password(password: str) -> str:
    """Return what is kept of *password*."""
    return _hasher.hash(password)


def password_fits(kept: str | None, password: str) -> bool:
    """Tell whether *password* is the one of which *kept* was kept.

    None stands for an editor who does not exist: it takes just as long to say no.
    """
    with _places:
        try:
            return _hasher.verify(_nobody() if kept is None else kept, password[:PASSWORD_LIMIT])
        except (VerificationError, InvalidHashError):
            return False


@cache
def _nobody() -> str:
    """Return a hash that no password fits, for nobody knows the one it was made of."""
    return hash_password(secrets.token_urlsafe(32))
