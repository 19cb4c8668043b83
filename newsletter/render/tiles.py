"""A tile: one story, ready to be set in one language of an edition."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from newsletter.model import Article, Block, Newsletter, Picture, direction, reading_minutes
from newsletter.render.contents import Row, Version
from newsletter.render.pictures import Shapes
from newsletter.render.strings import Strings
from newsletter.render.typography import headline, hold_times, prose, safe_url, tidy

#: An hour, in whatever language: "18:30", "18 h".
HOUR = re.compile(r"\d:\d\d|\d\s?h(?:rs?|oras?)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """When something takes place, as its box and as a line say it."""

    weekday: str
    number: str
    #: `""` in the month of the issue.
    month: str
    #: "Sat, June 13".
    line: str


@dataclass(frozen=True, slots=True)
class Tile:
    """A story, ready to be set in one language of an edition."""

    #: The language of the edition that it is for.
    language: str
    headline: str
    summary: str
    #: `""` when the story can be read nowhere else.
    url: str
    author: str
    #: "3 min read"; `""` when the length is unknown.
    minutes: str
    #: The section's name.
    kicker: str
    #: "Spanish only", when the story is not in the reader's language; "Now in English", when it
    #: came to others before, or "Machine translation"; else `""`.
    label: str
    #: The language it is written in, and its direction.
    tongue: str
    direction: str
    #: Is it in another language than the reader's, for want of one?
    foreign: bool
    #: The language of the page behind it, and what its link says.
    hreflang: str
    cta: str
    picture: Shapes | None = None
    #: What the picture shows, and in which language that is said.
    alt: str = ""
    alt_language: str = ""
    credit: str = ""
    day: Day | None = None
    #: Place and hours.
    where: str = ""


@dataclass(frozen=True, slots=True)
class Tiler:
    """Makes tiles: holds what they all need."""

    strings: Strings
    newsletter: Newsletter
    #: Picture's address -> its shapes.
    pictures: Mapping[str, Shapes]
    zone: tzinfo
    #: The issue's date, "2026-11-26".
    date: str

    def tiles(self, row: Row) -> dict[str, Tile]:
        """Return the tile of *row* for each language that shows it."""
        return {language: self._tile(row, language) for language in row.versions}

    def word(self, row: Row) -> dict[str, Tile]:
        """Return the tile of *row*, a word of the week, for each language that explains it.

        The word is one of the newsroom's other language, if there is but one, and says so.
        """
        return {
            language: replace(
                tile,
                kicker=self._title_of(row.chosen.section, language),
                tongue=self._other(language),
                direction=direction(self._other(language)),
            )
            for language, tile in self.tiles(row).items()
        }

    def _other(self, language: str) -> str:
        others = [one for one in self.strings.languages if one != language]
        return others[0] if len(others) == 1 else language

    def _tile(self, row: Row, language: str) -> Tile:
        version = row.versions[language]
        article = version.article
        picture, spoken = self._picture(row, version)
        day = self._day(row.starts_at.astimezone(self.zone), language) if row.starts_at else None
        return Tile(
            language=language,
            headline=headline(article.title),
            summary=prose(article.summary),
            url=safe_url(article.url),
            author=tidy(article.author[:200]),
            minutes=self._minutes(article, language),
            kicker=self._kicker(row, article, language),
            label=self._label(row, version, language),
            tongue=version.tongue,
            direction=direction(version.tongue),
            foreign=version.foreign,
            hreflang=article.language or version.tongue,
            cta=self._cta(version, language),
            picture=self.pictures.get(picture.url) if picture else None,
            alt=prose(picture.alt) if picture else "",
            alt_language=spoken,
            credit=tidy(picture.credit[:200]) if picture else "",
            day=day,
            where=self._where(row, version, language),
        )

    def _picture(self, row: Row, version: Version) -> tuple[Picture | None, str]:
        """Return the version's own picture, or one that another version of the story has."""
        for one in (version, *row.versions.values()):
            picture = one.article.picture
            if picture and picture.url in self.pictures:
                return picture, one.tongue
        return None, version.tongue

    def _minutes(self, article: Article, language: str) -> str:
        # Without its body nobody knows how long an article is: feeds often give none.
        if not article.body:
            return ""
        return self.strings.say(language, "mail.read", count=reading_minutes(article))

    def _title_of(self, section: str, language: str) -> str:
        titles = (one.title for one in self.newsletter.sections if one.id == section)
        return tidy(next(titles, {}).get(language, ""))

    def _kicker(self, row: Row, article: Article, language: str) -> str:
        sections = {
            section.id: section.title
            for section in self.newsletter.sections
            if section.block is not Block.WORD
        }
        if titles := sections.get(row.chosen.section):
            return tidy(titles.get(language, ""))
        return "" if sections else tidy(article.section[:60])

    def _cta(self, version: Version, language: str) -> str:
        if not version.by_machine:
            return self.strings.say(language, "mail.cta")
        tongue = self.strings.name(language, version.article.language)
        return self.strings.say(language, "mail.cta_in", tongue=tongue)

    def _label(self, row: Row, version: Version, language: str) -> str:
        if version.by_machine:
            return self.strings.say(language, "mail.machine")
        if not version.foreign and language not in row.chosen.late:
            return ""
        said = "mail.only" if version.foreign else "mail.late"
        tongue = self.strings.name(language, version.tongue)
        label = self.strings.say(language, said, tongue=tongue)
        return label[:1].upper() + label[1:]

    def _day(self, local: datetime, language: str) -> Day:
        in_month = local.date().isoformat()[:7] == self.date[:7]
        return Day(
            weekday=self.strings.weekday(language, local),
            number=str(local.day),
            month="" if in_month else self.strings.month(language, local),
            line=self.strings.date_short(language, local),
        )

    def _where(self, row: Row, version: Version, language: str) -> str:
        """Return hour and place; the place alone when it names an hour itself."""
        event = version.article.event
        place = prose(event.where) if event else ""
        local = row.starts_at.astimezone(self.zone) if row.starts_at else None
        if local is None or (local.hour, local.minute) == (0, 0):
            return place
        spoken = version.tongue if version.tongue in self.strings.languages else language
        if self._names_hour(place, spoken):
            return place
        hour = hold_times(self.strings.time(spoken, local.time()))
        return f"{hour} · {place}" if place else hour

    def _names_hour(self, text: str, language: str) -> bool:
        """Does *text* say when something begins: "6 p.m.", "6pm", "18:00", "noon"?"""
        said = [self.strings.say(language, f"time.{half}", time="") for half in ("am", "pm")]
        halves = (r"\.?\s?".join(map(re.escape, filter(str.isalpha, one))) for one in said)
        after = any(re.search(rf"\d\s?{half}", text, re.IGNORECASE) for half in halves)
        noon = re.escape(self.strings.say(language, "time.noon"))
        return bool(after or HOUR.search(text) or re.search(rf"\b{noon}\b", text, re.IGNORECASE))
