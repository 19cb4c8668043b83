from datetime import UTC, datetime

from newsletter.model import Article, Story


def article(language, **facts):
    return Article("desk", language, "", language, "A title", **facts)


def test_a_story_is_as_old_as_its_first_version():
    """A translation that comes later does not make it news again; one without date says nothing."""
    versions = {
        "en": article("en", published_at=datetime(2026, 11, 24, tzinfo=UTC)),
        "es": article("es", first_seen_at=datetime(2026, 11, 20, tzinfo=UTC)),
        "": article(""),
    }

    assert Story(1, versions).dated == datetime(2026, 11, 20, tzinfo=UTC)


def test_a_story_of_which_no_version_is_dated_has_no_date():
    """None is invented."""
    assert Story(1, {"en": article("en")}).dated is None


def test_a_story_stands_in_the_section_that_is_named_first():
    """One version's section is enough."""
    versions = {"en": article("en"), "es": article("es", section="news")}

    assert Story(1, versions).section == "news"
    assert Story(2, {"en": article("en")}).section == ""
