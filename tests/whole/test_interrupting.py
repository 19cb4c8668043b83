"""Ctrl-C, and worse, while an issue goes out."""

import asyncio
import os
import signal
import subprocess
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.newsrooms import CONFIG, write_story
from tests.relays import AnyPort
from tests.whole.conftest import NEWSLETTER, Command

READERS = 40


class Slow:
    """A relay that takes its time, and notes who got what."""

    def __init__(self) -> None:
        self.copies: list[tuple[str, bytes]] = []

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802 - aiosmtpd's name
        self.copies.append((envelope.rcpt_tos[0], envelope.original_content))
        await asyncio.sleep(0.05)
        return "250 taken"


@pytest.fixture
def relay():
    handler = Slow()
    server = AnyPort(handler, hostname="127.0.0.1", port=0)
    server.start()
    handler.port = server.port
    yield handler
    server.stop()


@pytest.fixture
def ready(newsletter: Command, relay: Slow, tmp_path: Path) -> Path:
    """A folder with an approved issue for 40 readers."""
    smtp = f'transport = "smtp"\n[[mail.relay]]\nhost = "127.0.0.1"\nport = {relay.port}\ntls = "none"\n'
    text = CONFIG.replace('org>"\n', 'org>"\n' + smtp, 1)
    (tmp_path / "config.toml").write_text(
        text.replace('approval = "auto"', 'approval = "auto"\nmax_age_days = 36500')
    )
    write_story(tmp_path, "canal", {"en": "Canal closes", "es": "Cierra el canal"})
    readers = "email\n" + "".join(f"r{n}@example.org\n" for n in range(READERS))
    (tmp_path / "readers.csv").write_text(readers)
    newsletter("init")
    newsletter("gather")
    newsletter("subscribers", "import", "readers.csv", "--consent", "asked")
    newsletter("compose", "weekly")
    newsletter("approve", "1")
    return tmp_path


def interrupt(folder: Path, relay: Slow, number: int) -> int:
    """Send until some messages are out, then send the signal; return the exit code."""
    sender = subprocess.Popen(
        [*NEWSLETTER, "send", "1"], cwd=folder, stderr=subprocess.PIPE, text=True
    )
    until = time.monotonic() + 30
    while len(relay.copies) < 10 and time.monotonic() < until:
        time.sleep(0.01)
    os.kill(sender.pid, number)
    _, words = sender.communicate(timeout=30)
    assert "Traceback" not in words
    return sender.returncode


def test_ctrl_c_and_again_gives_everybody_one_copy(newsletter, ready, relay):
    """Interrupted in the middle, run again: 40 readers, 40 messages."""
    assert interrupt(ready, relay, signal.SIGINT) == 1
    assert 10 <= len(relay.copies) < READERS

    newsletter("send", "1")

    assert Counter(who for who, _ in relay.copies) == {
        f"r{n}@example.org": 1 for n in range(READERS)
    }


def test_a_service_manager_may_end_it(newsletter, ready, relay):
    """SIGTERM is as gentle as Ctrl-C."""
    interrupt(ready, relay, signal.SIGTERM)
    newsletter("send", "1")

    assert len(relay.copies) == READERS


def test_after_a_kill_nobody_is_lost(newsletter, ready, relay):
    """Kill -9: everybody gets theirs, at most the window twice, and a copy is equal."""
    interrupt(ready, relay, signal.SIGKILL)
    newsletter("send", "1")

    copies = Counter(who for who, _ in relay.copies)
    assert set(copies) == {f"r{n}@example.org" for n in range(READERS)}
    assert sum(copies.values()) - READERS <= 8
    assert len(set(relay.copies)) == READERS
