"""Mails taken apart, however broken they are."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.model import Return, ReturnClass
from newsletter.returns import classify

#: What bounces are made of, in no good order.
SHARDS = st.sampled_from(
    [b"From: MAILER-DAEMON@x\n", b"Subject: =?utf-8?q?\xff?= =?x?y?z?=\n", b"Subject: Undelivered\n", b"\n",
     b"Content-Type: multipart/report; boundary=b\n", b"Content-Type: message/delivery-status\n", b"--b\n", b"--b--\n",
     b"Content-Type: message/feedback-report\n", b"Content-Type: message/rfc822\n", b"Feedback-Type: abuse\n",
     b"Content-Type: text/plain; charset=klingon\n", b"Content-Transfer-Encoding: base64\n", b"\xff\xfe\x00@\r",
     b"Final-Recipient: rfc822; ann@example.com\n", b"Action: failed\n", b"Status: 5.1.1\n", b"> To: a@b.c\n"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(SHARDS | st.binary(max_size=20), max_size=25).map(b"".join))
def test_every_mail_has_an_answer(data):
    """Nothing that comes back stops the reading of the next."""
    assert isinstance(classify(data), Return)


@pytest.mark.parametrize(
    "body",
    [
        b"\n" * 3_000_000,
        b" " * 3_000_000,
        b"> " * 1_500_000,
        b"a@" * 1_500_000,
        b"user " * 600_000,
        b"Content-Type: message/rfc822\n\n" * 5_000,
        b"A: b\n" * 600_000,
    ],
)
def test_no_mail_takes_long(body):
    """A hostile one is read as far as bounces reach, and no further."""
    started = time.process_time()

    classify(b"From: MAILER-DAEMON@x\nSubject: Undelivered\n\n" + body)

    assert time.process_time() - started < 2


def test_parts_within_parts_have_an_end():
    """A mail nested beyond measure is none."""
    nested = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (number, number)
        for number in range(3_000)
    )

    assert classify(nested).kind is ReturnClass.NONE


def test_nothing_is_nothing():
    """An empty mail is no return."""
    assert classify(b"") == Return(ReturnClass.NONE)
