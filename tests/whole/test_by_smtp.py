"""A real issue: from feeds over HTTP, through a real SMTP server, to real mailboxes."""

import re
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from aiosmtpd.handlers import Message as Handler

from tests.relays import AnyPort
from tests.whole.conftest import Command

SEEDS = Path(__file__).parents[2] / "seeds"

CONFIG = """\
[site]
languages = ["en", "es"]
name = "Valley News"
base_url = "https://news.example.org"
postal_address = "1 Main St, Phoenix, AZ 85000"

[mail]
from = "Valley News <news@example.org>"
transport = "smtp"

[[mail.relay]]
host = "{host}"
port = {port}
tls = "{tls}"

[[source]]
id = "en"
kind = "feed"
url = "{feeds}/en.xml"
language = "en"
allow_private = true

[[source]]
id = "es"
kind = "feed"
url = "{feeds}/es.xml"
language = "es"
allow_private = true

[[newsletter]]
id = "weekly"
title = {{ en = "The Weekly", es = "El Semanal" }}
approval = "auto"
"""

READERS = """\
email,name,edition
ana@example.org,Ana,en
beto@example.org,Beto Núñez,es
cy@example.org,,en+es
dora@example.org,Dora,es+en
eli@example.org,Eli,en~es
"""


class Mailbox(Handler):
    """Keeps what arrives."""

    def __init__(self) -> None:
        super().__init__()
        self.arrived: list[bytes] = []

    def prepare_message(self, session, envelope):
        self.arrived.append(envelope.original_content)
        return super().prepare_message(session, envelope)

    def handle_message(self, message) -> None:
        """Nothing more is to be done."""


@pytest.fixture
def feeds(httpserver) -> str:
    """The address of the seeds' feeds."""
    for name in ("en.xml", "es.xml"):
        httpserver.expect_request(f"/feeds/{name}").respond_with_data(
            (SEEDS / "feeds" / name).read_bytes(), content_type="application/rss+xml"
        )
    for path in (SEEDS / "feeds" / "images").glob("*.jpg"):
        httpserver.expect_request(f"/feeds/images/{path.name}").respond_with_data(
            path.read_bytes(), content_type="image/jpeg"
        )
    return httpserver.url_for("/feeds")


def bring_out(newsletter: Command, folder: Path, environment: dict[str, str], **relay: object):
    """Set a newsroom up as its operator would, and run what cron runs."""
    (folder / "config.toml").write_text(CONFIG.format(**relay))
    (folder / "readers.csv").write_text(READERS)
    newsletter("init")
    newsletter("subscribers", "import", "readers.csv", "--consent", "asked at the fair")
    newsletter("run-due", "--now", "2026-11-26T07:00-07:00", environment=environment)


def check_letters(arrived: list[bytes]) -> None:
    """See that five whole letters came, each in its reader's edition."""
    letters = [message_from_bytes(data, policy=policy.default) for data in arrived]
    assert {(str(m["to"]), str(m["content-language"])) for m in letters} == {
        ("Ana <ana@example.org>", "en"),
        ("Beto Núñez <beto@example.org>", "es"),
        ("cy@example.org", "en, es"),
        ("Dora <dora@example.org>", "es, en"),
        ("Eli <eli@example.org>", "en, es"),
    }
    for letter in letters:
        page = letter.get_body(("html",)).get_content()
        assert page.startswith("<!DOCTYPE html>")
        assert page.rstrip().endswith("</html>")
        assert "https://news.example.org/media/" in page
        assert letter["list-unsubscribe-post"] == "List-Unsubscribe=One-Click"
        assert re.fullmatch(r"<https://news\.example\.org/u/[^<>\s]+>", letter["list-unsubscribe"])
        assert not letter.defects


def test_an_issue_goes_from_feeds_to_a_mail_server(newsletter, feeds, tmp_path):
    """Two feeds over HTTP in, five letters out, at a server that speaks SMTP."""
    mailbox = Mailbox()
    server = AnyPort(mailbox, hostname="127.0.0.1", port=0)
    server.start()
    try:
        bring_out(
            newsletter, tmp_path, {}, feeds=feeds, host="127.0.0.1",
            port=server.port, tls="none",
        )  # fmt: skip
    finally:
        server.stop()

    assert len(mailbox.arrived) == 5
    check_letters(mailbox.arrived)


def test_an_issue_goes_through_postfix(newsletter, feeds, tmp_path, postfix_server):
    """The same through Debian's Postfix with STARTTLS, whose certificate is verified."""
    trusted = {"SSL_CERT_FILE": str(postfix_server.authority)}
    bring_out(
        newsletter, tmp_path, trusted, feeds=feeds, host="localhost",
        port=postfix_server.port, tls="starttls",
    )  # fmt: skip

    arrived = postfix_server.wait_for(5)
    check_letters(arrived)
    assert all(b"with ESMTPS" in data for data in arrived)
