"""Bounces in forms of their own."""

import logging

import pytest

from newsletter.model import Return, ReturnClass
from newsletter.returns import classify

DAEMON = {"From": "Mail Delivery System <MAILER-DAEMON@mx.example.org>"}


@pytest.mark.parametrize(
    ("words", "returned"),
    [
        (
            "Sorry, it did not work out:\n\n  ann@example.com\n    550 5.1.1 user unknown\n",
            Return(ReturnClass.HARD, ("ann@example.com",), "5.1.1"),
        ),
        (
            "The message to <ann@example.com> was refused: 552 mailbox full.\n",
            Return(ReturnClass.SOFT, ("ann@example.com",)),
        ),
        (
            "550 unknown user ann@example.com, said after the end of data\n",
            Return(ReturnClass.SOFT, ("ann@example.com",)),
        ),
        (
            "No such user: private@example.net. Help: help@mx.example.org.\n\n--- original message ---\nFrom: news@example.org\nTo: ann@example.com\n",
            Return(ReturnClass.HARD, ("ann@example.com",)),
        ),
        (
            "For help: help@mx.example.org. No such user: ann@example.com\n--- original message ---\nTo: Ann <ann@example.com>, ben@example.com\n",
            Return(ReturnClass.HARD, ("ann@example.com",)),
        ),
        (
            "550 no such user\n\n--- original message ---\nTo: Ann <Ann@example.com>\n",
            Return(ReturnClass.HARD, ("ann@example.com",)),
        ),
        (
            "To bounces@example.org from ann@example.com: 550 user unknown",
            Return(ReturnClass.HARD, ("ann@example.com",)),
        ),
        ("We are closed on Monday.", Return(ReturnClass.NONE)),
    ],
)
def test_words_for_people_are_understood(note, words, returned):
    """Whom it concerns, whether for good, and a code if there is one."""
    assert classify(note(words, **DAEMON)) == returned
    assert classify(note(words, **DAEMON).replace(b"\n", b"\r")) == returned


def test_exim_names_the_reader_in_the_head(note):
    """That outweighs what the words seem to say, even if it is the bounce's own addressee."""
    words = "ben@example.com: no such user"
    fields = {"X_Failed_Recipients": "ann@example.com", "To": "ann@example.com", **DAEMON}

    assert classify(note(words, **fields)) == Return(ReturnClass.HARD, ("ann@example.com",))


def test_qmails_form_is_read(note):
    """One of the forms that flufl.bounce knows."""
    words = """\
Hi. This is the qmail-send program at mx.example.org.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<ann@example.com>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

To: ann@example.com
"""

    returned = classify(note(words, Subject="failure notice", **DAEMON))

    assert returned == Return(ReturnClass.HARD, ("ann@example.com",), "5.1.1")


def test_a_mail_that_flufl_stumbles_over_is_still_answered(caplog):
    """Without a sender it raises; we go on with the words, and log no traceback as an error."""
    with caplog.at_level(logging.WARNING):
        returned = classify(b"Subject: Undelivered mail\n\n550 ann@example.com: no such user\n")

    assert returned == Return(ReturnClass.HARD, ("ann@example.com",))
    assert caplog.records == []
