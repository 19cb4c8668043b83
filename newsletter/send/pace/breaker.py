"""Stops an issue that meets too much of one trouble, before it does more harm."""

from collections import Counter, deque
from dataclasses import dataclass

from newsletter.model import DeliveryState, Outcome
from newsletter.send.pace.kinds import Kind

#: How many of the last answers are looked at.
LAST = 200

#: With so many of a trouble that all share, and nobody reached yet, there is no hope.
HOPELESS = 3


@dataclass(frozen=True, slots=True)
class Rule:
    """How much of a trouble is too much."""

    #: In percent of the last answers.
    percent: int
    #: Fewer are chance.
    least: int
    #: Is it one trouble for all, and not one for each?
    is_common: bool = False


#: A list with many unknown addresses was bought, or is years old: providers block who mails to it.
RULES = {
    Kind.SENDER: Rule(10, 10, is_common=True),
    Kind.CONTENT: Rule(10, 10, is_common=True),
    Kind.ADDRESS: Rule(30, 20),
    Kind.PACE: Rule(60, 60),
}


@dataclass(frozen=True, slots=True)
class Alarm:
    """Why an issue is stopped."""

    kind: Kind
    #: How many of the last answers spoke of it.
    hits: int
    #: How many were looked at.
    answers: int
    #: One of them, as it came.
    reply: str

    @property
    def key(self) -> str:
        """The sentence of the catalogues; it takes `hits`, `answers` and `reply`."""
        return f"sending.stopped_{self.kind}"


class Breaker:
    """Judges what becomes of the messages of one issue; it touches nothing."""

    def __init__(self) -> None:
        self._last: deque[Kind] = deque()
        self._counts: Counter[Kind] = Counter()
        self._reached = False

    def heard(self, outcome: Outcome, kind: Kind) -> Alarm | None:
        """Be told what became of a message; return why to stop, if it is time to."""
        if outcome.state in {DeliveryState.PENDING, DeliveryState.UNCERTAIN}:
            return None
        self._reached |= outcome.state is DeliveryState.SENT
        self._last.append(kind)
        self._counts[kind] += 1
        if len(self._last) > LAST:
            self._counts[self._last.popleft()] -= 1
        rule = RULES.get(kind)
        if rule is None:
            return None
        hits, answers = self._counts[kind], len(self._last)
        hopeless = rule.is_common and not self._reached and hits >= HOPELESS
        if hits * 100 >= rule.percent * answers and (hits >= rule.least or hopeless):
            return Alarm(kind, hits, answers, outcome.reply)
        return None
