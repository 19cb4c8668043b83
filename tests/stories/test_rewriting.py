"""A text that knows what was written before."""

import re

from hypothesis import given
from hypothesis import strategies as st

from newsletter.stories.rewriting import Rewriting

NUMBER = (re.compile(r"two|sixty-two"), lambda found: " 62 " if "six" in found[0] else "2")
HOUR = (re.compile(r"(\d+) noon"), lambda found: f"{found[1]}:00")


def test_what_was_written_is_found_again():
    """Through several changes, before, within and behind them."""
    text = Rewriting("at two noon sixty-two men ate two pies")
    text.apply([NUMBER, HOUR])

    assert text.text == "at 2:00  62  men ate 2 pies"
    assert [text.written(*found.span()) for found in re.finditer(r"[\d:]+|\w+", text.text)] == [
        "at", "two noon", "sixty-two", "men", "ate", "two", "pies",
    ]  # fmt: skip


@given(st.text("a1x", max_size=30))
def test_all_is_what_was_there_first(text):
    """The whole of a text is the whole of what it was."""
    rewritten = Rewriting(text)
    rewritten.apply([(re.compile("a+"), lambda _: "long words"), (re.compile("1x?"), lambda _: "")])

    assert rewritten.written(0, len(rewritten.text)) in text
    assert Rewriting(text).written(0, len(text)) == text
