import dataclasses

import pytest

from newsletter.errors import InputError, NotFound
from newsletter.links import Reader
from newsletter.model import IssueState, SubscriptionState
from newsletter.pipeline import (
    approve,
    compose_issue,
    gather_sources,
    next_due,
    pair_articles,
    proof,
    send_issue,
)
from newsletter.store.schema import subscriptions
from newsletter.web import LeaveReason
from newsletter.web.store_desk import StoreDesk
from tests.newsrooms import Box, Clock, add_readers, open_newsroom, write_story

DUE = "2026-11-26T07:00"


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def newsroom(tmp_path, clock):
    """A newsroom with a story in both languages, gathered, and three readers."""
    write_story(tmp_path, "canal", {"en": "Canal closes", "es": "Cierra el canal"})
    opened = open_newsroom(tmp_path, clock, Box())
    gather_sources(opened)
    pair_articles(opened)
    add_readers(opened, 2)
    add_readers(opened, 3, "es")
    yield opened
    opened.store.close()


@pytest.fixture
def desk(newsroom):
    """The desk over it."""
    return StoreDesk(newsroom)


@pytest.fixture
def draft(newsroom):
    """The number of a draft that nobody has looked at."""
    weekly = newsroom.newsletters[0]
    return compose_issue(newsroom, weekly, next_due(newsroom, weekly)).issue.id


@pytest.fixture
def reader(newsroom):
    """What the link of the first subscriber says."""
    with newsroom.store.reading() as tables:
        first = next(tables.subscribers.all("weekly"))
    return Reader(first.subscriber.id, "weekly", "en")


def reason_of(newsroom, reader):
    with newsroom.store.reading() as tables:
        row = tables.subscribers._connection.execute(
            subscriptions.select().where(subscriptions.c.subscriber_id == reader.subscriber)
        ).one()
    return row.left_reason


def test_an_editor_is_found_by_their_address(desk, newsroom, clock):
    """In any case, with any spaces; a stranger is not."""
    with newsroom.store.writing() as tables:
        tables.editors.add("ana@example.org", "a hash", "es", clock())

    assert desk.editor(" Ana@Example.ORG ").mail == "ana@example.org"
    assert desk.editor("beto@example.org") is None
    assert desk.editor("") is None


def test_issues_are_listed_with_their_readers(desk, draft):
    """Each with its newsletter, and how many get which edition."""
    line = desk.issues()[0]

    assert (line.issue.id, line.newsletter.id) == (draft, "weekly")
    assert line.readers == {"en+es": 2, "es": 1}


def test_an_issue_of_a_newsletter_that_is_gone_is_not_listed(newsroom, draft):
    """Somebody took it out of the configuration; the others are still shown."""
    other = dataclasses.replace(newsroom.newsletters[0], id="monthly")

    assert list(StoreDesk(dataclasses.replace(newsroom, newsletters=(other,))).issues()) == []


def test_a_draft_is_shown_before_it_is_laid_out(desk, draft):
    """There are no renderings yet, but its stories."""
    view = desk.issue(draft)

    assert [set(story.articles) for story in view.stories] == [{"en", "es"}]
    assert view.renderings == view.headers == {}


def test_a_draft_is_shown_as_it_was_laid_out(desk, newsroom, draft):
    """Every edition in the order of the house, with the headers of its message."""
    proof(newsroom, draft)

    view = desk.issue(draft)
    assert list(view.renderings) == ["en", "es", "en+es", "es+en", "en~es"]
    assert list(view.headers) == list(view.renderings)
    assert "List-Unsubscribe" in dict(view.headers["en"])
    assert view.readers == {"en+es": 2, "es": 1}


def test_an_issue_that_there_is_not_is_not_found(desk):
    """The error names its number."""
    with pytest.raises(NotFound, match="99"):
        desk.issue(99)


def test_an_issue_is_public_from_the_first_message_on(desk, newsroom, draft):
    """The readers' link "read in a browser" works as soon as anybody can have it."""
    approve(newsroom, draft, by="test")
    approved = proof(newsroom, draft)
    half = send_issue(newsroom, draft, stop=lambda: True)
    shown = desk.published("weekly", DUE)["en+es"]
    send_issue(newsroom, draft)

    assert not half.finished
    assert shown == desk.published("weekly", DUE)["en+es"] == approved.renderings["en+es"]


def test_before_that_nobody_may_read_it(desk, newsroom, draft):
    """Neither a draft nor what waits for its hour."""
    proof(newsroom, draft)
    with pytest.raises(NotFound):
        desk.published("weekly", DUE)
    approve(newsroom, draft, by="test")

    with pytest.raises(NotFound):
        desk.published("weekly", DUE)


def test_what_never_came_out_is_not_found(desk, newsroom, draft):
    """Another day, another newsletter."""
    approve(newsroom, draft, by="test")
    send_issue(newsroom, draft)

    assert desk.published("weekly", DUE)["en"]
    for where in (("weekly", "2026-12-03T07:00"), ("weekly", ""), ("daily", DUE)):
        with pytest.raises(NotFound):
            desk.published(*where)


def test_a_newsletter_is_found_by_its_id(desk):
    """One that was given up is known by its id alone, in every language."""
    assert desk.newsletter("weekly").title["es"] == "El Semanal"
    assert desk.newsletter("daily").title == {"en": "daily", "es": "daily"}


def test_leaving_ends_the_subscription(desk, reader, newsroom, clock):
    """It is kept as left, with the moment and the reason."""
    desk.leave(reader, LeaveReason.ONE_CLICK)

    left = desk.subscription(reader)
    assert (left.state, left.left_at) == (SubscriptionState.LEFT, clock())
    assert reason_of(newsroom, reader) == "one-click"


def test_leaving_again_changes_no_moment(desk, reader, newsroom, clock):
    """A mail program may click twice, and the reader may then say why."""
    desk.leave(reader, LeaveReason.ONE_CLICK)
    first = desk.subscription(reader)
    clock.forward(days=1)
    desk.leave(reader, LeaveReason.PAGE)
    unsaid = reason_of(newsroom, reader)
    desk.leave(reader, LeaveReason.TOO_MANY)

    assert desk.subscription(reader).left_at == first.left_at
    assert (unsaid, reason_of(newsroom, reader)) == ("one-click", "too-many")


def test_leaving_can_be_taken_back(desk, reader):
    """As often as they like; who has not left stays as they are."""
    before = desk.subscription(reader)
    desk.rejoin(reader)
    desk.leave(reader, LeaveReason.PAGE)
    desk.rejoin(reader)

    assert desk.subscription(reader) == before


def test_one_who_leaves_takes_nobody_along(desk, reader):
    """Every other subscription is as it was."""
    desk.leave(reader, LeaveReason.PAGE)

    other = dataclasses.replace(reader, subscriber=reader.subscriber + 1)
    assert desk.subscription(other).state is SubscriptionState.ACTIVE


def test_another_edition_is_for_the_next_issue(desk, reader):
    """It is written as it is kept."""
    desk.choose_edition(reader, " es ")

    assert desk.subscription(reader).edition == "es"


def test_an_edition_that_there_is_not_is_refused(desk, reader):
    """And nothing is changed."""
    for code in ("fr", "es~en", ""):
        with pytest.raises(InputError):
            desk.choose_edition(reader, code)

    assert desk.subscription(reader).edition == "en+es"


def test_whom_we_do_not_know_is_not_found(desk):
    """A link outlives the person's data; every question says so alike."""
    for stranger in (Reader(99, "weekly", "en"), Reader(1, "daily", "en"), Reader(0, "", "")):
        for ask in (
            desk.subscription,
            lambda who: desk.leave(who, LeaveReason.PAGE),
            desk.rejoin,
            lambda who: desk.choose_edition(who, "en"),
        ):
            with pytest.raises(NotFound):
                ask(stranger)


def test_a_sent_issue_is_shown_as_it_was_sent(desk, newsroom, draft):
    """Later news of its stories changes nothing."""
    approve(newsroom, draft, by="ana@example.org")
    send_issue(newsroom, draft)

    view = desk.issue(draft)
    assert (view.issue.state, view.issue.approved_by) == (IssueState.SENT, "ana@example.org")
    assert list(view.renderings) == ["en", "es", "en+es", "es+en", "en~es"]
