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
