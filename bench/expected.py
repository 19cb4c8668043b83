"""What the corpus of bench/fidelity.py expects, told from what has nothing to do with us."""

import ast
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: Where an expression of feedparser looks -> the field of an article.
PATHS = {
    "title": "title", "title_detail.value": "title", "link": "link",
    "id": "guid", "guid": "guid", "author": "author", "author_detail.name": "author",
    "published": "published", "published_parsed": "published",
    "created": "published", "created_parsed": "published", "updated": "updated",
    "updated_parsed": "updated", "summary": "content", "description": "content",
    "summary_detail.value": "content", "content.0.value": "content",
}  # fmt: skip

#: What nobody but a podcast, a map or a validator asks for, by the first name in the expression.
UNCARRIED = (
    (r"^feed|^version", "about the feed, not an item"),
    (r"^encoding|bozo|^headers|etag|modified'", "about HTTP, or the parser's own opinion"),
    (r"\.source\b", "where an item was copied from"),
    (r"contributor|publisher|author", "persons besides authors, and their addresses"),
    (r"language", "a language tag of an element"),
    (r"\.(base|type)$|_detail", "how an element was written"),
    (r"links|enclosure|comments|guidislink", "what a link is for"),
    (r"tags|categor|custom", "tags beyond the first section"),
    (r"where|itunes|psc_|media_|rights|copyright|license|expired", "other vocabularies"),
)


@dataclass(frozen=True)
class Case:
    """What is expected of one field of one item."""

    corpus: str
    path: str
    item: int
    field: str
    value: Any


class Uncarried(Exception):
    """We do not carry what is expected; it says what that is."""


def of_feedparser(path: str, expression: str) -> Iterator[Case]:
    """Yield what *expression* expects."""
    found, why = [], "nothing is expected but that it is read"
    for part in parts_of(ast.parse(expression, mode="eval").body):
        if ast.unparse(part) in {"not bozo", "bozo", "1"}:
            continue
        try:
            found += compared(path, part)
        except Uncarried as reason:
            why = str(reason)
    if not found:
        raise Uncarried(why)
    yield from found


def parts_of(tree: ast.expr) -> Iterator[ast.expr]:
    """Yield what *tree* joins by "and"."""
    if isinstance(tree, ast.BoolOp):
        for part in tree.values:
            yield from parts_of(part)
    else:
        yield tree


def compared(path: str, part: ast.expr) -> Iterator[Case]:
    """Yield what the comparison *part* expects."""
    if not isinstance(part, ast.Compare) or not all(isinstance(op, ast.Eq) for op in part.ops):
        raise Uncarried(reason_for(dotted(part)))
    *left, right = [part.left, *part.comparators]
    ordinal = isinstance(left[0], ast.Call) and ast.unparse(left[0].func) == "ord"
    names = [dotted(one.args[0] if ordinal else one) for one in left]
    try:
        value = ast.literal_eval(right)
    except ValueError as error:
        raise Uncarried(reason_for(names[0])) from error
    for name in names:
        where = re.fullmatch(r"entries\.(\d+)\.(.+)", name)
        if not where or where[2] not in PATHS:
            raise Uncarried(reason_for(name))
        yield Case(
            "feedparser", path, int(where[1]), PATHS[where[2]], chr(value) if ordinal else value
        )


def dotted(node: ast.expr) -> str:
    """Write the access to an item as names with dots between."""
    if isinstance(node, ast.Subscript):
        return f"{dotted(node.value)}.{ast.literal_eval(node.slice)}"
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ast.unparse(node)


def reason_for(name: str) -> str:
    """Say why we do not carry what *name* leads to."""
    return next((why for sign, why in UNCARRIED if re.search(sign, name)), f"other: {name}")


def of_gofeed(path: str, answer: dict[str, Any]) -> Iterator[Case]:
    """Yield what the *answer* of gofeed expects."""
    entries = answer.get("items") or answer.get("entries") or []
    found = [
        Case("gofeed", path, number, field, value)
        for number, entry in enumerate(entries)
        for field, value in facts_of(entry)
        if value
    ]
    if not found:
        what = {key for entry in entries for key in entry} - {"extensions", "dcExt", "itunesExt"}
        raise Uncarried(reason_for(f".{min(what)}") if what else "about the feed, not an item")
    yield from found


def facts_of(entry: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield field and value of all that an *entry* of gofeed says."""
    guid, content = entry.get("guid"), entry.get("content")
    links = entry.get("links") or []
    pages = [
        one if isinstance(one, str) else one.get("href")
        for one in links
        if isinstance(one, str) or one.get("rel", "alternate") == "alternate"
    ]
    yield "title", entry.get("title")
    yield "link", entry.get("link") or entry.get("url") or next(iter(pages), "")
    yield "guid", entry.get("id") or (guid.get("value") if isinstance(guid, dict) else guid)
    text = content.get("value") if isinstance(content, dict) else content
    yield "content", entry.get("content_html") or text or entry.get("content_text")
    yield "content", entry.get("description") or entry.get("summary")
    yield "published", entry.get("publishedParsed") or entry.get("pubDateParsed")
    yield "published", entry.get("date_published")
    yield "updated", entry.get("updatedParsed") or entry.get("date_modified")
    author, more = entry.get("author"), entry.get("dcExt", {}).get("creator")
    people = more or entry.get("authors") or ([author] if author else [])
    yield (
        "author",
        ", ".join(one if isinstance(one, str) else one.get("name", "") for one in people),
    )


def cases_of(root: Path) -> tuple[list[Case], dict[tuple[str, str], list[str]]]:
    """Return all that can be compared, and (corpus, reason) -> what cannot."""
    cases: list[Case] = []
    left: dict[tuple[str, str], list[str]] = defaultdict(list)
    expected = json.loads((root / "expected.json").read_text("utf-8"))
    for path in sorted((root / "gofeed").rglob("*.json")):
        if not path.with_suffix(".xml").exists() and not path.stem.endswith("_expected"):
            answer = path.with_name(f"{path.stem}_expected.json")
            told = answer if answer.exists() else path
            expected[path.relative_to(root).as_posix()] = {
                "json": told.relative_to(root).as_posix()
            }
    for path, said in expected.items():
        try:
            if "json" in said:
                cases += of_gofeed(path, json.loads((root / said["json"]).read_text("utf-8")))
            else:
                cases += of_feedparser(path, said["expect"])
        except Uncarried as reason:
            left[path.split("/")[0], str(reason)].append(path)
    return cases, left
