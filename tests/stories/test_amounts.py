"""Amounts, written alike whatever the language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.stories.amounts import amounts, plain_number
from newsletter.stories.folding import fold


@pytest.mark.parametrize(
    ("language", "text", "what"),
    [
        ("en", "12,000 people", ["12000"]),
        ("en", "12.000 personas", ["12000"]),
        ("en", "12 000 personas", ["12000"]),
        ("en", "$1,234.50", ["1234.50"]),
        ("en", "1.234,50 euros", ["1234.50"]),
        ("en", "1.5 miles, 1,5 millas", ["1.5", "1.5"]),
        ("en", "version 3.4.1", ["3.4.1"]),
        ("en", "602-555-0142", ["6025550142"]),
        ("en", "(602) 555-0142", ["6025550142"]),
        ("en", "+1 602 555 0142", ["6025550142"]),
        ("en", "6 p.m.", ["18:00"]),
        ("en", "6 p. m.", ["18:00"]),
        ("en", "6:30pm, 18:30, 18h30", ["18:30", "18:30", "18:30"]),
        ("en", "12 a.m., 12 p.m.", ["00:00", "12:00"]),
        ("en", "none", []),
    ],
)
def test_what_is_one_amount_is_written_alike(language, text, what):
    """Marks between thousands, decimals, words for scales, hours and phones do not matter."""
    assert [amount for amount, _ in amounts(fold(text), language)] == what


def test_an_amount_is_also_as_it_was_written():
    """An editor sees what the article says."""
    assert dict(
        amounts("12,000 people called (602) 555-0142 at 6 p.m. about $2.5 million", "en")
    ) == {
        "12000": "12,000",
        "6025550142": "(602) 555-0142",
        "18:00": "6 p.m.",
        "2500000": "2.5 million",
    }


@given(st.integers(0, 10**12), st.sampled_from([",", ".", " "]))
def test_marks_between_thousands_are_dropped(number, mark):
    """Every whole number is read back, whatever stands between its thousands."""
    assert plain_number(f"{number:,}".replace(",", mark)) == str(number)


@given(
    st.text(alphabet="0123456789.,: ()+-hapm$万월\ud800", max_size=200)
    | st.lists(st.sampled_from("two mil million 1.5 and 3, 万 . 월 시 6 de la tarde".split())).map(
        " ".join
    ),
    st.sampled_from(["en", "es", "ko", "zh", "xx"]),
)
def test_no_text_is_too_odd(text, language):
    """Whatever looks like numbers and is none is passed over or kept as it is."""
    assert all(what and shown for what, shown in amounts(text, language))
