"""A desk that remembers in plain data, and counts what changes it."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from argon2 import PasswordHasher

from newsletter.errors import NotFound
from newsletter.model import (
    Address,
    Article,
    Chosen,
    Editor,
    Issue,
    IssueState,
    Newsletter,
    Rendering,
    Site,
    Story,
    Subscriber,
    Subscription,
    SubscriptionState,
    editions_of,
)
from newsletter.web import IssueLine, IssueView

NOW = datetime(2026, 11, 25, 18, tzinfo=UTC)
PASSWORD = "correct horse battery"

SITE = Site(
    name={"en": "Two Rivers Bilingual News"},
    languages=("en", "es"),
    base_url="https://news.example",
    postal_address={"en": "12 Mesquite Street, Dos Ríos, AZ 85000"},
    tagline={"en": "One town, two languages", "es": "Un pueblo, dos idiomas"},
)

WEEKLY = Newsletter(id="weekly", title={"en": "The Weekly", "es": "El Semanal"})

STORIES = (
    Story(
        1,
        {
            "en": Article("desk", "1", "", "en", "The last bus <now> leaves later"),
            "es": Article("desk", "2", "", "es", "El último autobús ya sale más tarde"),
        },
    ),
    Story(2, {"es": Article("desk", "3", "", "es", "Una caja de zapatos")}),
    Story(3, {"": Article("desk", "4", "", "", "Kua tae mai")}),
)

HTML = (
    '<!DOCTYPE html><html lang="en"><head><meta name="color-scheme" content="light dark">'
    "<title>x</title><style>:root{color-scheme:light dark}"
    "@media (prefers-color-scheme:dark){p{color:#fff}}</style></head><body>"
    '<p>Good morning. <a href="https://elsewhere.example/">Read</a> '
    '<a href="__PREFERENCES__">Change</a> <a href="__UNSUBSCRIBE__">Leave</a></p></body></html>'
)


def rendering(code, **changes):
    """Return a rendering of the edition *code*."""
    made = Rendering(
        code, f"Subject of {code}", "And more", HTML, "Good morning.\nLeave: __UNSUBSCRIBE__\n"
    )
    return replace(made, **changes)


def issue(number, state=IssueState.DRAFT, **changes):
    """Return an issue of the weekly."""
    made = Issue(
        id=number,
        newsletter="weekly",
        due_at=datetime(2026, 11, 26, 14, tzinfo=UTC),
        due="2026-11-26T07:00",
        state=state,
        stories=(Chosen(1, lead=True), Chosen(2), Chosen(3)),
    )
    return replace(made, **changes)


#: A hash of PASSWORD that is quick to check, and weak.
HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


def editor(language="en", password=HASH):
    """Return an editor whose password is PASSWORD."""
    return Editor(1, "ines@news.example", password, language)


def subscription(number, mail="maria@example.org", edition="es", **changes):
    """Return an active subscription to the weekly."""
    made = Subscription(
        Subscriber(number, Address(mail)),
        "weekly",
        edition,
        SubscriptionState.ACTIVE,
        consent="I want it.",
        consented_at=NOW,
    )
    return replace(made, **changes)


@dataclass
class FakeDesk:
    """Answers from lists and dictionaries."""

    site: Site = SITE
    issue_list: list = field(default_factory=lambda: [issue(7), issue(6, IssueState.SENT)])
    editors: list = field(default_factory=lambda: [editor()])
    subscriptions: dict = field(
        default_factory=lambda: {1: subscription(1), 2: subscription(2, "li@example.org", "en")}
    )
    stories: tuple = STORIES
    renderings: dict = None
    #: What was changed, in order.
    writes: list = field(default_factory=list)

    def __post_init__(self):
        if self.renderings is None:
            codes = [edition.code for edition in editions_of(self.site.languages)]
            self.renderings = {code: rendering(code) for code in codes}

    def editor(self, mail):
        """Return the editor with *mail*."""
        return next((one for one in self.editors if one.mail == mail), None)

    def issues(self):
        """Return every issue, with the same readers."""
        return [IssueLine(one, WEEKLY, {"en": 1204, "es": 2310}) for one in self.issue_list]

    def issue(self, number):
        """Return an issue, with all stories and renderings."""
        for one in self.issue_list:
            if one.id == number:
                return IssueView(
                    one,
                    WEEKLY,
                    self.stories,
                    self.renderings,
                    {"en": 1204, "es": 2310},
                    {"en": [("Subject", "Subject of en"), ("List-Id", "<weekly.news.example>")]},
                )
        raise NotFound("There is no such issue.")

    def published(self, newsletter, due):
        """Return the renderings of an issue that went out."""
        for one in self.issue_list:
            is_public = one.state in {IssueState.SENT, IssueState.SENDING}
            if (one.newsletter, one.due) == (newsletter, due) and is_public:
                return self.renderings
        raise NotFound("There is no such issue.")

    def newsletter(self, name):
        """Return the only newsletter."""
        if name != WEEKLY.id:
            raise NotFound("There is no such newsletter.")
        return WEEKLY

    def subscription(self, reader):
        """Return what is known of *reader*."""
        if reader.subscriber not in self.subscriptions or reader.newsletter != WEEKLY.id:
            raise NotFound("There is no such subscription.")
        return self.subscriptions[reader.subscriber]

    def leave(self, reader, reason):
        """End it, and count a write."""
        self._change(reader, state=SubscriptionState.LEFT)
        self.writes.append(("leave", reader.subscriber, reason))

    def rejoin(self, reader):
        """Take it back, and count a write."""
        self._change(reader, state=SubscriptionState.ACTIVE)
        self.writes.append(("rejoin", reader.subscriber))

    def choose_edition(self, reader, edition):
        """Note it, and count a write."""
        self._change(reader, edition=edition)
        self.writes.append(("choose", reader.subscriber, edition))

    def _change(self, reader, **changes):
        known = self.subscription(reader)
        self.subscriptions[reader.subscriber] = replace(known, **changes)
