"""A summary is two or three sentences that fit, and breaks nothing off."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.gather.text.summary import LIMIT, fitted, summarise

LONG = "The council of Palo Dulce voted on Monday to keep the pool open " * 3 + "all year."


def test_three_sentences_are_enough():
    """The fourth sentence is left out, even when it would fit."""
    made = summarise(
        ["It rained on Monday. It poured on Tuesday.", "Then it stopped. All went out."]
    )

    assert made == "It rained on Monday. It poured on Tuesday. Then it stopped."


def test_a_sentence_that_does_not_fit_is_left_out():
    """It ends with a whole sentence, within the limit."""
    made = summarise([f"{LONG} {LONG}"])

    assert made == LONG


def test_a_sentence_that_is_too_long_is_cut_at_a_word():
    """An ellipsis says that it was cut."""
    made = summarise(["palabra " * 100])

    assert len(made) <= LIMIT
    assert made.endswith("palabra…")


def test_a_first_sentence_that_says_too_little_is_filled_up():
    """The name of a town is no summary."""
    made = summarise(["Phoenix.", "palabra " * 100])

    assert made.startswith("Phoenix. palabra")
    assert 200 < len(made) <= LIMIT


@pytest.mark.parametrize("time", ["p. m.", "EE. UU.", "Sr. Díaz", "a.m."])
def test_no_abbreviation_is_cut_in_two(time):
    """Wherever the limit falls, an abbreviation stays whole or goes wholly."""
    texts = [
        "x" * 9 + " " + "y" * end + f" {time} y más palabras " + "z " * 60
        for end in range(230, 272)
    ]

    for made in (summarise([text]) for text in texts):
        assert made.endswith("…")
        assert not made.removesuffix("…").endswith(("p.", "EE.", "Sr.", "m.", "UU."))


def test_nothing_makes_no_summary():
    """No text, no summary."""
    assert summarise([]) == ""
    assert fitted("") == ""


def test_a_summary_of_the_source_stays_as_it_is():
    """An editor's own words are not counted in sentences."""
    own = "One. Two. Three. Four. Five."

    assert fitted(own) == own


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("The fair opens today. Tickets cost […]", "The fair opens today."),
        ("The fair opens today. Tickets cost [&hellip;]", "The fair opens today."),
        ("The fair opens today. Tickets cost…", "The fair opens today."),
        ("The fair opens today. It is free. [...]", "The fair opens today. It is free."),
        ("The fair opens with […]", "The fair opens with…"),
    ],
)
def test_what_a_source_broke_off_is_dropped(given, kept):
    """A half sentence goes when a whole one is left."""
    assert fitted(given) == kept


def test_a_long_summary_of_the_source_is_cut_at_a_sentence():
    """As many of its sentences stay as fit."""
    assert fitted(f"{LONG} {LONG}") == LONG


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(st.sampled_from("ab .!?…¿M"), max_size=200), max_size=4))
def test_any_summary_fits_and_cuts_no_word(paragraphs):
    """It is never too long, and all its words are words of the text."""
    folded = [" ".join(paragraph.split()) for paragraph in paragraphs]
    made = summarise(folded)
    known = {word.strip(".!?…¿") for paragraph in folded for word in paragraph.split()}

    assert len(made) <= LIMIT
    assert all(len(word) > LIMIT // 2 or word.strip(".!?…¿") in known for word in made.split())
