"""Checks of links: where they lead, in which language, and what they say."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from newsletter.render.anatomy import Anatomy, Element
from newsletter.render.checks.leftovers import PLACES
from newsletter.render.checks.listed import in_a_row, words_for
from newsletter.render.findings import TEMPLATES, Finding, Level, Look
from newsletter.render.typography import safe_url

#: Hosts that nobody else can reach.
OWN_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
#: Hosts that hide where a link leads; filters of spam know them, too.
SHORTENERS = frozenset(
    "bit.ly buff.ly cutt.ly dlvr.it goo.gl is.gd lnkd.in ow.ly rb.gy shorturl.at t.co t.ly "
    "tiny.cc tinyurl.com trib.al v.gd".split()
)
#: A host that is a number.
NUMBER = re.compile(r"[\d.]+|.*:.*")


def _links(look: Look) -> Iterator[Finding]:
    """Find links that lead nowhere, or nowhere but to this machine."""
    found: dict[Level, list[str]] = {}
    for link in look.anatomy.named("a"):
        if level := link_level(link.attributes.get("href"), outbox=look.outbox):
            found.setdefault(level, []).append(link.attributes.get("href", ""))
    for level, urls in found.items():
        more = f" (+{len(urls) - 1})" if len(urls) > 1 else ""
        yield look.find("L-01", level, look.place_of(urls[0]), url=f"{urls[0]}{more}")


def link_level(href: str | None, *, outbox: bool) -> Level | None:
    """Return what the address *href* means for the issue; None when it may be followed."""
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


def _other_language(look: Look) -> Iterator[Finding]:
    """Find links to a page in another language, where the reader's own has one."""
    shown = {
        (link.language, link.attributes.get("href", "")): link for link in look.anatomy.named("a")
    }
    words = {one.story for one in look.issue.stories if one.section in look.word_sections}
    for story in (one for one in look.stories.values() if one.id not in words):
        for tongue, article in story.articles.items():
            for language in look.edition.languages:
                better = story.articles[language].url if language in story.articles else ""
                better = better or article.alternates.get(language, "")
                url = safe_url(article.url)
                if tongue != language and better and better != article.url and (
                    (language, url) in shown
                ):  # fmt: skip
                    yield look.find(
                        "L-03", Level.WARN, f"stories/{story.id}/{language}/url",
                        language=language, url=url,
                    )  # fmt: skip


def _words(look: Look) -> Iterator[Finding]:
    """Find links that say nothing, or the same of two addresses."""
    leading: dict[tuple[str, str], set[str]] = {}
    for link, name in said(look.anatomy):
        href = link.attributes["href"]
        if href and name:
            leading.setdefault((link.language, name.casefold().rstrip(" .:…»>→")), set()).add(href)
    known = look.edition.languages
    vague = {one: set(words_for(look.strings, one, "vague")) for one in known}
    found = {
        words: min(urls)
        for (language, words), urls in leading.items()
        if words in vague.get(language, ()) or (len(urls) > 1 and urls - PLACES)
    }
    if found:
        where = next((p for url in found.values() if (p := look.place_of(url)) != TEMPLATES), "")
        yield look.find("L-04", Level.WARN, where or TEMPLATES, found=in_a_row(found))


def said(anatomy: Anatomy) -> Iterator[tuple[Element, str]]:
    """Yield the links that a screen reader reads, each with what it says of it.

    That is a link's label, its words, or what its picture shows.
    """
    shown = {id(one.parent): one.attributes.get("alt", "") for one in anatomy.named("img")}
    for link in anatomy.named("a"):
        if "href" in link.attributes and link.attributes.get("aria-hidden") != "true":
            label = link.attributes.get("aria-label", "").strip()
            yield link, label or link.text or shown.get(id(link), "").strip()


def _hidden_ends(look: Look) -> Iterator[Finding]:
    """Find addresses that hide where they lead."""
    for url in dict.fromkeys(link.attributes.get("href", "") for link in look.anatomy.named("a")):
        try:
            host = (urlsplit(url).hostname or "").removeprefix("www.")
        except ValueError:
            continue
        if host in SHORTENERS or (host and NUMBER.fullmatch(host) and host not in OWN_HOSTS):
            yield look.find("L-05", Level.WARN, look.place_of(url), url=url)


CHECKS = (_links, _other_language, _words, _hidden_ends)
