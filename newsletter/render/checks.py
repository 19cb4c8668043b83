"""The checks: what must hold of a rendering before it is sent."""

import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit

from newsletter.model import Edition, Issue, Place, Rendering, Site, Words
from newsletter.render.anatomy import Anatomy
from newsletter.render.findings import Finding, Level, Look
from newsletter.render.strings import Strings
from newsletter.render.voice import text_in, why

#: Longest subject in each language.
SUBJECT_LIMIT = 150
#: Gmail cuts a mail at about 102 kB, and its styles with it.
BYTES_LIMIT = 95_000
BYTES_WARNING = 80_000
#: What writers leave where words are to come; "None" is a program's word for nothing.
LEFTOVERS = re.compile(r"\bTK\b|\bXXX\b|\bNone\b|\bLorem ipsum\b|\{\{|\}\}")
#: Our own places, and what looks like one.
TOKEN = re.compile(r"__[A-Z][A-Z_]*__")
PLACES = frozenset(place.value for place in Place)
#: Hosts that nobody else can reach.
OWN_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})


def check(
    rendering: Rendering,
    edition: Edition,
    *,
    issue: Issue,
    site: Site,
    strings: Strings,
    outbox: bool = False,
) -> tuple[Finding, ...]:
    """Return what is wrong with *rendering*, in the order of the checks; nothing means all is well.

    Args:
        rendering: What would be sent.
        edition: Its edition.
        issue: What it was made from.
        site: The newsroom.
        strings: The words of the findings.
        outbox: Is mail only written to a folder, so that links to this machine are no fault?
    """
    look = Look(rendering, edition, issue, site, strings, outbox, Anatomy(rendering.html))
    return tuple(finding for one in CHECKS for finding in one(look))


def _subject(look: Look) -> Iterator[Finding]:
    for language in look.edition.languages:
        subject = look.issue.words.get(language, Words("", "", "")).subject.strip()
        if not subject or len(subject) > SUBJECT_LIMIT:
            yield look.find("S-01", language=language)


def _leftovers(look: Look) -> Iterator[Finding]:
    rendering = look.rendering
    envelope = f"{rendering.subject}\n{rendering.preheader}\n"
    tokens = set(TOKEN.findall(f"{envelope}{rendering.html}{rendering.text}")) - PLACES
    if tokens:
        yield look.find("S-05", found=_list(tokens))
    words = set(LEFTOVERS.findall(f"{envelope}{look.anatomy.text}\n{rendering.text}"))
    if words:
        yield look.find("S-05", Level.WARN, found=_list(words))


def _links(look: Look) -> Iterator[Finding]:
    """Find links that lead nowhere, or nowhere but to this machine."""
    found: dict[Level, list[str]] = {}
    for link in look.anatomy.named("a"):
        if level := _link_level(link.attributes.get("href"), outbox=look.outbox):
            found.setdefault(level, []).append(link.attributes.get("href", ""))
    for level, urls in found.items():
        more = f" (+{len(urls) - 1})" if len(urls) > 1 else ""
        yield look.find("L-01", level, url=f"{urls[0]}{more}")


def _link_level(href: str | None, *, outbox: bool) -> Level | None:
    if href is None or href in PLACES or re.fullmatch(r"#\S+|mailto:\S+@\S+", href):
        return None
    try:
        parts = urlsplit(href)
        scheme, host = parts.scheme, parts.hostname
    except ValueError:
        return Level.BLOCK
    if scheme not in {"http", "https"} or not host:
        return Level.BLOCK
    if scheme == "http" or host in OWN_HOSTS:
        return Level.WARN if outbox else Level.BLOCK
    return None


def _image_sizes(look: Look) -> Iterator[Finding]:
    for image in look.anatomy.named("img"):
        url = image.attributes.get("src", "")
        sizes = [image.attributes.get("width", ""), image.attributes.get("height", "")]
        if "height" not in image.attributes and not url.startswith(f"{look.site.base_url}/"):
            sizes.pop()  # nobody knows the height of a picture that was not fetched
        if not all(size.isascii() and size.isdigit() for size in sizes):
            yield look.find("I-04", url=url)


def _size(look: Look) -> Iterator[Finding]:
    size = len(look.rendering.html.encode())
    if size > BYTES_WARNING:
        level = Level.BLOCK if size > BYTES_LIMIT else Level.WARN
        yield look.find("Z-01", level, kb=round(size / 1000))


def _languages(look: Look) -> Iterator[Finding]:
    """Find out whether every language is marked: a screen reader chooses its voice by that."""
    first = look.edition.language
    whole = look.anatomy.named("html")
    whole += [one for one in look.anatomy.elements if one.attributes.get("role") == "article"]
    marked = {one.attributes["lang"] for one in look.anatomy.elements if "lang" in one.attributes}
    if len(whole) != 2 or any(
        one.attributes.get("lang") != first or not one.attributes.get("dir") for one in whole
    ):
        yield look.find("A-01", language=first)
    for language in look.edition.languages:
        if language != first and language not in marked:
            yield look.find("A-01", language=language)


def _headings(look: Look) -> Iterator[Finding]:
    headings = look.anatomy.named("h1", "h2", "h3", "h4", "h5", "h6")
    levels = [int(heading.name[1]) for heading in headings]
    skips = any(after > before + 1 for before, after in zip([0, *levels], levels, strict=False))
    if levels.count(1) != 1 or skips or not all(heading.text for heading in headings):
        yield look.find("A-03", found=" ".join(heading.name for heading in headings))


def _ways_out(look: Look) -> Iterator[Finding]:
    """Find out whether every reader can leave, in their language, and knows who writes and why."""
    leaving = {
        link.language
        for link in look.anatomy.named("a")
        if link.attributes.get("href") == Place.UNSUBSCRIBE
    }
    for language in look.edition.languages:
        if language not in leaving:
            yield look.find("C-01", language=language)
        address = text_in(look.site.postal_address, language)
        if not address or address not in look.anatomy.text:
            yield look.find("C-03", language=language)
        if why(look.strings, look.edition, language) not in look.anatomy.text:
            yield look.find("C-05", language=language)


def _text_part(look: Look) -> Iterator[Finding]:
    """Find headlines and links of the HTML that the plain text lacks."""
    text = _squeezed(look.rendering.text)
    headlines = [
        heading.text
        for heading in look.anatomy.named("h1", "h2", "h3")
        if "hd" in heading.attributes.get("class", "").split()
    ]
    links = [link.attributes.get("href", "") for link in look.anatomy.named("a")]
    wanted = [*headlines, *(href for href in links if href.startswith(("http:", "https:")))]
    missing = [words for words in wanted if _squeezed(words) not in text]
    if missing or not text:
        yield look.find("P-01", found=_list(missing))


def _places(look: Look) -> Iterator[Finding]:
    """Find out whether the reader's own links stand in both parts, and nowhere else."""
    html, text = (set(TOKEN.findall(part)) for part in (look.rendering.html, look.rendering.text))
    envelope = set(TOKEN.findall(f"{look.rendering.subject} {look.rendering.preheader}"))
    wrong = (PLACES - html) | (PLACES - text) | (PLACES & envelope)
    if wrong:
        yield look.find("X-01", found=_list(wrong))


def _squeezed(words: str) -> str:
    """Return *words* so that neither case nor line breaks count."""
    return "".join(words.casefold().split())


def _list(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))


CHECKS: tuple[Callable[[Look], Iterator[Finding]], ...] = (
    _subject, _leftovers, _links, _image_sizes, _size, _languages, _headings, _ways_out,
    _text_part, _places,
)  # fmt: skip
