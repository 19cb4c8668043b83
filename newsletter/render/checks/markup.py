"""Checks of elements: what mail programs refuse, what Outlook stumbles over, what is empty."""

import re
from collections.abc import Iterator

from newsletter.render.checks.links import said
from newsletter.render.checks.listed import in_a_row
from newsletter.render.findings import Finding, Look

#: Elements that no mail program runs, and that filters take for an attack.
FORBIDDEN = (
    "applet", "audio", "base", "button", "embed", "form", "frame", "frameset", "iframe", "input",
    "link", "object", "script", "select", "textarea", "video",
)  # fmt: skip
OPENS = re.compile(r"<!--\[if\s[^\]]*\]>", re.IGNORECASE)
CLOSES = re.compile(r"<!\[endif\]-->", re.IGNORECASE)
#: Elements of Outlook's own tables, which are opened in one comment and closed in another.
GHOSTS = ("table", "tr", "td")


def _forbidden(look: Look) -> Iterator[Finding]:
    found = {f"<{one.name}>" for one in look.anatomy.named(*FORBIDDEN)}
    for element in look.anatomy.elements:
        if element.name == "style" and element.within("body"):
            found.add("<style> in <body>")
        for name, value in element.attributes.items():
            if name.startswith("on"):
                found.add(name)
            elif re.match(r"\s*(?:javascript|vbscript):", value, re.IGNORECASE):
                found.add("javascript:")
    if found:
        yield look.find("Z-03", found=in_a_row(found))


def _for_outlook(look: Look) -> Iterator[Finding]:
    """Find comments and tables for Outlook that are opened and not closed, or the reverse."""
    html = look.rendering.html
    opened, closed = len(OPENS.findall(html)), len(CLOSES.findall(html))
    wrong = ["<!--[if]>"] if opened != closed else []
    inside = "".join(
        re.findall(r"<!--\[if\s[^\]]*\]>(.*?)<!\[endif\]-->", html, re.DOTALL | re.IGNORECASE)
    )
    wrong += [
        f"<{name}>"
        for name in GHOSTS
        if len(re.findall(rf"<{name}[\s>]", inside)) != inside.count(f"</{name}>")
    ]
    if wrong:
        yield look.find("Z-06", found=in_a_row(wrong))


def _table_roles(look: Look) -> Iterator[Finding]:
    """Find tables that a screen reader would count the rows of."""
    tables = look.anatomy.named("table")
    count = sum(one.attributes.get("role") not in {"presentation", "none"} for one in tables)
    if count:
        yield look.find("A-02", count=count)


def _empty(look: Look) -> Iterator[Finding]:
    """Find a mail without title, and links that say nothing."""
    titles = ["".join(one.own).strip() for one in look.anatomy.named("title")]
    if len(titles) != 1 or not titles[0]:
        yield look.find("A-05", found="<title>")
    silent = [link.attributes["href"] for link, name in said(look.anatomy) if not name]
    if silent:
        yield look.find("A-05", where=look.place_of(silent[0]), found=in_a_row(silent, 2))


CHECKS = (_forbidden, _for_outlook, _table_roles, _empty)
