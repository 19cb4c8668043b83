"""Numbers, days and hours in words, written in figures: "sixty-two" is 62, "a las seis" 6."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from newsletter.stories.moments import ISO_DAYS, days_of, hours_of
from newsletter.stories.rewriting import Rewriting, Rule
from newsletter.stories.tongues import Tongue, choice, tongue_of

#: Figures that may stand before a scale: "2.5 million".
FIGURES = r"\d{1,15}(?:[.,]\d{1,15}){0,5}"

#: From here on a scale multiplies all that stands before it, not only the last words.
GREAT = 1000

#: From here on a number may go on: "twenty-two", but not "two two".
TENS = 20


def in_figures(text: str, language: str) -> Rewriting:
    """Return the folded *text* with its numbers, days and hours in figures.

    A day of the year becomes `@11-24`, an hour `18:30`, a number of words its figures.
    """
    rewritten = Rewriting(text)
    rewritten.apply(_rules(language))
    return rewritten


@cache
def _rules(language: str) -> tuple[Rule, ...]:
    tongue = tongue_of(language)
    return (_numbers(tongue), *days_of(tongue), hours_of(tongue), ISO_DAYS)


def _numbers(tongue: Tongue) -> Rule:
    glued = "numbers" in tongue.glued
    edge, behind = ("", "") if glued else (r"(?<![^\W_])", r"(?![^\W_])")
    last = "" if "scales" in tongue.glued else r"(?![^\W_])"
    between = rf"[ -]?(?:(?:{choice(tongue.joints)})[ ])?"
    few, many = (f"{edge}(?:{choice(words)}){behind}" for words in _few_and_many(tongue.numbers))
    small = f"(?:{few})" + ("{1,9}" if glued else "")
    words = rf"(?:{many}(?:{between}{many}){{0,3}}(?:{between}{small})?|{small})"
    number = rf"(?:(?<!\d)(?<!\d[.,]){FIGURES}(?![\d.,:]*\d)|{words})"
    scales = rf"[ ]?(?:{choice(tongue.scales)}){last}"
    pattern = re.compile(rf"{number}(?:{scales})+(?:{between}{number}(?:{scales})*){{0,4}}|{words}")
    token = re.compile(rf"{FIGURES}|{choice({**tongue.numbers, **tongue.scales})}")

    def say(found: re.Match[str]) -> str:
        value = _value(token.findall(found[0].replace("-", " ")), tongue)
        return f" {value} " if value and glued else value or found[0]

    return pattern, say


def _few_and_many(numbers: Mapping[str, int]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words that end a number, and those after which it may go on."""
    return (
        tuple(word for word, value in numbers.items() if value < TENS),
        tuple(word for word, value in numbers.items() if value >= TENS),
    )


def _value(words: list[str], tongue: Tongue) -> str:
    """Return the number that *words* make, in figures; `""` for "one", which is "a" as often."""
    if len(words) > 1 and all(tongue.numbers.get(word, 10) < 10 for word in words):
        return "".join(str(tongue.numbers[word]) for word in words)
    total = below = unit = Decimal(0)
    for place, word in enumerate(words):
        scale = tongue.scales.get(word, 0) if place else 0
        if scale >= GREAT:
            whole = below + unit
            total = (
                max(total + whole, Decimal(1)) * scale
                if total < scale
                else (total + max(whole, Decimal(1)) * scale)
            )
            below = unit = Decimal(0)
        elif scale:
            below += max(unit, Decimal(1)) * scale
            unit = Decimal(0)
        else:
            unit += tongue.numbers[word] if word in tongue.numbers else _plain(word)
    value = total + below + unit
    return f"{value.normalize():f}" if value != 1 else ""


def _plain(figures: str) -> Decimal:
    """Return *figures* before a scale as a number: a mark and three figures are thousands."""
    whole = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", figures).replace(",", ".")
    return Decimal(whole if whole.count(".") <= 1 else whole.replace(".", ""))
