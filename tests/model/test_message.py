import re
from dataclasses import replace

import pytest

from newsletter.model import Mail, Place, Rendering

RENDERING = Rendering("en", "Canal closes", "And buses return", "<p>Canal</p>", "Canal\n")


@pytest.mark.parametrize("part", ["edition", "subject", "preheader", "html", "text"])
def test_an_approval_is_bound_to_every_part(part):
    """One letter more, anywhere, is another rendering."""
    changed = replace(RENDERING, **{part: getattr(RENDERING, part) + "x"})

    assert changed.sha256 != RENDERING.sha256


def test_words_that_move_to_another_part_are_a_change():
    """The parts are not simply strung together."""
    moved = replace(RENDERING, subject="Canal closes And", preheader=" buses return")

    assert moved.sha256 != RENDERING.sha256


def test_the_same_parts_have_the_same_digest():
    """It can be checked by another process, years later."""
    assert replace(RENDERING).sha256 == RENDERING.sha256
    assert re.fullmatch(r"[0-9a-f]{64}", RENDERING.sha256)


@pytest.mark.parametrize("place", Place)
def test_a_place_survives_every_encoding(place):
    """Letters and underscores are escaped by neither HTML, URLs nor quoted-printable."""
    assert re.fullmatch(r"[A-Z_]+", place.value)


def test_no_place_is_a_part_of_another():
    """Filling one leaves the other alone."""
    assert not any(one in other for one in Place for other in Place if one is not other)


def test_other_words_are_another_mail():
    """Each part counts, and where it ends."""
    mails = [Mail("a", "b", "c"), Mail("x", "b", "c"), Mail("a", "x", "c"), Mail("a", "b", "x")]

    assert len({mail.sha256 for mail in [*mails, Mail("ab", "", "c")]}) == 5


def test_half_a_character_has_a_digest_as_well():
    """Sources may send lone surrogates: two renderings that differ in one differ in their digest."""
    digests = {
        kind.sha256
        for subject in ("a\ud800", "a\ud801", "a?")
        for kind in (Rendering("en", subject, "", "<p>", "t"), Mail(subject, "<p>", "t"))
    }

    assert len(digests) == 6
