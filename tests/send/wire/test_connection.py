"""Each fault of a relay ends in the state that stands here."""

import itertools
from dataclasses import asdict

import pytest

from newsletter.errors import RelayError
from newsletter.send.wire import Load
from tests.send.wire.conftest import HASTE, carried, pairs
from tests.send.wire.scripted import CHUNKING, PIPELINING

MODES = {"by turns": ("SIZE 1000000000",), "pipelined": PIPELINING, "chunked": CHUNKING}

ALL_SENT = ["sent", "sent", "sent"]
NONE = ["pending", "pending", "pending"]

#: Too big for the buffers of any connection on loopback.
HUGE = (b"x" * 900 + b"\r\n") * 4_000

#: What the relay says, what becomes of three messages: all of them, or by turns | pipelined |
#: chunked; and how the error begins, if there is one.
FAULTS = {
    "nothing": ({}, ALL_SENT, ""),
    # the sender is refused: no reader's fault
    "MAIL 451 once": ({"MAIL": ["451 4.3.0 no", "250 ok"]}, ALL_SENT, ""),
    "MAIL 451 always": ({"MAIL": ["451 4.3.0 no"]}, NONE, "The relay refuses our sender (451"),
    "MAIL 550": ({"MAIL": ["550 5.7.1 no"]}, NONE, "The relay refuses our sender (550"),
    "MAIL 530": ({"MAIL": ["530 5.7.0 log in"]}, NONE, "The relay refuses our sender (530"),
    "MAIL 552": ({"MAIL": ["552 5.3.4 size", "250 ok"]}, ["failed", "sent", "sent"], ""),
    "MAIL 421 once": ({"MAIL": ["421 4.7.0 later", "250 ok"]}, ALL_SENT, ""),
    "MAIL 421 always": ({"MAIL": ["421 4.7.0 later"]}, NONE, "The connection was lost: 421"),
    "MAIL drop once": ({"MAIL": ["drop", "250 ok"]},
                       (ALL_SENT, ALL_SENT, ["uncertain"] * 3), ""),
    "MAIL silent": ({"MAIL": [None]}, (NONE, NONE, ["uncertain"] * 3), None),
    "MAIL nonsense once": ({"MAIL": [b"\xff\x00\r\n", "250 ok"]},
                           (ALL_SENT, ALL_SENT, ["uncertain"] * 3), ""),
    # a reader is refused
    "RCPT 550": ({"RCPT": ["550 5.1.1 unknown", "250 ok"]}, ["failed", "sent", "sent"], ""),
    "RCPT 553": ({"RCPT": ["553 5.1.3 syntax", "250 ok"]}, ["failed", "sent", "sent"], ""),
    "RCPT 450": ({"RCPT": ["450 4.2.0 greylisted", "250 ok"]}, ["deferred", "sent", "sent"], ""),
    "RCPT 452": ({"RCPT": ["452 4.5.3 too many", "250 ok"]}, ["deferred", "sent", "sent"], ""),
    "RCPT 552": ({"RCPT": ["552 5.5.3 too many", "250 ok"]}, ["deferred", "sent", "sent"], ""),
    "RCPT 554 relaying": ({"RCPT": ["554 5.7.1 Relay access denied", "250 ok"]},
                          ["deferred", "sent", "sent"], ""),
    "RCPT 421 once": ({"RCPT": ["421 4.7.0 later", "250 ok"]}, ALL_SENT, ""),
    "RCPT 421 always": ({"RCPT": ["421 4.7.0 later"]}, NONE, "The connection was lost: 421"),
    "RCPT 503 once": ({"RCPT": ["503 5.5.1 order", "250 ok"]},
                      (ALL_SENT, ALL_SENT, ["uncertain"] * 3), ""),
    "RCPT drop once": ({"RCPT": ["drop", "250 ok"]},
                       (ALL_SENT, ALL_SENT, ["uncertain"] * 3), ""),
    "RCPT all refused": ({"RCPT": ["550 5.1.1 unknown"]}, ["failed"] * 3, ""),
    # after the message
    "END 451": ({"END": ["451 4.3.0 no", "250 ok"]}, ["deferred", "sent", "sent"], ""),
    "END 554": ({"END": ["554 5.6.0 spam", "250 ok"]}, ["failed", "sent", "sent"], ""),
    "END 552": ({"END": ["552 5.2.2 full", "250 ok"]}, ["failed", "sent", "sent"], ""),
    "END 554 DKIM": ({"END": ["554 5.7.20 no signature", "250 ok"]},
                     ["deferred", "sent", "sent"], ""),
    "END 421": ({"END": ["421 4.3.2 going down", "250 ok"]}, ["deferred", "sent", "sent"], ""),
    "END drop": ({"END": ["drop", "250 ok"]},
                 (["uncertain", "sent", "sent"], ["uncertain", "sent", "sent"],
                  ["uncertain"] * 3), ""),
    "END close": ({"END": ["close", "250 ok"]},
                  (["uncertain", "sent", "sent"], ["uncertain", "sent", "sent"],
                   ["uncertain"] * 3), ""),
    "END silent": ({"END": [None, "250 ok"]},
                   (["uncertain", "sent", "sent"], ["uncertain", "sent", "sent"],
                    None), ""),
    "END nonsense": ({"END": ["what?", "250 ok"]},
                     (["uncertain", "sent", "sent"], ["uncertain", "sent", "sent"],
                      ["uncertain"] * 3), ""),
    "END binary": ({"END": [b"\x00\xff\xfe\x80" * 50, "250 ok"]},
                   (["uncertain", "sent", "sent"], ["uncertain", "sent", "sent"],
                    ["uncertain"] * 3), ""),
    "END 354": ({"END": ["354 more", "250 ok"]},
                (["uncertain", "sent", "sent"], ["uncertain", "sent", "sent"],
                 ["uncertain"] * 3), ""),
    "END huge line": ({"END": ["250 " + "x" * 9000, "250 ok"]}, ALL_SENT, ""),
    "END endless line": ({"END": [b"250 " + b"x" * 30000, "250 ok"]},
                         (["uncertain", "sent", "sent"], ["uncertain", "sent", "sent"],
                          ["uncertain"] * 3), ""),
    "END endless lines": ({"END": [b"250-more\r\n" * 20000, "250 ok"]},
                          (["uncertain", "sent", "sent"], ["uncertain", "sent", "sent"],
                           ["uncertain"] * 3), ""),
    "END of two codes": ({"END": ["250-fine\r\n550 or not", "250 ok"]},
                         (["uncertain", "sent", "sent"], ["uncertain", "sent", "sent"],
                          ["uncertain"] * 3), ""),
    "END of two lines": ({"END": ["250-2.0.0 queued\r\n250 as 42"]}, ALL_SENT, ""),
    "END in bits": ({"END": ["bits 250-2.0.0 queued\r\n250 as 42"]}, ALL_SENT, ""),
    "END late": ({"END": ["late 250 2.0.0 queued", "250 ok"]}, ALL_SENT, ""),
    "END twice": ({"END": ["250 one\r\n250 two", "250 ok"]}, (ALL_SENT, ALL_SENT, None), ""),
    "END lost always": ({"END": ["drop"]}, None, None),
}  # fmt: skip


@pytest.mark.parametrize(
    ("fault", "mode"), [*itertools.product(FAULTS, MODES)], ids=lambda value: value
)
def test_a_fault_ends_in_the_state_that_was_agreed(scripted, wire, fault, mode):
    """Every message comes back once; what the relay took is sent, and none is given twice."""
    script, expected, words = FAULTS[fault]
    server = scripted(MODES[mode], **{verb: list(said) for verb, said in script.items()})
    if isinstance(expected, tuple):
        expected = expected[list(MODES).index(mode)]

    with wire(server) as post:
        result = carried(post, pairs())

    if not result.error:
        assert sorted(result.outcomes) == ["ann", "ben", "cat"]
    if expected:
        assert result.states == expected
    if words is not None:
        assert (str(result.error) if result.error else "").startswith(
            f"127.0.0.1:{server.port}: {words}" if words else ""
        )
        assert bool(result.error) == bool(words)
    taken = [recipients for recipients, _ in server.taken]
    assert len(taken) == len(set(taken)), "a copy was sent"
    for recipients, body in server.taken:
        assert [f"to {one.partition('@')[0]}".encode() in body for one in recipients] == [True]
    sent = {f"{key}@example.com" for key in result.outcomes if result.outcomes[key].state == "sent"}
    assert {one for recipients in taken for one in recipients} >= sent
    assert server.astray == []


#: Faults of DATA, which CHUNKING does without.
DATA_FAULTS = {
    "451": (["451 4.3.0 no", "354 go on"], ["deferred", "sent", "sent"], False),
    "554": (["554 5.5.1 no", "354 go on"], ["failed", "sent", "sent"], False),
    "421 once": (["421 4.3.2 later", "354 go on"], ALL_SENT, False),
    "421 always": (["421 4.3.2 later"], NONE, True),
    "250": (["250 strange"], NONE, True),
    "503 once": (["503 5.5.1 order", "354 go on"], ALL_SENT, False),
    "drop once": (["drop", "354 go on"], ALL_SENT, False),
    "drop always": (["drop"], NONE, True),
    "silent": ([None], NONE, True),
}


@pytest.mark.parametrize("mode", ["by turns", "pipelined"])
@pytest.mark.parametrize("fault", DATA_FAULTS)
def test_a_fault_at_data_ends_in_the_state_that_was_agreed(scripted, wire, fault, mode):
    """Nothing of the message has been said: nothing is uncertain."""
    said, expected, is_away = DATA_FAULTS[fault]
    server = scripted(MODES[mode], DATA=said)

    with wire(server) as post:
        result = carried(post, pairs())

    assert result.states == expected
    assert bool(result.error) == is_away


@pytest.mark.parametrize("mode", MODES)
def test_a_relay_that_is_away_is_tried_a_few_times_only(scripted, wire, mode):
    """Three connections without an answer are enough, and nobody is charged."""
    server = scripted(MODES[mode], MAIL=["421 4.7.0 later"])

    with wire(server) as post:
        result = carried(post, pairs())

    assert result.states == NONE
    assert server.connections == 3


@pytest.mark.parametrize("mode", MODES)
def test_a_farewell_after_some_messages_costs_nobody_anything(scripted, wire, mode):
    """Whatever stood behind the "421" was not done: it goes over the next connection."""
    said = ["250 ok", "250 ok", "421 4.7.0 enough"] * 4 + ["250 ok"]
    server = scripted(MODES[mode], MAIL=said)

    with wire(server) as post:
        result = carried(post, pairs(*[f"r{number}" for number in range(9)]))

    assert set(result.states) == {"sent"}
    assert len(server.taken) == 9
    assert server.connections == 5


def test_a_refused_reader_whose_message_is_asked_for_gets_an_empty_end(scripted, wire):
    """A relay may say 354 though nobody would get it (RFC 2920): only the dot is sent."""
    server = scripted(RCPT=["550 5.1.1 unknown", "250 ok"], DATA=["354 well", "354 go"])

    with wire(server) as post:
        result = carried(post, pairs())

    assert result.states == ["failed", "sent", "sent"]
    assert server.astray == [b""]
    assert len(server.taken) == 2


def test_an_extra_reply_is_credited_to_nobody(scripted, wire):
    """It puts us out of step: the connection ends, and the next message goes over another."""
    server = scripted(END=["250 one\r\n250 two", "250 fine"])

    with wire(server) as post:
        result = carried(post, pairs())

    assert result.states == ALL_SENT
    assert [str(outcome.reply) for _, outcome in sorted(result.outcomes.items())][1:] == [
        "250 fine", "250 fine",
    ]  # fmt: skip
    assert server.connections == 2


@pytest.mark.parametrize("mode", MODES)
def test_a_late_answer_belongs_to_no_other_message(scripted, wire, mode):
    """After a silence the connection is closed; the next message has one of its own."""
    server = scripted(MODES[mode], END=["late 550 late", "250 second"])
    load = Load(connections=1, window=1, depth=1)
    patience = HASTE.__class__(**{**asdict(HASTE), "dot": 0.2})

    with wire(server, load=load, patience=patience) as post:
        result = carried(post, pairs("ann", "ben"))

    assert result.states == ["uncertain", "sent"]
    assert result.outcomes["ben"].reply == "250 second"
    assert server.connections == 2


@pytest.mark.parametrize("mode", MODES)
def test_a_connection_lost_in_the_midst_of_a_message_leaves_no_doubt(scripted, wire, mode):
    """The relay cannot have seen its end: it is given again."""
    server = scripted(MODES[mode], BODY=["drop", ""])

    with wire(server) as post:
        result = carried(post, pairs("ann", body=HUGE))

    assert result.states == ["sent"]
    assert server.connections == 2


@pytest.mark.parametrize("mode", MODES)
def test_a_message_that_breaks_every_connection_is_put_off(scripted, wire, mode):
    """It does not hold up the others for ever; they are not charged."""
    server = scripted(MODES[mode], BODY=["drop", "drop", ""])

    with wire(server, load=Load(1, 1, 1)) as post:
        result = carried(post, [*pairs("ann", body=HUGE), *pairs("ben")])

    assert result.states == ["deferred", "sent"]


@pytest.mark.parametrize("mode", MODES)
def test_an_answer_before_the_end_is_heard_and_the_connection_left(scripted, wire, mode):
    """What would still be written the relay might take for commands."""
    server = scripted(MODES[mode], BODY=["early 552 5.3.4 too big", ""])

    with wire(server, load=Load(1, 1, 1)) as post:
        result = carried(post, [*pairs("ann", body=HUGE), *pairs("ben")])

    assert result.states == ["failed", "sent"]
    assert server.connections == 2


def test_a_slow_reader_is_waited_for(scripted, wire):
    """As long as it takes something now and then."""
    server = scripted(BODY=["slow"])

    with wire(server) as post:
        result = carried(post, pairs("ann", "ben", body=HUGE))

    assert result.states == ["sent", "sent"]
    assert [len(body) for _, body in server.taken] == [len(HUGE) + 19] * 2


OPENINGS = {
    "554": ({"BANNER": ["554 go away"]}, "The relay refuses us (554 go away)"),
    "421": ({"BANNER": ["421 too busy"]}, "The relay refuses us (421 too busy)"),
    "drop": ({"BANNER": ["drop"]}, "The connection was lost"),
    "close": ({"BANNER": ["close"]}, "The connection was lost: the relay closed it"),
    "silent": ({"BANNER": [None]}, "It does not answer in time"),
    "binary": ({"BANNER": [b"\x16\x03\x01\x00"]}, "The connection was lost: it says what is no"),
    "EHLO 554": ({"EHLO": ["554 no"]}, "The relay refuses us (554 no)"),
    "EHLO and HELO": ({"EHLO": ["502 no"], "HELO": ["502 no"]}, "The relay refuses us (502 no)"),
    "EHLO drop": ({"EHLO": ["drop"]}, "The connection was lost"),
    "EHLO silent": ({"EHLO": [None]}, "It does not answer in time"),
    "two greetings": ({"BANNER": ["220 one\r\n220 two"]}, "The connection was lost: it says more"),
}


@pytest.mark.parametrize("fault", OPENINGS)
def test_a_relay_that_does_not_let_us_in_is_told_and_charged_to_nobody(scripted, wire, fault):
    """One connection is enough to know, however many are allowed."""
    script, words = OPENINGS[fault]
    server = scripted(**script)

    with wire(server, load=Load(4, 8)) as post:
        result = carried(post, pairs())

    assert set(result.states) == {"pending"}
    assert isinstance(result.error, RelayError)
    assert words in str(result.error)
    assert server.connections == 1
    assert server.taken == []


def test_a_relay_of_the_old_school_is_greeted_its_own_way(scripted, wire):
    """Without EHLO it can do nothing but take mail."""
    server = scripted(EHLO=["502 what?"])

    with wire(server) as post:
        result = carried(post, pairs())

    assert result.states == ALL_SENT


def test_a_relay_that_wants_fewer_connections_gets_fewer(scripted, wire):
    """What it refuses when others work is no error."""
    server = scripted(BANNER=["220 one", "220 two", "421 too many connections"])

    with wire(server, load=Load(6, 24)) as post:
        result = carried(post, pairs(*[f"r{number}" for number in range(60)]))

    assert set(result.states) == {"sent"}
    assert result.error is None
