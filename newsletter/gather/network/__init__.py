"""Addresses, read over HTTP with limits and with manners."""
