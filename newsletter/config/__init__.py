"""Settings: `config.toml` in, frozen values out.

text -> lines (where keys stand)
-> shape (known tables and keys) -> settings -> rules (what must hold between them)

`add_sources` is the one way in which a program writes into the file.
"""

from newsletter.config.editing import add_sources, lines_of_source
from newsletter.config.reading import read
from newsletter.config.settings import Settings

__all__ = ["Settings", "add_sources", "lines_of_source", "read"]
