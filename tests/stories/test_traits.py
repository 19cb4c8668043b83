"""What an article shows."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from newsletter.model import Article, Event, Picture
from newsletter.stories.traits import by_language, day_gap, traits_of

DAY = datetime(2026, 11, 24, tzinfo=UTC)

ARTICLE = Article(
    "desk",
    "g",
    "https://www.es.news.example/a",
    "es",
    "Cierra el canal el 26 de noviembre",
    body='<p>Lo dijo Elena Ibarra. <a href="https://agua.example/?utm_source=x">Más</a>: 140 casas.</p>',
    id=7,
    published_at=DAY,
)


def look(**changes):
    return traits_of(replace(ARTICLE, **changes), ("en", "es"), 5.0)


def test_words_are_small_and_plain():
    """Accents and capitals go; a word of the title counts more."""
    words = look(title="ÁGUA água", body="<p>Água</p>").words

    assert words == {"agua": 7}


def test_names_are_capitalised_inside_a_sentence():
    """The first word of a sentence is no name by its capital."""
    assert look().names == {"elena": "Elena", "ibarra": "Ibarra"}


def test_amounts_of_the_title_are_told_apart():
    """What the title names is part of the text's, and known for itself."""
    assert look().title_amounts == ("11-26",)
    assert look().amounts == {"11-26": "26 de noviembre", "140": "140"}


def test_links_are_what_stays_of_an_address():
    """Tracking does not matter; pictures count as well."""
    body = '<img src="/x.jpg"><a href="https://agua.example/?utm_source=x">a</a>'

    assert look(body=body).links == ("/x.jpg", "agua.example")


def test_a_picture_is_what_stays_of_its_address():
    """In whatever size it is shown."""
    large = Picture("https://news.example/canal-1024x683.jpg")

    assert look(picture=large).picture == "news.example/canal.jpg"
    assert look().picture == ""


def test_pictures_that_look_alike_are_called_alike():
    """Whatever their addresses; the others keep theirs."""
    urls = [f"https://{host}.example/{host}.jpg" for host in "abc"]
    some = [
        replace(ARTICLE, language=language, picture=Picture(url))
        for language, url in zip(("en", "es", "es"), urls, strict=True)
    ]
    told = by_language(some, {urls[0]: "0f" * 8, urls[1]: "0f" * 8, urls[2]: "55" * 8})

    assert [one.picture for one in told["en"] + told["es"]] == [
        "a.example/a.jpg", "a.example/a.jpg", "c.example/c.jpg",
    ]  # fmt: skip


def test_a_summary_stands_in_for_the_body():
    """Without a body the summary is read, and it is known to be less than the whole."""
    short = look(body="", summary="Lo dijo Elena Ibarra.")

    assert (short.whole, short.names) == (False, {"elena": "Elena", "ibarra": "Ibarra"})


def test_a_day_is_counted_in_days():
    """Articles without a date have the day that is given."""
    assert day_gap(look(published_at=None), replace_day(look(), 2.0)) == 3.0
    assert look().day == DAY.timestamp() / 86400


def replace_day(traits, day):
    return replace(traits, day=day)


def test_an_event_is_its_moment():
    """Two announcements of one event agree on when it is."""
    assert look(event=Event(DAY)).event == "2026-11-24T00:00:00+00:00"


@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=60))
def test_any_article_can_be_looked_at(title, body, url):
    """Whatever a feed holds, the look is a value."""
    assert look(title=title, body=body, url=url, summary=title).length >= len(title)
