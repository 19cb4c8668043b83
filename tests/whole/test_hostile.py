"""Sources that do harm, and others beside them that do not notice."""

import re
from dataclasses import replace

import pytest

from newsletter.gather import FetchLimits, WebFetcher
from newsletter.pipeline import gather_sources
from newsletter.workshop import WorkLimits, Workshop
from tests.newsrooms import Box, Clock, open_newsroom
from tests.whole.hostile.everything import SOURCES
from tests.whole.hostile.server import ITEMS, serving

GOOD = 20

#: The fewest hostile sources that a gathering must stand.
LEAST = 60

#: What no sentence for people holds.
CODE = re.compile(r"\w(?:Error|Exception)\b|Traceback|<class|0x[0-9a-f]{4}|Errno|urllib3|\bNone\b")

#: How a sentence begins that says what to do.
REMEDY = re.compile(
    r"(?:Check|Give|Ask|Tell|Take|If that is meant|Its keeper should know|It is tried again)\b[^.]*"
    r"(?:\.\w[^.]*)*\.$"
)


@pytest.fixture(scope="module")
def gathered(tmp_path_factory):
    """All of them and 20 good ones, read in one gathering with short limits."""
    workshop = Workshop(WorkLimits(seconds=3))
    newsroom = open_newsroom(tmp_path_factory.mktemp("newsroom"), Clock(), Box())
    with serving() as server:
        # The good ones are spread among the others.
        good = [server.good(number) for number in range(GOOD)]
        hostile = [server.hostile(number) for number in range(len(SOURCES))]
        step = len(hostile) // GOOD
        mixed = [
            source
            for number, one in enumerate(good)
            for source in [*hostile[number * step : (number + 1) * step], one]
        ]
        newsroom = replace(
            newsroom,
            sources=(*mixed, *hostile[GOOD * step :]),
            fetcher=WebFetcher(FetchLimits(connect=2, read=2, total=4, per_host=32)),
            workshop=workshop,
        )
        reports = {report.source: report for report in gather_sources(newsroom)}
    workshop.close()
    newsroom.store.close()
    return reports


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """Return a function that reads one hostile source by itself, and says what is wrong."""
    workshop = Workshop(WorkLimits(seconds=5))
    newsroom = open_newsroom(tmp_path_factory.mktemp("alone"), Clock(), Box())
    fetcher = WebFetcher(FetchLimits(connect=5, read=5, total=6))
    with serving() as server:

        def read(name):
            number = next(number for number, one in enumerate(SOURCES) if one.name == name)
            source = server.hostile(number)
            room = replace(newsroom, sources=(source,), fetcher=fetcher, workshop=workshop)
            return gather_sources(room)[0].error

        yield read
    workshop.close()
    newsroom.store.close()


def test_every_source_is_reported(gathered):
    """Nothing is raised, and none is forgotten."""
    assert len(SOURCES) >= LEAST
    assert len({one.name for one in SOURCES}) == len(SOURCES)
    assert len(gathered) == len(SOURCES) + GOOD


def test_good_sources_do_not_notice(gathered):
    """Every article of theirs is in."""
    found = {name: report for name, report in gathered.items() if name.startswith("g")}

    assert {name: report.error for name, report in found.items() if report.error} == {}
    assert {report.new for report in found.values()} == {ITEMS}


def test_failures_are_told_in_plain_words(gathered):
    """No names of code, and at the end what to do."""
    errors = {one.name: gathered[f"h{number}"].error for number, one in enumerate(SOURCES)}
    told = {name: error for name, error in errors.items() if error}

    assert {name: error for name, error in told.items() if CODE.search(error)} == {}
    assert {name: error for name, error in told.items() if not REMEDY.search(error)} == {}


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("empty", "It is empty."),
        ("HTML for XML", "This is a web page, not a feed."),
        ("503 with Retry-After", "It has a fault of its own (503)."),
        ("redirect circle", "It sends us on and on."),
        ("redirect chain", "It sends us on and on."),
        ("redirect to a file", "Only http and https are read."),
        ("a private address", "It leads into a private network."),
        ("the cloud's own address", "It leads into a private network."),
        ("self-signed certificate", "Its certificate is not valid"),
        ("it says nothing", "It does not answer in time."),
        ("a body that drips", "It does not answer in time."),
        ("a host that does not exist", "The address does not answer."),
    ],
)
def test_what_is_wrong_is_said(alone, name, what):
    """Each of these has words of its own, when no crowd on a slow machine hides it."""
    assert what in alone(name)
