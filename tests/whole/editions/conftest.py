"""The press, the tools and the browser that look at its sheets."""

import os
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NoReturn

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.whole.editions.samples import Press

ROOT = Path(__file__).parents[3]
#: Where `make tools` puts them.
TOOLS = ROOT / ".tools" / "node_modules"
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def not_tested(reason: str) -> NoReturn:
    """Skip a test that lacks a program, and say so; in CI nothing is skipped."""
    if os.environ.get("CI"):
        pytest.fail(f"{reason}; in CI nothing is skipped", pytrace=False)
    pytest.skip(f"NOT TESTED: {reason}")


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    """All sheets and letters."""
    return Press(tmp_path_factory.mktemp("words"))


@pytest.fixture(scope="session")
def axe() -> str:
    """The program that looks for what people with a disability stumble over, in JavaScript."""
    path = TOOLS / "axe-core" / "axe.min.js"
    if not path.exists():
        not_tested("THE EDITIONS' ACCESSIBILITY. axe-core is not there: run `make tools`")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def html_validate() -> list[str]:
    """The command that reads HTML as the standard has it, set up for mail."""
    path = TOOLS / "html-validate" / "bin" / "html-validate.mjs"
    node = shutil.which("node")
    if not node or not path.exists():
        missing = "html-validate" if node else "Node (20.19 or newer)"
        not_tested(f"THE EDITIONS' HTML. {missing} is not there: run `make tools`")
    return [node, str(path), "--config", str(ROOT / "tests" / "tools" / "html-validate.json")]


@pytest.fixture(scope="session")
def spamassassin() -> str:
    """The command that says how much a mail looks like spam."""
    path = shutil.which("spamassassin")
    if not path:
        not_tested("WHETHER EDITIONS LOOK LIKE SPAM. Install Debian's package spamassassin")
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser without a window."""
    if not CHROMIUM.exists():
        not_tested("THE EDITIONS IN A BROWSER. Install Debian's package chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    """A page that shows pictures, larger than they are wanted, and loads nothing else."""
    made = BytesIO()
    Image.new("RGB", (1400, 700), "#c2562f").save(made, "JPEG")
    opened = browser.new_page()
    opened.route("**", lambda route: route.abort())
    opened.route(
        "**/*.jpg", lambda route: route.fulfill(body=made.getvalue(), content_type="image/jpeg")
    )
    return opened


@pytest.fixture(scope="module")
def bare_page(browser: Browser) -> Page:
    """A page that loads nothing at all."""
    opened = browser.new_page()
    opened.route("**", lambda route: route.abort())
    return opened
