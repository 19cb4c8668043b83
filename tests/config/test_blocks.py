"""What a newsletter may say of the parts of its editions."""

from datetime import date

import pytest

from newsletter import config
from newsletter.errors import ConfigError
from newsletter.model import Block
from tests.config.test_reading import GOOD

SPONSOR = """
[[newsletter.sponsors]]
name = "Mesquite Credit Union"
text = { en = "First accounts.", es = "Primeras cuentas." }
url = { es = "https://mesquite.example/es" }
first_day = 2026-11-01
last_day = 2026-12-31
"""


@pytest.fixture
def weekly(tmp_path):
    """Read a file, and return its newsletter."""

    def weekly(text):
        (tmp_path / "config.toml").write_text(text)
        return config.read(tmp_path / "config.toml").newsletters[0]

    return weekly


def with_line(line):
    """Return the configuration with a line among those of its newsletter."""
    return GOOD.replace('sources = ["desk"]', f'sources = ["desk"]\n{line}')


def test_blocks_stand_in_their_order(weekly):
    """By default there are all of them."""
    assert weekly(GOOD).blocks == tuple(Block)
    assert weekly(with_line('blocks = ["stories", "word"]')).blocks == (Block.STORIES, Block.WORD)


def test_a_sponsor_has_days(weekly):
    """They are written as days, and what is left out is no bound."""
    sponsor = weekly(GOOD + SPONSOR).sponsors[0]
    bare = weekly(GOOD + SPONSOR.partition("url")[0]).sponsors[0]

    assert (sponsor.first_day, sponsor.last_day) == (date(2026, 11, 1), date(2026, 12, 31))
    assert sponsor.name == {"en": "Mesquite Credit Union", "es": "Mesquite Credit Union"}
    assert sponsor.url == {"es": "https://mesquite.example/es"}
    assert (bare.first_day, bare.last_day, bare.url) == (None, None, {})


def test_a_section_may_hold_words(weekly):
    """Its stories are words of the week."""
    newsletter = weekly(f'{GOOD}block = "word"\n')

    assert newsletter.word_sections == ("news",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (with_line('blocks = ["lead", "adverts"]'), ["line 20", "'lead', 'sponsor'", "'adverts'"]),
        (with_line('blocks = ["lead", "events", "lead"]'), ["line 20", '"lead" stands there twice']),
        (with_line('blocks = ["events", "word"]'), ["line 20", "No story would be shown"]),
        (with_line("blocks = []"), ["line 20", "No story would be shown"]),
        (with_line("title_day = 2026-11-01"), ["line 20", "no key"]),
        (with_line("schedule = 2026-11-01"), ["line 20", "a text", "a date"]),
        (f'{GOOD}block = "lead"\n', ["line 24", "block", '"stories" or "word"']),
        (GOOD + SPONSOR.replace("2026-11-01", '"1 Nov"'),
         ["line 29", "must be a day, not '1 Nov'", "first_day = 2026-11-01"]),
        (GOOD + SPONSOR.replace("2026-11-01", "20261101"), ["line 29", "must be a day"]),
        (GOOD + SPONSOR.replace("2026-11-01", "2026-11-01T07:00:00"), ["line 29", "must be a day"]),
        (GOOD + SPONSOR.replace("2026-12-31", "2026-10-31"),
         ["line 30", "before the first day, 2026-11-01"]),
        (GOOD + SPONSOR.replace("https://", "http://"), ["line 28", "no safe web address"]),
        (GOOD + SPONSOR.replace("https://mesquite", "javascript:"), ["no safe web address"]),
        (GOOD + SPONSOR.replace("{ es =", "{ fr ="), ["line 28", "fr is none"]),
        (GOOD + SPONSOR.replace(', es = "Primeras cuentas."', ""), ["line 27", "in es are missing"]),
        (GOOD + SPONSOR.replace("First accounts.", "x" * 401), ["line 27", "longer than 400"]),
        (GOOD + SPONSOR.replace('name = "Mesquite Credit Union"\n', ""), ["'name' is missing"]),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_refused_where_it_stands(weekly, text, words):
    """An error names the line, the fault and what would be right."""
    with pytest.raises(ConfigError) as caught:
        weekly(text)

    for word in words:
        assert word in str(caught.value)
