"""All hostile sources, by their names."""

from tests.whole.hostile.answers import Hostile
from tests.whole.hostile.bombs import bombs
from tests.whole.hostile.guises import guises
from tests.whole.hostile.letters import letters
from tests.whole.hostile.manners import manners
from tests.whole.hostile.patterns import patterns
from tests.whole.hostile.sizes import sizes
from tests.whole.hostile.ways import ways

#: Sources of every kind, in the order in which they were thought of.
SOURCES: tuple[Hostile, ...] = (
    *bombs(), *sizes(), *letters(), *guises(), *manners(), *ways(),
)  # fmt: skip

#: And those that take long and differ little: they are for measuring.
ALL = (*SOURCES, *patterns())
