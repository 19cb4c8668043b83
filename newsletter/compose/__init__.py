"""STORIES -> ISSUE: which stories go in, in which order, and what the issue says of itself.

    stories --news_among--> news --arrange--> chosen (lead, then sections, then an editor's positions)
    chosen stories --tell--> tellings --write_words, write_envelopes--> words, envelopes

Pure: nothing is read, nothing is asked, nothing is remembered. `arrange` tells of every story
that is left out why it is.
"""

from newsletter.compose.arranging import Arrangement, arrange
from newsletter.compose.choosing import Left, Reason, has_expired, held_until, withheld
from newsletter.compose.occasion import Occasion
from newsletter.compose.wording import tell, write_envelopes, write_words

__all__ = [
    "Arrangement",
    "Left",
    "Occasion",
    "Reason",
    "arrange",
    "has_expired",
    "held_until",
    "tell",
    "withheld",
    "write_envelopes",
    "write_words",
]
