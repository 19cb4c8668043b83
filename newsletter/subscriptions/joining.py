"""How the newsroom adds one reader, and takes one off the list."""

from datetime import datetime

from newsletter.addresses import parse
from newsletter.errors import InputError, NotFound
from newsletter.model import Subscription, SubscriptionState
from newsletter.store import Store
from newsletter.subscriptions.terms import Terms


def add(store: Store, terms: Terms, mail: str, name: str, now: datetime) -> Subscription:
    """Subscribe one reader whose consent the newsroom has.

    Raises:
        InputError: *mail* is no address, or that reader is subscribed already, or has left.
    """
    address, edition = parse(mail), terms.edition_for("")
    newsletter = terms.newsletter.id
    with store.writing() as tables:
        subscriber, _ = tables.subscribers.add(address, name, now)
        is_new = tables.subscribers.subscribe(subscriber, newsletter, edition, terms.consent, now)
        subscription = tables.subscribers.subscription(subscriber, newsletter)
    if is_new:
        return subscription
    if subscription.state is SubscriptionState.LEFT:
        raise InputError(f"{address} has left.", remedy="Only they themselves can come back.")
    raise InputError(f"{address} is subscribed already, to edition {subscription.edition}.")


def unsubscribe(store: Store, newsletter: str, mail: str, now: datetime) -> bool:
    """End a reader's subscription; False when it had ended before.

    Raises:
        InputError: *mail* is no address.
        NotFound: nobody with that address subscribed.
    """
    address = parse(mail)
    with store.writing() as tables:
        subscriber = tables.subscribers.by_address(address)
        if subscriber is None:
            raise NotFound(f"Nobody with the address {address} is on the list.")
        tables.subscribers.subscription(subscriber.id, newsletter)
        return tables.subscribers.leave(subscriber.id, newsletter, now, "asked the newsroom")
