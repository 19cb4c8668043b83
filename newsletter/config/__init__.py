"""Settings: `config.toml` in, frozen values out.

text -> lines (where keys stand)
-> shape (known tables and keys) -> settings -> rules (what must hold between them)
"""

from newsletter.config.reading import read
from newsletter.config.settings import Settings

__all__ = ["Settings", "read"]
