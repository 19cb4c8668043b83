"""Check of what mail programs support: whatever is on none of the lists is pointed out.

The lists are of what Gmail, Outlook (Windows, web, phones), Apple Mail and Yahoo show, or pass
over without harm, as https://www.caniemail.com tells; they are short on purpose.
"""

from collections.abc import Iterator

from newsletter.render.checks.sheets import declarations, rules
from newsletter.render.findings import Finding, Level, Look

ELEMENTS = frozenset(
    "html head meta title style body div span p a img br hr table tbody thead tfoot tr td th "
    "h1 h2 h3 h4 h5 h6 em strong b i u s small sub sup ul ol li blockquote center".split()
)

#: Those in the second half are polish: where they are not known, nothing is lost.
PROPERTIES = frozenset(
    "background-color border border-bottom border-collapse border-left border-right border-top "
    "color direction display font-family font-size font-style font-weight height line-height "
    "list-style-type margin margin-bottom margin-left margin-right margin-top max-width padding "
    "padding-bottom padding-left padding-right padding-top text-align text-decoration "
    "text-transform vertical-align width "
    "border-radius border-spacing color-scheme letter-spacing max-height min-width opacity "
    "outline overflow supported-color-schemes white-space word-break word-spacing".split()
)
#: Properties of one maker, which the others pass over.
OWN_PREFIXES = ("mso-", "-webkit-text-size-adjust", "-ms-text-size-adjust")
#: At-rules that are passed over where they are not known.
AT_RULES = ("@media",)

#: What is not on the lists and well known to fail -> where.
FAILS = {
    "<picture>": "Gmail, Outlook",
    "<source>": "Gmail, Outlook",
    "<svg>": "Gmail, Outlook",
    "<video>": "Gmail, Outlook",
    "<main>": "Outlook",
    "<section>": "Outlook",
    "<details>": "Gmail, Outlook",
    "<font>": "screen readers",
    "align-items": "Outlook",
    "animation": "Gmail, Outlook",
    "background-image": "Gmail, Outlook",
    "background-size": "Outlook",
    "box-shadow": "Gmail, Outlook",
    "clip-path": "Gmail, Outlook",
    "filter": "Gmail, Outlook",
    "flex": "Outlook",
    "float": "Outlook",
    "gap": "Outlook",
    "grid-template-columns": "Gmail, Outlook",
    "justify-content": "Outlook",
    "object-fit": "Gmail, Outlook",
    "position": "Gmail, Outlook",
    "text-shadow": "Gmail, Outlook",
    "transform": "Gmail, Outlook",
    "transition": "Gmail, Outlook",
    "visibility": "Gmail",
    "z-index": "Gmail, Outlook",
    "srcset": "Gmail, Outlook",
    "hidden": "Gmail, Outlook",
    "@font-face": "Gmail, Outlook",
    "@import": "Gmail",
    "@supports": "Gmail",
}


def _support(look: Look) -> Iterator[Finding]:
    for feature in sorted(set(_features(look))):
        if feature in FAILS:
            yield look.find("R-01", Level.WARN, feature=feature, client=FAILS[feature])
        else:
            yield look.find("R-01", Level.WARN, sentence="R-01-unknown", feature=feature)


def _features(look: Look) -> Iterator[str]:
    """Yield what is on none of the lists."""
    names = []
    for element in look.anatomy.elements:
        if element.name not in ELEMENTS:
            yield f"<{element.name}>"
        yield from (name for name in ("srcset", "hidden") if name in element.attributes)
        names += [name for name, _, _ in declarations(element.attributes.get("style", ""))]
    for css in look.anatomy.styles:
        for rule in rules(css):
            names += [name for name, _, _ in rule.declarations]
            at = [one.split()[0] for one in (*rule.selectors, rule.around) if one.startswith("@")]
            yield from (one for one in at if one not in AT_RULES)
    yield from (
        name for name in names if name not in PROPERTIES and not name.startswith(OWN_PREFIXES)
    )


CHECKS = (_support,)
