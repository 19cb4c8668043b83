"""Who writes in order to leave, leaves."""

from datetime import UTC, datetime

import pytest

from newsletter.model import Address, SubscriptionState
from newsletter.signed_addresses import SignedAddresses, Trace, Use
from newsletter.subscriptions import Consequence, hear

NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)
BOX = "leave@example.org"


@pytest.fixture
def reader(sqlite_store):
    """The number of a reader who has a message of issue 1."""
    with sqlite_store.writing() as tables:
        number, _ = tables.subscribers.add(Address("ann@example.com"), "Ann", NOW)
        tables.subscribers.subscribe(number, "weekly", "en", "asked", NOW)
        tables.issues.draft("weekly", NOW, "2026-11-26T07:00", NOW)
        tables.keys.all(NOW)
    return number


@pytest.fixture
def address(sqlite_store, reader):
    """Return an address that was made for the reader."""

    def make(use=Use.LEAVE, issue=1, subscriber=reader):
        with sqlite_store.reading() as tables:
            addresses = SignedAddresses(tables.keys.known())
        return addresses.write(BOX, Trace(use, issue, subscriber))

    return make


def mail(to, *fields):
    head = ["From: ann@example.net", f"To: {to}", "Subject: unsubscribe", *fields]
    return "\n".join([*head, "", "Please.\n"]).encode()


def state(store, reader):
    with store.reading() as tables:
        return tables.subscribers.subscription(reader, "weekly").state


def test_a_mail_to_ones_own_address_ends_the_subscription(sqlite_store, reader, address):
    """Once; to hear it again says so and changes nothing. From where it comes does not matter."""
    first = hear(sqlite_store, mail(address()), NOW)
    second = hear(sqlite_store, mail(address().upper()), NOW)

    assert (first.consequence, first.newsletter) == (Consequence.LEFT, "weekly")
    assert second.consequence is Consequence.HAD_LEFT
    assert state(sqlite_store, reader) is SubscriptionState.LEFT


@pytest.mark.parametrize("field", ["Auto-Submitted: auto-replied", "Return-Path: <>", "X-Autoreply: yes"])  # fmt: skip
def test_an_automatic_answer_ends_nothing(sqlite_store, reader, address, field):
    """Nobody has asked for it."""
    heard = hear(sqlite_store, mail(address(), field), NOW)

    assert heard.consequence is Consequence.AUTOMATIC
    assert state(sqlite_store, reader) is SubscriptionState.ACTIVE


def test_an_address_that_we_never_gave_out_ends_nothing(sqlite_store, reader, address):
    """Altered, for nobody on the list, of no issue."""
    altered = address().replace("-1-", "-2-") if "-1-" in address() else address()[:-20] + BOX
    for wrong in (altered, address(subscriber=77), address(issue=99)):
        assert hear(sqlite_store, mail(wrong), NOW).consequence is Consequence.UNKNOWN
    assert state(sqlite_store, reader) is SubscriptionState.ACTIVE


def test_what_comes_back_to_a_return_path_names_its_reader(sqlite_store, reader, address):
    """A bounce tells which message it was, and ends nothing by itself."""
    heard = hear(sqlite_store, mail(address(Use.RETURN)), NOW)

    assert heard.consequence is Consequence.RETURNED
    assert heard.trace == Trace(Use.RETURN, 1, reader)
    assert state(sqlite_store, reader) is SubscriptionState.ACTIVE


def test_a_message_that_is_passed_on_ends_nothing(sqlite_store, reader, address):
    """The address for leaving stands in every message: who returns one does not leave."""
    inner = f"List-Unsubscribe: <https://e.org>, <mailto:{address()}?subject=unsubscribe>\n\nHi\n"
    whole = (
        "From: MAILER-DAEMON@example.net\nTo: returns@example.org\n"
        'Content-Type: multipart/report; boundary="b"\n\n'
        f"--b\nContent-Type: message/rfc822\n\n{inner}\n--b--\n"
    )

    heard = hear(sqlite_store, whole.encode(), NOW)

    assert (heard.consequence, heard.trace.subscriber) == (Consequence.RETURNED, reader)
    assert state(sqlite_store, reader) is SubscriptionState.ACTIVE


@pytest.mark.parametrize("data", [b"", b"\0\xff", b"To: \n\n", b"To: a@example.org\n\nHello\n"])
def test_other_mail_is_left_alone(sqlite_store, reader, data):
    """It is for people."""
    assert hear(sqlite_store, data, NOW).consequence is Consequence.NONE
    assert state(sqlite_store, reader) is SubscriptionState.ACTIVE
