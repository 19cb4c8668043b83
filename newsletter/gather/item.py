"""An item of a feed, made into an article: its quirks end here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from newsletter.gather import dates, paragraphs, words
from newsletter.gather.clean import clean
from newsletter.gather.gathered import Complaint, Visit
from newsletter.gather.item_links import alternates_of, links_of, own_link
from newsletter.gather.item_pictures import CAPTION, picture_of
from newsletter.gather.language import language_of
from newsletter.gather.outline import headline_of, paragraphs_of
from newsletter.gather.summary import fitted, summarise
from newsletter.gather.urls import Place
from newsletter.model import Article, among

#: What feedparser makes of an item.
Item = Mapping[str, Any]

#: What WordPress writes when nobody chose a section.
NO_SECTION = frozenset({"uncategorized", "uncategorised", "sin categoría", "sin categoria"})

#: An address of mail within a name.
ADDRESS = re.compile(r"[^\s()<>\"]*@[^\s()<>\"]*")

#: Longest name of an item that is kept.
GUID_LIMIT = 1_000


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed says of all its items."""

    place: Place
    #: A language tag.
    language: str = ""
    author: str = ""
    #: Its titles are what they say they are, words or markup (Atom); other feeds mix them up.
    exact: bool = False


def article_of(item: Item, channel: Channel, visit: Visit) -> Article | Complaint:
    """Return the article that *item* is, or why it is none."""
    place = _place(item, channel.place)
    texts = _texts(item)
    body = clean(texts[0], place.base) if texts else ""
    title = _title(item, exact=channel.exact) or headline_of(body)
    if not title:
        where = words.line(str(item.get("link") or item.get("id") or "")) or "an item"
        return Complaint(where, "It has no title, and no text that could give one.")
    summary = _summary(texts, body, title, place)
    links = links_of(item, place)
    mark = _mark(item, channel.language)
    said = (among(tag, visit.languages) for tag in (mark, visit.source.language, channel.language))
    own = own_link(links, next((one for one in said if one), ""), visit.languages)
    language = language_of(
        visit.languages,
        f"{title}\n{summary}",
        own=mark or own.hreflang,
        url=own.url,
        source=visit.source.language,
        lent=channel.language,
    )
    updated = _date(item, "updated", visit)
    return Article(
        source=visit.source.id,
        guid=words.line(str(item.get("id") or ""), GUID_LIMIT) or own.url or title,
        url=own.url,
        language=language,
        title=title,
        summary=summary,
        body=body,
        author=_author(item) or channel.author,
        section=visit.source.section or _section(item),
        published_at=_date(item, "published", visit) or _date(item, "created", visit) or updated,
        updated_at=updated,
        picture=picture_of(item, texts, place),
        alternates=alternates_of(links, own, language, visit.languages),
    )


def _place(item: Item, place: Place) -> Place:
    """Return *place* as the item sees it: XML lets every element say where it stands."""
    base = str((item.get("title_detail") or {}).get("base") or "")
    return replace(place, base=base) if base.startswith(("http://", "https://")) else place


def _texts(item: Item) -> list[str]:
    """Return the text of *item* as HTML (the longest, if it holds several), and its summary.

    A film has none but the description of its picture.
    """
    content = max((_markup(one) for one in item.get("content", ())), key=len, default="")
    texts = [text for text in (content, _markup(item.get("summary_detail"))) if text.strip()]
    caption = str(item.get(CAPTION) or "")
    return texts or ([paragraphs.of_plain(caption)] if caption else [])


def _markup(detail: Item | None) -> str:
    kind = str((detail or {}).get("type") or "")
    text = str((detail or {}).get("value") or "")
    if kind == "text/plain":
        return paragraphs.of_plain(text)
    return text if kind in {"text/html", "application/xhtml+xml"} else ""


def _title(item: Item, *, exact: bool) -> str:
    detail = item.get("title_detail") or {}
    text = str(item.get("title") or "")
    return (
        words.line(text) if exact and detail.get("type") == "text/plain" else words.unmarked(text)
    )


def _summary(texts: list[str], body: str, title: str, place: Place) -> str:
    """Return what *item* says of itself in short, else the first sentences of its *body*."""
    given = fitted(" ".join(paragraphs_of(clean(texts[-1], place.base)))) if texts else ""
    if given and given != title:
        return given
    made = summarise(paragraphs_of(body))
    return made if made != title else ""


def _mark(item: Item, channel: str) -> str:
    """Return the language tag that *item* bears itself, not the one that its feed lends it."""
    details = [item.get("title_detail"), *item.get("content", ()), item.get("summary_detail")]
    lent = [str(detail.get("language") or "") for detail in details if detail]
    marks = [str(item.get("language") or ""), *(tag for tag in lent if tag != channel)]
    return next((tag for tag in marks if tag), "")


def _author(item: Item) -> str:
    """Return the names of who wrote *item*, without addresses.

    The last one is taken from the text as it came: feedparser tears addresses apart whose last
    part has more than four letters.
    """
    others = [str(one.get("name") or "") for one in item.get("authors", ())[:-1]]
    told = [*others, str(item.get("author") or "")]
    names = [ADDRESS.sub("", words.unmarked(name)).strip(' ()<>"') for name in told]
    return words.line(", ".join(name for name in names if name))


def _section(item: Item) -> str:
    terms = [
        words.unmarked(str(tag.get("label") or tag.get("term") or ""))
        for tag in item.get("tags", ())
    ]
    good = (term for term in terms if term.casefold() not in NO_SECTION and "://" not in term)
    return next((term for term in good if term), "")


def _date(item: Item, key: str, visit: Visit) -> datetime | None:
    if key not in item:  # asked first: feedparser warns, and gives another date, when it is not
        return None
    moment = dates.read(str(item[key]), visit.zone) or dates.of_parts(item.get(f"{key}_parsed"))
    return dates.plausible(moment, visit.now)
