"""Mailboxes and letterheads."""

from datetime import UTC, datetime

import pytest

from newsletter.errors import ConfigError
from newsletter.send import Letterhead, Mailbox


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        ("news@example.org", "", "news@example.org"),
        ("<news@example.org>", "", "news@example.org"),
        ("Arizona Bilingual News <news@example.org>", "Arizona Bilingual News", "news@example.org"),
        ('"News, Inc." <news@example.org>', "News, Inc.", "news@example.org"),
        (" Noticias ñ  <a+b@localhost> ", "Noticias ñ", "a+b@localhost"),
    ],
)
def test_a_mailbox_is_read(text, name, address):
    """With a name or without."""
    assert Mailbox.parse(text) == Mailbox(name, address)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "News",
        "a@",
        "@b",
        "a b@c.org",
        "News <a@b.org",
        "News a@b.org>",
        "a@b.org\r\nX: y",
        "ñ@b.org",
        "a@ñ.org",
        "N <a@b.org> x",
    ],
)
def test_what_is_no_mailbox_is_refused(text):
    """The error shows it, and how it is written."""
    with pytest.raises(ConfigError, match="is no mail address"):
        Mailbox.parse(text)


def test_a_letterhead_knows_its_domain_and_where_bounces_go():
    """Both are the sender's, unless a return path is given."""
    plain = Letterhead(Mailbox("", "news@example.org"), datetime(2026, 1, 1, tzinfo=UTC), ("en",))

    assert plain.domain == "example.org"
    assert plain.envelope_sender == "news@example.org"
