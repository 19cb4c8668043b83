from newsletter.config.shape import keys_of, unknown_keys, with_fields
from newsletter.model import Newsletter, Site
from newsletter.send import MailSettings


def test_keys_are_the_fields_but_for_those_renamed():
    """`from` is a word of Python's, so the field has another name."""
    assert keys_of(MailSettings)["from"] == "sender"
    assert "brand" not in keys_of(Site)


def test_unknown_keys_are_found_in_depth():
    """A slip in the second section of a newsletter is found there."""
    document = {"newsletter": [{"sections": [{"id": "a"}, {"idd": "b"}]}]}

    ways = [problem.way for problem in unknown_keys(document)]
    assert ways == [("newsletter", 0, "sections", 1, "idd")]


def test_a_value_instead_of_a_table_is_a_problem():
    """`site = 5` is said to be no table, and breaks nothing."""
    assert [problem.way for problem in unknown_keys({"site": 5})] == [("site",)]


def test_plain_texts_spread_over_the_languages():
    """A title without languages is the same in each."""
    filled = with_fields([{"title": "Weekly"}], tuple[Newsletter, ...], ("en", "ar"))

    assert filled == [{"title": {"en": "Weekly", "ar": "Weekly"}}]
