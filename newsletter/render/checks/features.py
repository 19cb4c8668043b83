"""Finds out what a mail asks of a mail program: elements, attributes, rules, values.

Each feature has one name, as `support.toml` writes it: `<picture>`, `srcset=`, `object-fit`,
`@font-face`, `@media (hover)`, `:hover`, `[title]`, `a > b`, `display:grid`, `calc()`, `rem`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from newsletter.render.anatomy import Anatomy, Element
from newsletter.render.checks.sheets import Rule, declarations, rules

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
#: What stands in quotes or in `url()` is no style.
QUOTED = re.compile(r"url\([^)]*\)|\"[^\"]*\"|'[^']*'")
FUNCTION = re.compile(r"([a-z][a-z-]*)\(")
UNIT = re.compile(r"(?<![\w#.])[-+]?(?:\d+\.?\d*|\.\d+)(%|[a-z]+)")
#: Words of values that only some programs know, whatever property has them.
WORDS = frozenset(
    "fit-content initial max-content min-content system-ui ui-monospace ui-rounded ui-sans-serif "
    "ui-serif".split()
)
#: Combinators -> how they are named.
BETWEEN = {">": "a > b", "+": "a + b", "~": "a ~ b", " ": "a b"}
#: Pseudo-elements that may also be written with one colon (CSS Pseudo-Elements 4, 2).
OLD = frozenset({":after", ":before", ":first-letter", ":first-line"})


def named(anatomy: Anatomy) -> set[str]:
    """Return the elements, attributes, properties, at-rules and selectors of a mail."""
    found: set[str] = set()
    for element in anatomy.elements:
        found.update(_of_element(element), _properties(element.attributes.get("style", "")))
    for css in anatomy.styles:
        found.update(_at_rules(COMMENT.sub("", css)))
        for rule in rules(css):
            found.update(_of_selectors(rule))
            is_plain = not rule.nested and not rule.selectors[0].startswith("@")
            if is_plain:  # else they describe a font, or another rule
                found.update(name for name, _, _ in rule.declarations if _is_property(name))
    return found


def valued(anatomy: Anatomy) -> set[str]:
    """Return what the values of a mail's styles are made of, and where its links lead."""
    found: set[str] = set()
    for element in anatomy.elements:
        found.update(_of_values(declarations(element.attributes.get("style", ""))))
        href = element.attributes.get("href", "").lower()
        if element.name == "a" and href.startswith(("#", "mailto:")):
            found.add('href="#"' if href[0] == "#" else 'href="mailto:"')
    for css in anatomy.styles:
        for rule in rules(css):
            found.update(_of_values(rule.declarations))
    return found


def _of_element(element: Element) -> Iterator[str]:
    if element.within("svg"):
        return
    name = element.attributes.get("name", "").lower()
    is_scheme = element.name == "meta" and name == "color-scheme"
    yield '<meta name="color-scheme">' if is_scheme else f"<{element.name}>"
    yield from (f"{attribute}=" for attribute in element.attributes)


@lru_cache(1024)
def _properties(style: str) -> frozenset[str]:
    return frozenset(name for name, _, _ in declarations(style) if _is_property(name))


def _is_property(name: str) -> bool:
    """Is *name* one of CSS, and not one that the mail made up itself?"""
    return bool(name) and not name.startswith("--")


def _at_rules(css: str) -> Iterator[str]:
    plain = QUOTED.sub("", css.lower())
    yield from re.findall(r"@[a-z-]+", plain)
    for condition in re.findall(r"@media([^{;]*)", plain):
        yield from (f"@media ({one})" for one in re.findall(r"\(\s*([a-z-]+)", condition))


def _of_selectors(rule: Rule) -> Iterator[str]:
    if "keyframes" in rule.around:
        return
    if rule.nested:
        yield "&"
    if len(rule.selectors) > 1:
        yield "a, b"
    for selector in rule.selectors:
        if not selector.startswith("@"):
            yield from _of_selector(selector)


@lru_cache(1024)
def _of_selector(selector: str) -> frozenset[str]:
    attributes = {f"[{name}]" for name in re.findall(r"\[\s*([\w-]+)", selector)}
    bare = re.sub(r"\([^)]*\)", "", re.sub(r"\[[^\]]*\]", "x", selector.lower()))
    pseudo = {f":{one}" if one in OLD else one for one in re.findall(r"::?[a-z-]+", bare)}
    bare = re.sub(r"\s*([>+~])\s*", r"\1", re.sub(r"::?[a-z-]+", "x", bare)).strip()
    kinds = {kind for sign, kind in BETWEEN.items() if sign in bare}
    kinds |= {kind for sign, kind in ((".", ".class"), ("#", "#id"), ("*", "*")) if sign in bare}
    if re.search(r"\.[\w-]+\.", bare):
        kinds.add(".a.b")
    return frozenset(attributes | pseudo | kinds)


@lru_cache(1024)
def _of_values(declared: tuple[tuple[str, str, bool], ...]) -> frozenset[str]:
    found: set[str] = set()
    for name, written, _ in declared:
        value = written.lower()
        if name == "background" and "url(" in value:
            found.add("background-image")
        plain = QUOTED.sub("", value)
        found.update(f"{one}()" for one in FUNCTION.findall(plain))
        found.update(UNIT.findall(plain))
        found.update(WORDS.intersection(re.findall(r"[a-z][a-z-]*", plain)))
        if name == "display":
            found.add(f"display:{plain.strip()}")
        if name.startswith("--"):
            found.add("var()")
    return frozenset(found)
