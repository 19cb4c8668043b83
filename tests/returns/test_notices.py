"""Delivery status notifications."""

import pytest

from newsletter.model import Return, ReturnClass
from newsletter.returns import classify

ANN = ("ann@example.com",)


@pytest.mark.parametrize(
    ("action", "status", "said", "kind"),
    [
        ("failed", "5.1.1", "550 5.1.1 no such user", ReturnClass.HARD),
        ("failed (permanent)", "5.1.1", "", ReturnClass.HARD),
        ("failed", "5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound", ReturnClass.HARD),
        ("failed", "5.4.4", "Host or domain name not found", ReturnClass.HARD),
        ("failed", "5.0.0", "550 <ann@example.com>: user unknown", ReturnClass.HARD),
        ("error", "5.0.0", "550 invalid recipient", ReturnClass.HARD),
        ("failed", "4.4.7", "delivery time expired", ReturnClass.SOFT),
        ("failed", "5.2.2", "552 5.2.2 mailbox full", ReturnClass.SOFT),
        ("failed", "5.1.1", "550 5.1.1 over quota", ReturnClass.SOFT),
        ("failed", "5.7.1", "550 5.7.1 message looks like spam", ReturnClass.SOFT),
        ("failed", "5.7.26", "550 5.7.26 DMARC of the sender fails", ReturnClass.SOFT),
        ("failed", "5.0.0", "550 5.7.1 user unknown to the policy", ReturnClass.SOFT),
        ("failed", "5.0.0", "something else", ReturnClass.SOFT),
        ("", "5.1.1", "", ReturnClass.HARD),
        ("delayed", "4.4.1", "connection timed out", ReturnClass.NONE),
        ("delivered", "2.1.5", "250 OK", ReturnClass.DELIVERED),
        ("relayed", "2.0.0", "250 OK", ReturnClass.DELIVERED),
        ("", "2.1.5", "", ReturnClass.DELIVERED),
    ],
)
def test_a_notification_says_what_became_of_a_message(report, group, action, status, said, kind):
    """Only an address that does not exist is given up; a delay counts for nothing."""
    returned = classify(report(group(action, status, said)))

    assert returned.kind is kind
    assert returned.recipients == ANN


def test_the_status_is_told(report, group):
    """It is the notification's, or a better one in the diagnosis."""
    first = classify(report(group(status="5.1.1")))
    second = classify(report(group(status="5.0.0", said="550 5.2.1 disabled")))

    assert (first.status, second.status) == ("5.1.1", "5.2.1")


def test_the_address_that_we_wrote_to_is_named(report, group):
    """Not the one to which it was forwarded."""
    data = report(group(to="Ann.Private@example.net", Original_Recipient="rfc822;Ann@example.com"))

    assert classify(data).recipients == ANN


def test_nobody_is_given_up_for_anothers_fault(report, group):
    """Of several readers only those are named for whom it is for good."""
    data = report(group(), group(status="5.2.2", said="mailbox full", to="ben@example.com"))

    assert classify(data) == Return(ReturnClass.HARD, ANN, "5.1.1")


def test_words_for_people_help_where_machines_say_nothing(report, group):
    """A bare 5.0.0 is explained by the text beside it."""
    gone = report(group(status="5.0.0"), said="ann@example.com: domain does not exist")
    full = report(group(status="5.1.1"), said="Not enough disk space")

    assert classify(gone).kind is ReturnClass.HARD
    assert classify(full).kind is ReturnClass.SOFT


def test_the_returned_message_is_not_listened_to(report, group):
    """Its words on quotas and users are not the mail system's."""
    assert classify(report(group(status="5.0.0"))).kind is ReturnClass.SOFT


def test_a_forwarded_notification_is_read(note, group):
    """Its form is lost, its lines are quoted: the fields are still there."""
    quoted = "\n".join(f"> {line}" for line in ["Hi", "", *group().split("\n"), "", "bye"])

    assert classify(note(quoted, Subject="Fwd: failure")) == Return(ReturnClass.HARD, ANN, "5.1.1")


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_line_ends_do_not_matter(report, group, end):
    """A mailbox may keep mails with any of them."""
    assert classify(report(group()).replace(b"\n", end)).kind is ReturnClass.HARD
