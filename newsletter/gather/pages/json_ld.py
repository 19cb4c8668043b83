"""What a page says of its article in JSON-LD, in the words of schema.org.

A page may hold several objects, one by one, in a list or in an `@graph`, and they may name each
other by `@id`; the one that is an article is looked for, the rest serves to resolve its names.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from newsletter.gather.links import Link
from newsletter.model import normalise, url_key

#: schema.org's names for an article; its kinds of news end with the word.
ARTICLES = ("Article", "BlogPosting", "Report")

#: Longest text, and most objects, that are looked at.
LIMIT = 500_000
MOST = 500

#: Authors of one article that are named.
AUTHORS = 5


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of an article; texts as they came, `""` where nothing is told."""

    #: Name of a fact, as drafts call it -> text.
    facts: Mapping[str, str] = field(default_factory=dict)
    #: A language tag.
    language: str = ""
    #: Its other language versions; without a tag where none is told.
    translations: tuple[Link, ...] = ()
    #: Everybody may read all of it.
    free: bool = True


def read(scripts: Iterable[str], url: str = "") -> Told:
    """Return what *scripts* tell of the article at *url*, else of the first one.

    What is not JSON, or not as schema.org has it, is passed over.
    """
    objects = [one for script in scripts for one in _objects(script)][:MOST]
    articles = [one for one in objects if _is_article(one)]
    if not articles:
        return Told()
    named = {one["@id"]: one for one in objects if isinstance(one.get("@id"), str)}
    key = url_key(url)
    own = (one for one in articles if key and url_key(_address(one)) == key)
    return _told(next(own, articles[0]), named)


def _objects(script: str) -> Iterator[Mapping[str, Any]]:
    """Yield the objects in *script*, and those in their `@graph`."""
    bare = script.replace("<![CDATA[", "").replace("]]>", "")
    starts = [start for start in (bare.find("{"), bare.find("[")) if start >= 0]
    end = max(bare.rfind("}"), bare.rfind("]")) + 1
    if not starts or len(script) > LIMIT:
        return
    try:  # the marks of comments may stand around it
        value = json.loads(bare[min(starts) : end], strict=False)
    except (ValueError, RecursionError):
        return
    for one in _list(value):
        if isinstance(one, dict):
            yield one
            yield from (part for part in _list(one.get("@graph")) if isinstance(part, dict))


def _told(article: Mapping[str, Any], named: Mapping[str, Any]) -> Told:
    def parts(name: str) -> list[Any]:
        return [_resolved(part, named) for part in _list(article.get(name))]

    authors = dict.fromkeys(text for one in parts("author") if (text := _text(one, "name")))
    images = (_text(one, "url", "contentUrl", "@id") for one in parts("image"))
    facts = {
        "title": _text(article, "headline", "name"),
        "summary": _text(article, "description"),
        "author": ", ".join(list(authors)[:AUTHORS]),
        "section": next((one for one in parts("articleSection") if isinstance(one, str)), ""),
        "date": _text(article, "datePublished"),
        "updated": _text(article, "dateModified"),
        "url": _address(article),
        "image": next((image for image in images if image), ""),
    }
    versions = [*parts("workTranslation"), *parts("translationOfWork")]
    links = (Link(_address(one), _language(one, named)) for one in versions)
    return Told(
        {name: text for name, text in facts.items() if text},
        _language(article, named),
        tuple(link for link in links if link.url),
        free=not any(_is_false(one) for one in _list(article.get("isAccessibleForFree"))),
    )


def _is_false(value: Any) -> bool:
    """Does *value* say no, as a truth value, in words, or as schema.org's own False?"""
    return value is False or (
        isinstance(value, str) and value.strip().lower().rpartition("/")[2] in {"false", "no"}
    )


def _is_article(one: Mapping[str, Any]) -> bool:
    kinds = (kind for kind in _list(one.get("@type")) if isinstance(kind, str))
    return any(kind.endswith(ARTICLES) for kind in kinds)


def _resolved(part: Any, named: Mapping[str, Any]) -> Any:
    """Return *part*, or the object that it only names."""
    if isinstance(part, dict) and isinstance(part.get("@id"), str) and len(part) <= 2:
        return {**named.get(part["@id"], {}), **part}
    return named.get(part, part) if isinstance(part, str) else part


def _address(part: Any) -> str:
    page = part.get("mainEntityOfPage") if isinstance(part, dict) else None
    return _text(part, "url") or _text(page, "@id", "url") or _text(part, "@id")


def _language(part: Any, named: Mapping[str, Any]) -> str:
    """Return the tag of the language that *part* says it is in."""
    said = part.get("inLanguage") if isinstance(part, dict) else None
    language = _resolved(next(iter(_list(said)), ""), named)
    tags = (_text(language, name) for name in ("alternateName", "identifier", "name", "@id"))
    return next((tag for tag in tags if normalise(tag)), "")


def _text(part: Any, *names: str) -> str:
    """Return *part* if it is a text, else the first of its *names* that is one."""
    if isinstance(part, str):
        return part.strip()
    texts = (part.get(name) for name in names) if isinstance(part, dict) else iter(())
    return next((text.strip() for text in texts if isinstance(text, str) and text.strip()), "")


def _list(value: Any) -> Sequence[Any]:
    if isinstance(value, list):
        return value[:MOST]
    return [] if value is None else [value]
