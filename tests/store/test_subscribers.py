"""Tests of the subscribers and their subscriptions."""

import tracemalloc

import pytest

from newsletter.errors import NotFound
from newsletter.model import Address, Subscriber, Subscription, SubscriptionState
from newsletter.store import open_store
from tests.store.samples import DAY, NOW, audience, newcomer, sql

ANA = Address("Ana.Ruiz@Example.org")


@pytest.fixture
def tables(store):
    """Open a transaction with subscriber 1, Ana, who has no subscription."""
    with store.writing() as tables:
        tables.subscribers.add(ANA, "Ana", NOW)
        yield tables


def subscribe(tables, newsletter="weekly", edition="es", **rest):
    """Subscribe Ana."""
    return tables.subscribers.subscribe(1, newsletter, edition, "I agree.", NOW, **rest)


def test_an_address_is_one_person(tables):
    """The same address in any case is the same subscriber, as they wrote it first."""
    again = tables.subscribers.add(Address("ANA.RUIZ@EXAMPLE.ORG"), "Anita", NOW)
    other = tables.subscribers.add(Address("ana@example.org"), "", NOW)

    assert again == (1, False)
    assert other[1] is True
    assert other[0] != 1
    assert tables.subscribers.get(1) == Subscriber(1, ANA, "Ana")


@pytest.mark.parametrize("mail", ["josé@example.org", "JOSÉ@example.org", "straße@example.org"])
def test_addresses_in_other_letters_are_found(tables, mail):
    """An address outside ASCII is found again as it was given."""
    number, _ = tables.subscribers.add(Address(mail), "", NOW)

    assert tables.subscribers.by_address(Address(mail)).id == number


def test_a_subscriber_is_found_by_address(tables):
    """By address, in any case, a subscriber is found; a stranger is None."""
    found = tables.subscribers.by_address(Address("ana.ruiz@example.org"))

    assert found == Subscriber(1, ANA, "Ana")
    assert tables.subscribers.by_address(Address("nobody@example.org")) is None
    with pytest.raises(NotFound, match="no subscriber 99"):
        tables.subscribers.get(99)


def test_a_subscription_keeps_what_was_agreed(tables):
    """Edition, words and moment of the consent are kept."""
    assert subscribe(tables) is True

    assert tables.subscribers.subscription(1, "weekly") == Subscription(
        Subscriber(1, ANA, "Ana"), "weekly", "es", SubscriptionState.ACTIVE, "I agree.", NOW
    )


def test_there_is_one_subscription_per_newsletter(tables):
    """A second one changes nothing; one to another newsletter is its own."""
    subscribe(tables)

    assert subscribe(tables, edition="en") is False
    assert subscribe(tables, "daily", "en") is True
    assert tables.subscribers.subscription(1, "weekly").edition == "es"


def test_a_sign_up_may_wait_for_its_confirmation(tables):
    """A subscription may begin unconfirmed, and then counts for nothing yet."""
    subscribe(tables, state=SubscriptionState.UNCONFIRMED)

    assert tables.subscribers.subscription(1, "weekly").state is SubscriptionState.UNCONFIRMED
    assert tables.subscribers.counts("weekly") == {}


def test_leaving_is_done_once(tables):
    """Who left has left, with the moment of the first time; a second time changes nothing."""
    subscribe(tables)

    assert tables.subscribers.leave(1, "weekly", NOW, "too many") is True
    assert tables.subscribers.leave(1, "weekly", NOW + DAY) is False
    left = tables.subscribers.subscription(1, "weekly")
    assert (left.state, left.left_at) == (SubscriptionState.LEFT, NOW)


def test_who_left_is_not_brought_back(tables):
    """A new subscription from elsewhere does not undo that someone left."""
    subscribe(tables)
    tables.subscribers.leave(1, "weekly", NOW)

    assert subscribe(tables) is False
    assert tables.subscribers.subscription(1, "weekly").state is SubscriptionState.LEFT


def test_strangers_have_nothing_to_leave(tables):
    """Leaving what one does not get is no error, and choosing an edition of it is one."""
    assert tables.subscribers.leave(1, "weekly", NOW) is False
    with pytest.raises(NotFound, match="no subscription to weekly"):
        tables.subscribers.choose_edition(1, "weekly", "en", NOW)
    with pytest.raises(NotFound, match="no subscription to weekly"):
        tables.subscribers.subscription(1, "weekly")


def test_an_edition_may_be_chosen(tables):
    """A reader changes their edition of one newsletter, and of no other."""
    subscribe(tables)
    subscribe(tables, "daily")

    tables.subscribers.choose_edition(1, "weekly", "en+es", NOW)

    assert tables.subscribers.subscription(1, "weekly").edition == "en+es"
    assert tables.subscribers.subscription(1, "daily").edition == "es"


def test_readers_are_counted_by_edition(tables):
    """Only those who get mail count."""
    audience(tables, 3)
    tables.subscribers.add_many([newcomer("x@example.org", "en~es")], "weekly", NOW)
    subscribe(tables, edition="en")
    tables.subscribers.leave(1, "weekly", NOW)

    assert tables.subscribers.counts("weekly") == {"en": 3, "en~es": 1}
    assert tables.subscribers.counts("daily") == {}


def test_subscriptions_are_listed(tables):
    """All are listed, also of those who left; of one newsletter or of every one."""
    subscribe(tables)
    subscribe(tables, "daily")
    tables.subscribers.leave(1, "daily", NOW)
    audience(tables, 2)

    listed = [(one.subscriber.id, one.newsletter) for one in tables.subscribers.all()]

    assert listed == [(1, "daily"), (1, "weekly"), (2, "weekly"), (3, "weekly")]
    assert len(list(tables.subscribers.all("weekly"))) == 3


def test_a_long_list_is_read_bit_by_bit(store):
    """However many readers there are, only some of them are in memory."""
    with store.writing() as tables:
        audience(tables, 5000)

    with store.reading() as tables:
        next(tables.subscribers.all("weekly"))
        tracemalloc.start()
        count = sum(1 for _ in tables.subscribers.all("weekly"))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert count == 5000
    assert peak < 3_000_000


def test_a_long_list_stays_on_the_server_until_it_is_read(postgresql_url):
    """PostgreSQL's driver would fetch everything at once: we ask it for a cursor."""
    store = open_store(postgresql_url)
    with store.writing() as tables:
        audience(tables, 3)

        listing = tables.subscribers.all("weekly")
        first = next(listing)
        cursors = sql(tables, "SELECT count(*) FROM pg_cursors WHERE is_holdable = false").scalar()
        rest = list(listing)

    store.close()
    assert (first.subscriber.id, len(rest)) == (1, 2)
    assert cursors >= 1
