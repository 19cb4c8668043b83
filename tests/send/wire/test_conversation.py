"""Messages on one connection, without a connection."""

from hypothesis import given
from hypothesis import strategies as st

from newsletter.model import DeliveryState
from newsletter.send.wire.conversation import Conversation, Ended
from newsletter.send.wire.features import Features
from newsletter.send.wire.letter import Letter, Step
from newsletter.send.wire.manners import Load
from newsletter.send.wire.reading import Reply
from newsletter.send.wire.writing import stuffed
from tests.send.wire.conftest import letter

MODES = [frozenset(), frozenset({"PIPELINING"}), frozenset({"PIPELINING", "CHUNKING"})]
GOOD = {Step.DATA: 354}
CODES = [250, 354, 421, 450, 451, 500, 503, 530, 550, 552, 554]


def talk(names):
    return Conversation(Features(names), Load(connections=1, window=4))


@given(st.sampled_from(MODES), st.lists(st.sampled_from([0, 0, 0, *CODES]), max_size=40), st.data())
def test_every_letter_ends_once(names, codes, data):
    """Nobody is lost, none ends twice; only what was given as a whole is sent or uncertain."""
    conversation = talk(names)
    letters, given_whole, ended = [], set(), False
    for code in codes:
        while conversation.has_room:
            letters.append(Letter(len(letters), letter(f"r{len(letters)}")))
            conversation.take(letters[-1])
        size = sum(map(len, conversation.out))
        conversation.out.clear()
        if conversation.awaits is not Step.END or data.draw(st.booleans()):
            conversation.written(size)
        given_whole |= {one.key for one in letters if one.given}
        if conversation.awaits is None:
            break
        try:
            conversation.hear(Reply(code or GOOD.get(conversation.awaits, 250), b"said"))
        except Ended:
            ended = True
            break

    back = conversation.lose("it ended")

    answered = {one.key: outcome for one, outcome in conversation.answered}
    keys = [one.key for one in [*back, *conversation.declined]] + list(answered)
    assert sorted(keys) == [one.key for one in letters]
    assert len(answered) == len(conversation.answered)
    doubtful = {DeliveryState.SENT, DeliveryState.UNCERTAIN}
    assert {key for key, said in answered.items() if said.state in doubtful} <= given_whole
    assert ended or not conversation.letters


def test_one_command_at_a_time_without_pipelining():
    """The next is said when the last is answered."""
    conversation = talk(MODES[0])
    conversation.take(Letter("ann", letter()))
    said = []

    for code in (250, 250, 354):
        said.append(b"".join(conversation.out))
        conversation.out.clear()
        conversation.hear(Reply(code, b""))

    assert [words.split()[0] for words in said] == [b"MAIL", b"RCPT", b"DATA"]
    assert b"".join(conversation.out).endswith(b"Hello\r\n.\r\n")
    assert not conversation.has_room


def test_the_next_envelope_rides_with_the_message():
    """There is room as soon as the message is asked for."""
    conversation = talk(MODES[1])
    conversation.take(Letter("ann", letter()))
    conversation.out.clear()

    for code in (250, 250, 354):
        assert not conversation.has_room
        conversation.hear(Reply(code, b""))
    conversation.take(Letter("ben", letter("ben")))

    out = b"".join(conversation.out)
    assert out.endswith(
        b"Hello\r\n.\r\nMAIL FROM:<bounces@example.org>\r\nRCPT TO:<ben@example.com>\r\nDATA\r\n"
    )


@given(st.lists(st.sampled_from([b".", b"x", b"\r\n"]), min_size=1, max_size=30).map(b"".join))
def test_full_stops_come_back_as_they_were(body):
    """A receiver that follows RFC 5321 4.5.2 sees the same lines, and the end only at the end."""
    wire = b"\r\n" + b"".join(stuffed(body))

    end = wire.index(b"\r\n.\r\n")
    lines = wire[2:end].split(b"\r\n")
    got = b"\r\n".join(line[1:] if line.startswith(b".") else line for line in lines)

    assert end + 5 == len(wire)
    assert got == body.removesuffix(b"\r\n")
