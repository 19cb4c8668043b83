import threading
import time
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from newsletter.errors import (
    NewsletterError,
    NotFound,
    PageError,
    SourceBusy,
    SourceError,
    StoreFull,
)
from newsletter.gather import GatherSettings
from newsletter.model import Source, SourceKind
from newsletter.pipeline import gather_sources, keep_up
from newsletter.ports import Fetched
from tests.gather.calendars.samples import event, ics
from tests.pipeline.wires import FEED, reading, teaser


def test_articles_are_remembered(newsroom):
    """What a source holds is new the first time."""
    report = gather_sources(newsroom)[0]

    assert (report.source, report.new, report.error) == ("desk", 5, "")


def test_gathering_twice_adds_nothing(newsroom):
    """The second time everything is known."""
    gather_sources(newsroom)

    report = gather_sources(newsroom)[0]
    assert (report.new, report.changed, report.unchanged) == (0, 0, 5)


def test_a_dead_source_stops_no_other(newsroom, tmp_path):
    """One source fails with a reason, the next is read, and the failure is remembered."""
    gone = Source("gone", SourceKind.FOLDER, path=str(tmp_path / "nowhere"))
    both = replace(newsroom, sources=(gone, *newsroom.sources))

    first, second = gather_sources(both)

    assert "nowhere" in first.error
    assert second.new == 5
    with newsroom.store.reading() as tables:
        assert tables.sources.state("gone").failures == 1


def test_an_article_that_cannot_be_used_is_reported(newsroom, tmp_path):
    """The others of its source are in."""
    (tmp_path / "articles" / "broken.en.md").write_text("---\ntitle: [unclosed\n---\n")

    report = gather_sources(newsroom)[0]

    assert report.new == 5
    assert "broken.en.md" in report.complaints[0].where


def test_only_the_sources_that_are_named_are_read(newsroom):
    """A name that is none is refused, with those there are."""
    assert len(gather_sources(newsroom, ["desk"])) == 1
    with pytest.raises(NotFound, match="desk"):
        gather_sources(newsroom, ["dekc"])


def test_a_failing_source_is_left_alone_for_a_while(newsroom):
    """It is reported with its fault and its time; naming it reads it at once."""
    down = reading(newsroom, {FEED: SourceBusy("It is busy.", wait=3600)})
    first = gather_sources(down, patient=True)[0]
    second = gather_sources(down, patient=True)[0]
    named = gather_sources(down, ["wire"])[0]

    assert first.next_at == newsroom.clock() + timedelta(hours=1)
    assert first.error == second.error == f"{FEED}: It is busy."
    assert (first.waits, second.waits, named.waits) == (False, True, False)
    assert len(down.fetcher.asked) == 2


def test_the_same_bytes_are_not_read_twice(newsroom):
    """A server without validators is found out by a digest."""
    wire = reading(newsroom, {FEED: teaser(1)})

    counts = [(report.new, report.unchanged) for _ in range(2) for report in gather_sources(wire)]

    assert counts == [(1, 0), (0, 0)]


def test_sources_are_kept_up_with_once_an_hour(newsroom):
    """Whoever asks in between gets nothing."""
    wire = reading(newsroom, {FEED: teaser(1)})
    rounds = [keep_up(wire), keep_up(wire)]
    newsroom.clock.forward(hours=1)
    rounds.append(keep_up(wire))

    assert [len(reports) for reports in rounds] == [1, 0, 1]


def test_a_fault_of_ours_with_one_source_keeps_no_other_back(newsroom):
    """It is reported as that source's."""
    wire = reading(newsroom, {FEED: IndexError("unforeseen")})
    both = replace(wire, sources=(*wire.sources, *newsroom.sources))

    first, second = gather_sources(both)

    assert "nobody foresaw" in first.error
    assert "IndexError" not in first.error
    assert second.new == 5


def wires(newsroom, hosts, fetcher, **settings):
    """Return a newsroom that has a feed at each of *hosts*."""
    sources = tuple(Source(f"s{number}", SourceKind.FEED, f"https://{host}/{number}")
                    for number, host in enumerate(hosts))  # fmt: skip
    return replace(newsroom, sources=sources, fetcher=fetcher, gathering=GatherSettings(**settings))


class Slow:
    """A fetcher whose host `slow` answers when the other one has been read."""

    def __init__(self):
        self.read, self.waited = threading.Event(), []

    def fetch(self, url, *, etag="", modified="", allow_private=False):
        """Return a feed."""
        if "slow" in url:
            self.waited.append(self.read.wait(2))
        else:
            self.read.set()
        return Fetched(url, 200, teaser(1).encode())


def test_a_slow_host_holds_up_no_other(newsroom):
    """However many of its sources are read before the other's."""
    many = wires(newsroom, ["slow"] * 6 + ["fast"], Slow(), concurrency=4, per_host=2)
    told = []
    reports = gather_sources(many, progress=lambda *counts: told.append(counts))

    assert many.fetcher.waited == [True] * 6
    assert [one.source for one in reports] == [f"s{number}" for number in range(7)]
    assert told[-1] == (7, 7)


class Full:
    """A store that can be read, but not written."""

    def __init__(self, store):
        self.reading = store.reading

    @contextmanager
    def writing(self):
        """Say that the disk is full."""
        raise StoreFull
        yield


class Brisk:
    """A fetcher that takes a moment, and counts what it is asked."""

    def __init__(self):
        self.asked = []

    def fetch(self, url, *, etag="", modified="", allow_private=False):
        """Return a feed."""
        self.asked.append(url)
        time.sleep(0.02)
        return Fetched(url, 200, teaser(1).encode())


@pytest.mark.parametrize("per_host", [1, 30])
def test_a_full_disk_ends_the_gathering(newsroom, per_host):
    """What cannot be remembered is not fetched."""
    hosts = ["one"] * 30
    many = wires(newsroom, hosts, Brisk(), concurrency=2, per_host=per_host)
    many = replace(many, store=Full(newsroom.store))

    with pytest.raises(StoreFull):
        gather_sources(many)

    assert len(many.fetcher.asked) < 10


def test_a_corrected_address_is_read_at_once(newsroom):
    """The program advises to check it: whoever does need not wait, or know a name."""
    good = "https://n.example/rss"
    wire = reading(newsroom, {FEED: SourceError("It answers 404."), good: teaser(1)})
    gather_sources(wire, patient=True)
    mended = replace(wire, sources=(replace(wire.sources[0], url=good),))

    report = gather_sources(mended, patient=True)[0]
    assert (report.new, report.error, report.waits) == (1, "", False)


def test_a_folder_that_was_missing_is_read_at_once(newsroom, tmp_path):
    """As soon as it is there."""
    gone = Source("gone", SourceKind.FOLDER, path=str(tmp_path / "later"))
    room = replace(newsroom, sources=(gone,))
    first = gather_sources(room, patient=True)[0]
    (tmp_path / "later").mkdir()
    second = gather_sources(room, patient=True)[0]

    assert (first.next_at, second.error, second.waits) == (None, "", False)


def test_a_source_that_is_as_it_was_is_no_empty_one(newsroom):
    """Its report says which it is."""
    wire = reading(newsroom, {FEED: teaser(1)})

    assert [gather_sources(wire)[0].same for _ in range(2)] == [False, True]


def test_what_takes_too_long_is_named(newsroom):
    """Who took it apart knows no address; the report has it, and what to do."""
    wire = reading(newsroom, {FEED: PageError("Reading it took more than 8 seconds.")})

    assert gather_sources(wire)[0].error.startswith(f"{FEED}: Reading it took")


def test_a_workshop_that_cannot_work_blames_no_source(newsroom):
    """The gathering ends with its error, and no source is noted as failing."""
    wire = reading(newsroom, {FEED: NewsletterError("It cannot be started.")})

    with pytest.raises(NewsletterError, match="cannot be started"):
        gather_sources(wire)

    with newsroom.store.reading() as tables:
        assert tables.sources.all() == {}


def test_an_event_that_is_called_off_is_withdrawn_until_it_takes_place_again(newsroom, tmp_path):
    """One that vanishes, too, if its neighbours are there; what was never announced is not made."""
    path = tmp_path / "town.ics"
    town = Source("town", SourceKind.CALENDAR, path=str(path))
    told = replace(newsroom, sources=(town,))

    def gather(*parts):
        path.write_text(ics(*parts), newline="")
        report = gather_sources(told)[0]
        with told.store.reading() as tables:
            known = {one.title: one.withdrawn for one in tables.articles.all("town")}
        return report.changed, known

    party, fair, market = (
        event(uid=title, title=title, start=f"202612{day:02}T180000")
        for day, title in ((1, "Party"), (2, "Fair"), (3, "Market"))
    )
    off = party.replace("END:", "STATUS:CANCELLED\r\nEND:")
    never = event("STATUS:CANCELLED", uid="never", title="Never")
    gather(party, fair, market)

    assert gather(off, never, market) == (2, {"Party": True, "Fair": True, "Market": False})
    assert gather(off, never, market) == (0, {"Party": True, "Fair": True, "Market": False})
    assert gather(party, fair) == (2, {"Party": False, "Fair": False, "Market": False})
