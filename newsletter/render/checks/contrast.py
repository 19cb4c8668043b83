"""Checks of what can be read: contrast by day and in the dark, and the size of letters."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsletter.render.anatomy import Element
from newsletter.render.checks.listed import in_a_row
from newsletter.render.checks.sheets import Rule, declarations, rules, weight
from newsletter.render.findings import Finding, Level, Look

#: Least contrast of text, and of large text, which begins at so many px, or when bold at fewer
#: (WCAG 2.2, 1.4.3).
LEAST, LEAST_LARGE = 4.5, 3.0
LARGE, LARGE_BOLD = 24.0, 18.66
#: Smallest letters in px, and smallest bold ones, of a kicker or a label.
SMALL, SMALL_BOLD = 14.0, 12.0
#: What a browser begins with.
PAGE, INK, LINK = "#ffffff", "#000000", "#0000ee"
HEX = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paint:
    """How an element is painted."""

    ink: str = INK
    ground: str = PAGE
    #: px.
    size: float = 16.0
    bold: bool = False
    hidden: bool = False

    @property
    def contrast(self) -> float:
        """How much ink and ground differ: 1 to 21 (WCAG 2.2, contrast ratio)."""
        light, dark = sorted((_light(self.ink), _light(self.ground)), reverse=True)
        return (light + 0.05) / (dark + 0.05)

    @property
    def enough(self) -> float:
        """The contrast that it needs."""
        large = self.size >= (LARGE_BOLD if self.bold else LARGE)
        return LEAST_LARGE if large else LEAST


def _contrast(look: Look) -> Iterator[Finding]:
    """Find words in too pale an ink, by day and where the mail program turns to the dark."""
    kept = [rule for css in look.anatomy.styles for rule in rules(css)]
    dark = [rule for rule in kept if "prefers-color-scheme" in rule.around]
    for sentence, sheet in (("A-04", ()), ("A-04-dark", dark)):
        poor = {
            (round(paint.contrast, 2), paint.ink, paint.ground)
            for _, paint in _painted(look.anatomy.elements, sheet)
            if paint.contrast < paint.enough
        }
        if poor:
            worst, ink, ground = min(poor)
            yield look.find(
                "A-04", where="config/brand", sentence=sentence, ink=ink, ground=ground,
                ratio=f"{worst:.1f}",
            )  # fmt: skip


def _small(look: Look) -> Iterator[Finding]:
    small = {
        f"{paint.size:g} px"
        for _, paint in _painted(look.anatomy.elements, ())
        if paint.size < (SMALL_BOLD if paint.bold else SMALL)
    }
    if small:
        yield look.find("A-06", Level.WARN, found=in_a_row(small))


def _painted(elements: Sequence[Element], sheet: Sequence[Rule]) -> Iterator[tuple[Element, Paint]]:
    """Yield the elements with words of their own that are seen, and how they are painted."""
    paints: dict[int, Paint] = {}
    known: dict[tuple[str, ...], Mapping[str, str]] = {}
    for element in elements:
        around = paints[id(element.parent)] if element.parent else Paint()
        look = (element.name, *(element.attributes.get(one, "") for one in ("class", "style")))
        if look not in known:
            known[look] = _styles(element, sheet)
        paint = _paint(element, around, known[look])
        paints[id(element)] = paint
        seen = element.name not in {"style", "title", "script", "head"} and not paint.hidden
        if seen and "".join(element.own).strip(" \t\r\n\xa0\u200c\u034f"):
            yield element, paint


def _paint(element: Element, around: Paint, styles: Mapping[str, str]) -> Paint:
    link = element.name == "a" and "href" in element.attributes
    bold = styles.get("font-weight", "bold" if element.name in {"strong", "b", "th"} else "")
    size = re.fullmatch(r"([\d.]+)px", styles.get("font-size", ""))
    return Paint(
        ink=_colour(styles.get("color"), LINK if link else around.ink),
        ground=_colour(styles.get("background-color"), around.ground),
        size=float(size[1]) if size and size[1].count(".") < 2 else around.size,
        bold=bold in {"bold", "600", "700", "800", "900"} if bold else around.bold,
        hidden=around.hidden or styles.get("display") == "none",
    )


def _colour(value: str | None, otherwise: str) -> str:
    return value.lower() if value and HEX.fullmatch(value) else otherwise


def _styles(element: Element, sheet: Sequence[Rule]) -> dict[str, str]:
    """Return the styles of *element*: its own, and over them what is important in *sheet*."""
    own = {name: value for name, value, _ in declarations(element.attributes.get("style", ""))}
    strong: dict[str, tuple[tuple[int, int], str]] = {}
    classes = element.classes
    for rule in sheet:
        weights = [weight(one, element.name, classes) for one in rule.selectors]
        heaviest = max((one for one in weights if one), default=None)
        if heaviest is None:
            continue
        for name, value, important in rule.declarations:
            if important and heaviest >= strong.get(name, (heaviest, ""))[0]:
                strong[name] = (heaviest, value)
    return own | {name: value for name, (_, value) in strong.items()}


def _light(colour: str) -> float:
    """Return the relative luminance of *colour*, six-digit hex (WCAG 2.2)."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


CHECKS = (_contrast, _small)
