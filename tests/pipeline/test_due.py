import threading
from dataclasses import replace

import pytest

from newsletter.errors import SourceBusy
from newsletter.model import Approval, IssueState, Source, SourceKind
from newsletter.pipeline import DueReport, Happening, approve, run_due
from newsletter.ports import Fetched
from tests.newsrooms import THURSDAY
from tests.pipeline.wires import FEED, reading, teaser


@pytest.fixture
def asking(newsroom):
    """The same newsroom, whose newsletter waits for an editor's word."""
    weekly = replace(newsroom.newsletters[0], approval=Approval.EDITOR)
    return replace(newsroom, newsletters=(weekly,))


def happenings(newsroom):
    return [report.happening for report in run_due(newsroom)]


def test_before_its_time_nothing_happens(newsroom, box):
    """On Tuesday nobody gets anything, and no issue is made for a week that is over."""
    assert happenings(newsroom) == [Happening.NOTHING]
    assert box.messages == []


def test_when_it_is_due_the_whole_job_is_done(newsroom, clock, box):
    """Gathered, paired, composed, approved by rule, and sent to everybody."""
    clock.moment = THURSDAY

    assert happenings(newsroom) == [Happening.SENT]
    assert len(box.messages) == 5


def test_asking_again_sends_nothing(newsroom, clock, box):
    """Cron asks every five minutes; the issue comes out once."""
    clock.moment = THURSDAY
    run_due(newsroom)
    clock.forward(minutes=5)

    assert happenings(newsroom) == [Happening.NOTHING]
    assert len(box.messages) == 5


def test_the_next_week_has_an_issue_of_its_own(newsroom, clock):
    """A week later there is nothing new, and the issue is skipped with a reason."""
    clock.moment = THURSDAY
    run_due(newsroom)
    clock.forward(days=7)

    report = run_due(newsroom)[0]

    assert report.happening is Happening.SKIPPED
    with newsroom.store.reading() as tables:
        assert tables.issues.get(report.issue).reason == report.detail != ""


def test_too_late_nothing_goes_out_by_itself(newsroom, clock, box):
    """A host that was down on Thursday does not mail on Saturday."""
    clock.moment = THURSDAY
    clock.forward(hours=13)

    assert happenings(newsroom) == [Happening.NOTHING]
    assert box.messages == []


def test_an_editors_newsletter_waits_for_the_editor(asking, clock, box):
    """It is drafted when due, waits as long as nobody approves, and then goes out at once."""
    clock.moment = THURSDAY
    drafted = run_due(asking)[0]
    assert drafted.happening is Happening.DRAFTED
    clock.forward(minutes=5)
    assert happenings(asking) == [Happening.WAITING]
    assert box.messages == []

    approve(asking, drafted.issue, by="ana@example.org")
    assert happenings(asking) == [Happening.SENT]
    assert len(box.messages) == 5


def test_an_approval_that_was_forgotten_is_asked_about(asking, clock, box):
    """Approved in time, but the host was down for a day: a person sends it, or nobody."""
    clock.moment = THURSDAY
    drafted = run_due(asking)[0]
    approve(asking, drafted.issue, by="ana@example.org")
    clock.forward(hours=25)

    report = run_due(asking)[0]

    assert report.happening is Happening.BLOCKED
    assert f"newsletter send {drafted.issue}" in report.detail
    assert box.messages == []


def test_a_newsletter_that_fails_stops_no_other(newsroom, clock, box):
    """The first has a broken schedule; the second comes out."""
    broken = replace(newsroom.newsletters[0], id="broken", schedule="nonsense")
    both = replace(newsroom, newsletters=(broken, *newsroom.newsletters))
    clock.moment = THURSDAY

    assert happenings(both) == [Happening.FAILED, Happening.SENT]


def test_a_dead_source_does_not_keep_the_issue_back(newsroom, clock, box):
    """What the other sources gave is news enough."""
    gone = Source("gone", SourceKind.FOLDER, path="/nowhere")
    both = replace(newsroom, sources=(gone, *newsroom.sources))
    clock.moment = THURSDAY

    assert happenings(both) == [Happening.SENT]


def test_several_who_ask_at_once_bring_out_one_issue(newsroom, clock, box):
    """Cron, a server and a person at the same second: one issue, one copy each."""
    clock.moment = THURSDAY
    found: list[DueReport] = []
    threads = [threading.Thread(target=lambda: found.extend(run_due(newsroom))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(box.recipients) == len(set(box.recipients)) == 5
    with newsroom.store.reading() as tables:
        assert [issue.state for issue in tables.issues.all()] == [IssueState.SENT]
    assert [report.detail for report in found if report.happening is Happening.FAILED] == []


def test_an_issue_that_is_due_asks_its_sources_once(newsroom, clock):
    """Also when two newsletters are due; the next run, a week later, asks them again."""
    wire = reading(newsroom, {FEED: teaser(1)})
    daily = replace(newsroom.newsletters[0], id="other")
    both = replace(wire, newsletters=(*newsroom.newsletters, daily))
    clock.moment = THURSDAY

    reports = run_due(both)
    once = len(wire.fetcher.asked)
    clock.forward(days=7)
    run_due(both)

    assert len(reports) == 2
    assert (once, len(wire.fetcher.asked)) == (1, 2)


@pytest.mark.parametrize(
    "answer",
    [
        SourceBusy("It asks us to come less often (429).", wait=3600),
        Fetched(FEED, 200, teaser(1).encode(), {"cache-control": "max-age=3600"}),
    ],
    ids=["busy", "fresh"],
)
def test_a_source_that_wants_to_be_left_alone_is(newsroom, clock, answer):
    """Though an issue is due meanwhile."""
    wire = reading(newsroom, {FEED: answer})
    clock.moment = THURSDAY
    clock.forward(minutes=-30)
    run_due(wire)
    clock.moment = THURSDAY
    run_due(wire)

    assert len(wire.fetcher.asked) == 1


def test_what_was_read_within_the_hour_is_read_again_for_an_issue(newsroom, clock):
    """An issue has the news of its last minutes."""
    wire = reading(newsroom, {FEED: teaser(1)})
    clock.moment = THURSDAY
    clock.forward(minutes=-30)
    run_due(wire)
    clock.moment = THURSDAY
    run_due(wire)

    assert len(wire.fetcher.asked) == 2


def test_the_editors_are_told_of_a_draft_once(asking, clock, box):
    """In their language, when it is drafted; not each time that somebody looks."""
    with asking.store.writing() as tables:
        tables.editors.add("ana@example.org", "hash", "es", clock())
    clock.moment = THURSDAY

    happenings(asking)
    happenings(asking)

    assert [message.recipient for message in box.messages] == ["ana@example.org"]
