"""One of an edition's languages, with all that its readers are told besides the stories."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from newsletter.model import Edition, Issue, Layout, Newsletter, Site, Words, direction
from newsletter.render.online import view_url
from newsletter.render.strings import Strings
from newsletter.render.typography import paragraphs, tidy


@dataclass(frozen=True, slots=True)
class Voice:
    """A language as the templates speak it."""

    language: str
    #: 0 or 1: its place in the edition, and which of the edition's colours is its own.
    index: int
    strings: Strings
    #: The newsroom's name, and the newsletter's where it is another.
    name: str
    title: str
    tagline: str
    address: str
    #: Paragraphs of the editor's note, and the greeting with which the first one begins.
    note: tuple[str, ...]
    greeting: str
    #: The issue's date.
    date: str
    #: Why the reader gets this mail.
    why: str
    #: The edition's page in this language.
    online: str

    def say(self, key: str, **values: object) -> str:
        """Say the sentence *key*."""
        return self.strings.say(self.language, key, **values)

    @property
    def imprint(self) -> tuple[str, str]:
        """Who sends this, and from where."""
        return self.name, self.address

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return direction(self.language)

    @property
    def start(self) -> str:
        """The side on which its lines begin."""
        return "right" if self.direction == "rtl" else "left"

    @property
    def autonym(self) -> str:
        """What the language calls itself."""
        return self.strings.autonym(self.language)


def text_in(texts: Mapping[str, str], language: str) -> str:
    """Return the text in *language*; what every language shares may be given in one only."""
    return tidy(texts.get(language) or next(iter(texts.values()), ""))


def edition_name(strings: Strings, edition: Edition, language: str) -> str:
    """Return what readers of *language* call *edition*: "English", "inglés y español"."""
    if edition.layout is Layout.SINGLE:
        return strings.name(language, edition.language)
    return _both(strings, edition, language, f"edition.{edition.layout}")


def pair_name(strings: Strings, edition: Edition, language: str) -> str:
    """Return what readers of *language* call the two languages of *edition*."""
    if edition.layout is Layout.SINGLE:
        return ""
    return _both(strings, edition, language, f"edition.{Layout.STACKED}")


def _both(strings: Strings, edition: Edition, language: str, key: str) -> str:
    first, second = (strings.name(language, one) for one in edition.languages)
    return strings.say(language, key, first=first, second=second, form=edition.languages[1])


def why(strings: Strings, edition: Edition, language: str) -> str:
    """Return the line that tells readers of *language* why they get *edition*."""
    return strings.say(language, "foot.why", edition=edition_name(strings, edition, language))


def voices(
    strings: Strings, site: Site, newsletter: Newsletter, issue: Issue, edition: Edition
) -> tuple[Voice, ...]:
    """Return the voices of *edition*, in its order."""
    return tuple(
        _voice(strings, site, newsletter, issue, edition, language)
        for language in edition.languages
    )


def _voice(
    strings: Strings,
    site: Site,
    newsletter: Newsletter,
    issue: Issue,
    edition: Edition,
    language: str,
) -> Voice:
    words = issue.words.get(language, Words("", "", ""))
    name, title = text_in(site.name, language), text_in(newsletter.title, language)
    note = paragraphs(words.note)
    greeting = tidy(newsletter.greeting.get(language) or strings.say(language, "issue.greeting"))
    return Voice(
        language=language,
        index=edition.languages.index(language),
        strings=strings,
        name=name,
        title="" if title == name or title in site.name.values() else title,
        tagline=tidy(site.tagline.get(language, "")),
        address=text_in(site.postal_address, language),
        note=note,
        greeting=greeting if note and note[0].startswith(greeting) else "",
        date=_date(strings, issue, edition, language),
        why=why(strings, edition, language),
        online=view_url(site, newsletter, issue, edition, language),
    )


def _date(strings: Strings, issue: Issue, edition: Edition, language: str) -> str:
    """Write the issue's date, with a capital where it stands alone on its line."""
    written = strings.date_long(language, date.fromisoformat(issue.date))
    alone = edition.layout is Layout.SINGLE
    return written[:1].upper() + written[1:] if alone else written
