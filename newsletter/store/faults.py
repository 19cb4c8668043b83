"""The errors of the databases, translated into ours."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolEmpty

from newsletter.errors import NotFound, StoreBusy, StoreError, StoreFull, StoreOutdated

#: Result codes of SQLite (https://www.sqlite.org/rescode.html), extended ones cut to their primary.
SQLITE = {5: StoreBusy, 6: StoreBusy, 13: StoreFull}

#: SQLSTATE codes of PostgreSQL (its manual, appendix A).
POSTGRESQL = {
    "40001": StoreBusy,  # serialization_failure
    "40P01": StoreBusy,  # deadlock_detected
    "42703": StoreOutdated,  # undefined_column
    "42P01": StoreOutdated,  # undefined_table
    "53100": StoreFull,  # disk_full
    "53300": StoreBusy,  # too_many_connections
    "55P03": StoreBusy,  # lock_not_available
}

#: What to do about each.
REMEDIES = {
    StoreBusy: "Try again in a moment; nothing was changed.",
    StoreFull: "Make room, then try again; nothing was changed, and nothing stored is lost.",
    StoreOutdated: "Run `newsletter db upgrade`.",
}


@contextmanager
def translated(where: str, otherwise: str = "") -> Iterator[None]:
    """Let ours pass and raise a StoreError in place of a database's own error.

    Args:
        where: the database, as a person may read it: without its password.
        otherwise: the remedy for an error that is none of the known ones.

    Raises:
        StoreBusy: somebody else holds what is needed, for longer than we wait.
        StoreFull: there is no room left.
        StoreOutdated: a table or a column is missing.
        StoreError: anything else that the database says.
        NotFound: a number was asked for that no row can have.
    """
    try:
        yield
    except StoreError as error:
        error.where = error.where or where
        raise
    except PoolEmpty as error:
        raise StoreBusy(where=where, remedy=REMEDIES[StoreBusy]) from error
    except SQLAlchemyError as error:
        raise _translation(error, where, otherwise) from error
    except OverflowError as error:
        raise NotFound("Nothing has so large a number.", where=where) from error


def _translation(error: SQLAlchemyError, where: str, otherwise: str) -> StoreError | NotFound:
    cause = error.orig if isinstance(error, DBAPIError) else None
    said = (str(cause or error).strip().splitlines() or [type(error).__name__])[0]
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return StoreError(
            f"The connection to the database was lost ({said}).",
            where=where,
            remedy="See that its server runs, then try again; what was not finished was undone.",
        )
    if getattr(cause, "sqlstate", None) == "22003":  # numeric_value_out_of_range
        return NotFound("Nothing has so large a number.", where=where)
    kind = _kind(cause, said)
    if getattr(cause, "sqlite_errorname", "").startswith("SQLITE_IOERR"):
        otherwise = "See that its disk has room and is sound."
    if kind is StoreError:
        return StoreError(
            f"The database refused: {said.removesuffix('.')}.", where=where, remedy=otherwise
        )
    return kind(where=where, remedy=REMEDIES[kind])


def _kind(cause: BaseException | None, said: str) -> type[StoreError]:
    state = getattr(cause, "sqlstate", None)
    code = getattr(cause, "sqlite_errorcode", None)
    if state:
        return POSTGRESQL.get(state, StoreError)
    # SQLite has no code of its own for a missing table or column.
    if said.startswith(("no such table", "no such column")) or "has no column named" in said:
        return StoreOutdated
    return SQLITE.get(code & 0xFF, StoreError) if code else StoreError
