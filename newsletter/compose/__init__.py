"""STORIES -> ISSUE: which stories go in, in which order, and what the issue says of itself.

    stories --news_among--> news --place--> chosen (lead, then sections) --write_words--> words

Pure: nothing is read, nothing is asked, nothing is remembered. `arrange` does the first two
steps, and tells of every story that is left out why it is.
"""

from newsletter.compose.arranging import Arrangement, arrange
from newsletter.compose.choosing import Left, Reason
from newsletter.compose.shortening import shorten
from newsletter.compose.wording import write_words

__all__ = ["Arrangement", "Left", "Reason", "arrange", "shorten", "write_words"]
