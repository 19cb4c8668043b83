"""Tests of the issues and how far they have come."""

import itertools
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from newsletter.errors import InputError, NotFound
from newsletter.model import Chosen, Issue, IssueState, Words
from newsletter.store import open_store
from tests.store.samples import DAY, MINUTE, NOW, article, pairing, remember

DUE = "2026-11-26T07:00"
WORDS = {
    "en": Words("The river is back", "And two more", "Hello.\n\nAna"),
    "es": Words("El río volvió 🎉", "Y dos más", "Hola."),
}


@pytest.fixture
def tables(store):
    """Open a transaction with the stories 1, 2 and 3."""
    with store.writing() as tables:
        remember(tables, article("a"), article("b"), article("c", "es"))
        yield tables


def draft(tables, newsletter="weekly", due=DUE, due_at=NOW):
    """Draft an issue."""
    return tables.issues.draft(newsletter, due_at, due, NOW)[0]


def test_a_draft_is_made_once_per_due_date(tables):
    """Who asks for the same newsletter and date again gets the same issue."""
    first, made = tables.issues.draft("weekly", NOW, DUE, NOW)
    again, made_again = tables.issues.draft("weekly", NOW + MINUTE, DUE, NOW + DAY)

    assert (made, made_again) == (True, False)
    assert again == first == Issue(first.id, "weekly", NOW, DUE)


def test_other_dates_and_newsletters_have_their_own(tables):
    """Another date or another newsletter is another issue."""
    numbers = {
        draft(tables).id,
        draft(tables, due="2026-12-03T07:00").id,
        draft(tables, "daily").id,
    }

    assert len(numbers) == 3


def test_of_two_who_draft_at_once_one_makes_it(store_url):
    """Two schedulers that meet get one issue between them, and one of them made it."""
    stores = [open_store(store_url) for _ in range(2)]
    meeting = threading.Barrier(2)

    def compose(store):
        meeting.wait(5)
        results = []
        for day in range(20):
            with store.writing() as tables:
                results.append(tables.issues.draft("weekly", NOW, f"2026-11-{day}", NOW))
        return results

    with ThreadPoolExecutor(2) as threads:
        mine, theirs = threads.map(compose, stores)

    for store in stores:
        store.close()
    assert [issue for issue, _ in mine] == [issue for issue, _ in theirs]
    assert all(a is not b for (_, a), (_, b) in zip(mine, theirs, strict=True))


def test_an_issue_is_found_by_number_and_by_date(tables):
    """An issue that is there is found either way; one that is not, is not."""
    issue = draft(tables)

    assert tables.issues.get(issue.id) == issue == tables.issues.of("weekly", DUE)
    assert tables.issues.of("weekly", "2026-12-03T07:00") is None
    with pytest.raises(NotFound, match="no issue 99"):
        tables.issues.get(99)


def test_issues_are_listed_newest_first(tables):
    """The newest due date stands on top, of one newsletter or of all."""
    old = draft(tables)
    new = draft(tables, due="2026-12-03T07:00", due_at=NOW + 7 * DAY)
    daily = draft(tables, "daily", due_at=NOW + DAY)

    assert tables.issues.all() == [new, daily, old]
    assert tables.issues.all("weekly") == [new, old]


def test_what_is_composed_comes_back(tables):
    """Stories in their order, words per language and the reason are kept, and replaced whole."""
    issue = draft(tables)
    chosen = (Chosen(3, "local", lead=True), Chosen(1, editions=("es",), late=("es",)))
    first = replace(issue, stories=chosen, words=WORDS, reason="why")

    tables.issues.save(first)

    assert tables.issues.get(issue.id) == first
    assert tables.issues.all() == [first]
    second = replace(issue, stories=(Chosen(1), Chosen(2)), words={})
    tables.issues.save(second)
    assert tables.issues.get(issue.id) == second


@pytest.mark.parametrize("state", [state for state in IssueState if state is not IssueState.DRAFT])
def test_only_a_draft_is_changed(tables, state):
    """What is approved, sent or skipped stays as it is."""
    issue = draft(tables)
    tables.issues.move(issue.id, [IssueState.DRAFT], state, NOW)
    before = tables.issues.get(issue.id)

    with pytest.raises(InputError, match=f"is {state} and cannot be changed"):
        tables.issues.save(replace(issue, words=WORDS, stories=(Chosen(1),)))

    assert tables.issues.get(issue.id) == before


def test_what_is_not_there_is_not_saved(tables):
    """An issue or a story that is not there is said to be missing."""
    with pytest.raises(NotFound, match="no issue 99"):
        tables.issues.save(Issue(99, "weekly", NOW, DUE))
    with pytest.raises(NotFound, match="no story 99"):
        tables.issues.save(replace(draft(tables), stories=(Chosen(99),)))


def test_a_story_stands_once(tables):
    """A story that stands twice, or was joined to another since, keeps its first place."""
    issue = draft(tables)
    tables.stories.join(pairing(1, 3))

    tables.issues.save(replace(issue, stories=(Chosen(3, "local"), Chosen(2), Chosen(1))))

    assert tables.issues.get(issue.id).stories == (Chosen(1, "local"), Chosen(2))


def test_an_issue_moves_once(tables):
    """From the states that were named it moves, from others not."""
    issue = draft(tables)
    step = ([IssueState.DRAFT, IssueState.SKIPPED], IssueState.APPROVED, NOW)

    assert tables.issues.move(issue.id, *step, by="ana@example.org") is True
    assert tables.issues.move(issue.id, *step, by="luis@example.org") is False
    assert tables.issues.move(99, *step) is False
    assert tables.issues.get(issue.id).approved_by == "ana@example.org"


def test_of_two_who_move_one_does(store):
    """Two who approve, or send, at the same moment: one does."""
    with store.writing() as tables:
        number = draft(tables).id
    meeting = threading.Barrier(2)

    def approve(who):
        meeting.wait(5)
        with store.writing() as tables:
            return tables.issues.move(number, [IssueState.DRAFT], IssueState.APPROVED, NOW, by=who)

    with ThreadPoolExecutor(2) as threads:
        moved = list(threads.map(approve, ["ana", "luis"]))

    assert sorted(moved) == [False, True]


def test_the_way_of_an_issue_is_noted(tables):
    """Who approved and when, when sending began and when it ended, stand in the issue."""
    issue = draft(tables)
    way = [IssueState.DRAFT, IssueState.APPROVED, IssueState.SENDING, IssueState.SENT]

    for step, (source, target) in enumerate(itertools.pairwise(way), 1):
        tables.issues.move(issue.id, {source}, target, NOW + step * MINUTE, by="ana@example.org")

    sent = tables.issues.get(issue.id)
    assert sent == replace(
        issue,
        state=IssueState.SENT,
        approved_at=NOW + MINUTE,
        approved_by="ana@example.org",
        sending_at=NOW + 2 * MINUTE,
        sent_at=NOW + 3 * MINUTE,
    )


def test_sending_begins_once(tables):
    """An issue whose sending goes on after a stop keeps the moment of its first start."""
    issue = draft(tables)
    tables.issues.move(issue.id, [IssueState.DRAFT], IssueState.SENDING, NOW)

    tables.issues.move(issue.id, [IssueState.SENDING], IssueState.SENDING, NOW + DAY)

    assert tables.issues.get(issue.id).sending_at == NOW


def test_back_to_draft_nobody_approved_it(tables):
    """An approval that was taken back leaves no trace that could be taken for one."""
    issue = draft(tables)
    tables.issues.move(issue.id, [IssueState.DRAFT], IssueState.APPROVED, NOW, by="ana")

    tables.issues.move(issue.id, [IssueState.APPROVED], IssueState.DRAFT, NOW)

    assert tables.issues.get(issue.id) == issue


def test_a_skipped_issue_says_why(tables):
    """The reason stays until the issue is a draft again."""
    issue = draft(tables)

    tables.issues.move(issue.id, [IssueState.DRAFT], IssueState.SKIPPED, NOW, reason="No news.")
    assert tables.issues.get(issue.id).reason == "No news."

    tables.issues.move(issue.id, [IssueState.SKIPPED], IssueState.DRAFT, NOW)
    assert tables.issues.get(issue.id).reason == ""


def test_who_holds_an_issue_has_it_alone(store):
    """A second one waits until the first is done, and then sees what the first left."""
    with store.writing() as tables:
        issue, _ = tables.issues.draft("weekly", NOW, "2026-11-26T07:00", NOW)
    order: list[str] = []

    def second() -> None:
        with store.writing() as tables:
            tables.issues.hold(issue.id)
            order.append(tables.issues.get(issue.id).state)

    with store.writing() as tables:
        tables.issues.hold(issue.id)
        waiting = threading.Thread(target=second)
        waiting.start()
        waiting.join(0.3)
        order.append("first")
        tables.issues.move(issue.id, {IssueState.DRAFT}, IssueState.APPROVED, NOW)
    waiting.join()

    assert order == ["first", IssueState.APPROVED]
