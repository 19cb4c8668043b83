"""The path of a file says its language, its day, and whose translation it is."""

import os
from pathlib import PurePath

import pytest

from newsletter.gather.folders.names import Name, name_of

LANGUAGES = ("en", "es")


@pytest.mark.parametrize(
    ("path", "language", "key", "day"),
    [
        ("pool.es.md", "es", "pool", ""),
        ("news/pool.es-MX.md", "es", "news/pool", ""),
        ("es/news/pool.md", "es", "news/pool", ""),
        ("news/ES/pool.html", "es", "news/pool", ""),
        ("es/pool.en.md", "en", "pool", ""),
        ("en/blog/es/pool.md", "es", "en/blog/pool", ""),
        ("2026-11-17-pool.es.md", "es", "2026-11-17-pool", "2026-11-17"),
        ("2026-11-17.es.md", "es", "2026-11-17", "2026-11-17"),
        ("2026-11-17-pool.md", "", "", "2026-11-17"),
        ("2026-11-170-pool.md", "", "", ""),
        ("pool.md", "", "", ""),
        ("pool.fr.md", "", "", ""),
        ("en-vivo/pool.md", "", "", ""),
        ("es.md", "", "", ""),
        (".es.md", "", "", ""),
    ],
)
def test_paths_are_read(path, language, key, day):
    """By the file's name, then by the nearest folder."""
    assert name_of(PurePath(path), LANGUAGES) == Name(path, language, key, day)


def test_a_name_of_strange_bytes_can_be_shown():
    """A disk may hold names that are no text."""
    assert name_of(PurePath(os.fsdecode(b"a\xf1o.md")), LANGUAGES).path == "a\\xf1o.md"
