"""RENDERING, ISSUE -> FINDINGS: what must hold before an issue is sent.

    rendering --checking.check--> subjects, leftovers, links, images, size, markup, styling,
        support, reading, columns, contrast, ways_out, plain_text --> findings of one edition
    issue, stories --issues.check_issue--> wording, punctuation, occasion, fitting --> findings of all editions

Each check is a function from a `Look` or a `Desk` to findings, entered in a list. Its number
stays the same for good; its words stand in the catalogues under `check.`, as do the lists of
words that it needs (`check.spam`), so that each language brings its own.
"""

from newsletter.render.checks.addresses import addresses
from newsletter.render.checks.checking import check
from newsletter.render.checks.images import Display, displays
from newsletter.render.checks.issues import Desk, check_issue
from newsletter.render.checks.size import BYTES_LIMIT, BYTES_WARNING

__all__ = [
    "BYTES_LIMIT",
    "BYTES_WARNING",
    "Desk",
    "Display",
    "addresses",
    "check",
    "check_issue",
    "displays",
]
