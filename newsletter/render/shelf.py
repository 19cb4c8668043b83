"""Which pictures were made of which address, so that the next layout need not ask for them."""

import contextlib
import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from newsletter.errors import StoreError
from newsletter.render.pictures import CUT, SIZES, Shapes, Shot, write

#: How long a picture is taken for what stands at its address, and a fault for lasting.
HOLDS, FAULT_HOLDS = timedelta(days=1), timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of the picture at an address."""

    #: When its server was asked last.
    at: datetime
    #: What was made of it; None when it was never had.
    shapes: Shapes | None = None
    #: Why it could not be had when it was asked for last; `""` when it could.
    fault: str = ""
    #: What its server calls this version of it (RFC 9110 8.8).
    etag: str = ""
    modified: str = ""

    def holds(self, now: datetime) -> bool:
        """Is it young enough to be believed without asking?"""
        return now - self.at < (FAULT_HOLDS if self.fault else HOLDS)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The notes beside the pictures in a media folder: one small file per address."""

    folder: Path
    #: Where the pictures are read from outside.
    base_url: str

    def find(self, url: str) -> Note | None:
        """Return what is known of the picture at *url*, however old; None if nothing is.

        What lacks a file, or was cut in another way than today, is not known.
        """
        try:
            told = json.loads(self._path(url).read_bytes())
            words = {key: str(told.get(key, "")) for key in ("fault", "etag", "modified")}
            shapes = self._shapes(told["shapes"]) if told.get("shapes") else None
            note = Note(datetime.fromisoformat(told["at"]), shapes, **words)
            if note.at.tzinfo is None or told["cut"] != CUT.decode():
                return None
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        files = [self.folder / shot.url.rpartition("/")[2] for shot in _shots(shapes)]
        known = note.fault or files
        return note if known and all(file.exists() for file in files) else None

    def keep(self, url: str, note: Note) -> None:
        """Write down what is known of the picture at *url*.

        A note that cannot be written costs a request later, and nothing else.
        """
        told = asdict(note) | {"url": url, "at": note.at.isoformat(), "cut": CUT.decode()}
        with contextlib.suppress(StoreError):
            write(self._path(url), json.dumps(told).encode())

    def _path(self, url: str) -> Path:
        name = hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()
        return self.folder / "index" / f"{name[:40]}.json"

    def _shapes(self, told: dict[str, Any]) -> Shapes:
        lead, wide, thumb = (self._shot(told[kind]) for kind in ("lead", "wide", "thumb"))
        return Shapes(lead, wide, thumb, str(told["look"]))

    def _shot(self, told: dict[str, Any]) -> Shot:
        """Return a shot as it is read from our address of today."""
        name = str(told["url"]).rpartition("/")[2]
        return Shot(f"{self.base_url}/media/{name}", int(told["width"]), int(told["height"]))


def _shots(shapes: Shapes | None) -> list[Shot]:
    return [getattr(shapes, kind) for kind in SIZES] if shapes else []
