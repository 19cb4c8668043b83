"""What is counted of a text."""

import pytest

from newsletter.model import Article
from newsletter.stories.marks import commonness, kind_of, marks_of, pieces
from newsletter.stories.traits import traits_of


def test_relatives_share_pieces():
    """`canal` is whole in both; `station` and `estación` have a piece in common."""
    assert pieces("canal") == ("_cana", "canal", "anal_")
    assert set(pieces("estacion")) & set(pieces("estacionamiento")) >= {"_esta", "acion"}
    assert pieces("de") == ("_de_",)


def test_marks_are_of_four_kinds():
    """Pieces of words, names, numbers and links; an amount of the title counts more."""
    article = Article(
        "desk", "g", "", "en", "9 fires",
        body='<p>Said Ana. <a href="https://x.example/y">It</a> took 14 hours.</p>',
    )  # fmt: skip
    marks = marks_of(traits_of(article, ("en",), 0.0))

    assert {kind_of(mark) for mark in marks} == {"words", "names", "numbers", "links"}
    assert (marks["=ana"], marks["#9"], marks["#14"], marks["@x.example/y"]) == (1, 3, 1, 1)
    assert marks["_fire"] == 3


@pytest.mark.parametrize(
    ("common", "rare"),
    [("de", "gobierno"), ("_de_", "#6025550142"), ("#3", "#1234"), ("casa", "=ybarra")],
)
def test_some_marks_are_commoner_than_others(common, rare):
    """Short words and small numbers are everywhere; names, phones and long words are not."""
    assert commonness(common) > commonness(rare) > 0
