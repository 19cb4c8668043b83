"""The column types of the tables: what goes in comes out alike on both databases."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar, cast

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Enum, Integer, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

Choice = TypeVar("Choice", bound=StrEnum)

#: A number for rows that may become more than two thousand million.
#: SQLite counts up by itself only where the type is called INTEGER.
BIG = BigInteger().with_variant(Integer(), "sqlite")


def clean(text: str) -> str:
    """Return *text* without what a database cannot keep.

    PostgreSQL takes no NUL in a text, and no database takes half of a surrogate pair: the
    one is dropped, the other becomes U+FFFD.
    """
    if text.isascii():
        return text.replace("\0", "")
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")


def digest(text: str) -> str:
    """Return the sha256 of *text*, in hex: an index takes no text of any length, but this."""
    return hashlib.sha256(clean(text).encode()).hexdigest()


class CleanText(TypeDecorator[str]):
    """Text of any length; every text of the store passes here, searched for or stored."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Clean what is written."""
        return None if value is None else clean(value)


class CleanJSON(TypeDecorator[Any]):
    """Plain data as JSON, its texts cleaned."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002 - SQLAlchemy's signature
        """Clean what is written."""
        return _cleaned(value)


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {clean(key): _cleaned(inner) for key, inner in value.items()}
    if isinstance(value, Sequence):
        return [_cleaned(inner) for inner in value]
    return value


class Moment(TypeDecorator[datetime]):
    """A moment: aware when it goes in, aware and UTC when it comes out.

    SQLite keeps the numbers of a moment and not its zone, so there UTC is taken off and put on.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Bring what is written to UTC.

        Raises:
            ValueError: *value* has no zone, so nobody knows which moment is meant.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value.isoformat()} has no time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Say that what is read is UTC."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


def choice(kind: type[Choice]) -> TypeEngine[Choice]:
    """Return the type of a column that holds one of *kind*, kept by a check of the database."""
    column = Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        length=16,
        name=kind.__name__.lower(),
        values_callable=lambda members: [member.value for member in members],
    )
    return cast("TypeEngine[Choice]", column)
