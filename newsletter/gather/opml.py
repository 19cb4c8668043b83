"""Lists of feeds as feed readers write them: OPML 1.0 and 2.0 (http://opml.org/spec2.opml)."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from newsletter.errors import PageError
from newsletter.gather.language import in_address
from newsletter.gather.text import charset, words
from newsletter.gather.urls import absolute, on_the_web
from newsletter.model import among, normalise

#: More feeds than this are no newsroom's list.
MOST = 1_000

#: Longest id that is made of a title.
ID_LIMIT = 30

#: What a list says of its encoding, and the line in which it does.
ENCODING = re.compile(rb"""\A\s*<\?xml\b[^>]{0,200}\bencoding\s*=\s*["']([\w.-]{1,40})["']""")
DECLARATION = re.compile(r"\A\s*<\?xml\b[^>]{0,500}>")

EXPORT = "Export the feeds of your reader as OPML."
NO_ADDRESS = "It has no address that begins with http:// or https://."


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed as a list names it."""

    title: str
    #: Its address, `""` when it has none that can be read.
    url: str
    #: The language that its address names, else the list; `""` if none of ours.
    language: str = ""
    #: The folders it lies in.
    folders: tuple[str, ...] = ()
    #: Where it stands in the list, from 1.
    line: int = 0
    #: The language that the list says it is in, when that is none of ours.
    foreign: str = ""
    #: Why it cannot be read, in plain words.
    fault: str = ""
    #: What stands in the place of its address, when that is none that can be read.
    said: str = ""


def read_opml(content: bytes, languages: Sequence[str]) -> list[Listed]:
    """Return the feeds that the list *content* names, in its order.

    Raises:
        PageError: it is no list, or none that a newsroom would have.
    """
    bare = content.replace(b"\0", b"").lower()
    if b"<opml" not in bare:
        raise PageError("This is no OPML list.", remedy=EXPORT)
    if b"<!entity" in bare:
        what = "This list defines entities of its own, which no list needs."
        raise PageError(what, remedy=EXPORT)
    feeds: list[Listed] = []
    for outline, facts in _outlines(_tree(_in_utf8(content))):
        if len(feeds) == MOST:
            raise PageError(f"It names more than {MOST:,} feeds.", remedy="Divide it.")
        feeds.append(_listed(outline, facts, languages))
    if not feeds:
        raise PageError("This list names no feed.", remedy=EXPORT)
    return feeds


def id_of(title: str, taken: Collection[str]) -> str:
    """Return an id made of *title* that is not *taken*: small letters, digits and dashes."""
    bare = re.sub(r"^https?://(?:www\.)?", "", title)
    plain = unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:ID_LIMIT].strip("-") or "source"
    others = (f"{name[: ID_LIMIT - 5]}-{number}" for number in range(2, MOST + len(taken) + 2))
    return next(made for made in (name, *others) if made not in taken)


def _in_utf8(content: bytes) -> bytes:
    """Return *content* in UTF-8, unless it says another encoding, which the parser will know."""
    declared = ENCODING.match(content)
    if declared and declared[1].lower() not in {b"utf-8", b"utf8"}:
        return content
    text = charset.decode(content)
    if text is None:
        return content
    bare = DECLARATION.sub(lambda found: "\n" * found[0].count("\n"), text)
    return bare.encode("utf-8", "replace")


def _tree(content: bytes) -> Any:
    """Return *content* as a tree.

    Raises:
        PageError: it is no XML, or no list.
    """
    # The parser keeps its own limits on depth, on length and on what entities grow to.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in (error.msg or "").lower():
            raise PageError("Its folders are nested too deep.", remedy="Export it again.") from None
        what = f"This list is broken in line {error.lineno or 1}, or breaks off there."
        remedy = "Export it again; in an address, & is written as &amp;."
        raise PageError(what, remedy=remedy) from None
    if etree.QName(root).localname.lower() != "opml":
        raise PageError("This is no OPML list.", remedy=EXPORT)
    return root


def _outlines(root: Any) -> Iterator[tuple[Any, Mapping[str, str]]]:
    """Yield every outline of *root* that names something to read, with its facts."""
    for element in root.iter():
        if _is_outline(element):
            facts = _facts(element)
            names_page = facts.get("htmlurl") or facts.get("url")
            if "xmlurl" in facts or (names_page and not len(element)):
                yield element, facts


def _is_outline(element: Any) -> bool:
    return isinstance(element.tag, str) and etree.QName(element).localname.lower() == "outline"


def _facts(outline: Any) -> dict[str, str]:
    """Return the attributes of *outline*, by their names in small letters."""
    return {name.lower(): value.strip() for name, value in outline.attrib.items()}


def _listed(outline: Any, facts: Mapping[str, str], languages: Sequence[str]) -> Listed:
    said = facts.get("xmlurl") or facts.get("htmlurl") or facts.get("url") or ""
    url = absolute(on_the_web(facts.get("xmlurl", "")))
    page = absolute(facts.get("htmlurl") or facts.get("url") or "")
    tag = facts.get("language", "")
    named = in_address(url, languages)
    language = named or among(tag, languages) or ""
    fault = "" if url else NO_ADDRESS
    if page and "xmlurl" not in facts:
        fault = f"It names a page, but no feed. See `newsletter sources try {page}`."
    return Listed(
        title=_title(facts) or url,
        url=url,
        language=language,
        folders=tuple(_folders(outline, facts)),
        line=outline.sourceline or 0,
        foreign="" if language else normalise(tag),
        fault=fault,
        said="" if url else words.line(said),
    )


def _title(facts: Mapping[str, str]) -> str:
    return words.unmarked(facts.get("text", "")) or words.unmarked(facts.get("title", ""))


def _folders(outline: Any, facts: Mapping[str, str]) -> Iterator[str]:
    """Yield the names of the categories and folders that *outline* lies in."""
    names = re.split("[,/]", facts.get("category", ""))
    above = [one for one in outline.iterancestors() if _is_outline(one)]
    titles = [_title(_facts(one)) for one in reversed(above)]
    yield from (name for name in (*map(words.line, names), *titles) if name)
