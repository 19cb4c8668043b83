"""Checks of what was left where it does not belong: places, writers' notes, marks of a preview."""

import re
from collections.abc import Iterator

from newsletter.model import Place
from newsletter.render.checks.listed import in_a_row
from newsletter.render.findings import Finding, Level, Look

#: What writers leave where words are to come; "None" is a program's word for nothing.
LEFTOVERS = re.compile(r"\bTK\b|\bXXX\b|\bNone\b|\bLorem\b|(?<![\w/])_{2,}(?!\w)|\{\{|\}\}")
#: Our own places, and what looks like one.
TOKEN = re.compile(r"__[A-Z][A-Z_]*__")
PLACES = frozenset(place.value for place in Place)
#: What only a page for editors may carry.
MARKS = ("data-preview", "data-edit", "contenteditable")
DRAFT_CLASSES = frozenset({"draft", "preview", "editing"})


def _leftovers(look: Look) -> Iterator[Finding]:
    rendering = look.rendering
    envelope = f"{rendering.subject}\n{rendering.preheader}\n"
    tokens = set(TOKEN.findall(f"{envelope}{rendering.html}{rendering.text}")) - PLACES
    if tokens:
        yield look.find("S-05", found=in_a_row(tokens))
    known: set[str] = set()
    left = set(LEFTOVERS.findall(f"{envelope}{look.anatomy.text}\n{rendering.text}"))
    for place, text in _written(look):
        if found := left & set(LEFTOVERS.findall(text)):
            yield look.find("S-05", Level.WARN, place, found=in_a_row(found))
            known |= found
    if left - known:
        yield look.find("S-05", Level.WARN, "", found=in_a_row(left - known))


def _written(look: Look) -> Iterator[tuple[str, str]]:
    """Yield all that people wrote and this edition may show, each with where it is mended."""
    for story in look.stories.values():
        for language, article in story.articles.items():
            yield f"stories/{story.id}/{language}/title", article.title
            yield f"stories/{story.id}/{language}/summary", article.summary
    for language in look.edition.languages:
        if words := look.issue.words.get(language):
            for name in ("subject", "preheader", "note"):
                yield f"words/{language}/{name}", getattr(words, name)
    code = look.edition.code
    if own := look.issue.envelopes.get(code):
        for name in (one for one in ("subject", "preheader") if one in own.edited):
            yield f"envelopes/{code}/{name}", getattr(own, name)


def _preview_marks(look: Look) -> Iterator[Finding]:
    found = {
        mark
        for element in look.anatomy.elements
        for mark in (*element.attributes, *element.classes)
        if mark.startswith(MARKS) or mark in DRAFT_CLASSES
    }
    found |= {
        f"<!--{comment.strip()[:30]}-->"
        for comment in look.anatomy.comments
        if not comment.lstrip().lower().startswith(("[if ", "[endif", "<![endif"))
    }
    if found:
        yield look.find("X-03", found=in_a_row(found))


def _places(look: Look) -> Iterator[Finding]:
    """Find out whether the reader's own links stand in both parts, and nowhere else."""
    html, text = (set(TOKEN.findall(part)) for part in (look.rendering.html, look.rendering.text))
    envelope = set(TOKEN.findall(f"{look.rendering.subject} {look.rendering.preheader}"))
    wrong = (PLACES - html) | (PLACES - text) | (PLACES & envelope)
    if wrong:
        yield look.find("X-01", found=in_a_row(wrong))


CHECKS = (_leftovers, _preview_marks, _places)
