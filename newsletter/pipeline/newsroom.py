"""The newsroom at work: the parts that every stage is done with, chosen once in bootstrap."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from newsletter.errors import NotFound
from newsletter.gather import GatherSettings
from newsletter.model import Newsletter, Site, Source
from newsletter.ports import Fetcher, Mailer, Translator, Workshop
from newsletter.render import Strings, Studio
from newsletter.send import MailSettings
from newsletter.store import Store
from newsletter.translation import Glossary


@dataclass(frozen=True, slots=True)
class Newsroom:
    """The parts that the work is done with."""

    site: Site
    newsletters: tuple[Newsletter, ...]
    sources: tuple[Source, ...]
    gathering: GatherSettings
    mail: MailSettings
    store: Store
    strings: Strings
    studio: Studio
    fetcher: Fetcher
    workshop: Workshop
    #: Makes the mailer that the configuration asks for; raises SendError when it cannot.
    mailer: Callable[[], Mailer]
    #: The folder of the pictures that mails show.
    media: Path
    #: What time it is: aware, UTC.
    clock: Callable[[], datetime]
    #: Are pictures fetched and cut, or shown from where their sources have them?
    download: bool = True
    #: Who translates by machine, if anybody, and what is not left to it.
    translator: Translator | None = None
    #: Does it also help to find which articles are one story?
    matching: bool = False
    glossary: Glossary = field(default_factory=Glossary)

    def newsletter(self, name: str) -> Newsletter:
        """Return the newsletter whose id is *name*.

        Raises:
            NotFound: there is none; the message lists those there are.
        """
        for newsletter in self.newsletters:
            if newsletter.id == name:
                return newsletter
        known = ", ".join(newsletter.id for newsletter in self.newsletters) or "none"
        raise NotFound(f"There is no newsletter {name!r}.", remedy=f"There are: {known}.")

    def timezone(self, newsletter: Newsletter) -> str:
        """Return the name of the time zone in which *newsletter* is due."""
        return newsletter.timezone or self.site.timezone
