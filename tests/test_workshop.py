"""Foreign bytes are taken apart where they can do no harm."""

import os
import time

import pytest
from lxml import etree

from newsletter.errors import PageError, SourceError
from newsletter.workshop import WorkLimits, Workshop


@pytest.fixture(scope="module")
def workshop():
    """A workshop whose work may take a second and 200 MB."""
    opened = Workshop(WorkLimits(seconds=1, memory=200_000_000), processes=1)
    yield opened
    opened.close()


def measure(text):
    """Do some work."""
    return len(text)


def loop():
    """Never come back."""
    while True:
        time.sleep(0.01)


def devour():
    """Take a lot of memory."""
    return len(bytearray(500_000_000))


def stumble():
    """Break in a way that no process can tell another of."""
    etree.fromstring("<a>" * 3)


def refuse():
    """Find that the source is no good."""
    raise SourceError("It is no good.", where="here", remedy="Go on.")


def test_work_comes_back(workshop):
    """What it made is what is given."""
    assert workshop.do(measure, "four") == 4


@pytest.mark.parametrize(
    ("work", "said"),
    [(loop, "1 seconds"), (devour, "200 MB"), (os.abort, "broke"), (stumble, "broke")],
)
def test_work_that_goes_wrong_is_an_error_and_the_next_goes_on(workshop, work, said):
    """Time, memory and crashes end in a plain sentence; the workshop stays open."""
    with pytest.raises(PageError, match=said):
        workshop.do(work)

    assert workshop.do(measure, "four") == 4


def test_errors_of_the_work_come_back_whole(workshop):
    """What was wrong, where, and what to do survive the way."""
    with pytest.raises(SourceError) as caught:
        workshop.do(refuse)

    assert (caught.value.what, caught.value.where) == ("It is no good.", "here")
    assert caught.value.remedy == "Go on."
