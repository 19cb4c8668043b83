"""All checks of an issue are gone through."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.render.sample import STORIES

#: Words that break what is careless: half letters, turned direction, endless, markup, braces.
WORDS = st.lists(
    st.sampled_from(
        ["\ud800", "\u202e", "W" * 10_000, "<b>", "{{ x }}", "Ana Ruiz", "9", "¿", "?"]
    ),
    max_size=12,
).map(" ".join)


def test_a_good_issue_has_no_findings(told):
    """The sample is, on a working day."""
    assert told() == ()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WORDS, WORDS, WORDS)
def test_hostile_words_break_no_check(told, title, english, spanish):
    """Whatever stands in a story, findings are lines that a terminal shows."""
    articles = {
        "en": replace(STORIES[1].articles["en"], title=title, summary=english),
        "es": replace(STORIES[1].articles["es"], title=title, summary=spanish),
    }

    found = told(known=[replace(STORIES[1], articles=articles)])

    said = [message for one in found for message in one.messages.values()]
    assert all(len(message) < 1000 and message.encode() for message in said)
