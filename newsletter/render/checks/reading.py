"""Checks of what a screen reader goes by: languages, directions and headings."""

from collections.abc import Iterator

from newsletter.model import direction
from newsletter.render.findings import Finding, Look


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


def _directions(look: Look) -> Iterator[Finding]:
    """Find words of a language that would run in the direction of another."""
    wrong = {
        one.attributes["lang"]
        for one in look.anatomy.elements
        if one.attributes.get("lang") and one.attributes.get("dir") in {"ltr", "rtl"}
        if one.attributes["dir"] != direction(one.attributes["lang"])
    }
    for language in sorted(wrong):
        yield look.find("A-01", sentence="A-01-dir", language=language)


def _headings(look: Look) -> Iterator[Finding]:
    headings = look.anatomy.named("h1", "h2", "h3", "h4", "h5", "h6")
    levels = [int(heading.name[1]) for heading in headings]
    skips = any(after > before + 1 for before, after in zip([0, *levels], levels, strict=False))
    if levels.count(1) != 1 or skips or not all(heading.text for heading in headings):
        yield look.find("A-03", found=" ".join(heading.name for heading in headings))


CHECKS = (_languages, _directions, _headings)
