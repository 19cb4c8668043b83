"""Looks an issue over before it goes out, with all that can be known without the network."""

import quopri
import re
from collections.abc import Iterable, Iterator, Mapping
from email import message_from_bytes
from email.message import Message as Headers

from newsletter.addresses import parse
from newsletter.model import (
    Delivery,
    DeliveryState,
    Edition,
    Evidence,
    Issue,
    IssueState,
    Place,
    Rendering,
    Story,
)
from newsletter.pipeline.letters import Letters
from newsletter.pipeline.newsroom import Newsroom
from newsletter.pipeline.pairing import doubts_of
from newsletter.pipeline.weighing import weigh
from newsletter.pipeline.withholding import withheld_in
from newsletter.render import (
    Desk,
    Finding,
    Level,
    check,
    check_issue,
    doubted,
    finding,
    gaps,
    machine_made,
)
from newsletter.send import Mailbox, Transport
from newsletter.stories import amounts_in

#: How many issues back a new one is compared to.
BACK = 4
#: Readers that are on no list, to whom letters are made out for a try.
READERS = tuple(parse(f"reader{number}@example.com") for number in (1, 2, 3))
#: Signs the links of a try, which nobody gets.
KEY = bytes(32)
#: Domains at which nobody gets mail (RFC 2606, RFC 6761).
NOWHERE = re.compile(r"(?:.*\.)?(?:example(?:\.com|\.net|\.org)?|test|invalid|localhost)")


def examine(
    newsroom: Newsroom,
    issue: Issue,
    stories: Mapping[int, Story],
    renderings: Mapping[str, Rendering],
) -> tuple[Finding, ...]:
    """Return what is found wrong with *issue*; of an approved one, with its renderings.

    And, as long as it is not sent, with stories that nobody may read.

    Raises:
        StoreError: the store cannot be read.
        NotFound: its newsletter is no more.
    """
    newsletter, site, strings = (
        newsroom.newsletter(issue.newsletter),
        newsroom.site,
        newsroom.strings,
    )
    found = [*withheld_in(newsroom, issue, stories)]
    if issue.state is IssueState.DRAFT:
        if issue.reason:
            messages = dict.fromkeys(strings.languages, issue.reason)
            found.append(Finding("X-10", Level.BLOCK, site.languages[0], messages, "stories"))
        for translations in (gaps, machine_made):
            found += translations(newsletter, issue, stories, site, strings)
        found += doubted(_doubts(newsroom, stories.values()), strings)
        found += check_issue(_desk(newsroom, issue, stories, renderings))
    outbox = newsroom.mail.transport is Transport.OUTBOX
    for code, rendering in renderings.items():
        found += check(
            rendering,
            Edition.parse(code),
            issue=issue,
            site=site,
            strings=strings,
            outbox=outbox,
            stories=stories,
            word_sections=newsletter.word_sections,
        )
    found += weigh(newsroom, renderings, stories)
    found += _letters(newsroom, issue, renderings, outbox=outbox)
    return tuple(found)


def _doubts(newsroom: Newsroom, chosen: Iterable[Story]) -> list[tuple[Story, Evidence]]:
    """Return the stories of the issue of which something does not fit, each with what that is."""
    at = {article.id: story for story in chosen for article in story.articles.values()}
    found = {
        (at[number].id, doubt.evidence.kind): (at[number], doubt.evidence)
        for doubt in doubts_of(newsroom)
        for number in doubt.articles
        if number in at
    }
    return list(found.values())


def _desk(
    newsroom: Newsroom,
    issue: Issue,
    stories: Mapping[int, Story],
    renderings: Mapping[str, Rendering],
) -> Desk:
    newsletter = newsroom.newsletter(issue.newsletter)
    out = {IssueState.SENDING, IssueState.SENT}
    with newsroom.store.reading() as tables:
        known = [one for one in tables.issues.all(newsletter.id) if one.state in out]
        earlier = tuple(one for one in known if one.due_at < issue.due_at)[:BACK]
        numbers = [place.story for one in earlier for place in one.stories]
        return Desk(
            newsletter,
            issue,
            stories,
            newsroom.site,
            newsroom.strings,
            newsroom.clock(),
            renderings=renderings,
            earlier=earlier,
            earlier_stories=tables.stories.several(numbers),
            amounts=amounts_in,
            terms=tuple(term for term in newsroom.glossary.terms if not isinstance(term, str)),
            readers=sum(tables.subscribers.counts(newsletter.id).values()),
            readers_before=sum(tables.deliveries.counts(earlier[0].id).values()) if earlier else 0,
        )


def _letters(
    newsroom: Newsroom, issue: Issue, renderings: Mapping[str, Rendering], *, outbox: bool
) -> Iterator[Finding]:
    """Make the issue out to three readers who are none, and read what they would get."""
    strings, first = newsroom.strings, newsroom.site.languages[0]
    sender = Mailbox.parse(newsroom.mail.sender)
    nowhere = sender.domain if NOWHERE.fullmatch(sender.domain) and not outbox else ""
    for wrong in filter(None, (nowhere, "" if sender.name else f"<{sender.address}>")):
        yield finding(strings, "C-04", Level.WARN, first, "config/mail.from", found=wrong)
    letters = Letters(newsroom, issue, renderings, (KEY,), copy="check")
    for code in renderings:
        deliveries = [
            Delivery(id=0, issue=issue.id, subscriber=number, address=address, edition=code,
                     state=DeliveryState.PENDING)
            for number, address in enumerate(READERS, 1)
        ]  # fmt: skip
        own = [set(letters.own(delivery).values()) for delivery in deliveries]
        for place, delivery in enumerate(deliveries):
            data = letters.to(delivery).data
            said = quopri.decodestring(data).decode("utf-8", "replace")
            others = set().union(*own[:place], *own[place + 1 :]) - own[place]
            if any(link in said for link in others):
                yield finding(strings, "X-02", Level.BLOCK, code, "templates/editions")
            if left := [one.value for one in Place if one.value in said]:
                yield finding(strings, "X-01", Level.BLOCK, code, "templates/editions",
                              found=", ".join(left))  # fmt: skip
        if code == next(iter(renderings)) and (missing := one_click(message_from_bytes(data))):
            level = Level.WARN if outbox else Level.BLOCK
            yield finding(strings, "C-02", level, code, "config/site.base_url", found=missing)


def one_click(message: Headers) -> str:
    """Return what *message* lacks so that a mail program can unsubscribe; `""` for nothing.

    It wants an https address and a header that says that one POST is enough (RFC 8058 3.1).
    """
    if not re.search(r"<https://[^>\s]+>", message.get("List-Unsubscribe", "")):
        return "List-Unsubscribe: <https://…>"
    if message.get("List-Unsubscribe-Post", "").strip() != "List-Unsubscribe=One-Click":
        return "List-Unsubscribe-Post"
    return ""
