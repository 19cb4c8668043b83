"""Where the files lie that come with the program: templates, seeds, the sample configuration."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
#: In a checkout they stand beside the package; in an installed one, inside it.
_HOME = _PACKAGE if (_PACKAGE / "templates").is_dir() else _PACKAGE.parent

TEMPLATES = _HOME / "templates"
SEEDS = _HOME / "seeds"
SAMPLE_CONFIG = _HOME / "config.toml"
