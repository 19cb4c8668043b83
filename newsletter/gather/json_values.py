"""JSON as a site sent it: nothing says that its fields are what they should be."""

import json
from collections.abc import Mapping
from typing import Any

#: An object of JSON.
Raw = Mapping[str, Any]

#: Reads controls within texts, and numbers as they are written, however long they are.
JSON = json.JSONDecoder(strict=False, parse_int=str, parse_float=str, parse_constant=str)


def decoded(content: bytes) -> str:
    """Return the text that *content*, JSON in whatever encoding of Unicode, is."""
    return content.decode(json.detect_encoding(content), "replace")


def value_at(raw: Any, *way: str) -> Any:
    """Return what is found in *raw* by going the *way*; None if it does not lead so far."""
    for name in way:
        raw = raw.get(name) if isinstance(raw, dict) else None
    return raw


def text_at(raw: Any, *way: str) -> str:
    """Return the text, or the number as text, that is found in *raw*; `""` if there is none."""
    found = value_at(raw, *way)
    return found if isinstance(found, str) else ""


def list_at(raw: Any, *way: str) -> list[Any]:
    """Return the list that is found in *raw*, an empty one if there is none."""
    found = value_at(raw, *way)
    return found if isinstance(found, list) else []


def objects_at(raw: Any, *way: str) -> list[Raw]:
    """Return the objects of the list, or of the lists in it, that are found in *raw*."""
    listed = list_at(raw, *way)
    flat = [one for part in listed for one in (part if isinstance(part, list) else [part])]
    return [one for one in flat if isinstance(one, dict)]
