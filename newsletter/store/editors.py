"""Editors: who may log in."""

from datetime import datetime

from sqlalchemy import ColumnElement, select, true

from newsletter.errors import InputError, NotFound
from newsletter.model import Editor
from newsletter.store.dialects import insert
from newsletter.store.part import AnyRow, Part
from newsletter.store.schema import editors


class Editors(Part):
    """The editors; their address counts without regard to case."""

    def add(self, mail: str, password_hash: str, language: str, now: datetime) -> Editor:
        """Make an editor and return them.

        Raises:
            InputError: there is one with that address.
        """
        row = insert(self._connection, editors).values(
            mail=mail.lower(), password=password_hash, language=language, created_at=now
        )
        number = self._connection.scalar(
            row.on_conflict_do_nothing(index_elements=["mail"]).returning(editors.c.id)
        )
        if number is None:
            raise InputError(f"There is an editor {mail} already.")
        return self.get(number)

    def get(self, number: int) -> Editor:
        """Return the editor of that number.

        Raises:
            NotFound: there is none.
        """
        found = self._select(editors.c.id == number)
        if not found:
            raise NotFound(f"There is no editor {number}.")
        return found[0]

    def by_mail(self, mail: str) -> Editor | None:
        """Return the editor with that address, if there is one."""
        return next(iter(self._select(editors.c.mail == mail.lower())), None)

    def all(self) -> list[Editor]:
        """Return all editors in order of their numbers."""
        return self._select(true())

    def _select(self, condition: ColumnElement[bool]) -> list[Editor]:
        rows = self._connection.execute(select(editors).where(condition).order_by(editors.c.id))
        return [_editor_of(row) for row in rows]


def _editor_of(row: AnyRow) -> Editor:
    return Editor(id=row.id, mail=row.mail, password=row.password, language=row.language)
