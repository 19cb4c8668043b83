import asyncio
import re
import signal
import socket
import subprocess
import threading
import time
from email import message_from_bytes, policy
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest

from newsletter.errors import InputError
from newsletter.model import DeliveryState, SubscriptionState
from newsletter.pipeline import (
    approve,
    compose_issue,
    gather_sources,
    next_due,
    pair_articles,
    send_issue,
)
from newsletter.web.serving import listen
from tests.newsrooms import Box, Clock, add_readers, open_newsroom, with_mail, write_story
from tests.relays import AnyPort
from tests.whole.conftest import NEWSLETTER

READERS = 4


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Pages:
    """The pages on a port of this computer, in a process of their own."""

    def __init__(self, folder, *options):
        self.port = free_port()
        self.process = subprocess.Popen(
            [*NEWSLETTER, "serve", *(options or ["--no-schedule"]), "--port", str(self.port)],
            cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        self._wait()

    def _wait(self):
        until = time.monotonic() + 20
        while time.monotonic() < until and self.process.poll() is None:
            try:
                self.ask("/")
            except URLError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError(self.end(signal.SIGKILL))

    def ask(self, path, body=None):
        """Ask for *path* as a mail program does; return status, headers and text."""
        data = None if body is None else body.encode()
        request = Request(f"http://127.0.0.1:{self.port}{path}", data=data)
        try:
            with urlopen(request, timeout=10) as answer:
                return answer.status, answer.headers, answer.read().decode()
        except HTTPError as answer:
            with answer:
                return answer.code, answer.headers, answer.read().decode()

    def end(self, number=signal.SIGTERM):
        """End the process by that signal; return its exit code and all it said."""
        self.process.send_signal(number)
        words, _ = self.process.communicate(timeout=20)
        return self.process.returncode, words


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("newsroom")


@pytest.fixture(scope="module")
def box():
    return Box()


def bring_out(newsroom, folder, slug, titles, stop):
    """Compose the next issue, with one new story, and send it until *stop*."""
    write_story(folder, slug, titles)
    gather_sources(newsroom)
    pair_articles(newsroom)
    weekly = newsroom.newsletters[0]
    draft = compose_issue(newsroom, weekly, next_due(newsroom, weekly))
    approve(newsroom, draft.issue.id, by="test")
    return send_issue(newsroom, draft.issue.id, stop=stop)


@pytest.fixture(scope="module")
def newsroom(folder, box):
    """A newsroom whose first issue all readers have, and whose second one two of four."""
    clock = Clock()
    opened = with_mail(open_newsroom(folder, clock, box), window=1)
    add_readers(opened, READERS)
    canal = {"en": "Canal closes", "es": "Cierra el canal"}
    first = bring_out(opened, folder, "canal", canal, stop=lambda: False)
    clock.forward(days=7)
    buses = {"en": "Buses return", "es": "Vuelven los autobuses"}
    second = bring_out(
        opened, folder, "buses", buses, stop=lambda: len(box.messages) == READERS + 2
    )
    assert (first.finished, second.finished) == (True, False)
    yield opened
    opened.store.close()


@pytest.fixture(scope="module")
def pages(newsroom, folder):
    """The pages over it."""
    served = Pages(folder)
    yield served
    if served.process.poll() is None:
        served.end()


def state_of(newsroom, mail):
    with newsroom.store.reading() as tables:
        return next(
            tie.state for tie in tables.subscribers.all() if tie.subscriber.address.mail == mail
        )


def links_of(message):
    """Return the path by which a mail program leaves, and all paths of our own in the letter."""
    letter = message_from_bytes(message.data, policy=policy.default)
    assert letter["list-unsubscribe-post"] == "List-Unsubscribe=One-Click"
    leave = urlsplit(str(letter["list-unsubscribe"]).strip("<>")).path
    page = letter.get_body(("html",)).get_content()
    return leave, [urlsplit(link).path for link in re.findall(r'href="([^"]+)"', page)]


def test_looking_at_a_link_changes_nothing(pages, newsroom, box):
    """Scanners follow every link of a letter that was sent; the reader stays."""
    leave, paths = links_of(box.messages[0])
    own = [path for path in paths if path.startswith(("/u/", "/p/"))]

    assert leave in own
    for path in {leave, *own}:
        status, headers, _ = pages.ask(path)
        assert status == 200
        assert headers["content-type"] == "text/html; charset=utf-8"
    assert state_of(newsroom, box.recipients[0]) is SubscriptionState.ACTIVE


def test_an_issue_on_its_way_can_be_read_in_a_browser(pages, box):
    """The letter's own links lead to it, in the words of either language."""
    _, paths = links_of(box.messages[READERS])
    online = sorted({path for path in paths if "/issues/" in path})

    assert [path[:4] for path in online] == ["/en/", "/es/"]
    for path in online:
        status, _, text = pages.ask(path)
        assert status == 200
        assert "Buses return" in text


def test_one_click_leaves_and_the_issue_passes_over(pages, newsroom, box):
    """By the link of the first issue's letter, while the second is on its way to them.

    POST as RFC 8058 has it: no cookie, no redirect, and the same answer the second time.
    """
    second = box.recipients[READERS:]
    letter = next(message for message in box.messages if message.recipient not in second)
    leave, _ = links_of(letter)
    answers = [pages.ask(leave, "List-Unsubscribe=One-Click") for _ in range(2)]
    state = state_of(newsroom, letter.recipient)
    report = send_issue(newsroom, 2)

    assert [status for status, _, _ in answers] == [200, 200]
    assert all(headers["set-cookie"] is None for _, headers, _ in answers)
    assert state is SubscriptionState.LEFT
    assert letter.recipient not in box.recipients[READERS:]
    assert len(box.recipients[READERS:]) == READERS - 1
    assert report.finished
    assert (report.counts[DeliveryState.SENT], report.counts[DeliveryState.SKIPPED]) == (3, 1)


def test_a_link_that_we_did_not_sign_changes_nothing(pages, newsroom, box):
    """Neither one with another reader's number nor one that was cut."""
    stays = box.recipients[READERS]
    leave, _ = links_of(next(m for m in box.messages if m.recipient == stays))
    signature, rest = leave.split(".", 1)
    forged = [
        f"{signature[:-1]}.{rest}",
        f"{signature}.{rest}9",
        leave[:-3],
        "/u/",
        "/u/x.en.1.weekly",
    ]

    assert [pages.ask(link, "List-Unsubscribe=One-Click")[0] for link in forged] == [404] * 5
    assert state_of(newsroom, stays) is SubscriptionState.ACTIVE


def test_a_port_that_is_taken_is_an_error_of_ours(pages):
    """It says where, and which option helps; the process is not simply ended."""
    with pytest.raises(InputError, match=rf"^127\.0\.0\.1:{pages.port}: .*--port"):
        listen("127.0.0.1", pages.port)


def test_an_address_that_is_not_ours_is_an_error_of_ours():
    """192.0.2.1 is kept for documentation (RFC 5737): no computer has it."""
    with pytest.raises(InputError, match=r"192\.0\.2\.1"):
        listen("192.0.2.1", 0)


def test_ctrl_c_ends_the_pages(newsroom, folder):
    """Exit code 0, and nothing is said but where the pages were."""
    code, words = Pages(folder).end(signal.SIGINT)

    assert code == 0
    assert re.fullmatch(r"The pages are at http://127\.0\.0\.1:\d+/\n", words)


class Slow:
    """A relay that takes its time, for the first message as long as it is told to."""

    def __init__(self):
        self.taken = []
        self.go_on = threading.Event()

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        self.taken.append(envelope.rcpt_tos[0])
        await asyncio.sleep(0.2)
        await asyncio.to_thread(self.go_on.wait, 20)
        return "250 taken"


@pytest.fixture
def relay():
    """A relay on this computer."""
    handler = Slow()
    server = AnyPort(handler, hostname="127.0.0.1", port=0)
    server.start()
    handler.port = server.port
    yield handler
    handler.go_on.set()
    server.stop()


def test_a_service_manager_waits_for_the_message_in_hand(tmp_path, relay):
    """SIGTERM while `serve` brings an issue out: what the relay was given is settled."""
    write_story(tmp_path, "canal", {"en": "Canal closes", "es": "Cierra el canal"})
    smtp = (
        f'transport = "smtp"\n[[mail.relay]]\nhost = "127.0.0.1"\nport = {relay.port}\ntls = "none"'
    )
    changes = {
        "[[source]]": f"{smtp}\n\n[[source]]",
        'approval = "auto"': 'approval = "auto"\nschedule = "* * * * *"\nmax_age_days = 36500',
    }
    opened = open_newsroom(tmp_path, Clock(), Box(), changes)
    add_readers(opened, 20)
    served = Pages(tmp_path, "--host", "127.0.0.1")
    until = time.monotonic() + 20
    while not relay.taken and time.monotonic() < until:
        time.sleep(0.01)
    served.process.terminate()
    relay.go_on.set()
    words, _ = served.process.communicate(timeout=20)
    with opened.store.reading() as tables:
        counts = tables.deliveries.counts(1)
    opened.store.close()

    assert served.process.returncode == 0, words
    assert len(relay.taken) == counts[DeliveryState.SENT] > 0
    assert counts[DeliveryState.PENDING] == 20 - len(relay.taken) > 0
