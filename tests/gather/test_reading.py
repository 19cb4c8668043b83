"""Every kind of source has a reader."""

from newsletter.gather.reading import READERS
from newsletter.model import SourceKind


def test_every_kind_has_a_reader():
    """A new kind is entered in the table."""
    assert set(READERS) == set(SourceKind)
