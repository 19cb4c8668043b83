"""Rewrites the table of what mail programs show: `python bench/support_table.py FEATURES.JSON`.

FEATURES.JSON is what https://www.caniemail.com/api/data.json answers, or a file of the same facts
with slugs as keys. Of each feature that a mail can contain, the latest answer of each program in
`PROGRAMS` is kept. A feature that no rule below has a name for is printed, and left out.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

TABLE = Path(__file__).parents[1] / "newsletter" / "render" / "checks" / "support.toml"

#: Those that readers have; one family after the other.
PROGRAMS = (
    "gmail.desktop-webmail", "gmail.ios", "gmail.android",
    "outlook.windows", "outlook.outlook-com", "outlook.ios", "outlook.macos",
    "apple-mail.ios", "apple-mail.macos",
    "yahoo.desktop-webmail", "yahoo.ios", "yahoo.android",
)  # fmt: skip

HEAD = """\
# What mail programs show. Condensed from caniemail, https://www.caniemail.com (tests up to {date}),
# which is under the MIT licence: Copyright (c) 2019 Rémi Parmentier.
# Rewritten by `python bench/support_table.py`; what we use in spite of it is in support-allowed.txt.
#
# "feature" = "answers, day of the last test". An answer for each program, in their order:
# y shown, n not shown, a shown in part, u nobody knows. The latest version that was tested counts.

programs = [
{programs}
]

[features]
"""

#: Of no use for the writing of mails, or of no choice.
LEFT_OUT = frozenset(
    "amp bimi css-comments css-important css-selector-type html-comments html-doctype "
    "html-button-reset html-input-checkbox html-input-hidden html-input-radio html-input-reset "
    "html-input-submit css-block-inline-size".split()
)
SIDES = ("top", "right", "bottom", "left")

#: Slug -> features as they stand in a mail, where the slug does not say it.
NAMES: dict[str, str] = {
    "css-animation": "animation animation-delay animation-direction animation-duration "
    "animation-fill-mode animation-iteration-count animation-name animation-timing-function",
    "css-border": " ".join(
        ["border", "border-color", "border-style", "border-width"]
        + [f"border-{side}{part}" for side in SIDES for part in ("", "-color", "-style", "-width")]
    ),
    "css-border-inline-block": "border-block border-inline",
    "css-border-inline-block-individual": "border-block-end border-block-start "
    "border-inline-end border-inline-start",
    "css-border-inline-block-longhand": "border-block-color border-block-style border-block-width "
    "border-inline-color border-inline-style border-inline-width",
    "css-border-radius": "border-radius border-bottom-left-radius border-bottom-right-radius "
    "border-top-left-radius border-top-right-radius",
    "css-border-radius-logical": "border-end-end-radius border-end-start-radius "
    "border-start-end-radius border-start-start-radius",
    "css-column-layout-properties": "column-fill column-rule column-span column-width columns",
    "css-conic-gradient": "conic-gradient()",
    "css-display-flex": "display:flex display:inline-flex",
    "css-display-grid": "display:grid display:inline-grid",
    "css-display-none": "display:none",
    "css-gap": "column-gap gap grid-gap row-gap",
    "css-grid-template": "grid-template grid-template-areas grid-template-columns "
    "grid-template-rows",
    "css-inert-attribute": "inert=",
    "css-intrinsic-size": "fit-content max-content min-content",
    "css-left-right-top-bottom": "bottom left right top",
    "css-linear-gradient": "linear-gradient()",
    "css-margin": " ".join(["margin", *(f"margin-{side}" for side in SIDES)]),
    "css-margin-block-start-end": "margin-block-end margin-block-start",
    "css-margin-inline-block": "margin-block margin-inline",
    "css-margin-inline-start-end": "margin-inline-end margin-inline-start",
    "css-modern-color": "lab() lch() oklab() oklch()",
    "css-nesting": "&",
    "css-padding": " ".join(["padding", *(f"padding-{side}" for side in SIDES)]),
    "css-padding-block-start-end": "padding-block-end padding-block-start",
    "css-padding-inline-block": "padding-block padding-inline",
    "css-padding-inline-start-end": "padding-inline-end padding-inline-start",
    "css-radial-gradient": "radial-gradient()",
    "css-rgb": "rgb()",
    "css-rgba": "rgba()",
    "css-scroll-snap": "scroll-snap-align scroll-snap-type",
    "css-sytem-ui": "system-ui ui-monospace ui-rounded ui-sans-serif ui-serif",
    "css-text-emphasis": "text-emphasis text-emphasis-color text-emphasis-style",
    "css-transition": "transition transition-delay transition-duration transition-property "
    "transition-timing-function",
    "css-unit-calc": "calc()",
    "css-unit-percent": "%",
    "css-variables": "var()",
    "html-anchor-links": 'href="#"',
    "html-button-submit": "<button>",
    "html-h1-h6": "<h1> <h2> <h3> <h4> <h5> <h6>",
    "html-image-maps": "<area> <map> usemap=",
    "html-input-text": "<input>",
    "html-lists": "<dd> <dl> <dt> <li> <ol> <ul>",
    "html-loading-attribute": "loading=",
    "html-mailto-links": 'href="mailto:"',
    "html-picture": "<picture> <source>",
    "html-semantics": "<article> <aside> <details> <figcaption> <figure> <footer> <header> <main> "
    "<mark> <nav> <section> <summary> <time>",
    "html-srcset": "sizes= srcset=",
    "html-table": "<table> <tbody> <td> <tfoot> <th> <thead> <tr>",
    "image-base64": "data:",
    "image-heif": ".heic .heif",
    "image-jpg": ".jpeg .jpg",
    "image-svg": ".svg .svgz",
    "image-tiff": ".tif .tiff",
}
#: The same for features with a blank in them.
SENTENCES: dict[str, tuple[str, ...]] = {
    "css-at-media-device-pixel-ratio": tuple(
        f"@media (-webkit-{bound}device-pixel-ratio)" for bound in ("", "max-", "min-")
    ),
    "css-at-media-hover": ("@media (any-hover)", "@media (hover)"),
    "css-selector-adjacent-sibling": ("a + b",),
    "css-selector-attribute": ("[attribute]",),
    "css-selector-chaining": (".a.b",),
    "css-selector-child": ("a > b",),
    "css-selector-class": (".class",),
    "css-selector-descendant": ("a b",),
    "css-selector-general-sibling": ("a ~ b",),
    "css-selector-grouping": ("a, b",),
    "css-selector-id": ("#id",),
    "css-selector-universal": ("*",),
    "html-meta-color-scheme": ('<meta name="color-scheme">',),
}
#: Beginning of a slug -> how what follows stands in a mail; the first that fits counts.
FORMS = (
    ("css-at-media-", "@media ({})"),
    ("css-at-", "@{}"),
    ("css-function-", "{}()"),
    ("css-pseudo-class-", ":{}"),
    ("css-pseudo-element-", "::{}"),
    ("css-unit-", "{}"),
    ("css-", "{}"),
    ("html-aria-", "aria-{}="),
    ("image-", ".{}"),
)
#: The attributes among what begins with `html-`; the rest are elements.
ATTRIBUTES = frozenset(
    "align background cellpadding cellspacing dir height hidden lang popover required role target "
    "valign width".split()
)


def names(slug: str) -> tuple[str, ...]:
    """Return the features that *slug* stands for; none for one that is left out or not known."""
    if slug in LEFT_OUT:
        return ()
    if slug in SENTENCES or slug in NAMES:
        return SENTENCES.get(slug) or tuple(NAMES[slug].split())
    for start, form in FORMS:
        if slug.startswith(start):
            return (form.format(slug.removeprefix(start)),)
    rest = slug.removeprefix("html-")
    if rest == slug:
        return ()
    return (f"{rest}=" if rest in ATTRIBUTES else f"<{rest}>",)


def latest(answers: Mapping[str, str]) -> str:
    """Return the answer for the latest version, "u" when there is none."""
    if not answers:
        return "u"
    return (answers[max(answers, key=_age)].split() or ["u"])[0]


def _age(version: str) -> tuple[int, ...]:
    """Return what versions are sorted by: a day of a test, a year of issue, or a number.

    A number tells no day. Where both stand, days from 2024 on are later: Outlook 16.80 for
    macOS, which was tested most, came in December 2023.
    """
    numbers = tuple(int(one) for one in re.findall(r"\d+", version))
    return numbers if numbers and 1900 < numbers[0] < 2100 else (2023, 12, *numbers)


def rows(features: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield each feature and its line."""
    for slug, told in features.items():
        answers = [
            latest(told["stats"].get(family, {}).get(place, {}))
            for family, place in (program.split(".") for program in PROGRAMS)
        ]
        line = f"{' '.join(_by_family(answers))}, {day_of(told)}"
        yield from ((name, line) for name in names(slug))


def day_of(told: Mapping[str, Any]) -> str:
    """Return the day of the last test, or its month; "" when nobody says."""
    months = (
        version
        for places in told["stats"].values()
        for versions in places.values()
        for version in versions
        if re.fullmatch(r"20\d\d-\d\d", version)
    )
    return str(told["last_test_date"]).strip() or max(months, default="")


def _by_family(answers: list[str]) -> Iterator[str]:
    families = [program.partition(".")[0] for program in PROGRAMS]
    for family in dict.fromkeys(families):
        yield "".join(one for one, of in zip(answers, families, strict=True) if of == family)


def read(path: Path) -> dict[str, dict[str, Any]]:
    """Return slug -> what is known of it."""
    told = json.loads(path.read_text(encoding="utf-8"))
    if isinstance(told.get("data"), list):
        return {one["slug"]: one for one in told["data"]}
    return dict(told)


def written(features: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the table of *features* as a file."""
    date = max(day_of(told) for told in features.values())
    programs = "\n".join(f'    "{program}",' for program in PROGRAMS)
    lines = (f"{json.dumps(name)} = {json.dumps(line)}\n" for name, line in sorted(rows(features)))
    return HEAD.format(date=date, programs=programs) + "".join(lines)


if __name__ == "__main__":
    found = read(Path(sys.argv[1]))
    for unknown in sorted(slug for slug in found if not names(slug) and slug not in LEFT_OUT):
        print(f"left out: {unknown}")
    TABLE.write_text(written(found), encoding="utf-8")
    print(f"{TABLE}: {TABLE.stat().st_size:,} bytes")
