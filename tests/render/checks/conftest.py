"""A good rendering, and what is found once something in it is exchanged."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from newsletter.model import Edition
from newsletter.render import Desk, check, check_issue
from newsletter.stories import amounts_in
from tests.render.sample import ISSUE, NEWSLETTER, SITE, STORIES, rendering

#: On a working day, at seven.
DUE = replace(ISSUE, due="2026-12-03T07:00", due_at=datetime(2026, 12, 3, 14, tzinfo=UTC))
NOW = datetime(2026, 12, 1, tzinfo=UTC)


@pytest.fixture(scope="session")
def stacked(studio):
    """The sample, stacked."""
    return rendering("en+es", studio=studio)


@pytest.fixture
def findings(stacked, strings):
    """Return what is found after exchanging words in the HTML or the text."""

    def findings(*exchanged, text=(), outbox=False, code="en+es", **changes):
        made = stacked
        for old, new in exchanged:
            assert old in made.html
            made = replace(made, html=made.html.replace(old, new))
        for old, new in text:
            assert old in made.text
            made = replace(made, text=made.text.replace(old, new))
        given = {"issue": ISSUE, "site": SITE, "stories": {one.id: one for one in STORIES}}
        return check(made, Edition.parse(code), strings=strings, outbox=outbox, **given | changes)

    return findings


@pytest.fixture
def found(findings):
    """Return the same as (number, level)."""

    def found(*exchanged, **changes):
        return [(one.id, str(one.level)) for one in findings(*exchanged, **changes)]

    return found


@pytest.fixture
def told(strings):
    """Return what is found wrong with the issue, with some of what it is made of exchanged."""

    def told(**changes):
        known = {one.id: one for one in changes.pop("known", STORIES)}
        facts = {"issue": DUE, "stories": known, "now": NOW, "amounts": amounts_in} | changes
        newsletter = facts.pop("newsletter", NEWSLETTER)
        return check_issue(Desk(newsletter, site=SITE, strings=strings, **facts))

    return told
