"""The keys with which readers' links are signed."""

import secrets
from datetime import datetime

from sqlalchemy import select

from newsletter.store.dialects import Turn, take_turn
from newsletter.store.part import Part
from newsletter.store.schema import keys

#: Bytes of a key: as many as the digest of HMAC-SHA-256 (RFC 2104, section 3).
LENGTH = 32


class Keys(Part):
    """The keys; none is ever taken away, for old mails hold links signed with old ones."""

    def all(self, now: datetime) -> tuple[bytes, ...]:
        """Return the keys, newest first, and make the first one where there is none.

        That needs `Store.writing`.
        """
        found = self.known()
        if found:
            return found
        take_turn(self._connection, Turn.KEYS)
        if not self.known():
            secret = secrets.token_bytes(LENGTH)
            self._connection.execute(keys.insert().values(secret=secret, created_at=now))
        return self.known()

    def known(self) -> tuple[bytes, ...]:
        """Return the keys that there are, newest first: none before the first link is made."""
        return tuple(self._connection.scalars(select(keys.c.secret).order_by(keys.c.id.desc())))
