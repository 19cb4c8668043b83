"""All hostile sources, by their names."""

from tests.whole.hostile.answers import Hostile
from tests.whole.hostile.bombs import bombs
from tests.whole.hostile.guises import guises
from tests.whole.hostile.letters import letters
from tests.whole.hostile.manners import manners
from tests.whole.hostile.patterns import patterns
from tests.whole.hostile.sizes import sizes
from tests.whole.hostile.ways import ways

#: In the order in which they were thought of.
ALL: tuple[Hostile, ...] = (
    *bombs(), *sizes(), *letters(), *guises(), *manners(), *ways(), *patterns(),
)  # fmt: skip
