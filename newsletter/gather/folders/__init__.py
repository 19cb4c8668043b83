"""Folders of files that people write by hand, as articles."""
