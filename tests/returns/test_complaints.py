"""Complaints."""

import pytest

from newsletter.model import Return, ReturnClass
from newsletter.returns import classify


@pytest.fixture
def complaint():
    """Return an abuse report (RFC 5965)."""

    def make(*fields):
        told = "\n".join(["User-Agent: SomeFeedback/1.0", "Version: 1", *fields])
        return f"""\
From: feedback@provider.example
To: abuse@example.org
Subject: FW: News
Content-Type: multipart/report; report-type=feedback-report; boundary="b"

--b
Content-Type: text/plain

This is an email abuse report.
--b
Content-Type: message/feedback-report

{told}
--b
Content-Type: message/rfc822

From: news@example.org
To: Ann <ann@example.com>
Subject: News

News.
--b--
""".encode()

    return make


def test_a_complaint_names_its_reader(complaint):
    """As the report does."""
    data = complaint("Feedback-Type: abuse", "Original-Rcpt-To: <Ben@example.com>")

    assert classify(data) == Return(ReturnClass.COMPLAINT, ("ben@example.com",))


def test_a_complaint_without_a_name_is_the_addressees(complaint):
    """The message that it returns says to whom it went."""
    assert classify(complaint("Feedback-Type: abuse")).recipients == ("ann@example.com",)


@pytest.mark.parametrize("kind", ["not-spam", "auth-failure"])
def test_a_report_of_something_else_is_no_complaint(complaint, kind):
    """The reader does not mind our mail."""
    assert classify(complaint(f"Feedback-Type: {kind}")).kind is ReturnClass.NONE


def test_outlooks_own_form_is_read():
    """It sends back the message with a field more."""
    data = b"""\
From: staff@hotmail.com
Subject: complaint about message from 192.0.2.1
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: message/rfc822

X-HmXmrOriginalRecipient: Ann@example.com
To: ann@example.com
Subject: News

News.
--b--
"""

    assert classify(data) == Return(ReturnClass.COMPLAINT, ("ann@example.com",))
