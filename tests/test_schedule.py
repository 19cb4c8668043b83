import dataclasses
import threading
import time
from pathlib import Path

import pytest

from newsletter import schedule
from newsletter.errors import SendError
from newsletter.model import DeliveryState, IssueState, Outcome
from newsletter.pipeline import Happening
from tests.newsrooms import (
    THURSDAY,
    TUESDAY,
    Box,
    Clock,
    add_readers,
    open_newsroom,
    with_mail,
    write_story,
)

READERS = 5

#: Seconds between two questions, in tests.
OFTEN = 0.05


class Reports:
    """Keeps what the runs report, and waits for more."""

    def __init__(self):
        self.runs = []
        self.more = threading.Condition()

    def __call__(self, reports):
        """Keep it."""
        with self.more:
            self.runs.append(list(reports))
            self.more.notify_all()

    def wait_for(self, count):
        """Wait until there were *count* runs, and return them."""
        with self.more:
            assert self.more.wait_for(lambda: len(self.runs) >= count, timeout=10)
            return list(self.runs)

    @property
    def happenings(self):
        """What happened, in order, without the runs in which nothing did."""
        return [report.happening for run in self.runs for report in run]


@pytest.fixture
def clock():
    return Clock(THURSDAY)


@pytest.fixture
def box():
    return Box()


@pytest.fixture
def newsroom(tmp_path: Path, clock, box):
    """A newsroom whose issue is due."""
    write_story(tmp_path, "canal", {"en": "Canal closes", "es": "Cierra el canal"})
    opened = open_newsroom(tmp_path, clock, box)
    add_readers(opened, READERS)
    yield opened
    opened.store.close()


def state_of_issues(newsroom):
    with newsroom.store.reading() as tables:
        return [issue.state for issue in tables.issues.all()]


def test_it_asks_at_once(newsroom, box):
    """What is due goes out when `serve` starts, not a minute later."""
    reports = Reports()
    end = schedule.start(newsroom, reports)
    reports.wait_for(1)
    end()

    assert reports.happenings == [Happening.SENT]
    assert len(set(box.recipients)) == len(box.recipients) == READERS


def test_it_asks_at_once_whatever_the_newsrooms_clock_says(newsroom, clock):
    """The clock says what is due; how often that is asked is a matter of real minutes."""
    for moment in (TUESDAY.replace(year=2000), TUESDAY.replace(year=2100)):
        clock.moment = moment
        reports = Reports()
        end = schedule.start(newsroom, reports)
        reports.wait_for(1)
        end()

        assert reports.happenings == []


def test_it_asks_again_and_again(newsroom, clock, box):
    """An issue that falls due while the server runs goes out, once."""
    clock.moment = TUESDAY
    reports = Reports()
    end = schedule.start(newsroom, reports, every=OFTEN)
    reports.wait_for(2)
    before = list(box.messages)
    clock.moment = THURSDAY
    reports.wait_for(len(reports.runs) + 3)
    end()

    assert before == []
    assert reports.happenings == [Happening.SENT]
    assert len(box.messages) == READERS


def test_after_the_end_nothing_is_asked(newsroom):
    """No thread is left behind."""
    threads = threading.active_count()
    reports = Reports()
    end = schedule.start(newsroom, reports, every=OFTEN)
    reports.wait_for(1)
    end()
    runs = len(reports.runs)
    time.sleep(3 * OFTEN)

    assert len(reports.runs) == runs
    assert threading.active_count() == threads


def test_a_run_that_fails_does_not_stop_the_next(newsroom, clock, box):
    """The relay is away for one question, and back for the next: everybody gets theirs."""
    away = [SendError("The relay is away.")]

    def mailer():
        if away:
            raise away.pop()
        return box

    reports = Reports()
    end = schedule.start(dataclasses.replace(newsroom, mailer=mailer), reports, every=OFTEN)
    reports.wait_for(2)
    end()

    assert reports.happenings[:2] == [Happening.FAILED, Happening.SENT]
    assert "relay is away" in reports.runs[0][0].detail
    assert len(box.messages) == READERS


def test_an_error_that_nobody_foresaw_is_reported(newsroom, box):
    """It is said on one line, and the next run is made all the same."""
    broken = [ZeroDivisionError("three\nlines\nlong")]

    def clock():
        if broken:
            raise broken.pop()
        return THURSDAY

    reports = Reports()
    end = schedule.start(dataclasses.replace(newsroom, clock=clock), reports, every=OFTEN)
    reports.wait_for(2)
    end()

    assert reports.happenings[:2] == [Happening.FAILED, Happening.SENT]
    assert "ZeroDivisionError: three lines long." in reports.runs[0][0].detail


def test_the_end_waits_for_the_message_in_hand(newsroom, box):
    """What the relay was being given is settled; the rest is left to another run."""
    first, go_on = threading.Event(), threading.Event()

    def answer(message):
        first.set()
        go_on.wait(10)
        return Outcome(DeliveryState.SENT, "250 ok")

    box.answer = answer
    reports = Reports()
    end = schedule.start(newsroom, reports)
    assert first.wait(10)
    ending = threading.Thread(target=end)
    ending.start()
    ending.join(0.1)
    waited = ending.is_alive()
    go_on.set()
    ending.join(10)

    assert waited
    assert len(box.messages) == 1
    assert reports.happenings == [Happening.SENDING]
    with newsroom.store.reading() as tables:
        counts = tables.deliveries.counts(1)
    assert counts[DeliveryState.SENT] == 1
    assert counts[DeliveryState.PENDING] == READERS - 1


def test_two_on_one_database_bring_out_one_issue(newsroom, tmp_path, clock, box):
    """A second `serve` on the same SQLite file: one issue, one copy each, and no failure."""
    other = open_newsroom(tmp_path, clock, box)
    rooms = [with_mail(room, window=1) for room in (newsroom, other)]
    box.answer = lambda _: time.sleep(0.01) or Outcome(DeliveryState.SENT, "250 ok")
    reports = [Reports(), Reports()]
    ends = [
        schedule.start(room, report, every=OFTEN)
        for room, report in zip(rooms, reports, strict=True)
    ]
    for report in reports:
        report.wait_for(5)
    for end in ends:
        end()
    other.store.close()

    assert sorted(box.recipients) == [f"r{number}@example.org" for number in range(READERS)]
    assert state_of_issues(newsroom) == [IssueState.SENT]
    assert Happening.FAILED not in [*reports[0].happenings, *reports[1].happenings]
