"""What an answer says of its version, and of how long it holds, is understood."""

import pytest

from newsletter.gather import Validators
from newsletter.gather.network.freshness import LONGEST, freshness, kept_by
from newsletter.ports import Fetched

DAY = "Tue, 24 Nov 2026 15:00:00 GMT"


def answer(status=200, content=b"x", **headers):
    """Make an answer; `cache_control` stands for Cache-Control."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Fetched("https://n.example/", status, content, named)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 0),
        ({"cache_control": "max-age=600"}, 600),
        ({"cache_control": "public, Max-Age = 600, must-revalidate"}, 600),
        ({"cache_control": 'max-age="600"'}, 600),
        ({"cache_control": "s-maxage=600"}, 0),
        ({"cache_control": "no-cache, max-age=600"}, 0),
        ({"cache_control": "max-age=600", "age": "100"}, 500),
        ({"cache_control": "max-age=600", "age": "1000"}, 0),
        ({"cache_control": "max-age=31536000"}, LONGEST),
        ({"cache_control": "max-age=soon"}, 0),
        ({"expires": "Tue, 24 Nov 2026 15:10:00 GMT", "date": DAY}, 600),
        ({"expires": "0", "date": DAY}, 0),
        ({"expires": "Thu, 19 Nov 1981 08:52:00 GMT", "date": DAY}, 0),
        ({"expires": "Tue, 24 Nov 2026 15:10:00 GMT"}, 0),
    ],
)
def test_an_answer_holds_as_long_as_it_says(headers, seconds):
    """Never longer than a day, and not at all when it says nothing or nonsense."""
    assert freshness(answer(**headers)) == seconds


def test_validators_are_kept():
    """What the server calls its version, and a digest for servers that call it nothing."""
    kept = kept_by(answer(etag='"1"', last_modified=DAY), Validators(cursor="7"))

    assert (kept.etag, kept.modified, kept.cursor) == ('"1"', DAY, "7")
    assert kept.digest == kept_by(answer(), Validators()).digest
    assert kept.digest != kept_by(answer(content=b"y"), Validators()).digest


def test_an_unchanged_answer_changes_only_what_it_names():
    """A server may give an old version a new name."""
    known = Validators('"1"', DAY, "digest", "7")

    assert kept_by(answer(304), known) == known
    assert kept_by(answer(304, etag='"2"'), known) == Validators('"2"', DAY, "digest", "7")
