"""Marked words pass through every notation unharmed."""

import html
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.translation.marks import bare, dressed, has_work, keep, kept, tidy

ANY = st.text(st.characters(), max_size=60)


@settings(max_examples=150)
@given(ANY)
def test_a_tidy_text_is_one_line_that_xml_takes(text):
    """Control characters, half surrogates and our own brackets are gone."""
    found = tidy(text)

    assert len(found.splitlines()) <= 1
    assert kept(found) == []
    ET.fromstring(f"<t>{html.escape(found)}</t>")


def test_a_writer_cannot_mark_words():
    """Brackets of ours in an article are plain ones."""
    assert tidy("⟦a⟧ b") == "[a] b"


def test_inside_and_outside_are_written_differently():
    """As the service wants it."""
    text = f"the {keep('Star')} wrote {keep('X')}"

    assert dressed(text, str.upper, lambda words: f"<{words}>") == "THE <Star> WROTE <X>"
    assert kept(text) == ["Star", "X"]
    assert bare(text) == "the Star wrote X"


def test_names_and_figures_alone_are_no_work():
    """They are not sent at all."""
    assert not has_work(f"{keep('Arizona Daily Star')}: 12")
    assert has_work(f"{keep('Arizona Daily Star')} won")
