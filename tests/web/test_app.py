"""All pages together: crawled by a robot, and used in a real browser."""

import os
import re
import shutil
import socket
import threading
from dataclasses import replace
from html import unescape
from urllib.parse import quote, urljoin, urlsplit

import pytest
import uvicorn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import sync_playwright
from starlette.testclient import TestClient

from newsletter.links import Links
from newsletter.model import SubscriptionState
from newsletter.places import TEMPLATES
from newsletter.render import Strings, Studio
from tests.web.conftest import LINKS, SECRET, Clock, build
from tests.web.desk import PASSWORD, SITE, FakeDesk

BROWSER = "/usr/bin/chromium"


def test_no_link_changes_anything(logged_in, desk, unsubscribe, preferences):
    """A robot that is logged in, holds personal links and follows every link changes nothing."""
    wanted, seen = {"/", "/login", "/editor/", unsubscribe, preferences}, set()
    wanted |= {LINKS.unsubscribe(2, "weekly", "en").removeprefix(SITE.base_url)}
    while wanted:
        path = wanted.pop()
        seen.add(path)
        answer = logged_in.get(path)
        assert answer.status_code == 200, path
        found = re.findall(r'(?:href|src|action)="([^"]+)"', answer.text)
        links = {urljoin(SITE.base_url + path, unescape(link)) for link in found}
        ours = {
            link.removeprefix(SITE.base_url) for link in links if link.startswith(SITE.base_url)
        }
        # Two forms' addresses answer GET with 405; every width and tone would be hundreds.
        tiresome = r"/logout|/undo|width=3|tone=dark|look=(text|source|headers)"
        wanted |= {link for link in ours if not re.search(tiresome, link)} - seen

    assert len(seen) > 40
    assert not desk.writes


def test_every_route_is_safe_to_look_at(app, logged_in, desk):
    """GET and HEAD of every route there is, with whatever in its places, change nothing."""
    paths = {re.sub(r"\{\w+\}", "7", path) for path in app.openapi()["paths"]}

    answers = [logged_in.request(method, path) for path in paths for method in ("GET", "HEAD")]

    assert len(answers) > 30
    assert all(answer.status_code < 500 for answer in answers)
    assert not desk.writes


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    page=st.sampled_from(
        ["/", "/u/", "/p/", "/media/", "/static/", "/es/issues/weekly/", "/editor/issues/7/frame/",
         "/editor/issues/7?edition=", "/editor/issues/7?look=", "/login?next=", "/?lang="]
    ),
    text=st.text(max_size=40),
)  # fmt: skip
def test_no_address_breaks_a_page(logged_in, page, text):
    """Whatever stands in an address, the answer is a page and never a crash."""
    answer = logged_in.get(page + quote(text, safe="/", errors="surrogatepass"))

    assert answer.status_code < 500


def test_one_language_needs_no_toggle(tmp_path):
    """A newsroom with one language has one edition, and no links to other languages."""
    site = replace(SITE, languages=("es",))
    studio = Studio([TEMPLATES], Strings.load([TEMPLATES], site.languages, "US"), site)
    links = Links(site.base_url, [SECRET])
    client = TestClient(build(FakeDesk(site), studio, Clock(), tmp_path, site, links))

    pages = [
        client.get(address.removeprefix(site.base_url)).text
        for address in ("/", "/login", "/nope", links.preferences(1, "weekly", "en"))
    ]

    assert all('<html lang="es"' in page for page in pages)
    assert not any('class="toggle"' in page for page in pages)
    assert pages[-1].count('name="edition"') == 1


def test_the_pages_describe_themselves_to_nobody(stranger):
    """There is no list of all addresses for strangers to read."""
    assert {stranger.get(path).status_code for path in ("/docs", "/redoc", "/openapi.json")} == {
        404
    }


@pytest.fixture(scope="module")
def chromium():
    """Start a browser for all tests of this file."""
    if not shutil.which(BROWSER):
        message = f"{BROWSER} is not installed: THE PAGES ARE NOT TRIED IN A BROWSER"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(message)
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def served(studio, tmp_path_factory):
    """Serve the pages on a free port; return their site, links and desk."""
    listening = socket.create_server(("127.0.0.1", 0))
    site = replace(SITE, base_url=f"http://127.0.0.1:{listening.getsockname()[1]}")
    desk, links = FakeDesk(), Links(site.base_url, [SECRET])
    app = build(desk, studio, Clock(), tmp_path_factory.mktemp("media"), site, links)
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", ws="none", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield site, links, desk
    server.should_exit = True
    thread.join()


@pytest.fixture
def open_page(chromium, served):
    """Return how to open a page in a context of its own; what it asked of others is an error."""
    site, _, _ = served
    contexts, strangers, complaints = [], [], []

    def opening(path="/", **options):
        context = chromium.new_context(base_url=site.base_url, **options)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "request",
            lambda request: (
                strangers.append(request.url)
                if urlsplit(request.url).netloc != urlsplit(site.base_url).netloc
                else None
            ),
        )
        page.on(
            "console",
            lambda message: complaints.append(message.text) if message.type == "error" else None,
        )
        page.goto(path)
        return page

    opening.complaints = complaints
    yield opening
    for context in contexts:
        context.close()
    assert not strangers
    assert not complaints


def log_in(page):
    """Log in by the keyboard alone."""
    page.goto("/login")
    page.locator("#mail").focus()
    page.keyboard.type("ines@news.example")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/editor/")


def test_leaving_needs_no_script_and_no_mouse(open_page, served):
    """With scripts off, Tab and Enter reach the button, leave, and take it back."""
    _, links, desk = served
    page = open_page(links.unsubscribe(1, "weekly", "es"), java_script_enabled=False)
    assert not desk.writes

    page.get_by_role("button", name="Cancelar suscripción").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Suscripción cancelada")
    left = desk.subscriptions[1].state
    page.get_by_role("button", name="Fue un error").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("text=de nuevo")

    assert left is SubscriptionState.LEFT
    assert desk.subscriptions[1].state is SubscriptionState.ACTIVE
    desk.writes.clear()


def test_the_edition_is_chosen_by_the_keyboard(open_page, served):
    """Arrow keys walk through the editions, Enter saves."""
    _, links, desk = served
    page = open_page(links.preferences(2, "weekly", "en"), java_script_enabled=False)

    page.locator("input:checked").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Saved.")

    assert desk.writes == [("choose", 2, "es")]
    desk.writes.clear()


def test_a_browser_that_only_waits_changes_nothing(open_page, served):
    """A scanner with a whole browser runs our scripts, waits, and has changed nothing."""
    _, links, desk = served
    for address in (links.unsubscribe(1, "weekly", "es"), links.preferences(1, "weekly", "es")):
        open_page(address).wait_for_timeout(200)

    assert not desk.writes


def test_narrow_screens_never_scroll_sideways(open_page, served):
    """At 320 px every page fits, which is also what 400 % zoom needs (WCAG 1.4.10)."""
    _, links, _ = served
    page = open_page(viewport={"width": 320, "height": 640})
    log_in(page)
    looks = [
        f"/editor/issues/7?look={look}" for look in ("html", "text", "source", "headers", "inbox")
    ]
    addresses = [
        "/", "/login", "/editor/", *looks, "/editor/issues/7?edition=compare&tone=dark",
        links.unsubscribe(1, "weekly", "es"), links.preferences(1, "weekly", "en"),
    ]  # fmt: skip

    wide = {}
    for address in addresses:
        page.goto(address)
        wide[address] = page.evaluate("document.documentElement.scrollWidth")

    assert set(wide.values()) == {320}, wide


def test_an_issue_is_looked_at_without_a_script(open_page):
    """The controls are links: edition, width and tone change what the frame shows."""
    page = open_page(java_script_enabled=False)
    log_in(page)
    page.get_by_role("link", name="Thursday, November 26, 2026").first.press("Enter")

    for name in ("Español", "375", "Dark"):
        page.locator(".segments").get_by_role("link", name=name, exact=True).press("Enter")
        page.locator(".segments [aria-current]", has_text=name).wait_for()

    frame = page.locator("iframe")
    assert frame.get_attribute("src") == "/editor/issues/7/frame/es?dark=1"
    assert frame.bounding_box()["width"] == 377
    colour = page.frame_locator("iframe").locator("p").evaluate("p => getComputedStyle(p).color")
    assert colour == "rgb(255, 255, 255)"


def test_with_the_script_the_page_stays(open_page):
    """Switching keeps the page, its focus and its history; a frame of the same mail stays, too."""
    page = open_page("/login")
    log_in(page)
    page.goto("/editor/issues/7")
    page.evaluate("document.body.dataset.same = 'yes'")
    page.locator("iframe").evaluate("frame => { frame.dataset.same = 'yes' }")

    page.locator(".segments").get_by_role("link", name="375").press("Enter")
    page.wait_for_url("**width=375**")
    same_frame = page.locator("iframe.w375[data-same]").count()
    page.locator(".segments").get_by_role("link", name="Compare").press("Enter")
    page.wait_for_selector("iframe[src$='/es']")
    focused = page.evaluate("document.activeElement.textContent.trim()")
    page.go_back()
    page.locator("iframe[src$='/es']").wait_for(state="detached")

    assert same_frame == 1
    assert focused == "Compare"
    assert page.locator("body[data-same]").count() == 1


def test_nothing_runs_in_the_preview(open_page, served):
    """A script that slipped into a mail is not run, neither in the frame nor in the archive."""
    _, _, desk = served
    kept = dict(desk.renderings)
    desk.renderings["en"] = replace(
        kept["en"],
        html="<html><head></head><body>x<script>document.title='run'</script></body></html>",
    )
    page = open_page()
    log_in(page)

    page.goto("/editor/issues/7/frame/en")
    page.goto("/en/issues/weekly/2026-11-26-0700/en")
    desk.renderings.update(kept)

    refused = [words for words in open_page.complaints if "script" in words]
    open_page.complaints.clear()
    assert page.title() != "run"
    assert len(refused) == 2
