r"""ARTICLES -> STORIES: which articles are language versions of one story, and how sure that is.

articles -> what sources claim ---------------------.
        \-> what they show -> matches -> certain? --+-> pairings, what does not fit -> doubts
"""

from newsletter.stories.amounts import amounts_in
from newsletter.stories.doubts import Doubt, doubts
from newsletter.stories.pairing import PairingSettings, pair

__all__ = ["Doubt", "PairingSettings", "amounts_in", "doubts", "pair"]
