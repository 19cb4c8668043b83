"""Checks of how Spanish is written, where those who know English better slip."""

import re
from collections.abc import Iterator

from newsletter.model import primary
from newsletter.render.checks.desk import Desk
from newsletter.render.checks.listed import in_a_row
from newsletter.render.findings import Finding, Level

#: A question or an exclamation without the mark that opens it.
UNOPENED = (
    re.compile(r"(?:^|[.!?…]\s)[^¿?.!…]*\?"),
    re.compile(r"(?:^|[.!?…]\s)[^¡!.?…]*!"),
)
#: More of a text no edition shows, characters.
LONGEST = 2_000
#: "4 pm", "4 p.m.": the Academy writes "4 p. m.".
HOUR = re.compile(r"\d\s?(?:[ap]\.m\.|[ap]m\b)", re.IGNORECASE)
#: Days and months have small letters, but at the beginning of a sentence.
CAPITAL = re.compile(
    r"(?<=[\wáéíóúñ,] )(?:Lunes|Martes|Miércoles|Jueves|Viernes|Sábado|Domingo|Enero|Febrero|Marzo|"
    r"Abril|Mayo|Junio|Julio|Agosto|Septiembre|Octubre|Noviembre|Diciembre)\b"
)


def _spanish(desk: Desk) -> Iterator[Finding]:
    for language in desk.site.languages:
        if primary(language) != "es":
            continue
        for where, text in _texts(desk, language):
            if found := slips(text):
                yield desk.find("T-07", Level.WARN, language, where, found=in_a_row(found, 3))


def slips(text: str) -> list[str]:
    """Return what is not written as Spanish in *text*."""
    text = text[:LONGEST]
    found = [one.group()[-30:].strip(" .") for sign in UNOPENED for one in sign.finditer(text)]
    return found + [one.group() for sign in (HOUR, CAPITAL) for one in sign.finditer(text)]


def _texts(desk: Desk, language: str) -> Iterator[tuple[str, str]]:
    """Yield where something is written in *language*, and what."""
    if words := desk.issue.words.get(language):
        for name in ("subject", "preheader", "note"):
            yield f"words/{language}/{name}", getattr(words, name)
    for story in desk.told():
        if article := story.articles.get(language):
            yield f"stories/{story.id}/{language}/title", article.title
            yield f"stories/{story.id}/{language}/summary", article.summary


CHECKS = (_spanish,)
