"""Says when the next message may go to a domain by a relay, and learns from the answers."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from newsletter.model import DeliveryState, Outcome
from newsletter.send.pace.adapting import Tempo
from newsletter.send.pace.domains import family_of
from newsletter.send.pace.kinds import Kind, kind_of, parted
from newsletter.send.pace.limits import Limit, Limits
from newsletter.send.pace.windows import SECOND, Window

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
DAY = 86400

#: Domains that are remembered before those are dropped of which there is nothing to remember.
MANY = 5000

#: Windows of fewer seconds are over before another process has begun.
LONG = 60


class Pace:
    """Counts the messages of one process; it touches nothing."""

    def __init__(self, limits: Limits, state: Mapping[str, object] | None = None) -> None:
        """Begin, with what an earlier process had counted.

        Args:
            limits: what must hold.
            state: what `state` returned; what cannot be used of it is left out.
        """
        self._limits = limits
        self._all = Window(0, DAY * SECOND)
        #: Windows of a relay (its name) and of a domain ("@" before it).
        self._windows: dict[str, list[Window]] = {
            name: _windows(found) for name, found in limits.relays.items()
        }
        #: What was learnt of a relay, and of a domain by a relay.
        self._tempos: dict[str, Tempo] = {}
        self._load(state or {})

    def ask(self, domain: str, relay: str, now: datetime) -> float:
        """Return 0 when a message to *domain* may go by *relay* now, else seconds to wait."""
        return max(self.ask_relay(relay, now), self.ask_domain(domain, relay, now))

    def ask_relay(self, relay: str, now: datetime) -> float:
        """Return for how many seconds *relay* is to be given nothing, whoever it is for."""
        moment = _moment(now)
        self._all.limit = self._limits.warm_up.limit(now)
        waits = [self._all.wait(moment)]
        waits += [window.wait(moment) for window in self._windows.get(relay, ())]
        if tempo := self._tempos.get(relay):
            waits.append(tempo.wait(moment))
        return max(waits) / SECOND

    def ask_domain(self, domain: str, relay: str, now: datetime, ahead: int = 0) -> float:
        """Return for how many seconds *domain* gets nothing by *relay*.

        Args:
            domain: as it stands in an address.
            relay: its name.
            now: the present.
            ahead: how many messages to it wait already.
        """
        family = family_of(domain)
        moment = _moment(now)
        waits = [window.wait(moment, ahead) for window in self._of_domain(family)]
        if tempo := self._tempos.get(f"{relay}@{family}"):
            waits.append(tempo.wait(moment, ahead))
        return max(waits, default=0) / SECOND

    def took(self, domain: str, relay: str, now: datetime) -> None:
        """Be told that *relay* was given a message to *domain*."""
        family = family_of(domain)
        moment = _moment(now)
        if self._limits.warm_up.start:
            self._all.take(moment)
        for window in (*self._windows.get(relay, ()), *self._of_domain(family)):
            window.take(moment)
        for name in (relay, f"{relay}@{family}"):
            self._tempo(name, moment).window.take(moment)

    def heard(self, outcome: Outcome, domain: str, relay: str, now: datetime) -> Kind:
        """Be told what *relay* answered; return whose trouble that is.

        A relay that takes its leave (421), or has enough for now (454), means all that it is
        given; else it is the domain that is too busy.
        """
        kind = kind_of(outcome)
        if kind is Kind.PACE and outcome.state is DeliveryState.DEFERRED:
            code, _, _ = parted(outcome.reply)
            name = relay if code in {421, 454} else f"{relay}@{family_of(domain)}"
            moment = _moment(now)
            self._tempo(name, moment).throttled(moment)
        return kind

    def state(self) -> dict[str, object]:
        """Return what another process must know, as JSON can hold it."""
        found: dict[str, object] = {}
        lists = {"": [self._all], **self._windows}
        for name, windows in lists.items():
            for window in windows:
                if window.count and window.length >= LONG * SECOND:
                    found[f"{name} {window.length // SECOND}"] = window.dump()
        for name, tempo in self._tempos.items():
            if tempo.window.limit:
                found[f"{name} tempo"] = tempo.dump()
        return found

    def _load(self, state: Mapping[str, object]) -> None:
        for key, value in state.items():
            name, _, what = key.rpartition(" ")
            if what == "tempo":
                self._tempo(name, 0).load(value)
            elif not name:
                self._all.load(value)
            else:
                windows = self._windows.get(name)
                if windows is None and name.startswith("@"):
                    windows = self._of_domain(name[1:])
                for window in windows or ():
                    if f"{window.length // SECOND}" == what:
                        window.load(value)

    def _of_domain(self, family: str) -> list[Window]:
        limits = self._limits.of_domain(family)
        if not limits:
            return []
        name = f"@{family}"
        windows = self._windows.get(name)
        if windows is None:
            windows = self._windows[name] = _windows(limits)
        return windows

    def _tempo(self, name: str, now: int) -> Tempo:
        tempo = self._tempos.get(name)
        if tempo is None:
            if len(self._tempos) >= MANY:
                self._clear(now)
            tempo = self._tempos[name] = Tempo(self._limits.adapting)
        return tempo

    def _clear(self, now: int) -> None:
        """Drop the domains of which there is nothing to remember."""
        for name in [name for name, tempo in self._tempos.items() if tempo.is_idle(now)]:
            del self._tempos[name]
        for name, windows in list(self._windows.items()):
            for window in windows:
                window.forget(now)
            if name.startswith("@") and not any(window.count for window in windows):
                del self._windows[name]


def _windows(limits: tuple[Limit, ...]) -> list[Window]:
    return [Window(limit.count, limit.seconds * SECOND) for limit in limits]


def _moment(now: datetime) -> int:
    return (now - EPOCH) // MICROSECOND
