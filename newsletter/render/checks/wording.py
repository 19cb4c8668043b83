"""Checks of a story's versions: that they are in their languages, and say the same."""

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher

from newsletter.model import Article, Missing
from newsletter.render.checks.desk import Desk
from newsletter.render.checks.listed import found_in, in_a_row, words_for
from newsletter.render.findings import Finding, Level

#: Fewer words than this tell no language.
WORDS = 6
#: How much longer, title and summary together, a translation may be: as a share of the other's
#: characters. Spanish runs a tenth to a third longer than English.
LENGTHS = {("en", "es"): (0.7, 1.8), ("es", "en"): (1 / 1.8, 1 / 0.7)}
#: Shorter texts are too short to be compared by length, characters.
SHORT = 80
#: More of a title or a summary no edition shows, characters.
LONGEST = 2_000
#: From here on two different words are taken for one that was misspelt.
ALIKE = 0.85
#: Two or three words with capitals, not the first of a sentence.
NAME = re.compile(
    r"(?<![.!?:¿¡\"“«]\s)(?<!^)\b([^\W\d_a-zà-ÿ]\w{2,}(?:\s[^\W\d_a-zà-ÿ]\w{2,}){1,2})"
)


def _tongue(desk: Desk) -> Iterator[Finding]:
    """Find texts that look like another language of the newsroom than their own."""
    common = {one: set(words_for(desk.strings, one, "common")) for one in desk.site.languages}
    for story in desk.told():
        for language, article in story.articles.items():
            words = re.findall(r"\w+", _text(article).casefold())
            if language not in common or len(words) < WORDS:
                continue
            shares = {one: sum(word in common[one] for word in words) for one in common}
            other = max(shares, key=lambda one: (shares[one], one == language))
            if other != language and shares[other] > 2 * shares[language] + 2:
                where = f"stories/{story.id}/{language}/summary"
                yield desk.find(
                    "T-10", Level.WARN, language, where, title=article.title, language=other
                )


def _same(desk: Desk) -> Iterator[Finding]:
    for story, first, second in desk.pairs():
        one, other = (" ".join(_text(article).split()) for article in (first, second))
        if one.casefold() == other.casefold() and len(one.split()) > 3:
            where = f"stories/{story.id}/{second.language}/title"
            yield desk.find("T-11", Level.WARN, second.language, where, title=second.title)


def _numbers(desk: Desk) -> Iterator[Finding]:
    """Find amounts, hours and phones that only one of two versions names."""
    for story, first, second in desk.pairs():
        ours, theirs = (desk.amounts(_text(one), one.language) for one in (first, second))
        lost = [written for amount, written in ours.items() if amount not in theirs]
        added = [written for amount, written in theirs.items() if amount not in ours]
        if lost and added:
            where = f"stories/{story.id}/{second.language}/summary"
            found = {"ours": in_a_row(lost, 3), "theirs": in_a_row(added, 3)}
            yield desk.find("T-05", Level.WARN, second.language, where, title=second.title, **found)


def _names(desk: Desk) -> Iterator[Finding]:
    """Find names that are written in two ways: Rosa Delgado, Rosa Delgao."""
    for story, first, second in desk.pairs():
        ours, theirs = (_names_in(one) for one in (first, second))
        for one in sorted(ours.keys() - theirs.keys()):
            other = next((name for name in sorted(theirs.keys() - ours) if _near(one, name)), None)
            if other:
                where = f"stories/{story.id}/{second.language}/summary"
                found = {"ours": ours[one], "theirs": theirs[other]}
                yield desk.find(
                    "T-13", Level.WARN, second.language, where, title=second.title, **found
                )


def _length(desk: Desk) -> Iterator[Finding]:
    for story, first, second in desk.pairs():
        limits = LENGTHS.get((first.language, second.language))
        sizes = [len(_text(article)) for article in (first, second)]
        if not limits or min(sizes) == 0 or max(sizes) < SHORT:
            continue
        if not limits[0] <= sizes[1] / sizes[0] <= limits[1]:
            where = f"stories/{story.id}/{second.language}/summary"
            yield desk.find("T-06", Level.WARN, second.language, where, title=second.title)


def _summaries(desk: Desk) -> Iterator[Finding]:
    """Find stories that have a summary in one language only."""
    policies = {
        one.story: desk.newsletter.when_missing(one.section, one.missing)
        for one in desk.issue.stories
    }
    for story, first, second in desk.pairs():
        empty = first if not first.summary.strip() else second
        if bool(first.summary.strip()) != bool(second.summary.strip()):
            where = f"stories/{story.id}/{empty.language}/summary"
            values = {"title": empty.title, "language": empty.language}
            level = Level.BLOCK if policies[story.id] is Missing.HOLD else Level.WARN
            yield desk.find("T-12", level, empty.language, where, **values)


def _terms(desk: Desk) -> Iterator[Finding]:
    """Find settled words that a translation does without."""
    for story, first, second in desk.pairs():
        for one, other in ((first, second), (second, first)):
            for term in desk.terms:
                wanted = term.get(other.language, "")
                said = term.get(one.language, "")
                if said and wanted and found_in(_text(one), [said.casefold()]) and not found_in(
                    _text(other), [wanted.casefold()]
                ):  # fmt: skip
                    where = f"stories/{story.id}/{other.language}/summary"
                    values = {"title": other.title, "term": said, "wanted": wanted}
                    yield desk.find("T-09", Level.WARN, other.language, where, **values)


def _text(article: Article) -> str:
    return f"{article.title[:LONGEST]} . {article.summary[:LONGEST]}"


def _names_in(article: Article) -> dict[str, str]:
    """Return the names of people and places in *article*: without accents -> as written."""
    found = [
        *NAME.findall(f"{article.title[:LONGEST]}. {article.summary[:LONGEST]}"),
        article.author,
    ]
    return {_plain(name): name for name in found if len(name.split()) > 1}


def _near(one: str, other: str) -> bool:
    """Are these one name but for a slip in one of its words?"""
    ours, theirs = one.split(), other.split()
    if len(ours) != len(theirs):
        return False
    unlike = [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]]
    return len(unlike) == 1 and SequenceMatcher(None, *unlike[0]).ratio() >= ALIKE


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.casefold())
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())


CHECKS = (_tongue, _same, _numbers, _names, _length, _summaries, _terms)
