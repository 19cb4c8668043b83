"""Halves the pace when it is too fast for somebody, and lets it creep up again (AIMD)."""

from dataclasses import dataclass

from newsletter.send.pace.windows import SECOND, Window


@dataclass(frozen=True, slots=True)
class Adapting:
    """How the pace is adapted to those who throttle us."""

    #: Seconds for which a pace holds: "so many in 10 s". It is halved and raised once in each,
    #: as all answers of that time are to what was sent at one pace.
    period: float = 10.0

    @property
    def length(self) -> int:
        """The period in microseconds."""
        return round(self.period * SECOND)


class Tempo:
    """How many messages somebody takes in a period, as far as we have learnt."""

    __slots__ = ("_halved", "_raised", "_step", "_target", "window")

    def __init__(self, adapting: Adapting) -> None:
        #: Its limit is the pace; 0 while nobody has complained.
        self.window = Window(0, adapting.length)
        #: By how much the pace is raised.
        self._step = 0
        #: The pace at which there is no limit any more.
        self._target = 0
        #: When the pace was changed last, and when it was halved.
        self._raised = self._halved = 0

    def wait(self, now: int, ahead: int = 0) -> int:
        """Return for how many microseconds no more may come, when *ahead* others come first."""
        if not self.window.limit:
            return 0
        self._creep(now)
        return self.window.wait(now, ahead)

    def throttled(self, now: int) -> None:
        """Be told that they want less: halve the pace, whatever it was."""
        window = self.window
        window.forget(now)
        if window.limit and 0 <= now - self._halved < window.length:
            return  # what was sent before the last change
        base = window.limit or window.count
        window.limit = max(1, base // 2)
        self._step = max(1, base // 10)
        self._target = max(2, 2 * base)
        self._raised = self._halved = now

    def _creep(self, now: int) -> None:
        self._raised = min(self._raised, now)  # the clock may have been set back
        periods = (now - self._raised) // self.window.length
        if periods:
            self._raised += periods * self.window.length
            self.window.limit += periods * self._step
            if self.window.limit >= self._target:
                self.window.limit = self._target = 0

    def is_idle(self, now: int) -> bool:
        """Say whether there is nothing to remember."""
        self.wait(now)
        self.window.forget(now)
        return not self.window.limit and not self.window.count

    def dump(self) -> list[int]:
        """Return what was learnt, as JSON can hold it."""
        return [self.window.limit, self._step, self._target, self._raised]

    def load(self, learnt: object) -> None:
        """Take up what `dump` returned; what has another form is left alone."""
        match learnt:
            case [int(limit), int(step), int(target), int(raised)] if min(limit, step) > 0:
                self.window.limit, self._step = limit, step
                self._target, self._raised = target, raised
