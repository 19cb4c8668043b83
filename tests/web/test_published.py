"""The web version of an issue."""

import re
from email import message_from_bytes, policy
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from newsletter.links import Links
from newsletter.model import Edition, IssueState, Place
from newsletter.pipeline import (
    approve,
    compose_issue,
    gather_sources,
    next_due,
    pair_articles,
    send_issue,
)
from newsletter.subscriptions import Terms, add
from newsletter.web.store_desk import StoreDesk
from tests.newsrooms import Box, Clock, open_newsroom, write_story
from tests.web.conftest import build
from tests.web.desk import issue, rendering

PATH = "/es/issues/weekly/2026-11-26-0700/es"


@pytest.mark.parametrize("state", [IssueState.SENDING, IssueState.SENT])
@pytest.mark.parametrize("edition", ["es", "en+es", "en~es"])
def test_what_went_out_can_be_read(stranger, desk, state, edition):
    """An issue that is being sent, or was, stands online in each of its editions."""
    desk.issue_list = [issue(7, state)]

    answer = stranger.get(f"/es/issues/weekly/2026-11-26-0700/{edition}")

    assert answer.status_code == 200
    assert "Good morning." in answer.text
    assert answer.headers["content-language"] == ("es" if edition == "es" else "en, es")


@pytest.mark.parametrize("state", [IssueState.DRAFT, IssueState.APPROVED, IssueState.SKIPPED])
def test_what_did_not_go_out_is_not_there(stranger, desk, state):
    """Nobody reads an issue before its readers do."""
    desk.issue_list = [issue(7, state)]

    assert stranger.get(PATH).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/xx/issues/weekly/2026-11-26-0700/es", "/es/issues/other/2026-11-26-0700/es",
        "/es/issues/weekly/2026-11-26-0800/es", "/es/issues/weekly/2026-11-26T07:00/es",
        "/es/issues/weekly/2026-11-26x0700/es",
        "/es/issues/weekly/2026-11-26-0700/en", "/es/issues/weekly/2026-11-26-0700/xx", "/es/issues/weekly/..%2F..%2Fx/es",
        "/es/issues/weekly/٢٠٢٦-11-26-0700/es", "/es/issues/weekly/2026-11-26-0700/",
    ],
)  # fmt: skip
def test_other_addresses_are_not_there(stranger, path):
    """What is not exactly the address of an issue is answered 404, in the page's language."""
    answer = stranger.get(path)

    assert answer.status_code == 404
    assert "No encontramos esa página." in answer.text


def test_nothing_of_a_readers_own_is_shown(stranger):
    """No place stays open, and no link unsubscribes anybody: they lead to the front page."""
    page = stranger.get(PATH).text

    assert not any(place in page for place in Place)
    assert "/u/" not in page
    assert page.count('href="https://news.example/?lang=es"') == 2


def test_foreign_content_is_locked_in(stranger, desk):
    """Whatever a mail holds, the browser runs no script of it, and gives it no origin."""
    desk.renderings["es"] = rendering("es", html="<script>alert(1)</script>")

    policy = stranger.get(PATH).headers["content-security-policy"]

    assert policy.startswith("default-src 'none'; ")
    assert "script-src" not in policy
    assert "sandbox" in policy
    assert "allow-scripts" not in policy
    assert "allow-same-origin" not in policy


class Page(HTMLParser):
    """Notes the elements of a page."""

    def __init__(self, html):
        super().__init__()
        self.elements = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        """Note one."""
        self.elements.append((tag, dict(attrs)))

    def all(self, tag, **wanted):
        """Return the attributes of each *tag* that has those *wanted*."""
        return [
            given
            for name, given in self.elements
            if name == tag and wanted.items() <= given.items()
        ]


def test_a_page_has_one_address_and_names_the_other_languages(stranger):
    """Search engines find each language by itself, and neither edition of both."""
    alone = Page(stranger.get(PATH).text)
    both = Page(stranger.get("/es/issues/weekly/2026-11-26-0700/en+es").text)

    base = "https://news.example/{0}/issues/weekly/2026-11-26-0700/{0}"
    alternates = [(tag, base.format(tag)) for tag in ("en", "es")]
    assert [one["href"] for one in alone.all("link", rel="canonical")] == [base.format("es")]
    assert [one["href"] for one in both.all("link", rel="canonical")] == [
        "https://news.example/en/issues/weekly/2026-11-26-0700/en+es"
    ]
    for page in (alone, both):
        links = page.all("link", rel="alternate")
        assert [(one["hreflang"], one["href"]) for one in links] == alternates
    assert alone.all("meta", name="robots") == []
    assert [one["content"] for one in both.all("meta", name="robots")] == ["noindex"]


def test_a_language_that_is_newer_than_the_issue_is_not_named(stranger, desk):
    """Nobody is led to a page that is not there."""
    del desk.renderings["en"]

    page = Page(stranger.get(PATH).text)

    assert [one["hreflang"] for one in page.all("link", rel="alternate")] == ["es"]


def test_who_passes_a_page_on_shows_its_subject(stranger, desk):
    """The words of the inbox stand in the head, whatever is in them; the mail stays as it was."""
    hostile = 'Sí: 5 > 3 "&" </head><script>x</script>\ud83d'
    desk.renderings["es"] = rendering("es", subject=hostile, preheader="Y además\u2028más")

    answer = stranger.get(PATH)

    page = Page(answer.text)
    told = {one["property"]: one["content"] for one in page.all("meta") if "property" in one}
    assert answer.content.isascii()
    assert told["og:title"] == hostile.replace("\ud83d", "?")
    assert told["og:description"] == "Y además\u2028más"
    assert told["og:url"] == f"https://news.example{PATH}"
    assert told["og:site_name"] == "Two Rivers Bilingual News"
    assert page.all("meta", name="description")[0]["content"] == "Y además\u2028más"
    assert page.all("script") == []


@pytest.fixture
def out(tmp_path, studio):
    """An issue that went to three readers: its mails, and a stranger's view of the site."""
    clock, box = Clock(), Box()
    write_story(tmp_path, "canal", {"en": "Canal closes", "es": "Cierra el canal"})
    newsroom = open_newsroom(tmp_path, clock, box)
    for edition in ("en", "es", "en~es"):
        terms = Terms(newsroom.newsletters[0], newsroom.site.languages, "asked", edition)
        add(newsroom.store, terms, f"ana.{edition[:2]}{len(edition)}@example.com", "Ana Ruiz Vega", clock())  # fmt: skip
    gather_sources(newsroom)
    pair_articles(newsroom)
    weekly = newsroom.newsletters[0]
    number = compose_issue(newsroom, weekly, next_due(newsroom, weekly)).issue.id
    approve(newsroom, number, by="test")
    send_issue(newsroom, number)
    with newsroom.store.reading() as tables:
        links = Links(newsroom.site.base_url, tables.keys.known())
    app = build(StoreDesk(newsroom), newsroom.studio, clock, newsroom.media, newsroom.site, links)
    yield box.messages, TestClient(app, base_url=newsroom.site.base_url, follow_redirects=False)
    newsroom.store.close()


def _bodies(message):
    letter = message_from_bytes(message.data, policy=policy.default)
    return letter, [letter.get_body((kind,)).get_content() for kind in ("plain", "html")]


def test_no_web_version_holds_anything_of_a_reader(out):
    """Neither token, address, name nor number of the three, in no edition, head or body."""
    messages, client = out
    own = set()
    for message in messages:
        letter, bodies = _bodies(message)
        tokens = re.findall(r"/[up]/([A-Za-z0-9_.-]+)", " ".join([letter["List-Unsubscribe"], *bodies]))  # fmt: skip
        assert tokens
        own |= {*tokens, *(token.partition(".")[0] for token in tokens)}
        own |= {message.recipient, message.message_id, "Ana Ruiz Vega"}
    assert len(own) >= 3 * 4

    for code in ("en", "es", "en+es", "es+en", "en~es"):
        for language in Edition.parse(code).languages:
            page = client.get(f"/{language}/issues/weekly/2026-11-26-0700/{code}")
            seen = page.text + str(page.headers)
            assert page.status_code == 200
            assert not [one for one in (*own, *Place, "/u/", "/p/") if one in seen]
            assert "set-cookie" not in page.headers


def test_every_web_address_in_a_mail_is_there_and_speaks_its_language(out):
    """The links that read the mail online, or in the other language, lead on from there, too."""
    messages, client = out
    link = re.compile(r'https://news\.example\.org(/\w+/issues/[^\s"<]+)')
    asked = {path for message in messages for path in link.findall(_bodies(message)[1][1])}

    assert {path.rpartition("/")[2] for path in asked} == {"en", "es", "en~es"}
    for path in asked:
        answer = client.get(path)
        code = path.rpartition("/")[2]
        root = Page(answer.text).all("html")[0]
        assert answer.status_code == 200
        assert (root["lang"], root["dir"]) == (Edition.parse(code).language, "ltr")
        if len(code) == 2:
            other = {"en": "es", "es": "en"}[code]
            switch = Page(answer.text).all("a", hreflang=other)[0]
            assert switch["href"] == f"https://news.example.org{path[:-2].replace(f'/{code}/', f'/{other}/')}{other}"  # fmt: skip
            assert client.get(switch["href"]).status_code == 200


def test_a_web_version_shows_no_preheader_and_needs_nothing_of_others(out):
    """The preheader is hidden by its own style, and no script, form, frame or counter is there."""
    _, client = out

    page = Page(client.get("/en/issues/weekly/2026-11-26-0700/en").text)

    hidden = [one for one in page.all("div") if "display:none" in one.get("style", "")]
    assert len(hidden) == 1
    assert not [tag for tag, _ in page.elements if tag in {"script", "form", "iframe", "object"}]
    sources = [one["src"] for one in page.all("img")]
    assert all(source.startswith("/media/") for source in sources)
