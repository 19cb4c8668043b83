"""ARTICLES -> STORIES: which articles are language versions of one story, and how sure that is."""

from newsletter.stories.pairing import PairingSettings, pair

__all__ = ["PairingSettings", "pair"]
