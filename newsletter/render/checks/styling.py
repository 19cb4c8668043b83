"""Checks of styles: what makes Gmail or Outlook drop a style, or all of them."""

import re
from collections.abc import Iterator

from newsletter.render.checks.listed import in_a_row
from newsletter.render.checks.sheets import blocks, rules
from newsletter.render.findings import Finding, Look

#: Gmail drops what goes beyond 16 KB; half of it is plenty.
KEPT_LIMIT = 8_000

#: What stands in a `style` attribute, and who fails: Gmail drops the whole attribute for a
#: value that it does not know, Word (Outlook for Windows) the single declaration.
FAILING = (
    (re.compile(r"rgba?\([^)]*[/%]|rgba?\(\s*\d+\s+\d", re.IGNORECASE), "rgb( / )", "Gmail"),
    (re.compile(r"hsla?\(", re.IGNORECASE), "hsl()", "Outlook"),
    (re.compile(r"var\(", re.IGNORECASE), "var()", "Gmail, Outlook"),
    (re.compile(r"calc\(", re.IGNORECASE), "calc()", "Outlook, Yahoo"),
    (re.compile(r"url\(", re.IGNORECASE), "url()", "Gmail"),
    (re.compile(r"display\s*:\s*(?:inline-)?(?:flex|grid)", re.IGNORECASE), "flex, grid", "Outlook"),
    (re.compile(r"(?:^|;)\s*position\s*:", re.IGNORECASE), "position", "Gmail, Outlook"),
    (re.compile(r"(?:^|;)\s*float\s*:", re.IGNORECASE), "float", "Outlook"),
    (re.compile(r"(?:^|[;\s])margin[\w-]*\s*:[^;]*-\d", re.IGNORECASE), "margin < 0", "Gmail, Outlook"),
    (re.compile(r"#[0-9a-f]{3,4}(?![0-9a-f])", re.IGNORECASE), "#rgb", "Outlook"),
    (re.compile(r"#[0-9a-f]{8}(?![0-9a-f])", re.IGNORECASE), "#rrggbbaa", "Gmail, Outlook"),
    (re.compile(r"/\*"), "/* */", "Gmail"),
)  # fmt: skip


def _kept(look: Look) -> Iterator[Finding]:
    """Find what makes Gmail drop a whole `style` element (email-bugs 21, 90 and 130)."""
    found = set()
    for css in look.anatomy.styles:
        if "url(" in css.lower():
            found.add("url()")
        found |= {at for at in ("@import", "@supports", "@font-face") if at in css.lower()}
        if css.count("{") != css.count("}"):
            found.add("{ }")
        if any(head.startswith("@") and "@" in body for head, body in blocks(css)):
            found.add("@ in @")
        found |= {rule.selectors[0] for rule in rules(css) if rule.nested}
    size = sum(len(css.encode()) for css in look.anatomy.styles)
    if size > KEPT_LIMIT:
        found.add(f"{size / 1000:.1f} KB")
    if found:
        yield look.find("Z-02", found=in_a_row(found))


def _important(look: Look) -> Iterator[Finding]:
    """Find rules for phones and for the dark that the elements' own styles would overrule."""
    media = [rule for css in look.anatomy.styles for rule in rules(css) if "@media" in rule.around]
    weak = {
        f"{rule.selectors[0]} {name}"
        for rule in media
        for name, _, important in rule.declarations
        if not important and name != "opacity" and not _lies_alone(rule.selectors)
    }
    if weak or not media:
        yield look.find("Z-04", found=in_a_row(weak) or "@media")


def _lies_alone(selectors: tuple[str, ...]) -> bool:
    """Does no element have a style of its own that stands against these?"""
    return all(one.startswith((":root", "[data-")) for one in selectors)


def _inline(look: Look) -> Iterator[Finding]:
    styles = {one.attributes["style"] for one in look.anatomy.elements if "style" in one.attributes}
    for sign, style, client in FAILING:
        if any(sign.search(text) for text in styles):
            yield look.find("Z-05", style=style, client=client)


CHECKS = (_kept, _important, _inline)
