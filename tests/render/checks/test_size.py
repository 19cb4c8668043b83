"""A mail is not cut."""

import pytest


@pytest.mark.parametrize(
    ("size", "wanted"), [(79_000, []), (81_000, [("Z-01", "warn")]), (96_000, [("Z-01", "block")])]
)
def test_the_size_is_watched(found, stacked, size, wanted):
    """Z-01: Gmail cuts a mail at 102 kB."""
    filling = " " * (size - len(stacked.html))

    assert found(("</body>", f"{filling}</body>")) == wanted
