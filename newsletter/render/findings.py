"""A finding: something that is wrong with a rendering, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from newsletter.model import Edition, Issue, Rendering, Site
from newsletter.render.anatomy import Anatomy
from newsletter.render.strings import Strings


class Level(StrEnum):
    """What a finding means for the issue."""

    #: It must not be sent.
    BLOCK = "block"
    #: A person had better look.
    WARN = "warn"
    #: It could not be found out.
    NOT_CHECKED = "not-checked"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a check found."""

    #: The check's number, "S-01".
    id: str
    level: Level
    #: Code of the edition.
    edition: str
    #: Language -> what is wrong, in words.
    messages: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """A rendering under the eyes of the checks."""

    rendering: Rendering
    edition: Edition
    issue: Issue
    site: Site
    strings: Strings
    outbox: bool
    anatomy: Anatomy

    def find(self, number: str, level: Level = Level.BLOCK, **values: object) -> Finding:
        """Return a finding with its words in every language of the site.

        A value called `language` is said by its name, as `tongue`.
        """
        messages = {}
        for language in self.strings.languages:
            if "language" in values:
                values["tongue"] = self.strings.name(language, str(values["language"]))
            words = {name: value for name, value in values.items() if name != "language"}
            messages[language] = self.strings.say(language, f"check.{number}", **words)
        return Finding(number, level, self.edition.code, messages)
