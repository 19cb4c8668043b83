"""Gather a newsroom's articles, pair their languages, and mail them as one newsletter."""

__version__ = "0.1.0"
