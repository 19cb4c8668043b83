"""Reads the style sheets of a mail, as far as mails use them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

#: A selector that can be followed: an element, classes, or both.
SIMPLE = re.compile(r"([a-z][a-z0-9]*)?((?:\.[\w-]+)*)")

IMPORTANT = re.compile(r"\s*!\s*important\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a style sheet."""

    #: What stands before the brace of an at-rule around it, "@media screen"; `""` for none.
    around: str
    selectors: tuple[str, ...]
    #: Name, value without `!important`, and whether that stood there.
    declarations: tuple[tuple[str, str, bool], ...]
    #: Is there a brace within its braces?
    nested: bool = False


def blocks(css: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before the braces and in them, for the outermost braces of *css*.

    An at-rule without braces, as `@import` is one, does not stand before any.
    """
    before, start, depth = 0, 0, 0
    for place, sign in enumerate(css):
        if sign == "{":
            depth += 1
            if depth == 1:
                start = place
        elif sign == "}" and depth:
            depth -= 1
            if depth == 0:
                head = css[before:start].rpartition(";")[2]
                yield head.strip(), css[start + 1 : place]
                before = place + 1


def rules(css: str, around: str = "") -> Iterator[Rule]:
    """Yield the rules of *css*, those within at-rules too."""
    for head, body in blocks(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)):
        if head.startswith("@") and "{" in body:
            yield from rules(body, f"{around} {head}".strip())
        else:
            selectors = tuple(" ".join(one.split()) for one in head.split(","))
            yield Rule(around, selectors, declarations(body), "{" in body)


@lru_cache(1024)
def declarations(style: str) -> tuple[tuple[str, str, bool], ...]:
    """Return name, value, and whether it is important, for what stands in *style*."""
    found = []
    for one in style.split(";"):
        name, colon, value = one.partition(":")
        if colon:
            plain = IMPORTANT.sub("", value)
            found.append((name.strip().lower(), plain.strip(), plain != value))
    return tuple(found)


def weight(selector: str, element: str, classes: frozenset[str]) -> tuple[int, int] | None:
    """Return how much *selector* weighs for an element; None when it does not mean it.

    A class outweighs any number of elements (CSS Selectors 4, 17).
    """
    named, wanted = _parts(selector) or ("?", ())
    if (named and named != element) or not classes.issuperset(wanted):
        return None
    return len(wanted), int(bool(named))


@lru_cache(1024)
def _parts(selector: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the element and the classes of *selector*; None when it cannot be followed."""
    found = SIMPLE.fullmatch(selector)
    return (found[1] or "", tuple(found[2].split(".")[1:])) if found and selector else None
