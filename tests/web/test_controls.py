"""The controls of an issue's page."""

import pytest
from starlette.datastructures import QueryParams

from newsletter.model import editions_of
from newsletter.web.controls import COMPARE, Controls

EDITIONS = editions_of(["en", "es"])


def read(query="", editions=EDITIONS):
    return Controls.read(QueryParams(query), editions)


@pytest.mark.parametrize(
    "query",
    ["", "edition=xx&width=1&tone=pink&look=none", "edition=&width=&tone=&look=", "width=640px"],
)
def test_what_is_not_said_well_is_as_at_first(query):
    """A page always shows something: the first edition, wide, by day, as HTML."""
    controls = read(query)

    assert (controls.edition, controls.width, controls.tone, controls.look) == (
        "en", "640", "light", "html",
    )  # fmt: skip


def test_a_choice_changes_one_thing():
    """Each segment leads to the page with that one thing changed, and the rest kept."""
    controls = read("edition=en%2Bes&width=375&tone=dark&look=html")

    narrow = next(choice for choice in controls.choices("width") if choice.value == "320")
    reread = read(narrow.href.removeprefix("?"))
    assert (reread.edition, reread.width, reread.tone) == ("en+es", "320", "dark")


@pytest.mark.parametrize("of", ["edition", "width", "tone", "look"])
def test_exactly_one_segment_is_chosen(of):
    """Every control shows what is on."""
    assert [choice.chosen for choice in read().choices(of)].count(True) == 1


def test_comparing_shows_each_language_by_itself():
    """Every language's own edition stands beside the others."""
    shown = read(f"edition={COMPARE}").panes(EDITIONS)

    assert [edition.code for edition in shown] == ["en", "es"]


def test_one_language_has_nothing_to_compare():
    """With a single language there is no such segment."""
    assert read(editions=editions_of(["en"])).editions == ("en",)


def test_an_issue_without_renderings_shows_none():
    """Before it is laid out there is nothing to choose."""
    controls = read(editions=())

    assert controls.editions == ()
    assert controls.panes(()) == []
