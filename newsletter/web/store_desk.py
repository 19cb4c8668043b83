"""The desk over the store: what the pages ask, answered from the database."""

from collections.abc import Mapping, Sequence

from newsletter.errors import NotFound
from newsletter.links import Reader
from newsletter.model import (
    Editor,
    IssueState,
    Newsletter,
    Rendering,
    Subscription,
    edition_among,
    editions_of,
)
from newsletter.pipeline import Newsroom, sample_headers
from newsletter.web.desk import IssueLine, IssueView, LeaveReason

#: States in which everybody may read an issue.
PUBLIC = frozenset({IssueState.SENDING, IssueState.SENT})


class StoreDesk:
    """Answers from the newsroom's database; each call is a transaction of its own."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        self._store = newsroom.store

    def editor(self, mail: str) -> Editor | None:
        """Return the editor who logs in with *mail*, in any case; None if there is none."""
        with self._store.reading() as tables:
            return tables.editors.by_mail(mail.strip().casefold())

    def issues(self) -> Sequence[IssueLine]:
        """Return the issues of the newsletters that there are, newest first."""
        known = {newsletter.id: newsletter for newsletter in self._newsroom.newsletters}
        with self._store.reading() as tables:
            readers = {name: tables.subscribers.counts(name) for name in known}
            issues = tables.issues.all()
        return [
            IssueLine(issue, known[issue.newsletter], readers[issue.newsletter])
            for issue in issues
            if issue.newsletter in known
        ]

    def issue(self, number: int) -> IssueView:
        """Return the issue whose id is *number*.

        Raises:
            NotFound: there is none.
        """
        with self._store.reading() as tables:
            issue = tables.issues.get(number)
            stories = tables.stories.several([place.story for place in issue.stories])
            kept = tables.renderings.of(number)
            readers = tables.subscribers.counts(issue.newsletter)
        codes = [edition.code for edition in editions_of(self._newsroom.site.languages)]
        renderings = {code: kept[code] for code in codes if code in kept}
        return IssueView(
            issue,
            self._newsroom.newsletter(issue.newsletter),
            tuple(stories[place.story] for place in issue.stories if place.story in stories),
            renderings,
            readers,
            sample_headers(self._newsroom, issue, renderings),
        )

    def published(self, newsletter: str, due: str) -> Mapping[str, Rendering]:
        """Return the renderings of an issue that is being sent, or was, by edition.

        Raises:
            NotFound: there is none, or it has not gone out.
        """
        with self._store.reading() as tables:
            issue = tables.issues.of(newsletter, due)
            kept = tables.renderings.of(issue.id) if issue and issue.state in PUBLIC else {}
        if not kept:
            raise NotFound("There is no such issue.")
        return kept

    def newsletter(self, name: str) -> Newsletter:
        """Return the newsletter whose id is *name*.

        One that was given up is known by its id alone: its readers' links still work.
        """
        try:
            return self._newsroom.newsletter(name)
        except NotFound:
            return Newsletter(name, dict.fromkeys(self._newsroom.site.languages, name))

    def subscription(self, reader: Reader) -> Subscription:
        """Return the subscription that *reader*'s link speaks of, be it active or left.

        Raises:
            NotFound: we do not know them (any more).
        """
        with self._store.reading() as tables:
            return tables.subscribers.subscription(reader.subscriber, reader.newsletter)

    def leave(self, reader: Reader, reason: LeaveReason) -> None:
        """End the subscription; if it has ended before, only note *reason*.

        Raises:
            NotFound: we do not know them (any more).
        """
        who, now = (reader.subscriber, reader.newsletter), self._newsroom.clock()
        with self._store.writing() as tables:
            tables.subscribers.subscription(*who)
            if not tables.subscribers.leave(*who, now, reason.value) and reason.value:
                tables.subscribers.say_why(*who, reason.value, now)

    def rejoin(self, reader: Reader) -> None:
        """Take back that *reader* left.

        Raises:
            NotFound: we do not know them (any more).
        """
        with self._store.writing() as tables:
            tables.subscribers.subscription(reader.subscriber, reader.newsletter)
            tables.subscribers.rejoin(reader.subscriber, reader.newsletter, self._newsroom.clock())

    def choose_edition(self, reader: Reader, edition: str) -> None:
        """Send *reader* the edition whose code is *edition* from now on.

        Raises:
            NotFound: we do not know them (any more).
            InputError: there is no such edition.
        """
        code = edition_among(edition, self._newsroom.site.languages).code
        with self._store.writing() as tables:
            tables.subscribers.choose_edition(
                reader.subscriber, reader.newsletter, code, self._newsroom.clock()
            )
