"""One conversation with a relay, and all that can go wrong in it."""

import pytest

from newsletter.errors import RelayError
from newsletter.model import DeliveryState
from newsletter.send import Relay, SmtpMailer, Tls
from newsletter.send.session import Patience

#: Too big for the buffers of any connection on loopback.
HUGE = b"Subject: x\r\n\r\n" + (b"x" * 70 + b"\r\n") * 200_000


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ({"RCPT": ["550 5.1.1 no such user"]}, DeliveryState.FAILED),
        ({"RCPT": ["450 4.2.0 greylisted"]}, DeliveryState.DEFERRED),
        ({"RCPT": ["452 4.5.3 too many recipients"]}, DeliveryState.DEFERRED),
        ({"RCPT": ["552 5.5.3 too many recipients"]}, DeliveryState.DEFERRED),
        ({"RCPT": ["421 4.7.0 come back"]}, DeliveryState.DEFERRED),
        ({"DATA": ["451 4.3.0 not now"]}, DeliveryState.DEFERRED),
        ({"DATA": ["554 5.5.1 no valid recipients"]}, DeliveryState.FAILED),
        ({"DOT": ["451 4.3.0 not now"]}, DeliveryState.DEFERRED),
        ({"DOT": ["421 4.3.2 going down"]}, DeliveryState.DEFERRED),
        ({"DOT": ["554 5.6.0 refused"]}, DeliveryState.FAILED),
        ({"DOT": ["250-2.0.0 queued\r\n250 as 42"]}, DeliveryState.SENT),
        ({"DOT": ["drop"]}, DeliveryState.UNCERTAIN),
        ({"DOT": [None]}, DeliveryState.UNCERTAIN),
        ({"DOT": ["what?"]}, DeliveryState.UNCERTAIN),
        ({"DOT": ["354 more"]}, DeliveryState.UNCERTAIN),
        ({"DOT": ["x" * 9000]}, DeliveryState.UNCERTAIN),
    ],
)
def test_an_answer_says_what_became_of_the_message(faulty, mailer, message, answers, state):
    """Each fault of a relay at a message ends in the state that was agreed."""
    with mailer(faulty(**answers)) as post:
        outcome = post.hand_over(message())

    assert outcome.state is state


@pytest.mark.parametrize(
    "answers",
    [
        {"BANNER": ["554 go away"]},
        {"BANNER": ["421 too busy"]},
        {"BANNER": ["drop"]},
        {"BANNER": [None]},
        {"EHLO": ["500 what?"], "HELO": ["500 what?"]},
        {"EHLO": ["drop"]},
        {"MAIL": ["451 4.3.0 not now"]},
        {"MAIL": ["530 5.7.0 log in first"]},
        {"MAIL": ["550 5.7.1 not from here"]},
        {"MAIL": ["drop"]},
        {"RCPT": ["503 5.5.1 wrong order"]},
        {"RCPT": ["530 5.7.0 log in first"]},
        {"RCPT": ["huh"]},
        {"RCPT": ["drop"]},
        {"DATA": ["250 strange"]},
        {"DATA": ["drop"]},
    ],
)
def test_the_relays_own_trouble_is_charged_to_no_reader(faulty, mailer, message, answers):
    """Before the message was given, anything but an answer about it is the relay's affair."""
    server = faulty(**answers)

    with pytest.raises(RelayError) as refusal, mailer(server) as post:
        post.hand_over(message())

    assert refusal.value.where == f"127.0.0.1:{server.port}"
    assert server.bodies == []


@pytest.mark.parametrize("answer", ["454 4.7.0 TLS not available", "501 no", "drop"])
def test_encryption_that_fails_ends_the_conversation(faulty, mailer, answer):
    """Nothing is said in the clear instead."""
    server = faulty(EHLO=["250-faulty\r\n250 STARTTLS"], STARTTLS=[answer])

    with pytest.raises(RelayError):
        mailer(server, tls=Tls.STARTTLS).__enter__()

    assert [line.split()[0] for line in server.lines] == ["EHLO".lower(), "STARTTLS"]


def test_a_connection_lost_in_the_midst_of_a_message_leaves_no_doubt(faulty, mailer, message):
    """The relay cannot have seen its end: the relay is at fault, nothing is uncertain."""
    server = faulty(BODY=["drop"])

    with mailer(server) as post, pytest.raises(RelayError, match="connection was lost"):
        post.hand_over(message(data=HUGE))


def test_a_refused_reader_does_not_stop_the_next(faulty, mailer, message):
    """The conversation goes on, with a clean transaction."""
    server = faulty(RCPT=["550 5.1.1 no such user", "250 OK"])

    with mailer(server) as post:
        first, second = post.hand_over(message()), post.hand_over(message("ben@example.com"))

    assert first.reply == "550 5.1.1 no such user"
    assert second.state is DeliveryState.SENT
    assert server.connections == 1
    assert [line.split()[0] for line in server.lines].count("RSET") == 1


def test_a_late_answer_belongs_to_no_other_message(faulty, mailer, message):
    """After a silence the connection is closed; the next message has one of its own."""
    server = faulty(DOT=[None, "250 second"])

    with mailer(server) as post:
        first, second = post.hand_over(message()), post.hand_over(message("ben@example.com"))

    assert first.state is DeliveryState.UNCERTAIN
    assert second.reply == "250 second"
    assert server.connections == 2


def test_the_relay_may_take_its_time_at_the_end(faulty, message):
    """Whoever gives up while the relay works on a message sends it twice."""
    server = faulty(DOT=["late 250 OK"])
    patience = Patience(block=0.2, dot=5)

    with SmtpMailer(Relay("127.0.0.1", server.port, tls=Tls.NONE), patience=patience) as post:
        outcome = post.hand_over(message())

    assert outcome.state is DeliveryState.SENT


def test_we_wait_as_long_as_the_standard_asks():
    """RFC 5321 4.5.3.2: five minutes for a command, two for DATA, three for a block, ten at last."""
    usual = Patience()

    assert (usual.greeting, usual.command) == (300, 300)
    assert (usual.data, usual.block, usual.dot) == (120, 180, 600)


def test_an_answer_of_many_odd_lines_becomes_one(faulty, mailer, message):
    """What is kept for people is one clean line of bearable length."""
    server = faulty(RCPT=["550-5.1.1 no\xff\x07\r\n550 " + "x" * 2000])

    with mailer(server) as post:
        outcome = post.hand_over(message())

    assert outcome.reply.startswith("550 5.1.1 no\ufffd x")
    assert len(outcome.reply) == 500
    assert outcome.reply.isprintable()


def test_the_relay_is_bidden_farewell(faulty, mailer, message):
    """QUIT is the last word, when all went well."""
    server = faulty()

    with mailer(server) as post:
        post.hand_over(message())

    assert server.lines[-1] == "QUIT"


def test_after_an_error_nothing_more_is_said(faulty, mailer):
    """The relay must not take a farewell for part of a message."""
    server = faulty()

    with pytest.raises(KeyboardInterrupt), mailer(server):
        raise KeyboardInterrupt

    assert "QUIT" not in server.lines
