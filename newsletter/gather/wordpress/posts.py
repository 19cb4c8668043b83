"""A post, as the REST interface gives it, made into an `Item`."""

from datetime import datetime
from zoneinfo import ZoneInfo

from newsletter.gather import dates
from newsletter.gather.gathered import Brief
from newsletter.gather.item import Item
from newsletter.gather.json_values import Raw, objects_at, text_at, value_at
from newsletter.gather.links import Link
from newsletter.gather.text import words
from newsletter.gather.urls import Place
from newsletter.gather.wordpress import media
from newsletter.gather.wordpress.languages import Versions

#: What is asked for of a post; its languages come from plugins. What is embedded is found by
#: `_links` (https://developer.wordpress.org/rest-api/using-the-rest-api/global-parameters/).
FIELDS = (
    "id,guid,link,status,title,content,excerpt,date,date_gmt,modified,modified_gmt,"
    "lang,translations,polylang_translations,wpml_current_locale,wpml_translations,"
    "_links,_embedded"
)
EMBEDDED = "author,wp:featuredmedia,wp:term"

#: The taxonomies that sections are made of, the more telling first.
TAXONOMIES = ("category", "post_tag")

UTC = ZoneInfo("UTC")


def is_public(raw: Raw) -> bool:
    """Is the post *raw* there for everybody to read?"""
    hidden = value_at(raw, "content", "protected") or value_at(raw, "excerpt", "protected")
    return hidden is not True and text_at(raw, "status") in {"", "publish"}


def published_at(raw: Raw, brief: Brief) -> datetime | None:
    """Return when *raw* came out; None if it does not say, or says the year 0."""
    return dates.read(text_at(raw, "date_gmt"), UTC) or dates.read(text_at(raw, "date"), brief.zone)


def changed_at(raw: Raw, brief: Brief) -> datetime | None:
    """Return when *raw* was last changed; None if it does not say, or says the year 0."""
    moment = dates.read(text_at(raw, "modified_gmt"), UTC)
    return moment or dates.read(text_at(raw, "modified"), brief.zone)


def item_of(raw: Raw, versions: Versions, place: Place, brief: Brief) -> Item:
    """Return the item that the post *raw* is."""
    url = place.link(text_at(raw, "link"))
    inside = Place(url or place.base)
    return Item(
        place=inside,
        guid=words.unmarked(text_at(raw, "guid", "rendered"), limit=1_000),
        title=words.unmarked(text_at(raw, "title", "rendered")),
        text=_markup(raw, "content"),
        teaser=_markup(raw, "excerpt"),
        links=(Link(url),) if url else (),
        mark=versions.mark,
        author=_author(raw),
        sections=tuple(_sections(raw)),
        published=published_at(raw, brief),
        updated=changed_at(raw, brief),
        picture=media.picture_of(raw, inside),
        alternates={one.tag: one.url for one in versions.others if one.url and one.tag},
        translation_key=versions.key,
    )


def _markup(raw: Raw, name: str) -> str:
    text = text_at(raw, name, "rendered")
    return text if text.strip() else ""


def _author(raw: Raw) -> str:
    """Return the name of who wrote *raw*; sites that hide their users give an error instead."""
    names = (text_at(one, "name") for one in objects_at(raw, "_embedded", "author"))
    return words.unmarked(next((name for name in names if name), ""))


def _sections(raw: Raw) -> list[str]:
    terms = objects_at(raw, "_embedded", "wp:term")
    return [
        name
        for taxonomy in TAXONOMIES
        for term in terms
        if text_at(term, "taxonomy") == taxonomy and (name := words.unmarked(text_at(term, "name")))
    ]
