"""Tests of the editors."""

import pytest

from newsletter.errors import InputError, NotFound
from newsletter.model import Editor
from tests.store.samples import NOW


def test_an_editor_is_found_however_they_write_their_address(store):
    """An editor logs in with their address in any case."""
    with store.writing() as tables:
        ana = tables.editors.add("Ana@Example.org", "$argon2id$…", "es", NOW)

    with store.reading() as tables:
        assert ana == Editor(ana.id, "ana@example.org", "$argon2id$…", "es")
        assert tables.editors.by_mail("ANA@example.ORG") == ana == tables.editors.get(ana.id)


def test_an_address_has_one_editor(store):
    """A second editor with the address is refused; the first one keeps their password."""
    with store.writing() as tables:
        ana = tables.editors.add("ana@example.org", "first", "es", NOW)
        with pytest.raises(InputError, match=r"an editor ANA@example\.org already"):
            tables.editors.add("ANA@example.org", "second", "en", NOW)

        assert tables.editors.all() == [ana]


def test_strangers_are_not_found(store):
    """An address without editor is answered with None, a number without one by an error."""
    with store.reading() as tables:
        assert tables.editors.by_mail("nobody@example.org") is None
        assert tables.editors.all() == []
        with pytest.raises(NotFound, match="no editor 7"):
            tables.editors.get(7)
