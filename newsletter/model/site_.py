"""The newsroom's own facts: its name, languages, address and looks."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Brand:
    """The newsroom's looks. Colours are six-digit hex: mail programs know no other form."""

    #: One per language, in the order of `languages`; further ones wait for further languages.
    colours: tuple[str, ...] = ("#0b5563", "#9a3412", "#3f5b1c", "#5b2a6e")
    #: Pale grounds for the same languages.
    tints: tuple[str, ...] = ("#e6f1f2", "#fbebe3", "#eaf1e1", "#f1e9f5")
    #: The same on a dark page.
    dark_colours: tuple[str, ...] = ("#7fd1de", "#f2a27e", "#b5d38a", "#d3a9e6")
    dark_tints: tuple[str, ...] = ("#123038", "#3a2117", "#222f14", "#2d1a38")
    #: The two halves of the bar on top.
    bar: tuple[str, str] = ("#0b5563", "#c2562f")
    #: Address of the logo above the name, or the path of a file; `""` for none. It is shown
    #: `logo_width` px wide; its words are the newsroom's name.
    logo: str = ""
    logo_width: int = 120
    #: As shown, px; that of a file is read from it. 0 means that nobody knows.
    logo_height: int = 0
    #: Fonts of headlines and of text, as CSS lists them: only those on every reader's machine.
    headline_font: str = "Georgia,serif"
    text_font: str = "Helvetica,Arial,sans-serif"


@dataclass(frozen=True, slots=True)
class Site:
    """The newsroom, as `[site]` and `[brand]` of `config.toml` say."""

    #: Language -> the newsroom's name.
    name: Mapping[str, str]
    #: BCP 47 tags; the first is the newsroom's own.
    languages: tuple[str, ...]
    #: Public address of our own pages, without a slash at the end.
    base_url: str
    #: Language -> postal address on one line, as the law wants it in every issue.
    postal_address: Mapping[str, str]
    #: Language -> a line under the name.
    tagline: Mapping[str, str] = field(default_factory=dict)
    #: Name of a time zone of the tz database.
    timezone: str = "America/Phoenix"
    #: Country (ISO 3166) whose habits dates and numbers follow in every language.
    territory: str = "US"
    brand: Brand = Brand()
    #: Further hosts on which the newsroom publishes, beside that of `base_url`: articles of
    #: different hosts are one story only among these, or where their sources say so.
    hosts: tuple[str, ...] = ()
