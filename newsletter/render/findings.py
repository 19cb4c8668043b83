"""A finding: something that is wrong with an issue or one of its renderings, in words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from newsletter.model import Edition, Issue, Rendering, Site, Story
from newsletter.render.anatomy import Anatomy, Element
from newsletter.render.strings import Strings
from newsletter.render.typography import clip, safe_url

#: Where the looks and the frame of every edition are mended.
TEMPLATES = "templates/editions"
#: Longest title, list or address that a finding shows, in characters.
SHOWN = 300


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
    #: Code of the edition; that of a language for what all its editions share.
    edition: str
    #: Language -> what is wrong, in words.
    messages: Mapping[str, str]
    #: Where it is mended: "words/es/subject" of the issue, "stories/4/es/summary", the files
    #: "templates/editions", or a setting, "config/site.postal_address"; `""` for nowhere.
    where: str = ""


def finding(
    strings: Strings, number: str, level: Level, edition: str, where: str, **values: object
) -> Finding:
    """Return a finding with its words in every language of the site.

    A value called `language` is said by its name, as `tongue`; one called `sentence` names the
    sentence of the catalogue where a check has several, and `because` the one that says `why`.
    """
    key = f"check.{values.get('sentence', number)}"
    hints = {"language", "sentence", "because"}
    words = {name: _fit(value) for name, value in values.items() if name not in hints}
    messages = {}
    for reader in strings.languages:
        if "language" in values:
            words["tongue"] = strings.name(reader, str(values["language"]))
        if "because" in values:
            words["why"] = strings.say(reader, f"check.{values['because']}", **words)
        messages[reader] = strings.say(reader, key, **words)
    return Finding(number, level, edition, messages, where)


def _fit(value: object) -> object:
    """Return *value* as a line can show it, if it is text: not too long, and without half letters."""
    if not isinstance(value, str):
        return value
    return clip(value[: 10 * SHOWN].encode("utf-8", "replace").decode(), SHOWN)


def place_of(stories: Mapping[int, Story], url: str) -> str:
    """Return where the link *url* is mended: at its article, else in the templates."""
    for story in stories.values():
        for language, article in story.articles.items():
            if article.url and safe_url(article.url) == url:
                return f"stories/{story.id}/{language}/url"
    return TEMPLATES


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
    #: Those of the issue, as far as they are known: they tell where a fault is mended.
    stories: Mapping[int, Story] = field(default_factory=dict)
    #: Sections whose stories explain a word of the other language.
    word_sections: Collection[str] = ()

    def find(
        self, number: str, level: Level = Level.BLOCK, where: str = TEMPLATES, **values: object
    ) -> Finding:
        """Return a finding of this edition; *values* as `finding` takes them."""
        return finding(self.strings, number, level, self.edition.code, where, **values)

    def place_of(self, url: str) -> str:
        """Return where the link *url* is mended: at its article, else in the templates."""
        return place_of(self.stories, url)

    def place_of_picture(self, image: Element, field: str) -> str:
        """Return where *field* of the picture *image* is mended: at the article that it leads to."""
        link = image.parent.attributes.get("href", "") if image.parent else ""
        place = self.place_of(link)
        return f"{place.removesuffix('url')}picture.{field}" if place != TEMPLATES else "stories"
