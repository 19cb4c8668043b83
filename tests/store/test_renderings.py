"""Tests of keeping renderings."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from newsletter.errors import NotFound, StoreError
from newsletter.model import Rendering
from tests.store.samples import NOW, sql


@pytest.fixture
def tables(store):
    """Open a transaction with issue 1."""
    with store.writing() as tables:
        tables.issues.draft("weekly", NOW, "2026-11-26T07:00", NOW)
        yield tables


def rendering(edition="en", text="The text\n"):
    """Make a rendering."""
    return Rendering(edition, "El río 🎉", "And more", f"<p>{edition}</p>", text)


def test_renderings_come_back_byte_for_byte(tables):
    """What was kept comes back with the digest it had."""
    made = {code: rendering(code) for code in ("en", "es", "en+es", "es+en", "en~es")}

    tables.renderings.keep(1, made)

    kept = tables.renderings.of(1)
    assert kept == made
    assert all(kept[code].sha256 == made[code].sha256 for code in made)


def test_new_renderings_replace_the_old(tables):
    """An issue has the renderings of its last approval, and no others."""
    tables.renderings.keep(1, {"en": rendering(), "es": rendering("es")})

    tables.renderings.keep(1, {"en": rendering(text="Other\n")})

    assert tables.renderings.of(1) == {"en": rendering(text="Other\n")}


def test_an_issue_that_is_not_there_has_no_renderings(tables):
    """Renderings of an issue that does not exist are refused."""
    with pytest.raises(NotFound, match="no issue 99"):
        tables.renderings.keep(99, {"en": rendering()})


def test_two_who_approve_at_once_leave_one_set(store):
    """Of two who keep renderings at the same moment, the later one's stand, whole."""
    with store.writing() as tables:
        tables.issues.draft("weekly", NOW, "2026-11-26T07:00", NOW)
    sets = [{code: rendering(code, text) for code in ("en", "es")} for text in ("one", "two")]

    def keep(made):
        with store.writing() as tables:
            tables.renderings.keep(1, made)

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(keep, sets * 5))

    with store.reading() as tables:
        assert tables.renderings.of(1) in sets


def test_an_issue_may_have_none(tables):
    """A draft has no renderings, and they can be taken away."""
    assert tables.renderings.of(1) == {}
    tables.renderings.keep(1, {"en": rendering()})
    tables.renderings.keep(1, {})
    assert tables.renderings.of(1) == {}


def test_what_was_changed_behind_our_back_is_not_given(tables):
    """A rendering that is no longer what was approved is refused, and nothing is sent of it."""
    tables.renderings.keep(1, {"en": rendering(), "es": rendering("es")})
    sql(tables, "UPDATE renderings SET html = '<p>Buy!</p>' WHERE edition = 'es'")

    with pytest.raises(StoreError, match="rendering es of issue 1 is not what was approved"):
        tables.renderings.of(1)


def test_broken_letters_do_not_change_what_was_approved(tables):
    """A NUL that slipped into a rendering is dropped before its digest is taken."""
    tables.renderings.keep(1, {"en": rendering(text="a\0b\n")})

    assert tables.renderings.of(1)["en"].text == "ab\n"
