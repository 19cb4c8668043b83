"""Whose trouble an answer speaks of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.model import DeliveryState, Outcome
from newsletter.send.pace import Kind, kind_of
from newsletter.send.pace.kinds import kind_of_reply

#: The words are ours, after the sense of what providers publish.
TABLE = {
    Kind.NONE: ["250 2.0.0 queued", "250 ok", "", "not sent: we stopped", "354 go on"],
    Kind.ADDRESS: [
        "550 5.1.1 no such user", "550-5.1.1 The account does not exist", "550 No such person",
        "553 5.1.3 bad address", "556 5.1.10 domain takes no mail", "550 5.4.4 no such host",
        "550 5.1.6 moved", "554 delivery error: This user doesn't have a yahoo.com account",
        "550 5.4.1 Recipient address rejected: Access denied", "550 5.4.310 no such domain",
        "550 5.7.17 mailbox owner has changed", "551 user not local", "550 5.1.0 Unknown user",
        "550 5.7.1 Recipient unknown", "550 5.0.0 Mailbox not found",
    ],
    Kind.MAILBOX: [
        "452 4.2.2 over quota", "552 5.2.2 full", "550 5.2.1 account disabled",
        "450 4.2.0 Greylisted, come again", "451 4.7.1 Greylisting in action", "450 try later",
        "550 5.7.133 only members may write here", "450 4.7.1 come again", "450 4.1.1 unverified",
        "552 mailbox full", "550 5.0.0 Quota exceeded (mailbox for user is full)",
    ],
    Kind.SENDER: [
        "550 5.7.26 unauthenticated", "550 5.7.515 does not meet the level", "550 5.7.9 policy",
        "550 5.7.25 no reverse name", "550 5.7.23 SPF", "550 5.7.20 no passing DKIM",
        "550 5.7.27 sender takes no mail", "535 5.7.8 bad credentials", "530 login first",
        "550 5.7.1 Unable to relay", "554 5.7.1 <a@b.org>: Relay access denied",
        "554 5.7.1 Service unavailable; client blocked using a list", "550 5.7.511 banned",
        "553 5.7.1 [BL21] connections are refused", "553 5.1.8 bad sender domain",
        "550 5.7.509 DMARC", "550 5.7.606 Access denied, banned sending IP", "550 5.7.708 tenant",
        "550 5.7.32 From is of another domain", "550 5.7.40 no DMARC record", "501 5.1.7 sender",
        "550 SPF check failed", "550 5.7.28 flood", "550 5.7.29 ARC",
    ],
    Kind.CONTENT: [
        "550 5.7.1 Message looks like spam", "554 rejected", "554 5.6.0 malformed",
        "552 5.3.4 too big", "552 5.2.3 too long for this mailbox", "554 5.7.1 refused",
        "550 5.7.0 blocked for its content", "550 5.7.260 something else", "550 5.7.7 integrity", "554 virus found",
    ],
    Kind.PACE: [
        "421 4.7.0 unusual rate", "421 4.7.28 rate of mail", "421 busy", "454 4.7.0 throttling",
        "450 4.2.1 receiving mail too quickly", "451 4.7.650 rate limited", "451 4.4.5 congested",
        "421 4.7.0 [TSS04] temporarily deferred", "454 Throttling failure: sending rate",
        "452 4.5.3 too many", "421 4.3.2 too many connections", "451 4.7.500 server busy",
        "451 4.7.0 come later",
    ],
    Kind.RELAY: [
        "451 4.3.0 local error", "421 4.3.2 shutting down", "452 4.3.1 disk", "451 local error",
        "454 4.7.0 TLS not available", "450 4.4.1 no answer", "451 4.4.2 timeout",
        "554 5.4.6 loop", "503 5.5.1 wrong order", "451 4.1.2 host not found now",
        "550 5.7.30 REQUIRETLS", "555 what?", "421 4.3.0 maintenance",
    ],
}  # fmt: skip
ROWS = [(reply, kind) for kind, replies in TABLE.items() for reply in replies]


@pytest.mark.parametrize(("reply", "kind"), ROWS, ids=[reply or "nothing" for reply, _ in ROWS])
def test_an_answer_speaks_of_somebody(reply, kind):
    """By its enhanced code, by its words where that is vague, by its code alone."""
    assert kind_of_reply(reply) is kind


def test_a_message_that_was_taken_was_nobodys_trouble():
    """Nor is one of which nothing is known, whatever was said."""
    for state in (DeliveryState.SENT, DeliveryState.UNCERTAIN, DeliveryState.PENDING):
        assert kind_of(Outcome(state, "550 5.7.1 spam")) is Kind.NONE


@given(st.text(max_size=300))
def test_hostile_words_are_survived(text):
    """Whatever a relay says, somebody is meant."""
    assert kind_of_reply(f"550 {text}") in set(Kind)
    assert kind_of_reply(text) in set(Kind)


def test_long_words_are_read_quickly():
    """A reply that is made to take time takes none."""
    assert kind_of_reply("550 " + "user " * 3000) is Kind.ADDRESS
