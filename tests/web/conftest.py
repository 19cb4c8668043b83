"""The pages over a fake desk, as a browser reaches them."""

import pytest
from starlette.responses import Response
from starlette.testclient import TestClient

from newsletter.links import Links
from newsletter.places import TEMPLATES
from newsletter.render import Strings, Studio
from newsletter.web import create_app
from newsletter.web.sessions import Sessions
from tests.web.desk import NOW, SITE, FakeDesk, editor

LINKS = Links(SITE.base_url, [b"links " * 4])

SECRET = b"secret " * 4


class Clock:
    """Says what time it is told."""

    def __init__(self):
        self.time = NOW

    def __call__(self):
        """Say it."""
        return self.time


@pytest.fixture(scope="session")
def studio():
    """Return the real templates and words, read once."""
    return Studio([TEMPLATES], Strings.load([TEMPLATES], SITE.languages, SITE.territory), SITE)


class Borrowed:
    """The desk of the test that runs, so that one application can serve them all."""

    def __init__(self):
        self.desk = None

    def __getattr__(self, name):
        return getattr(self.desk, name)


def build(desk, studio, clock, media, site=SITE, links=LINKS):
    """Return an application."""
    return create_app(
        desk=desk, studio=studio, site=site, links=links, secret=SECRET, media=media, now=clock
    )


@pytest.fixture(scope="session")
def house(studio, tmp_path_factory):
    """Build the application once: its parts can be exchanged."""
    desk, clock, media = Borrowed(), Clock(), tmp_path_factory.mktemp("media")
    return build(desk, studio, clock, media), desk, clock, media


@pytest.fixture
def desk(house):
    """Return a fresh desk with two issues, an editor and two subscribers."""
    house[1].desk = FakeDesk()
    return house[1].desk


@pytest.fixture
def app(house, desk):
    """Return the application over the fake desk."""
    return house[0]


@pytest.fixture
def media(house):
    """Return the folder of pictures."""
    return house[3]


@pytest.fixture
def stranger(app):
    """Return a client without any header of a browser, as mail programs and scanners are."""
    return TestClient(app, base_url=SITE.base_url, follow_redirects=False)


@pytest.fixture
def browser(app):
    """Return a client that says, as browsers do, that its requests come from our own pages."""
    client = TestClient(app, base_url=SITE.base_url, follow_redirects=False)
    client.headers["sec-fetch-site"] = "same-origin"
    return client


@pytest.fixture
def logged_in(browser):
    """Return a browser in which an editor has logged in; the password was checked elsewhere."""
    sessions, response = Sessions(SECRET, secure=True), Response()
    sessions.start(response, editor(), NOW)
    name, _, value = response.headers["set-cookie"].partition(";")[0].partition("=")
    browser.cookies.set(name, value)
    return browser


@pytest.fixture
def unsubscribe():
    """Return the path of the page on which subscriber 1 leaves, given in Spanish."""
    return LINKS.unsubscribe(1, "weekly", "es").removeprefix(SITE.base_url)


@pytest.fixture
def preferences():
    """Return the path of the page on which subscriber 1 chooses the edition, given in Spanish."""
    return LINKS.preferences(1, "weekly", "es").removeprefix(SITE.base_url)
