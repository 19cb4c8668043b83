"""What `config.toml` says, as one value."""

from dataclasses import dataclass, field
from pathlib import Path

from newsletter.gather import GatherSettings
from newsletter.model import Newsletter, Site, Source
from newsletter.send import MailSettings
from newsletter.translation import TranslationSettings


@dataclass(frozen=True, slots=True)
class DatabaseSettings:
    """`[database]`: where everything is remembered."""

    #: `sqlite:///file` (relative to `config.toml`) or `postgresql://user@host/name`.
    url: str = "sqlite:///newsletter.db"


@dataclass(frozen=True, slots=True)
class TemplateSettings:
    """`[templates]`: the newsroom's own looks and words."""

    #: A folder whose files stand in for ours of the same name; `""` for none.
    folder: str = ""


@dataclass(frozen=True, slots=True)
class MediaSettings:
    """`[media]`: the pictures that mails show."""

    #: The folder from which `serve` gives them out under `/media/`.
    folder: str = "media"
    #: Are pictures fetched and cut? Else mails show them from where their sources have them.
    download: bool = True


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that `config.toml` says; every path absolute."""

    #: The file itself.
    path: Path
    site: Site
    mail: MailSettings
    sources: tuple[Source, ...] = ()
    newsletters: tuple[Newsletter, ...] = ()
    gather: GatherSettings = field(default_factory=GatherSettings)
    database: DatabaseSettings = field(default_factory=DatabaseSettings)
    templates: TemplateSettings = field(default_factory=TemplateSettings)
    media: MediaSettings = field(default_factory=MediaSettings)
    translation: TranslationSettings = field(default_factory=TranslationSettings)
