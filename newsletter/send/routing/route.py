"""What a run over several relays works with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic

from newsletter.send.pace import Pace
from newsletter.send.routing.absence import Absence
from newsletter.send.routing.weights import Weights
from newsletter.send.wire import Wire
from newsletter.send.wire.letter import K


@dataclass(slots=True, eq=False)
class Route(Generic[K]):
    """A relay, and the wire to it."""

    #: Host and port.
    name: str
    wire: Wire[K]
    #: How many messages it may have in hand: the wire's own window.
    share: int
    weight: int = 1
    absence: Absence = field(default_factory=Absence)

    @property
    def room(self) -> int:
        """How many it may have in hand now: one that had failed gets one, to begin with."""
        return 1 if self.absence.is_doubted else self.share


@dataclass(frozen=True, slots=True)
class Tact:
    """How long we wait for somebody's turn."""

    #: How many messages may wait for their domain's, beside those in hand.
    seats: int = 32
    #: Seconds for which they wait; who has to wait longer is given back with a time.
    patience: float = 5.0
    #: Seconds for which we wait until a relay may have more; else the run ends.
    rest: float = 60.0


@dataclass(frozen=True, slots=True)
class Means(Generic[K]):
    """What stays from one run to the next."""

    #: By their names.
    routes: Mapping[str, Route[K]]
    weights: Weights
    pace: Pace
    clock: Callable[[], datetime]
    tact: Tact

    def there(self, now: datetime) -> list[str]:
        """Return the relays that may be asked."""
        return [name for name, route in self.routes.items() if route.absence.is_over(now)]
