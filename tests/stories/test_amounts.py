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
        ("en", "$2.5 million", ["2500000"]),
        ("es", "2,5 millones de dolares", ["2500000"]),
        ("en", "25 thousand, 1 billion", ["25000", "1000000000"]),
        ("es", "25 mil, 1 mil millones", ["25000", "1000000000"]),
        ("en", "sixty-two students, two hundred and five", ["62", "205"]),
        ("en", "three and four, one or two", ["3", "4", "2"]),
        ("en", "in 2025 two people", ["2025", "2"]),
        ("es", "treinta y uno, dos mil trescientos, un millon", ["31", "2300", "1000000"]),
        ("fr", "quatre-vingt-dix-sept, soixante-douze", ["97", "72"]),
        ("ko", "250만 달러, 1만 2천 명, 세 명", ["2500000", "12000", "3"]),
        ("zh", "1.2万,三百二十,二〇二六年,三个", ["12000", "320", "2026", "3"]),
        ("ar", "2.5 مليون، ثلاثة", ["2500000", "3"]),
        ("es", "24 de noviembre, 1o de mayo", ["11-24", "05-01"]),
        ("en", "nov. 24, 24 november, 2026-11-24", ["11-24", "11-24", "2026", "11-24"]),
        ("fr", "les 13 et 14 novembre", ["11-13", "11-14"]),
        ("en", "march 29-30, 2008", ["03-29", "03-30", "2008"]),
        ("es", "del 29 al 30 de marzo", ["03-29", "03-30"]),
        ("ko", "11월 13~14일", ["11-13", "11-14"]),
        ("ko", "11월 24일 오후 6시 30분", ["11-24", "18:30"]),
        ("zh", "11月24日下午6点半", ["11-24", "18:30"]),
        ("ar", "24 نوفمبر الساعة 6:30 مساء", ["11-24", "18:30"]),
        ("vi", "ngay 24 thang 11", ["11-24"]),
        ("es", "a las seis de la tarde", ["18:00"]),
        ("xx", "2.5 million, three", ["2.5"]),
        ("en", "1 mile, 3 teachers", ["1", "3"]),
        ("en", "602-555-0142", ["6025550142"]),
        ("en", "(602) 555-0142", ["6025550142"]),
        ("en", "+1 602 555 0142", ["6025550142"]),
        ("en", "6 p.m.", ["18:00"]),
        ("en", "6 p. m.", ["18:00"]),
        ("en", "6:30pm, 18:30, 18h30", ["18:30", "18:30", "18:30"]),
        ("en", "12 a.m., 12 p.m.", ["00:00", "12:00"]),
        ("en", "on november 26, 2026", ["11-26", "2026"]),
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
        "2500000": "2500000",
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
