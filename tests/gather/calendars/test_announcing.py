"""What an article says of an event, in which language, and which articles are one story."""

import pytest

from tests.gather.calendars.samples import event, gathered, ics, of


def test_an_article_tells_what_the_calendar_does():
    """Title, place and address; the description in short; the section of events."""
    (article,) = of(
        event("DESCRIPTION:Free for all\\, come early.\\n\\nBring a blanket.",
              "LOCATION:Rainbow Wash overlook\\nState Route 85", "URL:https://palodulce.example/stars",
              "LAST-MODIFIED:20261120T120000Z", "IMAGE;VALUE=URI:https://palodulce.example/s.jpg",
              "CREATED:20200101T000000Z", title="Star party\\, moonless")
    )  # fmt: skip

    assert (article.title, article.summary) == (
        "Star party, moonless", "Free for all, come early. Bring a blanket.",
    )  # fmt: skip
    assert article.event.where == "Rainbow Wash overlook, State Route 85"
    assert article.event.starts_at.isoformat() == "2026-11-28T18:00:00-07:00"
    assert (article.url, article.section) == ("https://palodulce.example/stars", "events")
    assert (article.published_at, article.updated_at.day) == (None, 20)
    assert article.picture.url == "https://palodulce.example/s.jpg"
    assert article.body == ""


def test_a_source_may_name_the_section():
    """As that of any other source."""
    (article,) = of(event(), section="culture")

    assert article.section == "culture"


def test_a_description_in_html_becomes_words():
    """What could do harm goes, and so do the marks."""
    html = "<p>Free <b>for all</b>.</p><script>alert(1)</script><br>Come &amp; see."
    (article,) = of(event(f"DESCRIPTION:{html}"))

    assert article.summary == "Free for all. Come & see."


def test_an_event_without_an_address_leads_nowhere():
    """And one with an address that is none neither."""
    assert [one.url for one in of(event("URL:javascript:alert(1)"), event(uid="two"))] == ["", ""]


def test_one_event_in_two_languages_is_two_articles_of_one_story():
    """Each with the words that are marked with its language, and the place that both share."""
    english, spanish = of(
        event("SUMMARY;LANGUAGE=en:Star party", "SUMMARY;LANGUAGE=es:Fiesta de estrellas",
              "DESCRIPTION;LANGUAGE=en:Free.", "DESCRIPTION;LANGUAGE=es-MX:Gratis.",
              "LOCATION:Plaza Cottonwood", "RRULE:FREQ=WEEKLY;COUNT=1", title=None)
    )  # fmt: skip

    assert (english.language, spanish.language) == ("en", "es")
    assert (english.title, english.summary) == ("Star party", "Free.")
    assert (spanish.title, spanish.summary) == ("Fiesta de estrellas", "Gratis.")
    assert english.event == spanish.event
    assert english.translation_key == spanish.translation_key == "one@palodulce.example/20261128"
    assert english.guid != spanish.guid


def test_a_language_that_is_not_configured_has_a_name_too():
    """No two articles of a calendar share one; of one language there is one."""
    articles = of(event(*(f"SUMMARY;LANGUAGE={tag}:Title" for tag in ("en", "en-US", "fr")),
                        title="Bare"))  # fmt: skip

    assert [one.guid.rpartition("/")[2] for one in articles] == [
        "one@palodulce.example",
        "en",
        "fr",
    ]
    assert articles[2].language == ""


def test_two_events_of_one_uid_in_two_languages_are_one_story():
    """A change of one time in one language touches that language alone."""
    rule = "RRULE:FREQ=WEEKLY;COUNT=2"
    articles = of(
        event(rule, "SUMMARY;LANGUAGE=en:Party", title=None),
        event(rule, "SUMMARY;LANGUAGE=es:Fiesta", title=None),
        event("RECURRENCE-ID:20261205T180000", "SUMMARY;LANGUAGE=es:Gran fiesta", title=None,
              start="20261205T180000"),
    )  # fmt: skip

    assert [(one.language, one.title, one.translation_key[-4:]) for one in articles] == [
        ("en", "Party", "1128"), ("es", "Fiesta", "1128"),
        ("en", "Party", "1205"), ("es", "Gran fiesta", "1205"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "uids", [("fair-en@x", "fair-es@x"), ("fair_en", "fair_ES"), ("fair@x", "fair-es@x")]
)
def test_uids_that_end_in_a_language_are_one_story(uids):
    """They say the language of their event, too."""
    one, other = of(event(uid=uids[0], title="Fair"), event(uid=uids[1], title="Feria"))

    assert one.translation_key == other.translation_key
    assert other.language == "es"
    assert one.guid != other.guid


@pytest.mark.parametrize(
    ("facts", "language"),
    [({}, "en"), ({"language": "es"}, "es")],
)
def test_a_mark_on_the_only_title_may_be_that_of_a_program(facts, language):
    """The editor's word on the source is believed before it."""
    (article,) = of(event("SUMMARY;LANGUAGE=en-us:Tamales", title=None), **facts)

    assert article.language == language


def test_words_tell_the_language_of_an_event_that_has_no_mark():
    """As those of any article do."""
    text = "DESCRIPTION:La entrada es gratis y habrá tamales para todos los que lleguen temprano."
    (article,) = of(event(text, title="Feria del tamal en la plaza"))

    assert article.language == "es"


def test_each_of_many_times_is_told_once():
    """Nothing is complained of twice, though it repeats."""
    result = gathered(ics(event("RRULE:FREQ=DAILY", title=None)))

    assert len(result.complaints) == 1
