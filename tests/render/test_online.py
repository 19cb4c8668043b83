"""Tests of addresses online."""

from newsletter.model import Edition
from newsletter.render import due_of, due_slug, view_url
from tests.render.sample import ISSUE, NEWSLETTER, SITE


def test_an_edition_has_an_address():
    """Language, newsletter, date and edition make it."""
    url = view_url(SITE, NEWSLETTER, ISSUE, Edition.parse("es+en"))

    assert url == "https://news.example/es/issues/weekly/2026-11-26-0700/es+en"


def test_the_page_can_be_had_in_another_language():
    """The page around an edition may speak its second language."""
    url = view_url(SITE, NEWSLETTER, ISSUE, Edition.parse("en~es"), "es")

    assert url == "https://news.example/es/issues/weekly/2026-11-26-0700/en~es"


def test_the_date_in_an_address_can_be_read_back():
    """What is written is read again."""
    assert due_of(due_slug(ISSUE.due)) == ISSUE.due
