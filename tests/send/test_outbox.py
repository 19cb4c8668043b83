"""The outbox: a folder with one file for each message."""

import resource
import signal

import pytest

from newsletter.errors import OutboxError, SendError
from newsletter.model import DeliveryState, Message
from newsletter.send import Outbox, hand_over


def test_a_message_becomes_a_file(tmp_path, message):
    """It holds the message's bytes; its name says for whom."""
    letter = message()

    with Outbox(tmp_path / "new" / "outbox") as post:
        (outcome,) = hand_over(post, letter)

    (file,) = (tmp_path / "new" / "outbox").iterdir()
    assert file.read_bytes() == letter.data
    assert file.name.startswith("ann@example.com-")
    assert file.suffix == ".eml"
    assert outcome.state is DeliveryState.SENT
    assert file.name in outcome.reply


def test_a_copy_replaces_its_message(tmp_path, message):
    """Handing over twice leaves one file; another message has another file."""
    with Outbox(tmp_path) as post:
        hand_over(post, message(), message())
        hand_over(post, message("ben@example.com"))

    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(
    "recipient",
    [
        "../../etc/x@example.com",
        "a/b@example.com",
        ".hidden@x.org",
        "x" * 64 + "@é.org",
        "ñ@" + "y" * 250,
        "*?|@x.org",
    ],
)
def test_a_file_stays_in_the_folder(tmp_path, recipient):
    """Whatever the recipient's address is, the name is safe, visible and short enough."""
    with Outbox(tmp_path / "outbox") as post:
        (outcome,) = hand_over(post, Message("a@b.org", recipient, "1@b.org", b"x"))

    files = list((tmp_path / "outbox").iterdir())
    assert len(files) == (outcome.state is DeliveryState.SENT)
    assert [path.name for path in tmp_path.iterdir()] == ["outbox"]
    assert not [file for file in files if file.name.startswith(".")]


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    """The error names the folder and says what to do."""
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(OutboxError, match=r"file.*Make room, or set outbox"):
        Outbox(tmp_path / "file" / "outbox").__enter__()


def test_a_full_disk_is_told_and_leaves_no_half_message(tmp_path, message):
    """Whoever reads the folder finds whole messages only."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with Outbox(tmp_path) as post, pytest.raises(OutboxError, match="cannot be written"):
            hand_over(post, message(data=b"x" * 5000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)

    assert list(tmp_path.iterdir()) == []


def test_a_group_comes_back_when_there_is_nothing_just_now(tmp_path, message):
    """Who may have only two out waits for their answers, and then gives two more."""
    out = []

    def feed():
        for number in range(5):
            while len(out) == 2:
                yield None
            out.append(number)
            yield number, message(f"r{number}@example.com")

    with Outbox(tmp_path) as post:
        for group in post.run(feed()):
            assert [number for number, _ in group] == out
            out.clear()

    assert len(list(tmp_path.iterdir())) == 5


def test_after_a_stop_no_file_is_begun(tmp_path, message):
    """What was written comes back; the rest is not even asked for."""
    letters = iter(enumerate([message(f"r{number}@example.com") for number in range(9)]))

    with Outbox(tmp_path) as post:
        groups = list(post.run(letters, stop=lambda: len(list(tmp_path.iterdir())) >= 3))

    assert [number for group in groups for number, _ in group] == [0, 1, 2]
    assert next(letters)[0] == 3


def test_a_feed_that_breaks_is_heard_last(tmp_path, message):
    """What was written before comes back first."""

    def feed():
        yield 1, message()
        raise SendError("That cannot be written.")

    came = []
    with Outbox(tmp_path) as post, pytest.raises(SendError, match="cannot be written"):
        came.extend(post.run(feed()))

    assert [(number, outcome.state) for group in came for number, outcome in group] == [
        (1, DeliveryState.SENT)
    ]
