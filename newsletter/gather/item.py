"""An item of a source, its dialect left behind, made into an article.

Feeds, WordPress and JSON say the same things in their own ways; each is turned into an `Item`
by its own module, and all items become articles here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from newsletter.gather import dates
from newsletter.gather.gathered import Brief, Complaint
from newsletter.gather.language import language_of
from newsletter.gather.links import Link, alternates_of, own_link
from newsletter.gather.pictures import in_text
from newsletter.gather.text import words
from newsletter.gather.text.clean import clean
from newsletter.gather.text.outline import headline_of, paragraphs_in, paragraphs_of
from newsletter.gather.text.summary import fitted, summarise
from newsletter.gather.urls import Place
from newsletter.model import Article, Picture, among

#: What WordPress writes when nobody chose a section.
NO_SECTION = frozenset({"uncategorized", "uncategorised", "sin categoría", "sin categoria"})

#: Items of a feed that are looked at: feeds begin with the newest, and the others were read before.
MOST = 1_000

#: Longest name of an item that is kept.
GUID_LIMIT = 1_000


@dataclass(frozen=True, slots=True)
class Item:
    """One text of a source, as it came."""

    #: Where it was found, and so what its addresses mean.
    place: Place
    #: What the source calls it.
    guid: str = ""
    #: Plain words on one line.
    title: str = ""
    #: Its whole text, and what it says of itself in short, as HTML; either may be missing.
    text: str = ""
    teaser: str = ""
    #: The pages that show it, in whatever language, in the source's order.
    links: tuple[Link, ...] = ()
    #: The language tag that it bears itself.
    mark: str = ""
    author: str = ""
    #: Names of sections, the most telling first.
    sections: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    #: The picture that is attached to it; else the first good one of its text is shown.
    picture: Picture | None = None
    #: Language tag -> address of its other language versions.
    alternates: Mapping[str, str] = field(default_factory=dict)
    #: Equal for all language versions within the source.
    translation_key: str = ""


@dataclass(frozen=True, slots=True)
class Channel:
    """What a source says of all its items."""

    place: Place
    #: A language tag.
    language: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a feed holds, whatever its dialect."""

    channel: Channel
    #: In the feed's order; made as they are asked for.
    items: Iterable[Item]
    #: About the feed itself.
    complaints: tuple[Complaint, ...] = ()
    #: How many items it holds, with those that are not looked at.
    total: int = 0


def article_of(
    item: Item, channel: Channel, brief: Brief, losses: list[Complaint] | None = None
) -> Article | Complaint:
    """Return the article that *item* is, or why it is none.

    Args:
        losses: what of its text had to be left out is complained of here.
    """
    source, languages = brief.source, brief.languages
    lost: list[str] = []
    body = clean(item.text or item.teaser, item.place.base, lost)
    title = item.title or headline_of(body)
    if not title:
        named = item.links[0].url if item.links else item.guid
        what = "It has no title, and no text that could give one."
        return Complaint(words.line(named) or "an item", what)
    if lost and losses is not None:
        losses += [Complaint(title, what) for what in dict.fromkeys(lost)]
    summary = _summary(item, body, title)
    said = (among(tag, languages) for tag in (item.mark, source.language, channel.language))
    own = own_link(item.links, next((one for one in said if one), ""), languages)
    language = language_of(
        languages,
        f"{title}\n{summary}",
        own=item.mark or own.hreflang,
        url=own.url,
        source=source.language,
        lent=channel.language,
    )
    updated = dates.plausible(item.updated, brief.now)
    sections = (name for name in item.sections if name.casefold() not in NO_SECTION)
    return Article(
        source=source.id,
        guid=words.line(item.guid, GUID_LIMIT) or own.url or title,
        url=own.url,
        language=language,
        title=title,
        summary=summary,
        body=body,
        author=item.author or channel.author,
        section=source.section or next((name for name in sections if "://" not in name), ""),
        published_at=dates.plausible(item.published, brief.now) or updated,
        updated_at=updated,
        picture=item.picture or _picture_in(item),
        alternates=_alternates(item, own, language, languages),
        translation_key=item.translation_key,
    )


def _summary(item: Item, body: str, title: str) -> str:
    """Return what *item* says of itself in short, else the first sentences of its *body*."""
    short = paragraphs_in(item.teaser, item.place.base) if item.text else paragraphs_of(body)
    given = fitted(" ".join(short)) if item.teaser else ""
    if given and given != title:
        return given
    made = summarise(paragraphs_of(body))
    return made if made != title else ""


def _picture_in(item: Item) -> Picture | None:
    pictures = (one for text in (item.text, item.teaser) for one in in_text(text, item.place))
    return next(pictures, None)


def _alternates(item: Item, own: Link, language: str, languages: tuple[str, ...]) -> dict[str, str]:
    named = [Link(url, tag) for tag, url in item.alternates.items()]
    return alternates_of([*item.links, *named], own, language, languages)
