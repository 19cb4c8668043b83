"""Web pages, and what they say of themselves."""
