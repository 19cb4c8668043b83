"""A sender that dies: at every step of its work, and wherever it is killed."""

import hashlib
import json
import os
import random
import signal
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

import pytest

from newsletter.model import DeliveryState, IssueState, Outcome, Rendering
from newsletter.pipeline import send_issue
from newsletter.send import Load, OnUncertain, Relay, Tls, Wire
from newsletter.store import open_store
from tests.newsrooms import TUESDAY, add_readers, open_newsroom, with_mail
from tests.relays import AnyPort

READERS = 7
WINDOW = 4
SENT = Outcome(DeliveryState.SENT, "250 ok")


class Trap:
    """Ends the process when a step has been reached often enough."""

    def __init__(self, step="", number=0):
        self.step, self.number = step, number
        #: What was reached, and how often.
        self.reached = Counter()

    def pass_by(self, step):
        """Note that *step* is reached, and die if it is the one."""
        self.reached[step] += 1
        if (step, self.reached[step]) == (self.step, self.number):
            os._exit(9)


class TrappedStore:
    """A store with traps before, in, and after each transaction that writes."""

    def __init__(self, store, trap):
        self._store, self._trap = store, trap

    @contextmanager
    def writing(self):
        self._trap.pass_by("before a transaction")
        with self._store.writing() as tables:
            yield tables
            self._trap.pass_by("before a commit")
        self._trap.pass_by("after a commit")

    def __getattr__(self, name):
        return getattr(self._store, name)


class Post:
    """A relay that notes in a file what it takes, two messages at a time, with traps."""

    def __init__(self, path, trap):
        self._path, self._trap = path, trap

    def __enter__(self):
        self._trap.pass_by("on connecting")
        return self

    def __exit__(self, *_):
        self._trap.pass_by("on leaving")

    def run(self, messages, *, stop):
        feed, group, is_last = iter(messages), [], False
        while not (stop() or is_last):
            pair = next(feed, ())
            is_last = pair == ()
            if pair:
                number, message = pair
                self._trap.pass_by("before a message is given")
                with self._path.open("a") as file:
                    digest = hashlib.sha256(message.data).hexdigest()
                    file.write(json.dumps([message.recipient, message.message_id, digest]) + "\n")
                self._trap.pass_by("before it is answered")
                group.append((number, SENT))
            if group and (len(group) == 2 or not pair):
                yield group
                self._trap.pass_by("after a group is recorded")
                group = []


def approved_issue(newsroom, number):
    """Return a new issue that is approved."""
    rendering = Rendering("en+es", "News", "", "<p>__UNSUBSCRIBE__</p>", "__UNSUBSCRIBE__\n")
    with newsroom.store.writing() as tables:
        issue, _ = tables.issues.draft("weekly", TUESDAY, f"number-{number}", TUESDAY)
        tables.renderings.keep(issue.id, {"en+es": rendering})
        tables.issues.move(issue.id, {IssueState.DRAFT}, IssueState.APPROVED, TUESDAY)
    return issue.id


def send_until(newsroom, issue, path, trap):
    """Send in this process, with traps."""
    trapped = replace(
        newsroom, store=TrappedStore(newsroom.store, trap), mailer=lambda: Post(path, trap)
    )
    return send_issue(trapped, issue)


def in_child(newsroom, work):
    """Do *work* in a process of its own, and return that when it has begun."""
    newsroom.store.close()  # a connection must not be carried into another process
    child = os.fork()
    if child:
        return child
    try:
        work()
    finally:
        os._exit(0)


def taken(path):
    """Return what the relay took: recipient -> the marks of each copy."""
    copies = {}
    for line in path.read_text().splitlines() if path.exists() else []:
        recipient, *marks = json.loads(line)
        copies.setdefault(recipient, []).append(tuple(marks))
    return copies


def assert_all_is_well(newsroom, issue, copies, window, *, holds):
    """See that nobody is lost, few got two, and two are alike."""
    with newsroom.store.reading() as tables:
        rows = list(tables.deliveries.all(issue))
        state = tables.issues.get(issue).state
        claims = tables.claims.of(issue)
    states = Counter(row.state for row in rows)
    doubtful = {row.address.mail for row in rows if row.state is DeliveryState.UNCERTAIN}
    extra = sum(map(len, copies.values())) - len(copies)

    assert state is IssueState.SENT
    assert claims == []
    assert len({row.subscriber for row in rows}) == len(rows)
    assert states[DeliveryState.SENT] + len(doubtful) == len(rows)
    assert {row.address.mail for row in rows} - doubtful <= set(copies)
    assert all(len(set(marks)) == 1 for marks in copies.values())
    assert extra <= (0 if holds else window)
    assert len(doubtful) <= (window if holds else 0)


@pytest.fixture
def steady(newsroom):
    """The newsroom with some more readers, and a small window."""
    add_readers(newsroom, READERS)
    return with_mail(newsroom, window=WINDOW)


@pytest.mark.parametrize("on_uncertain", OnUncertain)
def test_whatever_step_it_dies_at_nobody_is_lost(steady, tmp_path, on_uncertain):
    """After each of them the next run ends the issue, and what is in doubt is never too much."""
    newsroom = with_mail(steady, on_uncertain=on_uncertain)
    holds = on_uncertain is OnUncertain.HOLD
    walk = Trap()
    send_until(newsroom, approved_issue(newsroom, 0), tmp_path / "walk", walk)
    steps = [(step, n) for step, often in walk.reached.items() for n in range(1, often + 1)]
    assert len(steps) > 40

    for place, (step, number) in enumerate(steps, 1):
        issue, path = approved_issue(newsroom, place), tmp_path / str(place)
        trap = Trap(step, number)
        child = in_child(newsroom, partial(send_until, newsroom, issue, path, trap))
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9, (step, number)
        with newsroom.store.reading() as tables:
            assert tables.deliveries.counts(issue)[DeliveryState.SENDING] <= WINDOW
        report = send_until(newsroom, issue, path, Trap())

        assert report.finished, (step, number)
        assert_all_is_well(newsroom, issue, taken(path), WINDOW, holds=holds)


class Ledger:
    """An aiosmtpd handler that keeps what is taken, and may kill who gives it."""

    def __init__(self):
        self.copies = {}
        self.count = 0
        #: How often a step may still come before the sender is killed.
        self.mercy = {}
        self.victim = 0

    def _kill(self, step):
        self.mercy[step] = self.mercy.get(step, 0) - 1
        if self.victim and self.mercy[step] == 0:
            os.kill(self.victim, signal.SIGKILL)

    async def handle_EHLO(self, _server, session, _envelope, hostname, words):  # noqa: N802
        """Greet."""
        session.host_name = hostname
        self._kill("EHLO")
        return words

    async def handle_MAIL(self, _server, _session, envelope, address, _options):  # noqa: N802
        """Hear who sends."""
        envelope.mail_from = address
        self._kill("MAIL")
        return "250 OK"

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802
        """Hear who is to get it."""
        envelope.rcpt_tos.append(address)
        self._kill("RCPT")
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 - aiosmtpd's names
        """Take the message."""
        self._kill("DATA")
        digest = hashlib.sha256(envelope.original_content).hexdigest()
        self.copies.setdefault(envelope.rcpt_tos[0], []).append((digest,))
        self.count += 1
        return "250 2.0.0 queued"


@pytest.fixture
def ledger():
    return Ledger()


@pytest.fixture
def port(ledger):
    """The port of a real relay that keeps what it takes."""
    server = AnyPort(ledger, hostname="127.0.0.1", port=0)
    server.start()
    yield server.port
    server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def wired(request, tmp_path, clock, box, port):
    """A newsroom with 60 readers and a wire to the relay, on each kind of database."""
    opened = open_newsroom(tmp_path, clock, box)
    if request.param == "postgresql":
        opened.store.close()
        store = open_store(request.getfixturevalue("postgresql_url"))
        store.upgrade()
        opened = replace(opened, store=store)
    add_readers(opened, 60)
    relay, load = Relay("127.0.0.1", port, tls=Tls.NONE), Load(connections=3, window=8)
    yield replace(opened, mailer=lambda: Wire[int](relay, load=load, hostname="test.example"))
    opened.store.close()


def test_whenever_it_is_killed_nobody_is_lost(wired, ledger):
    """With a real relay and `kill -9`: at most the window gets two, equal to the octet."""
    chance = random.Random(6)
    for number in range(5):
        issue, moment = approved_issue(wired, number), chance.randrange(55)
        ledger.copies, ledger.count = {}, 0
        child = in_child(wired, partial(send_issue, wired, issue))
        until = time.monotonic() + 20
        while ledger.count < moment and time.monotonic() < until:
            time.sleep(0.0005)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        report = send_issue(wired, issue)

        assert report.finished
        assert len(ledger.copies) == 60
        assert_all_is_well(wired, issue, ledger.copies, 8, holds=False)


@pytest.mark.parametrize("step", ["EHLO", "MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize("wired", ["sqlite"], indirect=True)
def test_whichever_command_it_dies_at_nobody_is_lost(wired, ledger, step):
    """The relay kills who gives it mail: at the first such command, and in the midst of all."""
    for number, times in enumerate((1, 2, 17)):
        issue = approved_issue(wired, number)
        ledger.copies, ledger.mercy = {}, {step: times}
        ledger.victim = child = in_child(wired, partial(send_issue, wired, issue))
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        ledger.victim = 0
        report = send_issue(wired, issue)

        assert code == (0 if step == "EHLO" and times > 3 else -signal.SIGKILL)
        assert report.finished
        assert len(ledger.copies) == 60
        assert_all_is_well(wired, issue, ledger.copies, 8, holds=False)
