"""Every way to be turned away is told in plain words."""

import pytest
import requests

from newsletter.errors import SourceBusy
from newsletter.gather.network import faults

DAY = "Tue, 24 Nov 2026 15:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "120"}, 120),
        ({"retry-after": " 120 "}, 120),
        ({"retry-after": "-5"}, 0),
        ({"retry-after": "soon"}, 0),
        ({"retry-after": "Tue, 24 Nov 2026 15:02:00 GMT", "date": DAY}, 120),
        ({"retry-after": "Tue, 24 Nov 2026 14:00:00 GMT", "date": DAY}, 0),
        ({"retry-after": "Tue, 24 Nov 2026 15:02:00 GMT"}, 0),
        ({"retry-after": "9" * 400}, 9_999_999_999),
        ({}, 0),
    ],
)
def test_a_server_may_say_when_to_come_again(headers, seconds):
    """In seconds or as a date (RFC 9110 10.2.3); nonsense is nothing."""
    assert faults.asked_to_wait(headers) == seconds


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_told_from_a_broken_one(status):
    """Its wish comes with the error."""
    error = faults.refused("https://n.example/", status, {"retry-after": "60"})

    assert isinstance(error, SourceBusy)
    assert error.wait == 60


@pytest.mark.parametrize("kind", faults.KINDS)
def test_every_error_of_the_library_has_words(kind):
    """What is wrong, and what to do."""
    error = faults.failed("https://n.example/", kind.__new__(kind))

    assert error.what.endswith(".")
    assert error.remedy


def test_when_it_is_tried_again_is_not_foretold():
    """Here nobody knows: a source waits ever longer, a picture a day, a trial for nobody."""
    said = [faults.LATER, *(remedy for _, _, remedy in faults.FAILURES)]
    said += [remedy for _, remedy in faults.REFUSALS.values()]

    assert [words for words in said if "again" in words or "next time" in words] == []


def test_the_way_to_less_depends_on_what_it_is():
    """A picture is no feed."""
    picture = faults.too_long("https://n.example/a", 10_000_000, "Image/JPEG")
    feed = faults.too_long("https://n.example/a", 10_000_000, "text/xml")

    assert picture.what == feed.what == "It sends more than 10 MB."
    assert ("picture" in picture.remedy, "feed" in picture.remedy) == (True, False)
    assert "feed" in feed.remedy


def test_where_it_sends_us_on_to_is_said():
    """In short, and without a password."""
    error = faults.not_web("ftp://ana:secret@n.example/" + "a" * 10_000, "https://n.example/feed")

    assert error.where == "https://n.example/feed"
    assert error.what.startswith("It sends us on to ftp://n.example/aaa")
    assert len(error.what) < 300


def test_passwords_in_addresses_are_not_shown():
    """They would end in logs."""
    error = faults.failed("https://ana:secret@n.example/a", requests.Timeout())

    assert "secret" not in str(error)
    assert error.where == "https://n.example/a"
    assert faults.failed("https://h?u=a@b", requests.Timeout()).where == "https://h?u=a@b"
