"""Deliveries on their way: from the store to a mailer, and their answers back.

    waiting --take--> claimed --launch--> ready --messages--> out --record--> settled

What is ready or out stands in the store as being sent, and is never more than the window: it is
what nobody knows about after a crash.
"""

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from newsletter.errors import NewsletterError, NotFound, SendError, StoreError
from newsletter.model import Delivery, DeliveryState, Message, Outcome
from newsletter.pipeline.newsroom import Newsroom
from newsletter.pipeline.sending.figures import Figures, Meter
from newsletter.send import OnUncertain, retry_at
from newsletter.store import Claim, Tables

#: For so long a sender on another host is believed to live without a sign of it.
LEASE = timedelta(minutes=5)
#: How often it gives one.
BEAT = LEASE / 5
#: How many deliveries are claimed at once.
BATCH = 250
#: Seconds between two reports of how far it is.
REPORT = 0.2
#: Seconds after which the others' work is counted, too.
RECOUNT = 5.0
#: Seconds between tries to record what is known before we give up for good.
PATIENCE = (0.0, 1.0, 3.0, 6.0)

#: Number of a delivery -> what was said, and when to try again.
Fates = dict[int, tuple[Outcome, datetime | None]]


class Dispatch:
    """The deliveries of one claim on their way; used by one thread."""

    def __init__(
        self,
        newsroom: Newsroom,
        claim: Claim,
        letter: Callable[[Delivery], Message],
        stop: Callable[[], bool],
        told: Callable[[Figures], None],
    ) -> None:
        self._newsroom = newsroom
        self._claim = claim
        self._letter = letter
        self._stop = stop
        self._told = told
        #: Why no more is sent, though there may be more.
        self.fault: NewsletterError | None = None
        self._claimed: deque[Delivery] = deque()
        self._ready: deque[Delivery] = deque()
        self._out: dict[int, Delivery] = {}
        #: Known, and not recorded.
        self._fates: Fates = {}
        self._back: list[int] = []
        self._is_drained = False
        self._beat_at = claim.until - LEASE + BEAT
        self._meter = Meter()
        self._counts: dict[DeliveryState, int] = {}
        self._recount_at = self._report_at = 0.0
        self._report()

    def messages(self) -> Iterator[tuple[int, Message] | None]:
        """Yield the messages that may leave; None when as many as may be are out.

        Raises:
            NewsletterError: a message cannot be written, and the next one would fare alike.
        """
        while not self._is_ending():
            if self._ready:
                delivery = self._ready[0]
                try:
                    message = self._letter(delivery)
                except NotFound as error:
                    self._ready.popleft()
                    self._fates[delivery.id] = (Outcome(DeliveryState.FAILED, str(error)), None)
                    continue
                self._ready.popleft()
                self._out[delivery.id] = delivery
                yield delivery.id, message
            elif self._room or self._fates:
                if self._is_drained and not self._fates:
                    return
                self.record(())
            else:
                yield None

    def record(self, group: Sequence[tuple[int, Outcome]]) -> None:
        """Record what became of messages, and launch as many more.

        What cannot be recorded ends the work, and is tried again by `close`.
        """
        for number, outcome in group:
            self._judge(self._out.pop(number), outcome)
        try:
            with self._newsroom.store.writing() as tables:
                now = self._newsroom.clock()
                self._settle(tables, now)
                if not self._is_ending():
                    self._launch(tables, now)
        except (StoreError, SendError) as error:
            self.fault = self.fault or error
            return
        self._count()
        self._report()

    def should_stop(self) -> bool:
        """Say whether to stop, and give a sign of life when it is time."""
        now = self._newsroom.clock()
        if now >= self._beat_at:
            self._beat(now)
        return self._is_ending()

    def close(self) -> None:
        """Put down what is in hand; record what is known, even if the database is away a while."""
        for wait in PATIENCE:
            time.sleep(wait)
            try:
                with self._newsroom.store.writing() as tables:
                    now = self._newsroom.clock()
                    ready = [delivery.id for delivery in self._ready]
                    tables.claims.settle(self._claim, self._fates, now)
                    tables.claims.give_back(self._claim, [*self._back, *ready])
                    tables.claims.close(self._claim, now)
            except StoreError as error:
                self.fault = self.fault or error
            else:
                break
        self._recount_at = self._report_at = 0.0
        if not self.fault:
            self._report()

    @property
    def _room(self) -> int:
        """How many more may be launched."""
        known = len(self._fates)
        return self._newsroom.mail.window - len(self._out) - len(self._ready) - known

    def _is_ending(self) -> bool:
        return self.fault is not None or self._stop()

    def _judge(self, delivery: Delivery, outcome: Outcome) -> None:
        """Decide what follows from an answer: nothing more, or another try and when."""
        state = outcome.state
        if state is DeliveryState.PENDING:
            self._back.append(delivery.id)
            return
        again = None
        holds = self._newsroom.mail.on_uncertain is OnUncertain.HOLD
        if state is DeliveryState.DEFERRED or (state is DeliveryState.UNCERTAIN and not holds):
            again = retry_at(delivery.attempts + 1, self._newsroom.clock())
            state = DeliveryState.DEFERRED if again else DeliveryState.FAILED
            outcome = Outcome(state, outcome.reply)
        self._fates[delivery.id] = (outcome, again)

    def _settle(self, tables: Tables, now: datetime) -> None:
        settled = tables.claims.settle(self._claim, self._fates, now)
        back = tables.claims.give_back(self._claim, self._back)
        self._check(settled + back, len(self._fates) + len(self._back))

    def _launch(self, tables: Tables, now: datetime) -> None:
        room = self._room + len(self._fates)
        while room > 0:
            if not self._claimed:
                self._claimed.extend(tables.claims.take(self._claim, BATCH, now))
            if not self._claimed:
                self._is_drained = True
                return
            count = min(room, len(self._claimed))
            chosen = [self._claimed.popleft() for _ in range(count)]
            numbers = [delivery.id for delivery in chosen]
            launched, left = tables.claims.launch(self._claim, numbers, now)
            self._check(len(launched) + left, count)
            self._ready.extend(one for one in chosen if one.id in launched)
            room -= len(launched)

    def _check(self, found: int, expected: int) -> None:
        if found != expected:
            raise SendError(
                "Another sender has taken over: this one gave no sign of life for too long.",
                where=f"issue {self._claim.issue}",
            )

    def _beat(self, now: datetime) -> None:
        self._beat_at = now + BEAT
        try:
            with self._newsroom.store.writing() as tables:
                stands = tables.claims.extend(self._claim, now + LEASE)
            self._check(int(stands), 1)
        except StoreError:
            pass  # whatever is recorded next meets the same fault, or none any more
        except SendError as error:
            self.fault = self.fault or error

    def _count(self) -> None:
        """Take note of what is recorded."""
        for outcome, _ in self._fates.values():
            self._counts[outcome.state] = self._counts.get(outcome.state, 0) + 1
        pending = self._counts.get(DeliveryState.PENDING, 0)
        self._counts[DeliveryState.PENDING] = max(0, pending - len(self._fates))
        self._fates.clear()
        self._back.clear()

    def _report(self) -> None:
        seconds = time.monotonic()
        if seconds < self._report_at:
            return
        self._report_at = seconds + REPORT
        if seconds >= self._recount_at:
            self._recount_at = seconds + RECOUNT
            with suppress(StoreError), self._newsroom.store.reading() as tables:
                self._counts = tables.deliveries.counts(self._claim.issue)
        self._told(self._meter.read(self._counts, seconds))
