"""A file's text and what it says of itself, made into an article.

A file may say: title, summary, author, section, date, updated, language, url, image, image_alt,
image_credit, translation_key, lead (true), draft (true), event (date, where), embargo, expires,
withdrawn (true). What it does not say is taken from its path and its text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

from newsletter.errors import PageError
from newsletter.gather import dates
from newsletter.gather.folders.names import Name
from newsletter.gather.gathered import Brief
from newsletter.gather.language import language_of
from newsletter.gather.pictures import described, in_text
from newsletter.gather.text import words
from newsletter.gather.text.clean import TOO_LONG, clean
from newsletter.gather.text.outline import headline_of, paragraphs_of, without_headline
from newsletter.gather.text.summary import fitted, summarise
from newsletter.gather.urls import Place
from newsletter.model import Article, Event, Picture, among

UNSHOWN = "Nothing of its text can be shown; write words into it, not only scripts and frames."

TRUE = frozenset({"true", "yes", "on", "1", "sí", "si"})
FALSE = frozenset({"false", "no", "off", "0"})

#: Longest summary that is looked at.
SUMMARY = 2_000


@dataclass(frozen=True, slots=True)
class Draft:
    """What a file holds."""

    #: What it says of itself: name -> text.
    facts: Mapping[str, str] = field(default_factory=dict)
    #: Its text as HTML, as it came.
    markup: str = ""
    #: Language tag -> address of its other language versions.
    alternates: Mapping[str, str] = field(default_factory=dict)
    #: A mark that the page bears, and that may be its template's: a language tag.
    mark: str = ""
    #: There was more of its text than is read.
    cut: bool = False
    #: What is wrong with what it says of itself.
    notes: tuple[str, ...] = ()


def article_of(draft: Draft, name: Name, place: Place, brief: Brief) -> tuple[Article, list[str]]:
    """Return the article that *draft* is, and what is wrong with it all the same.

    Raises:
        PageError: it cannot be used.
    """
    losses = [TOO_LONG] if draft.cut else []
    body = clean(draft.markup, losses=losses)
    notes = [*draft.notes, *dict.fromkeys(losses)]
    if draft.markup.strip() and not body:
        notes.append(UNSHOWN)
    title = _said(draft, "title") or headline_of(body)
    if not title:
        raise PageError(
            "It has no title, and no text that could give one.",
            remedy="Write `title: …` between two lines of three dashes on top.",
        )
    body = without_headline(body, title)
    url = _url(draft, place, notes)
    summary = fitted(_said(draft, "summary", SUMMARY)) or summarise(paragraphs_of(body))
    language = _language(draft, name, url, f"{title}\n{summary}", brief)
    return Article(
        source=brief.source.id,
        guid=url or name.path,
        url=url,
        language=language,
        title=title,
        summary=summary,
        body=body,
        author=_said(draft, "author"),
        section=brief.source.section or _said(draft, "section"),
        published_at=_published(draft, name, brief),
        updated_at=dates.plausible(_moment(draft, "updated", brief), brief.now),
        picture=_picture(draft, place, notes),
        event=_event(draft, brief),
        lead=draft.facts.get("lead", "").casefold() in TRUE,
        embargoed_until=_not_too_far(_moment(draft, "embargo", brief), "embargo", brief),
        expires_at=_expires(draft, brief),
        withdrawn=_is_withdrawn(draft),
        alternates=_alternates(draft, language, place, brief),
        translation_key=_said(draft, "translation_key") or name.key,
    ), notes


def _said(draft: Draft, name: str, limit: int = words.LINE_LIMIT) -> str:
    return words.unmarked(draft.facts.get(name, ""), limit)


def _url(draft: Draft, place: Place, notes: list[str]) -> str:
    said = draft.facts.get("url", "")
    url = place.link(said)
    if said and not url:
        notes.append(f"Its url {words.line(said)!r} is no address; write it whole, with https://.")
    return url


def _language(draft: Draft, name: Name, url: str, text: str, brief: Brief) -> str:
    said = draft.facts.get("language", "")
    if said and not among(said, brief.languages):
        raise PageError(
            f"Its language {words.line(said)!r} is not one of {', '.join(brief.languages)}.",
            remedy="Correct it, or add the language to config.toml.",
        )
    return language_of(
        brief.languages,
        text,
        own=said or name.language,
        url=url,
        source=brief.source.language,
        lent=draft.mark,
    )


def _moment(draft: Draft, name: str, brief: Brief) -> datetime | None:
    """Return the moment that *draft* says under *name*, None if it says nothing.

    Raises:
        PageError: what it says cannot be read: a wrong date would be worse than none.
    """
    said = draft.facts.get(name, "")
    moment = dates.read(said, brief.zone)
    if said and moment is None:
        raise PageError(
            f"Its {name.replace('.', ' ')} {words.line(said, 60)!r} cannot be read.",
            remedy="Write it like 2026-11-30 or 2026-11-30T18:00.",
        )
    return moment


def _published(draft: Draft, name: Name, brief: Brief) -> datetime | None:
    moment = _moment(draft, "date", brief) or dates.read(name.day, brief.zone)
    return _not_too_far(moment, "date", brief)


def _not_too_far(moment: datetime | None, name: str, brief: Brief) -> datetime | None:
    """Return *moment*, until which the text waits if it is to come.

    Raises:
        PageError: it lies more than a year ahead, or before there was a web.
    """
    if moment and not dates.plausible(moment, brief.now, dates.A_YEAR):
        raise PageError(
            f"Its {name}, {moment:%Y-%m-%d}, is too far away to be that of news.",
            remedy="Correct it; what is to come out within a year waits for its day.",
        )
    return moment


def _expires(draft: Draft, brief: Brief) -> datetime | None:
    """Return when *draft* is to be shown no more: after a day that is named without an hour.

    Raises:
        PageError: what it says cannot be read.
    """
    moment = _moment(draft, "expires", brief)
    if moment is None or not dates.is_day(draft.facts["expires"]):
        return moment
    try:
        after = moment.astimezone(brief.zone).date() + timedelta(days=1)
        return datetime.combine(after, time(), brief.zone).astimezone(UTC)
    except OverflowError:  # the last day that there is
        return moment


def _is_withdrawn(draft: Draft) -> bool:
    said = draft.facts.get("withdrawn", "").casefold()
    if said and said not in TRUE | FALSE:
        raise PageError(
            f"Its withdrawn {words.line(said, 60)!r} cannot be read.",
            remedy="Write `withdrawn: true`, or take the line away.",
        )
    return said in TRUE


def _event(draft: Draft, brief: Brief) -> Event | None:
    key = "event.date" if "event.date" in draft.facts else "event"
    moment = _moment(draft, key, brief)
    return Event(moment, _said(draft, "event.where")) if moment else None


def _picture(draft: Draft, place: Place, notes: list[str]) -> Picture | None:
    said = draft.facts.get("image", "")
    url = place.picture(said)
    if said and not url:
        notes.append(
            f"Its picture {words.line(said)!r} is no address, and no JPEG, PNG, GIF or WebP in "
            f"{place.within}; it goes without. Write the way to it from this file, like ../a.jpg."
        )
    if url:
        alt = described(draft.facts.get("image_alt", ""))
        return Picture(url, alt, _said(draft, "image_credit"))
    return next(iter(in_text(draft.markup, place)), None)


def _alternates(draft: Draft, language: str, place: Place, brief: Brief) -> dict[str, str]:
    named = (
        (among(tag, brief.languages), place.link(url)) for tag, url in draft.alternates.items()
    )
    return {other: url for other, url in named if other and url and other != language}
