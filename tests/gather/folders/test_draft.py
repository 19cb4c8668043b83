"""What a file says of itself, and what it leaves to its path and text, becomes an article."""

from datetime import UTC, datetime
from pathlib import PurePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.errors import PageError
from newsletter.gather.folders.draft import Draft, article_of
from newsletter.gather.folders.names import name_of
from newsletter.gather.urls import Place
from newsletter.model import Event, Picture
from tests.gather.samples import LANGUAGES, brief

TEXT = "<p>The council of Palo Dulce voted on Monday to keep the pool open. Swimmers cheered.</p>"


def made(markup=TEXT, path="pool.md", **facts):
    """Make an article of a draft; return it, and what is wrong with it."""
    alternates = facts.pop("alternates", {})
    mark = facts.pop("mark", "")
    said = {name.replace("__", "."): value for name, value in facts.items()}
    name = name_of(PurePath(path), LANGUAGES)
    return article_of(Draft(said, markup, alternates, mark), name, Place(), brief())


def refusal(**facts):
    """Say why a draft makes no article."""
    with pytest.raises(PageError) as caught:
        made(**facts)
    assert caught.value.remedy
    return caught.value.what


def test_all_that_a_file_says_is_taken():
    """Every key arrives where it belongs."""
    article, notes = made(
        title="Pool <b>open</b> &amp; free",
        summary="It is open.",
        author="Ana Ruiz",
        section="news",
        date="2026-11-20T06:30:00-07:00",
        updated="2026-11-20T15:45:00-07:00",
        language="es-MX",
        url="https://n.example/pool",
        image="https://n.example/pool.jpg",
        image_alt="A pool",
        image_credit="Photo: Ben Ito",
        translation_key="pool-2026",
        lead="True",
        event__date="2026-12-01T09:00",
        event__where="Gym, 9 a.m.",
        alternates={
            "en-US": "https://n.example/en/pool",
            "es": "https://n.example/pool",
            "fr": "x",
        },
    )

    assert notes == []
    assert (article.guid, article.url) == ("https://n.example/pool", "https://n.example/pool")
    assert (article.title, article.summary) == ("Pool open & free", "It is open.")
    assert (article.author, article.section, article.language) == ("Ana Ruiz", "news", "es")
    assert article.published_at == datetime(2026, 11, 20, 13, 30, tzinfo=UTC)
    assert article.updated_at == datetime(2026, 11, 20, 22, 45, tzinfo=UTC)
    assert article.picture == Picture("https://n.example/pool.jpg", "A pool", "Photo: Ben Ito")
    assert article.event == Event(datetime(2026, 12, 1, 16, tzinfo=UTC), "Gym, 9 a.m.")
    assert (article.translation_key, article.lead) == ("pool-2026", True)
    assert article.alternates == {"en": "https://n.example/en/pool"}


def test_what_a_file_does_not_say_comes_from_its_path_and_text():
    """Name, language, day, pairing; headline and summary."""
    article, _ = made("<h1>Pool</h1>" + TEXT, "2026-11-17-pool.es.md")

    assert (article.guid, article.url) == ("2026-11-17-pool.es.md", "")
    assert (article.language, article.translation_key) == ("es", "2026-11-17-pool")
    assert article.published_at == datetime(2026, 11, 17, 7, tzinfo=UTC)
    assert article.title == "Pool"
    assert article.summary == TEXT[3:-4]
    assert article.body == TEXT
    assert (article.picture, article.event, article.lead) == (None, None, False)


def test_without_any_day_it_counts_from_when_it_is_seen():
    """The file's own times change whenever it is copied."""
    assert made(title="T")[0].published_at is None


def test_a_file_without_a_title_is_refused():
    """If no heading and no sentence can serve either."""
    assert made(TEXT)[0].title.startswith("The council")
    assert refusal(markup="") == "It has no title, and no text that could give one."


@pytest.mark.parametrize("date", ["31/12/2026", "soon", "2026-02-30"])
def test_a_date_that_cannot_be_read_is_refused(date):
    """The editor mistyped it, and would not want today's."""
    assert refusal(title="T", date=date) == f"Its date {date!r} cannot be read."
    assert refusal(title="T", event=date) == f"Its event {date!r} cannot be read."
    assert refusal(title="T", event__date=date) == f"Its event date {date!r} cannot be read."


@pytest.mark.parametrize("date", ["1970-01-01", "2027-12-24", "2062-11-20"])
def test_a_date_that_is_far_away_is_refused(date):
    """What is to come out the Christmas after next is mistyped."""
    assert "too far away" in refusal(title="T", date=date)
    assert "too far away" in refusal(title="T", path=f"{date}-pool.md")


def test_an_event_may_be_far_away_and_have_a_day_only():
    """It is announced, not reported."""
    article, _ = made(title="T", event="2027-05-05")

    assert article.event == Event(datetime(2027, 5, 5, 7, tzinfo=UTC))


def test_a_language_that_is_not_configured_is_refused():
    """A mistyped one would hide the article."""
    assert refusal(title="T", language="esp") == "Its language 'esp' is not one of en, es."


def test_the_mark_of_a_template_counts_little():
    """The file's name and many words count more."""
    spanish = (
        "<p>El concejo de Palo Dulce votó el lunes a favor de abrir la alberca todo el año.</p>"
    )

    assert made(spanish, "pool.html", title="Alberca", mark="en")[0].language == "es"
    assert made("", "pool.es.html", title="Pool", mark="en")[0].language == "es"
    assert made("", "pool.html", title="Pool", mark="en")[0].language == "en"


def test_a_picture_of_the_text_serves():
    """When the file names none."""
    article, _ = made('<p><img src="https://n.example/a.jpg" alt="A"></p>', title="T")

    assert article.picture == Picture("https://n.example/a.jpg", "A")


def test_a_picture_that_is_missing_is_told():
    """The article goes without."""
    article, notes = made(title="T", image="none.jpg")

    assert article.picture is None
    assert notes[0].startswith("Its picture 'none.jpg' is no address, and no JPEG")


def test_an_address_that_is_none_is_told():
    """The article goes without a link."""
    article, notes = made(title="T", url="news.example/pool")

    assert (article.url, article.guid) == ("", "pool.md")
    assert "is no address" in notes[0]


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("<script>x()</script>", "Nothing of its text can be shown"),
        ("<div>" * 200 + "words", "nested more than 100 elements deep"),
        ("<p>word</p>" * 40_000, "longer than 200,000 characters"),
    ],
)
def test_text_that_is_lost_is_told(markup, said):
    """The article comes all the same, and its editor knows."""
    _, notes = made(markup, title="T")

    assert len(notes) == 1
    assert said in notes[0]


def test_what_is_dated_ahead_waits():
    """A person wrote the date: the text is to come out then, and not before."""
    article, _ = made(title="T", date="2026-12-24T06:00-07:00")
    named, _ = made(title="T", path="2026-12-24-pool.md")

    assert article.held_until == article.published_at == datetime(2026, 12, 24, 13, tzinfo=UTC)
    assert named.held_until == datetime(2026, 12, 24, 7, tzinfo=UTC)


def test_limits_are_taken():
    """An hour without a zone is the newsroom's; a last day is a whole one."""
    article, notes = made(
        title="T", embargo="2026-11-27T06:00-07:00", expires="2026-11-30", withdrawn="True"
    )
    other, _ = made(title="T", embargo="2026-11-27", expires="2026-11-30T18:00", withdrawn="no")

    assert notes == []
    assert article.embargoed_until == datetime(2026, 11, 27, 13, tzinfo=UTC)
    assert article.expires_at == datetime(2026, 12, 1, 7, tzinfo=UTC)
    assert article.withdrawn
    assert other.embargoed_until == datetime(2026, 11, 27, 7, tzinfo=UTC)
    assert other.expires_at == datetime(2026, 12, 1, 1, tzinfo=UTC)
    assert not other.withdrawn


@pytest.mark.parametrize("name", ["embargo", "expires", "withdrawn"])
def test_a_limit_that_cannot_be_read_is_refused(name):
    """Else it would appear on a wrong day."""
    assert refusal(title="T", **{name: "tomorow"}) == f"Its {name} 'tomorow' cannot be read."


def test_an_embargo_of_years_is_mistyped():
    """It would wait unseen."""
    assert "too far away" in refusal(title="T", embargo="2062-11-27")


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["embargo", "expires", "withdrawn", "date"]),
       st.text(max_size=30) | st.datetimes().map(str) | st.dates().map(str))  # fmt: skip
def test_whatever_a_limit_says_it_is_taken_or_refused(name, said):
    """Nothing breaks, and no moment is without a zone."""
    try:
        article, _ = made(title="T", **{name: said})
    except PageError:
        return

    for moment in (article.embargoed_until, article.expires_at, article.published_at):
        assert moment is None or moment.tzinfo is not None
