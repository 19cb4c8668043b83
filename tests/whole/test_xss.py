"""Scripts in what sources give, looked for in everything that is made of it."""

import hashlib
import shutil
from dataclasses import replace
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import sync_playwright
from starlette.responses import Response
from starlette.testclient import TestClient

from newsletter.links import Links
from newsletter.model import Source, SourceKind
from newsletter.pipeline import (
    approve,
    compose_issue,
    gather_sources,
    next_due,
    pair_articles,
    proof,
    send_issue,
    write_preview,
)
from newsletter.web import create_app
from newsletter.web.sessions import Sessions
from newsletter.web.store_desk import StoreDesk
from tests.newsrooms import Box, Clock, add_readers, open_newsroom
from tests.whole.hostile.live import live_in

BROWSER = "/usr/bin/chromium"
SECRET = hashlib.sha256(b"sessions").digest()

#: Each calls `hit()` when it is alive.
PAYLOADS = (
    "<script>hit()</script>",
    "<ScRiPt src=data:text/javascript,hit()></sCrIpT>",
    "<script/x>hit()</script/>",
    "<scr<script>ipt>hit()</scr</script>ipt>",
    "<img src=x: onerror=hit()>",
    "<img src='x:'onerror='hit()'//",
    "<img/src=x:/onerror=hit()>",
    '<img src="x:" alt="`onerror=hit()//">',
    "<svg onload=hit()>",
    "<svg><script>hit()</script></svg>",
    "<svg><animate onbegin=hit() attributeName=x dur=1s>",
    "<svg><a xlink:href=javascript:hit()><text y=9>x</text></a></svg>",
    "<math><mtext><table><mglyph><style><img src=x: onerror=hit()></style></mglyph></table>",
    "<math href=javascript:hit()>x</math>",
    "<a href=javascript:hit()>x</a>",
    "<a href='jAvAsCrIpT&colon;hit()'>x</a>",
    "<a href='java&#9;script:hit()'>x</a>",
    "<a href=' &#1;javascript:hit()'>x</a>",
    "<a href='vbscript:hit()'>x</a>",
    "<a href='data:text/html,<script>parent.hit()</script>'>x</a>",
    "<a href='https://a.example/\" onmouseover=\"hit()'>x</a>",
    "<a href=//a.example onclick=hit()>x</a>",
    "<iframe src=javascript:hit()></iframe>",
    "<iframe srcdoc='<script>parent.hit()</script>'></iframe>",
    "<object data=javascript:hit()></object>",
    "<embed src=javascript:hit()>",
    "<form action=javascript:hit()><input type=submit autofocus onfocus=hit()></form>",
    "<button formaction=javascript:hit()>x</button>",
    "<details open ontoggle=hit()>x</details>",
    "<video><source onerror=hit()></video>",
    "<audio src=x: onerror=hit()>",
    "<body onload=hit()>",
    "<base href=javascript:hit()//>",
    "<meta http-equiv=refresh content='0;url=javascript:hit()'>",
    "<link rel=stylesheet href=data:text/css,* onload=hit()>",
    "<style>@import 'javascript:hit()'; * {background: url(javascript:hit())}</style>",
    "<p style='width:expression(hit());background:url(javascript:hit())'>x</p>",
    "<noscript><p title='</noscript><img src=x: onerror=hit()>'>",
    "<textarea></textarea><img src=x: onerror=hit()>",
    "<title></title><script>hit()</script>",
    "<template><script>hit()</script></template><img src=x: onerror=hit()>",
    "<!--><img src=x: onerror=hit()>-->",
    "<![CDATA[<script>hit()</script>]]>",
    "<?x ><script>hit()</script>?>",
    "<table background=javascript:hit()><td background=javascript:hit()>x</table>",
    "<xss id=x tabindex=1 onfocus=hit() autofocus>x</xss>",
    "<input onfocus=hit() autofocus>",
    "<marquee onstart=hit()>x</marquee>",
    "\"'><script>hit()</script>",
    "{{ 7 * 7 }}{% set x = hit %}${hit()}#{hit()}",
    "&lt;script&gt;hit()&lt;/script&gt;",
    "&amp;lt;img src=x: onerror=hit()&amp;gt;",
    "\u2028<img\x0csrc=x:\x0bonerror=hit()>",
    "<\x00script>hit()</script>",
    "\uff1cscript\uff1ehit()\uff1c/script\uff1e",
)

FEED = (
    '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><language>en</language>'
    "<title>{0}</title>{1}</channel></rss>"
)

#: Payloads in the text of a file.
EACH = 4

#: Issues that the stories fill, and stories in each: a longer mail would not go out.
ISSUES = 3
STORIES = 24

#: What the editor's frame adds to a mail: its links lead to stubs, in new tabs.
FRAMED = {
    "<base>",
    *(f"href=/editor/preview/{name}?lang=en" for name in ("unsubscribe", "preferences")),
}

#: Where the issues are due.
ZONE = ZoneInfo("America/Phoenix")

#: An item says {0}, a payload, wherever it can say anything.
ITEM = """<item><guid>{1}</guid><title>T{1} {0}</title><dc:creator>{0}</dc:creator>
<category>{0}</category><pubDate>Mon, 23 Nov 2026 10:00:00 GMT</pubDate>
<link>https://a.example/{1}?{0}</link><description>Words before. {0} Words after.</description>
<content:encoded>&lt;p&gt;Words before.&lt;/p&gt;{0}&lt;p&gt;Words after.&lt;/p&gt;</content:encoded>
<media:content url="https://a.example/{1}.jpg?{0}" medium="image"><media:description>{0}
</media:description><media:credit>{0}</media:credit></media:content></item>"""

#: A file says it likewise.
MATTER = """---
title: |
  F{1} {0}
summary: |
  Words before. {0}
author: |
  {0}
section: |
  {0}
image: https://a.example/{1}.jpg
image_alt: |
  {0}
date: 2026-11-23
language: en
---
"""

#: What acts in a page that is ours: our own scripts are files, and have an address.
LIVE = """() => [...document.querySelectorAll("*")].flatMap(one => [
  ...(one.tagName === "SCRIPT" && !one.src.includes("/static/") ? ["script"] : []),
  ...[...one.attributes]
    .filter(({name, value}) => /^on|^srcdoc$|^formaction$/i.test(name)
      || /^(javascript|vbscript|data:text)/i.test(value.replace(/[\\x00-\\x20]/g, "")))
    .map(({name, value}) => `${one.tagName} ${name}=${value}`)])"""

#: Does to everything in a page what a reader might do.
TOUCH = """() => { for (const one of document.querySelectorAll("*"))
  for (const event of ["mouseover", "focus", "click", "toggle", "error", "load"])
    if (event !== "click" || one.protocol === "javascript:") one.dispatchEvent(new Event(event)) }"""


def flat(payload):
    """Return *payload* as it can stand in XML or YAML."""
    return "".join(sign for sign in payload if sign.isprintable() or sign == " ")


def write_sources(folder):
    """Write a feed of all payloads, and a folder with three kinds of files, four in each."""
    items = [ITEM.format(escape(flat(one)), number) for number, one in enumerate(PAYLOADS)]
    (folder / "feed.xml").write_text(FEED.format(escape(PAYLOADS[0]), "".join(items)))
    articles = folder / "articles"
    articles.mkdir()
    for number in range(0, len(PAYLOADS), EACH):
        payloads = PAYLOADS[number : number + EACH]
        text = "\n\n".join(["Words before.", *payloads, "[x](javascript:hit()) ![x](vbscript:x)"])
        kind = ("md", "html", "txt")[number // EACH % 3]
        head = MATTER.format(flat(payloads[0]), number)
        (articles / f"{number}.{kind}").write_text(head + text.replace("\0", "&#0;"))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The newsroom, and everything that it made of the payloads: name -> page."""
    folder = tmp_path_factory.mktemp("newsroom")
    write_sources(folder)
    auto, clock = 'approval = "auto"', Clock()
    limits = "\n".join(f"max_stories{kind} = {STORIES}" for kind in ("", "_stacked", "_side"))
    newsroom = open_newsroom(folder, clock, Box(), {auto: f"{auto}\nmax_age_days = 60\n{limits}"})
    feed = Source("feed", SourceKind.FEED, path=str(folder / "feed.xml"))
    newsroom = replace(newsroom, sources=(*newsroom.sources, feed))
    add_readers(newsroom, 1)
    reports = gather_sources(newsroom)
    pair_articles(newsroom)
    client, pages = editor_of(newsroom), {}
    for _ in range(ISSUES):
        pages |= issue_of(newsroom, client, folder)
        clock.forward(days=7)
    yield newsroom, reports, pages
    newsroom.store.close()


def editor_of(newsroom):
    """Return a client in which an editor is logged in."""
    now = newsroom.clock()
    with newsroom.store.writing() as tables:
        keys = tables.keys.all(now)
        editor = tables.editors.add("ana@example.org", "a hash", "en", now)
    app = create_app(
        desk=StoreDesk(newsroom), studio=newsroom.studio, site=newsroom.site,
        links=Links(newsroom.site.base_url, keys), secret=SECRET, media=newsroom.media,
        now=lambda: now,
    )  # fmt: skip
    client, response = TestClient(app, base_url=newsroom.site.base_url), Response()
    Sessions(SECRET, secure=True).start(response, editor, now)
    name, _, value = response.headers["set-cookie"].partition(";")[0].partition("=")
    client.cookies.set(name, value)
    return client


def issue_of(newsroom, client, folder):
    """Make an issue of what is news, and send it; return all pages that show it."""
    weekly = newsroom.newsletters[0]
    draft = compose_issue(newsroom, weekly, next_due(newsroom, weekly)).issue
    number = draft.id
    previews = write_preview(newsroom, proof(newsroom, number), folder / f"preview{number}")
    pages = {f"{number} {one.name}": one.read_text() for one in previews if one.suffix == ".html"}
    page = f"/editor/issues/{number}"
    looks = ("edition=en", "edition=es&look=text", "edition=en&look=source&look=headers")
    paths = [*(f"{page}?{look}" for look in looks), f"{page}/frame/en", f"{page}/frame/en~es"]
    answers = {path: client.get(path) for path in paths}
    approve(newsroom, number, by="test")
    newsroom.clock.moment = datetime.fromisoformat(draft.due).replace(tzinfo=ZONE)
    assert send_issue(newsroom, number)
    due = draft.due.replace("T", "-").replace(":", "")
    path = f"/en/issues/weekly/{due}/en+es"
    answers |= {path: client.get(path)}
    assert {answer.status_code for answer in answers.values()} == {200}
    return pages | {path: answer.text for path, answer in answers.items()}


@pytest.fixture(scope="module")
def page():
    """An empty page in a browser that loads nothing from anywhere."""
    if not shutil.which(BROWSER):
        pytest.skip(f"{BROWSER} is not installed: THE MAILS ARE NOT TRIED IN A BROWSER")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=arguments)
        page = browser.new_page()
        page.route("**", lambda route: route.abort())
        yield page
        browser.close()


def test_every_payload_became_an_article(made):
    """Nothing is tested by what is left out."""
    _, reports, _ = made
    found = {report.source: report.new for report in reports}

    assert found["feed"] == len(PAYLOADS)
    assert found["desk"] == -(-len(PAYLOADS) // EACH)


def test_nothing_lives_in_what_is_stored(made):
    """The words of an article are without markup, and its text without what acts."""
    newsroom, _, _ = made
    with newsroom.store.reading() as tables:
        stories = tables.stories.all()
    articles = [article for story in stories for article in story.articles.values()]

    assert len(articles) > len(PAYLOADS)
    assert {one.title: live_in(one.body) for one in articles if live_in(one.body)} == {}
    assert [one.url for one in articles if one.url and not one.url.startswith("https://")] == []


def test_nothing_lives_in_the_mails(made):
    """Neither in the renderings nor in the previews nor in the web version."""
    _, _, pages = made
    mails = {
        name: page for name, page in pages.items() if "/editor/" not in name or "frame" in name
    }
    live = {name: set(live_in(page)) - FRAMED for name, page in mails.items()}

    assert sum(name.startswith("/en/issues/") for name in mails) == ISSUES
    assert {name: found for name, found in live.items() if found} == {}


def test_a_browser_finds_nothing_that_acts(made, page):
    """With scripts on, and no policy of ours to stop them, nothing is ever called."""
    _, _, pages = made
    hits = []
    page.expose_function("hit", lambda: hits.append(1))
    page.on("dialog", lambda dialog: (hits.append(1), dialog.dismiss()))
    live = {}
    for name, markup in pages.items():
        page.set_content(markup, wait_until="domcontentloaded")
        page.evaluate(TOUCH)
        page.wait_for_timeout(50)
        live[name] = page.evaluate(LIVE)

    assert hits == []
    assert {name: found for name, found in live.items() if found} == {}


def test_the_browser_would_find_it(page):
    """A page in which something lives is found out."""
    page.set_content("<a href=javascript:hit()>x</a><img src=x: onerror=hit()><script>1</script>")

    assert len(page.evaluate(LIVE)) == 3
    assert len(live_in("<a href=' java\tscript:hit()'>x</a><p onclick=x>y<script>1</script>")) == 3
