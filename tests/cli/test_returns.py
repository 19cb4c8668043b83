from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from newsletter.cli import main
from newsletter.signed_addresses import SignedAddresses, Trace, Use
from newsletter.store import open_store
from tests.cli.conftest import answer

BOUNCE = """\
From: MAILER-DAEMON@mail.example.org
To: news@example.org
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

Your message could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.org

Final-Recipient: rfc822; gone@example.org
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no such user

--b--
"""


def test_a_bounce_is_told_from_a_letter(run, tmp_path):
    """For each file: whom it speaks of, what it means, and the status it gives."""
    (tmp_path / "bounce.eml").write_text(BOUNCE)
    (tmp_path / "letter.eml").write_text("From: ana@example.org\nSubject: Hello\n\nHow are you?\n")

    found = answer(run("returns", "classify", "bounce.eml", "letter.eml", "--json"))

    assert found["bounce.eml"] == {
        "recipients": ["gone@example.org"], "class": "hard", "status": "5.1.1",
    }  # fmt: skip
    assert found["letter.eml"]["class"] == "none"


def test_a_file_that_cannot_be_read_is_named(run):
    """One line, and exit code 2."""
    assert "none.eml" in run("returns", "classify", "none.eml", code=2).stderr


@pytest.fixture
def leave(issue, newsroom):
    """Return a mail by which the first reader of the issue leaves, altered if that is wanted."""
    store = open_store("sqlite:///newsletter.db")
    with store.writing() as tables:
        addresses = SignedAddresses(tables.keys.all(datetime(2026, 1, 1, tzinfo=UTC)))
    store.close()
    to = addresses.write("leave@example.org", Trace(Use.LEAVE, int(issue), 1))

    def write(to=to):
        return f"From: ana@example.org\nTo: {to}\nSubject: unsubscribe\n\n".encode()

    return write


def test_who_wrote_in_order_to_leave_has_left(newsroom, leave, tmp_path):
    """Their mail is put away; a wrong address is told, and stays, as do letters."""
    folder = tmp_path / "mail"
    folder.mkdir()
    (folder / "1.eml").write_bytes(leave())
    (folder / "2.eml").write_bytes(leave("leave+1-1-aaaaaaaaaaaaaaaaaaaaaaaa@example.org"))
    (folder / "3.eml").write_bytes(b"Subject: Hello\n\nHow are you?\n")

    done = newsroom("returns", "read", "mail", "--json")
    again = newsroom("returns", "read", "mail", "--json")

    assert [(one["file"], one["what"], one["subscriber"]) for one in answer(done)] == [
        ("1.eml", "left", 1), ("2.eml", "unknown", None), ("3.eml", "none", None),
    ]  # fmt: skip
    assert "2.eml" in done.stderr
    assert [one["file"] for one in answer(again)] == ["2.eml", "3.eml"]
    (ana, _) = answer(newsroom("subscribers", "list", "--json"))
    assert ana["state"] == "left"


def test_a_single_mail_is_read_from_standard_input(newsroom, leave):
    """As a mail server's alias gives it; once more changes nothing."""
    for what in ("left", "had-left"):
        done = CliRunner().invoke(main, ["returns", "read", "-"], input=leave())
        assert (done.exit_code, done.stdout.split()) == (0, [what, "1"])


def test_a_folder_that_is_none_is_named(newsroom):
    """One line, and exit code 2."""
    assert "nowhere" in newsroom("returns", "read", "nowhere", code=2).stderr
