"""Looks at what is on this computer: the database, the words, room on the disk, the clock."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from newsletter import bootstrap, places
from newsletter.config import Settings
from newsletter.errors import NewsletterError, StoreError
from newsletter.health.finding import Finding, block, of_error, ok, unknown, warn
from newsletter.render import Strings

#: Bytes below which an issue may not find room, and below which it soon will not.
NO_ROOM, LITTLE_ROOM = 200 * 2**20, 2**30

#: A file that systemd keeps while the clock is set by others.
SYNCHRONISED = Path("/run/systemd/timesync/synchronized")

#: How far in the future a file may lie that was written on another computer.
LEEWAY = timedelta(minutes=2)


def of_computer(settings: Settings, now: datetime) -> Iterator[Finding]:
    """Yield how things stand on this computer."""
    yield _database(settings)
    yield _words(settings)
    yield from _disk(settings)
    yield _clock(settings, now)


def _database(settings: Settings) -> Finding:
    url = settings.database.url
    file = url.removeprefix("sqlite:///")
    if file != url and not Path(file).exists():
        return block("database", f"There is no database {file}.", "Run `newsletter init`.")
    try:
        store = bootstrap.store(settings)
    except NewsletterError as error:
        return of_error("database", error)
    try:
        with store.reading() as tables:
            tables.keys.known()
    except StoreError as error:
        return of_error("database", error)
    finally:
        store.close()
    return ok("database", f"{store.where} is there, with the layout of this program.")


def _words(settings: Settings) -> Finding:
    own = [Path(settings.templates.folder)] if settings.templates.folder else []
    site = settings.site
    try:
        Strings.load([*own, places.TEMPLATES], site.languages, site.territory)
    except NewsletterError as error:
        return of_error("words", error)
    return ok("words", f"The words are complete in {', '.join(site.languages)}.")


def _disk(settings: Settings) -> Iterator[Finding]:
    """Yield how much room there is, once for each disk."""
    seen = set()
    folders = [settings.path.parent, Path(settings.mail.outbox), Path(settings.media.folder)]
    if settings.database.url.startswith("sqlite:///"):
        folders.insert(0, Path(settings.database.url.removeprefix("sqlite:///")).parent)
    for folder in folders:
        there = next((place for place in (folder, *folder.parents) if place.exists()), None)
        if there is None or there.stat().st_dev in seen:
            continue
        seen.add(there.stat().st_dev)
        free = shutil.disk_usage(there).free
        name, words = f"disk:{there}", f"{free // 2**20:,} MB are free at {there}."
        if free < NO_ROOM:
            yield block(name, words, "Make room before an issue goes out.")
        elif free < LITTLE_ROOM:
            yield warn(name, words, "Make room soon.")
        else:
            yield ok(name, words)


def _clock(settings: Settings, now: datetime) -> Finding:
    written = datetime.fromtimestamp(settings.path.stat().st_mtime, UTC)
    told = f"{now:%Y-%m-%d %H:%M} UTC"
    if written > now + LEEWAY:
        return block(
            "clock",
            f"The clock says {told}, and {settings.path.name} was written later than that.",
            "Set the clock, and have it set by itself: timedatectl set-ntp true",
        )
    if SYNCHRONISED.exists():
        return ok("clock", f"The clock says {told}, and is set by itself.")
    return unknown("clock", f"The clock says {told}. Nobody here says whether it is right.",
                   "Compare it, and have it set by itself.")  # fmt: skip
