"""Who wrote an article, as feeds say it: names, and addresses of mail around them."""

import re
from collections.abc import Iterable

from newsletter.gather.text import words

#: An address of mail within a name.
ADDRESS = re.compile(r"[^\s()<>\"]*@[^\s()<>\"]*")


def byline(names: Iterable[str]) -> str:
    """Return *names*, plain words, on one line and without addresses; `""` if nothing is left."""
    bare = (ADDRESS.sub("", name).strip(' ()<>"') for name in names)
    return words.line(", ".join(name for name in bare if name))
