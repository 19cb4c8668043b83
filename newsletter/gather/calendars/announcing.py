"""An event of a calendar, made into the articles that announce it: one for each of its languages."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from newsletter.gather.calendars.events import each_of, only
from newsletter.gather.calendars.times import Occasion, local
from newsletter.gather.gathered import Brief, Complaint
from newsletter.gather.item import Channel, Item, article_of
from newsletter.gather.links import Link
from newsletter.gather.text import paragraphs, words
from newsletter.gather.urls import Place
from newsletter.model import Article, Event, Picture, among, normalise, primary

#: The section of events whose source names none.
SECTION = "events"

#: Languages of one event that are looked at.
MOST = 20

#: A sign that a description was written as HTML, which it should not be.
MARKUP = re.compile(
    r"<(?:a|b|br|div|em|h\d|i|li|ol|p|span|strong|table|u|ul)\b[^<>]*>", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told of an event in one language."""

    #: The language tag that its title bears.
    mark: str
    title: str
    #: As HTML, as it came.
    text: str
    where: str


def articles_of(occasion: Occasion, place: Place, brief: Brief) -> Iterator[Article | Complaint]:
    """Yield the articles that announce *occasion*, or why one cannot.

    An article's hour and place are those of the event; it has no date of its own, for a calendar
    does not say when it was told of. How long it takes and its whole description are not kept.
    """
    tellings: dict[str, Telling] = {}
    for one in islice(_tellings(occasion.event), MOST):
        tellings.setdefault(among(one.mark, brief.languages) or normalise(one.mark), one)
    several = occasion.in_several or len(tellings) > 1
    for tongue, one in tellings.items():
        article = article_of(*_item_of(one, occasion, place, brief.zone, several=several), brief)
        if isinstance(article, Complaint):
            yield article
            continue
        names = (occasion.read.uid, occasion.turn, tongue)
        yield replace(
            article,
            guid="/".join(name for name in names if name),
            body="",  # times of one event that share all their words would be taken for one article
            section=brief.source.section or SECTION,
            published_at=None,
            event=Event(occasion.starts_at, one.where),
        )


def _item_of(
    told: Telling, occasion: Occasion, place: Place, zone: ZoneInfo, *, several: bool
) -> tuple[Item, Channel]:
    """Return what is *told*, and what holds where it does not tell its language.

    A mark on the only title is believed no more than that of a feed: office programs write that of
    their own menus.
    """
    event, read = occasion.event, occasion.read
    url = place.link(str(only(event.get("URL")) or ""))
    changed = only(event.get("LAST-MODIFIED"))
    item = Item(
        place=place,
        title=told.title,
        teaser=told.text,
        links=(Link(url),) if url else (),
        mark=told.mark if several and told.mark else read.mark,
        updated=local(changed.dt, zone) if hasattr(changed, "dt") else None,
        picture=_picture(event, place),
        translation_key=f"{read.key}/{occasion.turn}" if occasion.turn else read.key,
    )
    return item, Channel(place, told.mark)


def _tellings(event: Any) -> Iterator[Telling]:
    titles = list(each_of(event.get("SUMMARY")))
    for title in titles:
        mark = str(title.params.get("LANGUAGE", ""))
        line = words.unmarked(str(title))
        text = _said(event, "DESCRIPTION", mark, alone=len(titles) == 1)
        where = _said(event, "LOCATION", mark, alone=True)
        if line:
            yield Telling(mark, line, _as_html(text), words.unmarked(_on_one_line(where)))


def _said(event: Any, name: str, mark: str, *, alone: bool) -> str:
    """Return what *event* says under *name* in the language *mark*, else in no certain one.

    Args:
        alone: it may also be said in any other.
    """
    said = {
        normalise(str(one.params.get("LANGUAGE", ""))): str(one) for one in each_of(event.get(name))
    }
    tag = normalise(mark)
    kin = (one for one in said if one and primary(one) == primary(tag)) if tag else ()
    fitting = (*(one for one in (tag,) if one), *kin, "", *(said if alone else ()))
    return next((said[one] for one in fitting if one in said), "")


def _as_html(text: str) -> str:
    return text if MARKUP.search(text) else paragraphs.of_plain(html.unescape(text))


def _on_one_line(where: str) -> str:
    return ", ".join(part.strip(" ,") for part in where.splitlines() if part.strip(" ,"))


def _picture(event: Any, place: Place) -> Picture | None:
    """Return the first picture of *event* (RFC 7986 5.10), or that is attached to it."""
    for name in ("IMAGE", "ATTACH"):
        for one in each_of(event.get(name)):
            kind = str(one.params.get("FMTTYPE", "image/" if name == "IMAGE" else "")).lower()
            url = place.picture(str(one)) if isinstance(one, str) else ""
            if url and kind.startswith("image/"):
                return Picture(url)
    return None
