"""Which pictures were made of which address, so that the next layout need not ask for them."""

import contextlib
import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from newsletter.errors import StoreError
from newsletter.render.pictures import SIZES, Shapes, Shot, write

#: How long a picture is taken for what stands at its address, and a fault for lasting.
HOLDS, FAULT_HOLDS = timedelta(days=1), timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The notes beside the pictures in a media folder: one small file per address."""

    folder: Path
    #: Where the pictures are read from outside.
    base_url: str

    def find(self, url: str, now: datetime) -> Shapes | str | None:
        """Return what was made of the picture at *url*, or why nothing was; None if unknown.

        What is too old to be believed, or lacks a file, is unknown.
        """
        try:
            note = json.loads(self._path(url).read_bytes())
            age = now - datetime.fromisoformat(note["at"])
            if "fault" in note:
                return str(note["fault"]) if age < FAULT_HOLDS else None
            shapes = Shapes(**{kind: self._shot(note["shapes"][kind]) for kind in SIZES})
        except (OSError, ValueError, KeyError, TypeError):
            return None
        files = (self.folder / shot.url.rpartition("/")[2] for shot in _shots(shapes))
        return shapes if age < HOLDS and all(file.exists() for file in files) else None

    def keep(self, url: str, made: Shapes | str, now: datetime) -> None:
        """Note what was *made* of the picture at *url*, or why nothing was.

        A note that cannot be written costs a request later, and nothing else.
        """
        told = {"fault": made} if isinstance(made, str) else {"shapes": asdict(made)}
        note = json.dumps({"url": url, "at": now.isoformat()} | told)
        with contextlib.suppress(StoreError):
            write(self._path(url), note.encode())

    def _path(self, url: str) -> Path:
        name = hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()
        return self.folder / "index" / f"{name[:40]}.json"

    def _shot(self, told: dict[str, Any]) -> Shot:
        """Return a shot as it is read from our address of today."""
        name = str(told["url"]).rpartition("/")[2]
        return Shot(f"{self.base_url}/media/{name}", int(told["width"]), int(told["height"]))


def _shots(shapes: Shapes) -> list[Shot]:
    return [getattr(shapes, kind) for kind in SIZES]
