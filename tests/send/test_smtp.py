"""The mailer that gives messages to a relay, against servers that speak SMTP."""

import socket
import threading

import pytest

from newsletter.errors import RelayError
from newsletter.model import DeliveryState, Message
from newsletter.send import Relay, Tls


def test_a_message_arrives_as_it_is(relay, mailer, sink, message):
    """Octet for octet, and the relay's answer is kept."""
    data = b"Subject: x\r\n\r\n.\r\n..\r\n.hidden\r\n" + b"x" * 990 + b"\r\n\r\nlast\r\n"

    with mailer(relay()) as post:
        outcome = post.hand_over(message(data=data))

    assert sink.taken == [data]
    assert sink.senders == ["bounces@example.org"]
    assert outcome.state is DeliveryState.SENT
    assert outcome.reply == "250 2.0.0 queued"


def test_a_filled_stencil_arrives_as_it_is(relay, mailer, sink, filled):
    """What was signed off is what the relay gets."""
    letter = filled()

    with mailer(relay()) as post:
        post.hand_over(letter)

    assert sink.taken == [letter.data]


def test_messages_share_a_connection(relay, mailer, sink, message):
    """A new one is made only after as many as the relay wants on one."""
    with mailer(relay(messages_per_connection=3)) as post:
        for number in range(7):
            post.hand_over(message(f"r{number}@example.com"))

    assert len(sink.taken) == 7
    assert len(sink.connections) == 3


def test_the_connection_is_encrypted_before_anything_is_said(
    relay, mailer, sink, message, trust, certificate, login
):
    """With STARTTLS, login and mail go over TLS."""
    to = relay(
        Tls.STARTTLS,
        tls_context=certificate("127.0.0.1"),
        require_starttls=True,
        authenticator=login,
        username="anna",
    )

    with mailer(to, "secret", trust=trust) as post:
        outcome = post.hand_over(message())

    assert outcome.state is DeliveryState.SENT
    assert len(sink.taken) == 1


def test_the_connection_may_be_encrypted_from_the_start(
    relay, mailer, sink, message, trust, certificate
):
    """Implicit TLS works alike."""
    to = relay(Tls.IMPLICIT, ssl_context=certificate("127.0.0.1"))

    with mailer(to, trust=trust) as post:
        post.hand_over(message())

    assert len(sink.taken) == 1


@pytest.mark.parametrize("tls", [Tls.STARTTLS, Tls.IMPLICIT])
def test_a_certificate_for_another_name_is_refused(
    relay, mailer, sink, trust, certificate, login, tls
):
    """Neither password nor mail goes to somebody who merely answers."""
    context = certificate("other.example")
    more = {"tls_context": context} if tls is Tls.STARTTLS else {"ssl_context": context}
    to = relay(tls, authenticator=login, username="anna", **more)

    with pytest.raises(RelayError, match="certificate cannot be trusted"):
        mailer(to, "secret", trust=trust).__enter__()

    assert sink.senders == []


def test_a_certificate_of_an_unknown_authority_is_refused(relay, mailer, sink, certificate):
    """What the computer does not trust, we do not."""
    to = relay(Tls.STARTTLS, tls_context=certificate("127.0.0.1"))

    with pytest.raises(RelayError, match="certificate cannot be trusted"):
        mailer(to).__enter__()

    assert sink.senders == []


def test_a_relay_without_starttls_gets_no_password(faulty, mailer):
    """A man in the middle may have taken the offer out."""
    server = faulty()

    with pytest.raises(RelayError, match="STARTTLS"):
        mailer(Relay("127.0.0.1", server.port, username="anna"), "secret").__enter__()

    assert not [line for line in server.lines if line.startswith(("AUTH", "MAIL"))]


def test_what_is_said_before_encryption_is_forgotten(faulty, mailer):
    """An answer injected behind the 220 never reaches the encrypted conversation."""
    server = faulty(
        EHLO=["250-faulty\r\n250 STARTTLS"], STARTTLS=["220 go on\r\n250 AUTH PLAIN injected"]
    )

    with pytest.raises(RelayError):
        mailer(Relay("127.0.0.1", server.port, username="anna"), "secret").__enter__()

    assert server.lines[1] == "STARTTLS"
    assert not [line for line in server.lines if line.startswith("AUTH")]


def test_a_wrong_password_is_told(relay, mailer, trust, certificate, login):
    """The error names the answer, and what to check."""
    to = relay(
        Tls.STARTTLS, tls_context=certificate("127.0.0.1"), authenticator=login, username="anna"
    )

    with pytest.raises(RelayError, match=r"does not accept our login \(535 .*username"):
        mailer(to, "wrong", trust=trust).__enter__()


def test_a_missing_password_is_told_before_anybody_is_called(mailer):
    """The error names the variable."""
    to = Relay("relay.invalid", username="anna", password_env="RELAY_PASSWORD")

    with pytest.raises(RelayError, match="RELAY_PASSWORD"):
        mailer(to).__enter__()


def test_an_address_outside_ascii_needs_a_relay_that_takes_it(relay, mailer, sink, message):
    """With SMTPUTF8 it goes; the next address does not ask for it."""
    with mailer(relay(enable_SMTPUTF8=True)) as post:
        post.hand_over(message("josé@example.com"))
        post.hand_over(message())

    assert ["SMTPUTF8" in options for options in sink.options] == [True, False]


def test_an_address_outside_ascii_fails_alone(relay, mailer, sink, message):
    """A relay without SMTPUTF8 is not even asked, and the next reader gets the mail."""
    with mailer(relay(enable_SMTPUTF8=False)) as post:
        outcome = post.hand_over(message("josé@example.com"))
        post.hand_over(message())

    assert outcome.state is DeliveryState.FAILED
    assert "relay lacks SMTPUTF8" in outcome.reply
    assert len(sink.taken) == 1


def test_an_address_with_a_command_in_it_is_never_said(relay, mailer, sink, message):
    """It fails; the relay hears nothing of it."""
    with mailer(relay()) as post:
        outcome = post.hand_over(message("a@example.com> AUTH=<evil"))

    assert outcome.state is DeliveryState.FAILED
    assert sink.senders == []


def test_a_sender_that_cannot_be_written_stops_everything(relay, mailer):
    """It is our own fault, and no reader's."""
    with mailer(relay()) as post, pytest.raises(RelayError, match="return_path"):
        post.hand_over(Message("a b", "ann@example.com", "1@example.org", b"\r\n"))


def test_a_relay_that_is_away_is_told_in_plain_words(mailer):
    """Nothing listens on its port."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

    with pytest.raises(RelayError, match=f"127.0.0.1:{port}: Nothing listens there"):
        mailer(Relay("127.0.0.1", port)).__enter__()


def test_a_lost_connection_is_made_anew(faulty, mailer, message):
    """The relay may close one that is idle; the message goes over the next one."""
    server = faulty(MAIL=["250 OK", "drop", "250 OK"])

    with mailer(server) as post:
        outcomes = [post.hand_over(message(f"r{number}@example.com")) for number in range(3)]

    assert [outcome.state for outcome in outcomes] == [DeliveryState.SENT] * 3
    assert server.connections == 2
    assert len(server.bodies) == 3


@pytest.mark.parametrize("verb", ["MAIL", "RCPT", "DATA", "DOT"])
def test_a_farewell_in_a_used_connection_is_no_answer(faulty, mailer, message, verb):
    """421 after some messages means: call again. The reader is not put off for it."""
    usual = {"MAIL": "250 OK", "RCPT": "250 OK", "DATA": "354 go on", "DOT": "250 OK"}[verb]
    server = faulty(**{verb: [usual, "421 4.7.0 too many messages", usual]})

    with mailer(server) as post:
        outcomes = [post.hand_over(message(f"r{number}@example.com")) for number in range(3)]

    assert [outcome.state for outcome in outcomes] == [DeliveryState.SENT] * 3
    assert server.connections == 2


def test_mailers_work_side_by_side(relay, mailer, sink, message):
    """Each thread has its own connection."""
    to = relay()

    def send(name):
        with mailer(to) as post:
            for number in range(5):
                post.hand_over(message(f"{name}{number}@example.com"))

    threads = [threading.Thread(target=send, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(sink.taken) == 15
    assert len(sink.connections) == 3
