"""Several relays as one mailer."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from types import TracebackType
from typing import Generic, Self

from newsletter.model import Message, Outcome
from newsletter.send.pace import Pace
from newsletter.send.routing.round import Round
from newsletter.send.routing.route import Means, Route, Tact
from newsletter.send.routing.weights import Weights
from newsletter.send.wire.letter import K


class Relays(Generic[K]):
    """Hands messages to several relays at once; like a wire, used by one thread at a time."""

    def __init__(
        self,
        routes: Sequence[Route[K]],
        pace: Pace,
        clock: Callable[[], datetime],
        *,
        tact: Tact | None = None,
    ) -> None:
        """Remember the relays.

        Args:
            routes: at least one.
            pace: how fast; it counts from one run to the next.
            clock: tells the time.
            tact: how long to wait for somebody's turn.
        """
        self._means: Means[K] = Means(
            {route.name: route for route in routes},
            Weights({route.name: route.weight for route in routes}),
            pace,
            clock,
            tact or Tact(),
        )
        #: Seconds for which no relay may have more, when the last run ended because of that.
        self.rests = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take leave of all; after an error, just close."""
        for route in self._means.routes.values():
            route.wire.__exit__(kind, error, trace)

    def run(
        self,
        messages: Iterable[tuple[K, Message] | None],
        *,
        stop: Callable[[], bool] = lambda: False,
    ) -> Iterator[list[tuple[K, Outcome]]]:
        """Give *messages* to the relays, and yield what became of them as the answers come.

        As `Wire.run` does, with three differences. Beside those in hand a few more are taken,
        which wait for their domain's turn. `Postponed` comes for one that would wait long. And
        the run ends early when no relay may be given more for a while: `rests` says how long.

        Raises:
            RelayError: all relays are away or refuse us; everything that was taken has been
                yielded before.
        """
        run = Round(self._means, messages, stop)
        try:
            yield from run.go()
        finally:
            self.rests = run.rests
