"""Sources are read when it is polite, and ever more rarely while they fail."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from newsletter.errors import SourceBusy, SourceError
from newsletter.gather import Brief, Gathered, Validators
from newsletter.model import Source, SourceKind
from newsletter.pipeline import patience
from newsletter.store import SourceState

NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)
WIRE = Source("wire", SourceKind.FEED, "https://n.example/feed")
BRIEF = Brief(WIRE, ("en", "es"), NOW, ZoneInfo("America/Phoenix"))
DIGEST = patience.digest_of(BRIEF)


def minutes(number):
    """Return a time of that length."""
    return timedelta(minutes=number)


def at(number, **facts):
    """Return the brief so many minutes later, of a source with other *facts*."""
    source = replace(WIRE, **facts)
    return replace(BRIEF, now=NOW + minutes(number), source=source)


@pytest.mark.parametrize(
    ("failures", "wait"), [(0, 5), (1, 10), (2, 20), (7, 640), (9, 1440), (5_000, 1440)]
)
def test_each_failure_doubles_the_wait(failures, wait):
    """From five minutes to a day, and the failures are counted."""
    failing = patience.after_failing(
        SourceState(failures=failures, settings=DIGEST), SourceError("No."), BRIEF
    )

    assert failing.next_at == NOW + minutes(wait)
    assert (failing.failures, failing.error, failing.tried_at) == (failures + 1, "No.", NOW)


@pytest.mark.parametrize(("asked", "wait"), [(60, 5), (3600, 60), (1e300, 1440)])
def test_the_wish_of_a_source_counts(asked, wait):
    """It is never less than our own wait, and never more than a day."""
    failing = patience.after_failing(SourceState(), SourceBusy("Later.", wait=asked), BRIEF)

    assert failing.next_at == NOW + minutes(wait)


def test_a_good_reading_ends_all_waiting():
    """Its validators are kept for the next one."""
    failing = SourceState(failures=3, error="No.", next_at=NOW)

    read = patience.after_reading(failing, Gathered(validators=Validators('"1"', "", "d")), BRIEF)

    assert (read.failures, read.error, read.next_at, read.read_at) == (0, "", None, NOW)
    assert patience.known_of(read, BRIEF) == Validators('"1"', "", "d")


def test_a_source_that_holds_for_a_while_is_left_alone():
    """As long as it says."""
    read = patience.after_reading(SourceState(), Gathered(fresh=600), BRIEF)

    assert patience.must_wait(read, at(9))
    assert not patience.must_wait(read, at(10))


def test_another_configuration_reads_everything_again():
    """The same bytes make other articles when the source's language is another."""
    read = patience.after_reading(SourceState(), Gathered(validators=Validators('"1"')), BRIEF)
    other = replace(BRIEF, source=replace(WIRE, language="es"))

    assert patience.known_of(read, other) == Validators()


@pytest.mark.parametrize(
    ("state", "due"),
    [
        (SourceState(), True),
        (SourceState(tried_at=NOW - minutes(59)), False),
        (SourceState(tried_at=NOW - minutes(60)), True),
        (SourceState(tried_at=NOW - minutes(70), next_at=NOW + minutes(1)), False),
        (SourceState(tried_at=NOW - minutes(6), next_at=NOW, failures=1), True),
        (SourceState(tried_at=NOW - minutes(6), next_at=NOW + minutes(1), failures=1), False),
    ],
)
def test_a_source_is_due_once_an_hour(state, due):
    """Later if it asks for it, sooner if it failed and its wait is over."""
    assert patience.is_due(replace(state, settings=DIGEST), BRIEF) is due


@pytest.mark.parametrize("facts", [{"url": "https://n.example/rss"}, {"allow_private": True}])
def test_a_source_that_is_corrected_is_read_at_once(facts):
    """What it did under its old address is no reason to wait, and does not count any more."""
    state = replace(SourceState(), failures=5, settings=DIGEST, etag='"1"', cursor="far")
    failing = patience.after_failing(state, SourceError("No."), BRIEF)
    again = patience.after_failing(failing, SourceError("No."), at(1, **facts))

    assert patience.must_wait(failing, at(1))
    assert not patience.must_wait(failing, at(1, **facts))
    assert patience.is_due(failing, at(1, **facts))
    assert (again.failures, again.next_at, again.etag) == (1, NOW + minutes(6), "")
    assert patience.must_wait(again, at(2, **facts))


def test_what_lies_on_our_own_disk_is_never_left_alone():
    """Whoever makes the folder that was missing has it read; unasked, it is read once an hour."""
    folder = {"kind": SourceKind.FOLDER, "url": "", "path": "/nowhere"}
    failing = patience.after_failing(SourceState(), SourceError("No."), at(0, **folder))
    old = replace(failing, next_at=NOW + minutes(60))

    assert failing.next_at is None
    assert not patience.must_wait(old, at(1, **folder))
    assert [patience.is_due(failing, at(when, **folder)) for when in (1, 60)] == [False, True]
