"""Amounts, written alike whatever the language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.stories.amounts import amounts, plain_number


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("12,000 people", ["12000"]),
        ("12.000 personas", ["12000"]),
        ("12 000 personas", ["12000"]),
        ("$1,234.50", ["1234.50"]),
        ("1.234,50 euros", ["1234.50"]),
        ("1.5 miles, 1,5 millas", ["1.5", "1.5"]),
        ("version 3.4.1", ["3.4.1"]),
        ("$2.5 million", ["2500000"]),
        ("2,5 millones de dolares", ["2500000"]),
        ("25 thousand, 25 mil", ["25000", "25000"]),
        ("1 billion, 1 mil millones", ["1000000000", "1000000000"]),
        ("1 mile, 3 teachers", ["1", "3"]),
        ("602-555-0142", ["6025550142"]),
        ("(602) 555-0142", ["6025550142"]),
        ("+1 602 555 0142", ["6025550142"]),
        ("6 p.m.", ["18:00"]),
        ("6 p. m.", ["18:00"]),
        ("6:30pm, 18:30, 18h30", ["18:30", "18:30", "18:30"]),
        ("12 a.m., 12 p.m.", ["00:00", "12:00"]),
        ("on november 26, 2026", ["26", "2026"]),
        ("none", []),
    ],
)
def test_what_is_one_amount_is_written_alike(text, what):
    """Marks between thousands, decimals, words for scales, hours and phones do not matter."""
    assert [amount for amount, _ in amounts(text)] == what


def test_an_amount_is_also_as_it_was_written():
    """An editor sees what the article says."""
    assert dict(amounts("12,000 people called (602) 555-0142 at 6 p.m. about $2.5 million")) == {
        "12000": "12,000",
        "6025550142": "(602) 555-0142",
        "18:00": "6 p.m.",
        "2500000": "2.5 million",
    }


@given(st.integers(0, 10**12), st.sampled_from([",", ".", " "]))
def test_marks_between_thousands_are_dropped(number, mark):
    """Every whole number is read back, whatever stands between its thousands."""
    assert plain_number(f"{number:,}".replace(",", mark)) == str(number)


@given(st.text(alphabet="0123456789.,: ()+-hapm$ \ud800", max_size=300))
def test_no_text_is_too_odd(text):
    """Whatever looks like numbers and is none is passed over or kept as it is."""
    assert all(what and shown for what, shown in amounts(text))
