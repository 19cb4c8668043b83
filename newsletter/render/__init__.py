"""ISSUE -> EDITIONS: an issue as its readers get it.

    issue, stories --contents--> rows --tiles--> tiles in each voice --templates-->
        HTML --inline--> HTML as it is sent
        plain text ------------------------> rendering --check--> findings
    picture --shape--> shapes: files, and where they are read

`Studio` holds the templates and the words; `render_edition` makes a rendering, `check` looks it
over, `render_mail` makes every mail that is no issue. Nothing here knows a reader: the places of their own links stay open (`model.Place`).
"""

from newsletter.render.checks import (
    BYTES_LIMIT,
    BYTES_WARNING,
    Desk,
    Display,
    addresses,
    check,
    check_issue,
    displays,
)
from newsletter.render.editions import render_edition
from newsletter.render.findings import Finding, Level, finding, place_of
from newsletter.render.gaps import doubted, gaps, machine_made
from newsletter.render.logo import with_logo
from newsletter.render.mails import MailName, render_mail
from newsletter.render.online import due_of, due_slug, view_url
from newsletter.render.pictures import Shapes, Shot, linked, shape, width_of
from newsletter.render.reasons import reason
from newsletter.render.shelf import Note, Shelf
from newsletter.render.strings import Strings
from newsletter.render.templates import Studio
from newsletter.render.voice import text_in

__all__ = [
    "BYTES_LIMIT",
    "BYTES_WARNING",
    "Desk",
    "Display",
    "Finding",
    "Level",
    "MailName",
    "Note",
    "Shapes",
    "Shelf",
    "Shot",
    "Strings",
    "Studio",
    "addresses",
    "check",
    "check_issue",
    "displays",
    "doubted",
    "due_of",
    "due_slug",
    "finding",
    "gaps",
    "linked",
    "machine_made",
    "place_of",
    "reason",
    "render_edition",
    "render_mail",
    "shape",
    "text_in",
    "view_url",
    "width_of",
    "with_logo",
]  # fmt: skip
