"""Feeds, however they are written, as articles."""
