"""What every mailer for a relay has promised: with ready messages, one after the other."""

import threading

import pytest

from newsletter.errors import RelayError
from newsletter.model import DeliveryState
from newsletter.send import Relay, Tls, hand_over
from newsletter.send.wire import Load, Patience, Wire
from tests.send.wire.conftest import letter


def test_a_filled_stencil_arrives_as_it_is(relay, sink, wire, filled):
    """What was signed off is what the relay gets, with no search for full stops either."""
    message = filled()

    with wire(relay(), load=Load(dots=False)) as post:
        hand_over(post, message)

    assert sink.taken == [message.data]


def test_messages_share_a_connection(relay, sink, wire):
    """A new one is made only after as many as the relay wants on one."""
    with wire(relay(messages_per_connection=3)) as post:
        outcomes = hand_over(post, *[letter(f"r{number}") for number in range(7)])

    assert {outcome.state for outcome in outcomes} == {DeliveryState.SENT}
    assert len(sink.taken) == 7
    assert len(sink.connections) == 3


def test_what_became_of_each_is_told_in_their_order(scripted, wire):
    """However they were answered."""
    relay = scripted(RCPT=["250 OK", "550 5.1.1 no such user", "250 OK"])

    with wire(relay) as post:
        outcomes = hand_over(post, *[letter(name) for name in ("ann", "ben", "cat")])

    assert [outcome.state for outcome in outcomes] == [
        DeliveryState.SENT, DeliveryState.FAILED, DeliveryState.SENT,
    ]  # fmt: skip
    assert outcomes[1].reply == "550 5.1.1 no such user"


def test_an_answer_of_many_odd_lines_becomes_one(scripted, wire):
    """What is kept for people is one clean line of bearable length."""
    relay = scripted(RCPT=["550-5.1.1 no\xff\x07\r\n550 " + "x" * 2000])

    with wire(relay) as post:
        (outcome,) = hand_over(post, letter())

    assert outcome.reply.startswith("550 5.1.1 no\ufffd x")
    assert len(outcome.reply) == 500
    assert outcome.reply.isprintable()


def test_a_relay_that_is_away_is_told(wire):
    """To whoever wanted to give it one message, too."""
    relay = Relay("relay.invalid", tls=Tls.NONE)

    with wire(relay) as post, pytest.raises(RelayError, match="no such host"):
        hand_over(post, letter())


def test_we_wait_as_long_as_the_standard_asks():
    """RFC 5321 4.5.3.2: five minutes for a command, two for DATA, three for a block, ten at last."""
    usual = Patience()

    assert (usual.greeting, usual.command) == (300, 300)
    assert (usual.data, usual.block, usual.dot) == (120, 180, 600)


def test_wires_work_side_by_side(relay, sink, wire):
    """Each thread has its own connections."""
    to = relay()

    def send(name):
        with wire(to) as post:
            hand_over(post, *[letter(f"{name}{number}") for number in range(5)])

    threads = [threading.Thread(target=send, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(sink.taken) == 15
    assert len(sink.connections) == 3


def test_after_an_error_nothing_more_is_said(scripted, wire):
    """The relay must not take a farewell for part of a message."""
    relay = scripted()

    def interrupted():
        with wire(relay) as post:
            hand_over(post, letter())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()

    assert "QUIT" not in relay.lines


def test_the_wire_of_the_configuration_is_as_safe_as_the_wire_alone(scripted):
    """A relay's settings have an even share of the window on each of a few connections."""
    relay = Relay("127.0.0.1", scripted().port, tls=Tls.NONE)

    with Wire[int](relay, load=Load(relay.connections, 8, relay.depth, relay.chunking)) as post:
        outcomes = hand_over(post, *[letter(f"r{number}") for number in range(20)])

    assert {outcome.state for outcome in outcomes} == {DeliveryState.SENT}
