"""The editor's work: a word on stories, and a hand in the issue that is being made.

Stories: `put_together`, `set_apart`, `take_apart`. Issues: `write` its words,
`choose` and `unchoose` its stories. What is decided here is remembered; the issue is composed anew
by whoever asked.
"""

from newsletter.editing.issues import FIELDS, choose, unchoose, write
from newsletter.editing.stories import put_together, set_apart, take_apart

__all__ = [
    "FIELDS",
    "choose",
    "put_together",
    "set_apart",
    "take_apart",
    "unchoose",
    "write",
]
