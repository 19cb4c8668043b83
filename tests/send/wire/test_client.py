"""Messages on several connections: the window, stopping, encryption, real relays."""

import re
import socket
import time

import pytest

from newsletter.errors import ConfigError, RelayError
from newsletter.model import DeliveryState, Message
from newsletter.send import Relay, Tls
from newsletter.send.wire import Load, Wire
from tests.send.wire.conftest import HASTE, carried, letter, pairs
from tests.send.wire.scripted import CHUNKING, PIPELINING

MODES = {"by turns": (), "pipelined": PIPELINING, "chunked": CHUNKING}
MANY = [f"r{number}" for number in range(120)]


@pytest.mark.parametrize("mode", MODES)
def test_every_reader_gets_their_own_message(scripted, wire, mode):
    """Over as many connections as are allowed, with as many messages as each may carry."""
    server = scripted(MODES[mode])

    with wire(server, load=Load(4, 24), messages_per_connection=20) as post:
        result = carried(post, pairs(*MANY, body=b".\r\n..\r\n.x\r\nlast"))

    assert set(result.states) == {"sent"}
    assert sorted(server.taken) == sorted(
        ((f"{reader}@example.com",), b"Subject: to %b\r\n\r\n.\r\n..\r\n.x\r\nlast" % reader.encode()
         + (b"" if mode == "chunked" else b"\r\n"))
        for reader in MANY
    )  # fmt: skip
    assert server.connections >= 6
    assert len(server.verbs("QUIT")) >= 6


def test_envelope_and_message_share_a_write(scripted, wire):
    """With PIPELINING the next envelope is said before the last message is answered."""
    server = scripted(PIPELINING, END=["late 250 ok", "250 ok"])

    with wire(server, load=Load(1, 4)) as post:
        result = carried(post, pairs())

    assert result.states == ["sent"] * 3
    assert server.verbs("MAIL", "RCPT", "DATA") == ["MAIL", "RCPT", "DATA"] * 3


def test_a_failed_chunk_spoils_no_other_message(scripted, wire):
    """Each transaction but the first begins with RSET."""
    server = scripted(CHUNKING, END=["451 4.3.0 no", "250 ok"])

    with wire(server) as post:
        carried(post, pairs())

    assert server.verbs("MAIL", "RSET", "BDAT") == ["MAIL", "BDAT"] + ["RSET", "MAIL", "BDAT"] * 2


def test_chunking_may_be_switched_off(scripted, wire):
    """For a relay that offers it, and cannot do it."""
    server = scripted(CHUNKING)

    with wire(server, load=Load(1, 3, chunking=False)) as post:
        result = carried(post, pairs())

    assert result.states == ["sent"] * 3
    assert server.verbs("BDAT") == []


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("window", [1, 2, 8])
def test_never_more_than_the_window_is_in_hand(scripted, wire, mode, window):
    """What was answered counts until the next group is asked for."""
    server = scripted(MODES[mode])
    taken, recorded, most = 0, 0, 0

    def feed():
        nonlocal taken, most
        for pair in pairs(*MANY):
            taken += 1
            most = max(most, taken - recorded)
            yield pair

    with wire(server, load=Load(4, window)) as post:
        for group in post.run(feed()):
            most = max(most, taken - recorded)
            recorded += len(group)

    assert recorded == len(MANY)
    assert most == window


def test_nobody_is_called_for_nothing(scripted, wire):
    """Without messages no connection is made."""
    server = scripted()

    with wire(server) as post:
        result = carried(post, [])

    assert result.states == []
    assert server.connections == 0


def test_connections_last_from_run_to_run(scripted, wire):
    """And one that the relay closed meanwhile is replaced without a word."""
    server = scripted()

    with wire(server) as post:
        first = carried(post, pairs("ann"))
        second = carried(post, pairs("ben"))
        server.answers["MAIL"] = ["250 ok"]

    assert first.states == second.states == ["sent"]
    assert server.connections == 1


def test_a_connection_left_alone_for_long_is_not_trusted(scripted, wire):
    """A message that vanished in a forgotten connection would be uncertain."""
    server = scripted(CHUNKING)
    patience = HASTE.__class__(quit=0.3, idle=0.1)

    with wire(server, patience=patience) as post:
        carried(post, pairs("ann"))
        time.sleep(0.2)
        second = carried(post, pairs("ben"))

    assert second.states == ["sent"]
    assert server.connections == 2


def test_a_feed_may_have_nothing_just_now(scripted, wire):
    """It is asked again; what is under way goes on."""
    server = scripted()
    feed = [*pairs("ann"), None, *pairs("ben"), None, None, *pairs("cat")]

    with wire(server) as post:
        result = carried(post, feed)

    assert result.states == ["sent"] * 3
    assert result.groups == [1, 1, 1]


@pytest.mark.parametrize("mode", MODES)
def test_when_stopped_what_is_under_way_is_answered(scripted, wire, mode):
    """No message is begun any more, and none that was is left in doubt."""
    server = scripted(MODES[mode])

    with wire(server, load=Load(2, 8)) as post:
        groups = post.run(iter(pairs(*MANY)), stop=lambda: len(server.taken) >= 20)
        recorded = [pair for group in groups for pair in group]

    states = {outcome.state for _, outcome in recorded}
    sent = [key for key, outcome in recorded if outcome.state is DeliveryState.SENT]
    assert states <= {DeliveryState.SENT, DeliveryState.PENDING}
    assert 20 <= len(recorded) <= 36
    assert sorted(sent) == sorted(one[0].partition("@")[0] for one, _ in server.taken)


@pytest.mark.parametrize("mode", MODES)
def test_when_stopped_nobody_waits_for_ever(scripted, wire, mode):
    """A relay that is silent leaves what it was given uncertain, and the rest untouched."""
    server = scripted(MODES[mode], END=[None])
    begun = time.monotonic()
    patience = HASTE.__class__(parting=0.3, quit=0.3)

    with wire(server, patience=patience) as post:
        result = carried(post, pairs(), stop=lambda: time.monotonic() > begun + 0.3)

    assert result.states[0] == "uncertain"
    assert set(result.states) <= {"uncertain", "pending"}
    assert time.monotonic() < begun + 2


def test_a_feed_that_breaks_is_heard_last(scripted, wire):
    """What was taken before comes back first."""
    server = scripted()
    recorded = []

    def feed():
        yield from pairs("ann", "ben")
        raise ConfigError("broken")

    with wire(server) as post:
        groups = post.run(feed())
        with pytest.raises(ConfigError, match="broken"):
            recorded.extend(groups)

    came = [(key, str(outcome.state)) for group in recorded for key, outcome in group]
    assert sorted(key for key, _ in came) == ["ann", "ben"]
    assert {state for _, state in came} <= {"sent", "pending"}


def test_whoever_leaves_in_the_middle_leaves_nothing_open(scripted, wire):
    """Connections with messages under way are closed, and the next run has new ones."""
    server = scripted()

    with wire(server, load=Load(2, 4)) as post:
        for _ in post.run(iter(pairs(*MANY))):
            break
        result = carried(post, pairs("zoe"))

    assert result.states == ["sent"]


HOSTILE = [
    "a@example.com> AUTH=<evil", "a\r\nRSET@example.com", "a b@example.com", "a@exa\x00mple.com",
    "<a@example.com>", "a@example.com\r\nDATA", "a@exámple.com", "", "@", "a" * 80 + "@example.com",
    "a\u2028b@example.com", "a\ud800@example.com",
]  # fmt: skip


@pytest.mark.parametrize("address", HOSTILE)
def test_an_address_that_is_none_is_never_said(scripted, wire, address):
    """It fails alone; the relay hears nothing of it."""
    server = scripted()
    bad = Message("bounces@example.org", address, "1@example.org", b"x\r\n")

    with wire(server) as post:
        result = carried(post, [("bad", bad), *pairs("ann")])

    assert result.states == ["failed", "sent"]
    assert server.verbs("MAIL") == ["MAIL"]


def test_a_sender_that_cannot_be_written_stops_everything(scripted, wire):
    """It is our own fault, and no reader's."""
    server = scripted()
    bad = Message("a b", "ann@example.com", "1@example.org", b"\r\n")

    with wire(server) as post:
        result = carried(post, [("ann", bad), *pairs("ben")])

    assert result.states == ["pending", "pending"]
    assert "return_path" in str(result.error)
    assert server.verbs("MAIL") == []


def test_what_the_relay_cannot_take_is_not_given(scripted, wire):
    """An address outside ASCII without SMTPUTF8, a message over its SIZE: they fail alone."""
    server = scripted(("PIPELINING", "SIZE 1000"))
    foreign = Message("bounces@example.org", "josé@example.com", "1@example.org", b"x\r\n")

    with wire(server) as post:
        result = carried(
            post, [("jose", foreign), ("big", letter("big", b"x\r\n" * 500)), *pairs("ann")]
        )

    assert result.states == ["failed", "failed", "sent"]
    assert result.outcomes["jose"].reply == "not sent: relay lacks SMTPUTF8"
    assert "1000 octets" in result.outcomes["big"].reply
    assert server.verbs("MAIL") == ["MAIL"]


def test_an_address_outside_ascii_is_said_to_be_one(scripted, wire):
    """Only its own transaction asks for SMTPUTF8, and tells the size."""
    server = scripted()
    foreign = Message("bounces@example.org", "josé@example.com", "1@example.org", b"x\r\n")

    with wire(server) as post:
        result = carried(post, [("jose", foreign), *pairs("ann")])

    assert result.states == ["sent", "sent"]
    said = [line for _, line in server.lines if line.startswith("MAIL")]
    assert said[0] == "MAIL FROM:<bounces@example.org> SIZE=3 SMTPUTF8"
    assert said[1] == "MAIL FROM:<bounces@example.org> SIZE=26"


def test_a_relay_that_is_not_there_is_told_in_plain_words(wire):
    """The error says where, and what to look at."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

    with wire(Relay("127.0.0.1", port, tls=Tls.NONE)) as post:
        result = carried(post, pairs())

    assert f"127.0.0.1:{port}: Nothing listens there" in str(result.error)
    assert result.states == ["pending"] * 3


def test_a_name_with_several_addresses_is_tried_at_each(scripted, wire):
    """The name may mean ::1, where our relay does not listen."""
    server = scripted()

    with wire(Relay("localhost", server.port, tls=Tls.NONE)) as post:
        result = carried(post, pairs())

    assert result.states == ["sent"] * 3


def test_a_name_that_does_not_exist_is_told(wire):
    """Before anybody is called."""
    with wire(Relay("relay.invalid", tls=Tls.NONE)) as post:
        result = carried(post, pairs())

    assert isinstance(result.error, RelayError)
    assert result.states == ["pending"] * 3


def test_a_missing_password_is_told_before_anybody_is_called():
    """The error names the variable."""
    with pytest.raises(RelayError, match="RELAY_PASSWORD"):
        Wire(Relay("relay.invalid", username="anna", password_env="RELAY_PASSWORD"))


@pytest.mark.parametrize("tls", [Tls.STARTTLS, Tls.IMPLICIT])
@pytest.mark.parametrize("mode", MODES)
def test_mail_goes_over_an_encrypted_connection(scripted, wire, trust, certificate, tls, mode):
    """Big messages and many, with a login."""
    context = certificate("127.0.0.1")
    features = (*MODES[mode], "STARTTLS", "AUTH LOGIN PLAIN")
    server = scripted(features, tls=context, implicit=tls is Tls.IMPLICIT)

    with wire(server, "secret", load=Load(2, 8), trust=trust, tls=tls, username="anna") as post:
        result = carried(post, pairs(*MANY[:30], body=b"x" * 70_000 + b"\r\n"))

    assert set(result.states) == {"sent"}
    assert len(server.taken) == 30
    expected = ["AUTH", "MAIL"] if tls is Tls.IMPLICIT else ["STARTTLS", "AUTH", "MAIL"]
    assert server.verbs("STARTTLS", "AUTH", "MAIL")[: len(expected)] == expected


@pytest.mark.parametrize("tls", [Tls.STARTTLS, Tls.IMPLICIT])
@pytest.mark.parametrize("name", ["other.example", None])
def test_whoever_cannot_prove_who_they_are_gets_nothing(
    scripted, wire, trust, certificate, tls, name
):
    """Wrong name, or unknown authority (None): neither password nor mail is said."""
    context = certificate(name or "127.0.0.1")
    features = (*PIPELINING, "STARTTLS", "AUTH PLAIN")
    server = scripted(features, tls=context, implicit=tls is Tls.IMPLICIT)
    trusted = trust if name else None

    with wire(server, "secret", trust=trusted, tls=tls, username="anna", load=Load(4)) as post:
        result = carried(post, pairs())

    assert "certificate cannot be trusted" in str(result.error)
    assert result.states == ["pending"] * 3
    assert server.verbs("AUTH", "MAIL") == []
    assert server.connections == 1


TLS_FAULTS = {
    "not offered": (("PIPELINING",), {}, "STARTTLS"),
    "454": (("STARTTLS",), {"STARTTLS": ["454 4.7.0 no TLS"]}, "454 4.7.0 no TLS"),
    "drop": (("STARTTLS",), {"STARTTLS": ["drop"]}, "The connection was lost"),
    "injected": (("STARTTLS",), {"STARTTLS": ["220 go on\r\n250 AUTH PLAIN"]}, "it says more"),
    "injected part": (("STARTTLS",), {"STARTTLS": [b"220 go on\r\n250 AU"]}, "it says more"),
    "no TLS at all": (("STARTTLS",), {}, "encrypted connection"),
}


@pytest.mark.parametrize("fault", TLS_FAULTS)
def test_nothing_is_said_in_the_clear_instead(scripted, wire, trust, fault):
    """A man in the middle may have taken the offer out, or put something in."""
    features, script, words = TLS_FAULTS[fault]
    server = scripted(features, **script)

    with wire(server, "secret", trust=trust, tls=Tls.STARTTLS, username="anna") as post:
        result = carried(post, pairs())

    assert words in str(result.error)
    assert result.states == ["pending"] * 3
    assert server.verbs("AUTH", "MAIL") == []


LOGINS = {
    "535": (("AUTH PLAIN",), {"AUTH": ["535 5.7.8 no"]}, r"login \(535 5.7.8 no\).*username"),
    "454": (("AUTH PLAIN",), {"AUTH": ["454 4.7.0 later"]}, r"login \(454"),
    "echo": (("AUTH PLAIN",), {"AUTH": ["535 AGFubmEAc2VjcmV0 secret"]}, r"535 \*\*\* \*\*\*"),
    "not offered": ((), {}, "AUTH PLAIN or LOGIN"),
    "CRAM-MD5 only": (("AUTH CRAM-MD5",), {}, "AUTH PLAIN or LOGIN"),
}


@pytest.mark.parametrize("fault", LOGINS)
def test_a_login_that_fails_is_told_once(scripted, wire, fault):
    """One try, no mail, and not a letter of the password in the error."""
    features, script, words = LOGINS[fault]
    server = scripted(features, **script)

    with wire(server, "secret", username="anna", load=Load(4)) as post:
        result = carried(post, pairs())

    assert re.search(words, str(result.error))
    assert "secret" not in str(result.error)
    assert server.verbs("MAIL") == []
    assert server.connections == 1


def test_login_is_the_other_way_to_log_in(scripted, wire):
    """Name and password are given when asked for."""
    server = scripted(("AUTH LOGIN",), AUTH=["334 VXNlcm5hbWU6"])
    server.answers.update(
        {"YW5uYQ==".upper(): ["334 UGFzc3dvcmQ6"], "c2VjcmV0".upper(): ["235 ok"]}
    )

    with wire(server, "secret", username="anna") as post:
        result = carried(post, pairs())

    assert result.states == ["sent"] * 3


@pytest.mark.parametrize("window", [1, 8])
def test_a_real_relay_gets_it_octet_for_octet(relay, sink, wire, window):
    """What aiosmtpd takes is what we give, and its answers are kept."""
    data = b"Subject: x\r\n\r\n.\r\n..\r\n.hidden\r\n" + b"x" * 990 + b"\r\n\r\nlast\r\n"
    feed = [(n, Message("b@example.org", f"r{n}@example.com", "1", data)) for n in range(5)]

    with wire(relay(), load=Load(2, window)) as post:
        result = carried(post, feed)

    assert sink.taken == [data] * 5
    assert {outcome.reply for outcome in result.outcomes.values()} == {"250 2.0.0 queued"}


def test_a_real_relay_is_logged_in_to_over_tls(relay, sink, wire, trust, certificate, login):
    """STARTTLS, EHLO again, AUTH."""
    to = relay(
        Tls.STARTTLS,
        tls_context=certificate("127.0.0.1"),
        require_starttls=True,
        authenticator=login,
        username="anna",
    )

    with wire(to, "secret", trust=trust) as post:
        result = carried(post, pairs())

    assert result.states == ["sent"] * 3
    assert len(sink.taken) == 3
