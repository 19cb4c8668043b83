"""Links and pictures are asked over the network; what could not be found out is said."""

import threading
import time
from dataclasses import replace

import pytest

from newsletter.errors import NewsletterError, SourceError
from newsletter.model import Article, Rendering, Source, SourceKind, Story
from newsletter.pipeline import CheckLimits, check_online, unasked
from newsletter.pipeline.checking import ask_all
from newsletter.ports import Fetched

PAGE, PICTURE = "https://n.example/a", "https://n.example/a.jpg"


class Web:
    """A fetcher that answers by address, and notes what it may."""

    def __init__(self, answers):
        self.answers = answers
        self.asked = {}

    def ask(self, url, *, allow_private=False):
        """Return what stands for *url*, or raise it."""
        self.asked[url] = allow_private
        answer = self.answers[url]
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def found(newsroom):
    """Return what is found when links and pictures answer so, as numbers and levels."""

    def found(links=(), pictures=(), stories=(), sources=(), **limits):
        answers = {one.url: one for one in (*links, *pictures) if isinstance(one, Fetched)}
        answers |= dict(one for one in (*links, *pictures) if isinstance(one, tuple))
        web = Web(answers)
        hrefs = "".join(f'<a href="{_url(one)}">x</a>' for one in links)
        shown = "".join(f'<img src="{_url(one)}">' for one in pictures)
        made = Rendering("en", "", "", f"<body>{hrefs}{shown}</body>", "")
        room = replace(newsroom, fetcher=web, sources=tuple(sources))
        known = {one.id: one for one in stories}
        return web, check_online(room, {"en": made}, known, CheckLimits(**limits))

    return found


def _url(one):
    return one.url if isinstance(one, Fetched) else one[0] if isinstance(one, tuple) else one


def brief(findings):
    """Return numbers and levels."""
    return [(one.id, str(one.level)) for one in findings]


def image(status=200, kind="image/jpeg", length="1000"):
    """Return how a picture answers."""
    return Fetched(PICTURE, status, headers={"content-type": kind, "content-length": length})


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        (Fetched(PAGE, 200), []),
        (Fetched(PAGE, 404), [("L-02", "block")]),
        (Fetched(PAGE, 410), [("L-02", "block")]),
        (Fetched(PAGE, 500), [("L-02", "warn")]),
        (Fetched(PAGE, 403), [("L-02", "not-checked")]),
        (Fetched(PAGE, 429), [("L-02", "not-checked")]),
        (Fetched(PAGE, 200, hops=4), [("L-05", "warn")]),
        ((PAGE, SourceError("Its certificate is not valid.")), [("L-02", "warn")]),
    ],
)
def test_links_are_followed(found, answer, wanted):
    """L-02, L-05: what is gone blocks, what fails warns, what is closed to us is not checked."""
    _, findings = found([answer, Fetched("https://n.example/good", 200)])

    assert brief(findings) == wanted


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        (image(), []),
        (image(404), [("I-02", "block")]),
        (image(kind="text/html; charset=utf-8"), [("I-02", "block")]),
        (image(kind="image/webp"), [("I-02", "warn")]),
        (image(length="130000"), [("I-03", "warn")]),
        (image(length="many"), []),
        (image(403), [("I-02", "not-checked")]),
    ],
)
def test_pictures_are_asked_for(found, answer, wanted):
    """I-02, I-03: there, of a form that is shown, and light."""
    assert brief(found(pictures=[answer])[1]) == wanted


def test_it_is_said_where_a_link_is_mended(found):
    """In its story."""
    story = Story(7, {"en": Article("desk", "a", PAGE, "en", "A")})

    _, findings = found([Fetched(PAGE, 404)], stories=[story])

    assert findings[0].where == "stories/7/en/url"
    assert findings[0].messages["es"] == f"El enlace responde 404: {PAGE}"


def test_private_addresses_are_not_asked(found):
    """But those of a source that may be private."""
    inside = Fetched("http://10.0.0.1/a", 200)
    source = Source("wire", SourceKind.FEED, "http://10.0.0.1/feed", allow_private=True)

    web, findings = found([inside])
    allowed, none = found([inside], sources=[source])

    assert web.asked == {}
    assert brief(findings) == [("L-02", "not-checked")]
    assert "private network" in findings[0].messages["en"]
    assert (allowed.asked, none) == ({inside.url: True}, ())


def test_our_own_pages_are_not_asked(found):
    """They are there once the issue is out."""
    web, findings = found(["https://news.example.org/en/issues/1", "https://news.example.org/x"])

    assert web.asked == {}
    assert brief(findings) == [("L-02", "not-checked")]
    assert "(+1)" in findings[0].messages["en"]


def test_without_a_network_nothing_is_said_to_be_wrong(found):
    """Where no address answers, none was checked."""
    _, findings = found([(PAGE, SourceError("The address does not answer."))])

    assert brief(findings) == [("L-02", "not-checked")]
    assert "is there a network?" in findings[0].messages["en"]


def test_passwords_in_addresses_are_not_shown(found):
    """Findings end in logs."""
    _, findings = found([Fetched("https://ana:secret@n.example/a", 404)])

    assert "secret" not in findings[0].messages["en"]


def test_when_the_time_is_over_nobody_waits():
    """What has not answered by then stands as None, and the others are kept."""
    slow = threading.Event()

    def ask(url):
        if url == "slow":
            slow.wait(5)
        return Fetched(url, 200)

    began = time.monotonic()
    answers = ask_all(["slow", "quick"], ask, CheckLimits(at_once=2, seconds=0.3))
    slow.set()

    assert time.monotonic() - began < 2
    assert answers == {"slow": None, "quick": Fetched("quick", 200)}


def test_no_more_are_asked_at_once_than_allowed():
    """The others wait for their turn."""
    busy, most, lock = 0, 0, threading.Lock()

    def ask(url):
        nonlocal busy, most
        with lock:
            busy += 1
            most = max(most, busy)
        time.sleep(0.01)
        with lock:
            busy -= 1
        return Fetched(url, 200)

    answers = ask_all([str(number) for number in range(12)], ask, CheckLimits(at_once=3))

    assert len(answers) == 12
    assert None not in answers.values()
    assert most <= 3


def test_an_end_from_our_side_is_no_fault_of_an_address():
    """It ends the check."""

    def ask(url):
        raise NewsletterError("It was broken off.")

    with pytest.raises(NewsletterError, match="broken off"):
        ask_all(["a"], ask, CheckLimits())


def test_what_is_late_is_not_checked(found):
    """It does not pass."""
    _, findings = found([Fetched(PAGE, 200)], seconds=0)

    assert brief(findings) == [("L-02", "not-checked")]
    assert "time" in findings[0].messages["en"]


def test_without_the_network_it_is_said_that_nobody_asked(newsroom):
    """Links and pictures, in one finding each."""
    html = f'<body><a href="{PAGE}">x</a><a href="{PAGE}2">x</a><img src="{PICTURE}"></body>'

    findings = unasked(newsroom, {"en": Rendering("en", "", "", html, "")})

    assert brief(findings) == [("L-02", "not-checked"), ("I-02", "not-checked")]
    assert "--online" in findings[0].messages["es"]
