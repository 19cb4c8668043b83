"""Returned mails, written as mail systems write them."""

import pytest


@pytest.fixture
def report():
    """Return a delivery status notification about one message."""

    def make(*groups, said="Your message could not be delivered.", subject="Undelivered Mail"):
        fields = "\n\n".join(["Reporting-MTA: dns; mx.example.org", *groups])
        return f"""\
From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
To: bounces@example.org
Subject: {subject}
Auto-Submitted: auto-replied
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

{said}

--b
Content-Type: message/delivery-status

{fields}

--b
Content-Type: message/rfc822

From: news@example.org
To: ann@example.com
Subject: News

A quota of news, for a user unknown.
--b--
""".encode()

    return make


@pytest.fixture
def group():
    """Return what a notification says of one recipient."""

    def make(action="failed", status="5.1.1", said="", to="ann@example.com", **more):
        lines = [f"Final-Recipient: rfc822; {to}", f"Action: {action}", f"Status: {status}"]
        lines += [f"Diagnostic-Code: smtp; {said}"] if said else []
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in more.items()]
        return "\n".join(lines)

    return make


@pytest.fixture
def note():
    """Return a plain mail with the given header fields and words."""

    def make(words="", **fields):
        head = {"From": "ann@example.com", "To": "bounces@example.org", "Subject": "Hello"}
        head |= {name.replace("_", "-"): value for name, value in fields.items()}
        return "".join(f"{k}: {v}\n" for k, v in head.items()).encode() + b"\n" + words.encode()

    return make
