"""What was withdrawn or put under embargo since an issue was made keeps it from being sent."""

import pytest

from newsletter.editing import unchoose
from newsletter.errors import Blocked
from newsletter.model import IssueState
from newsletter.pipeline import (
    Happening,
    approve,
    gather_sources,
    proof,
    recompose,
    run_due,
    send_issue,
)
from newsletter.pipeline.withholding import stop_withheld
from newsletter.render import Level
from tests.newsrooms import THURSDAY


def say(folder, slug, line):
    """Write *line* into the front matter of an article in both languages."""
    for path in (folder / "articles").glob(f"{slug}.*.md"):
        path.write_text(path.read_text().replace("---\n", f"---\n{line}\n", 1))


def story_named(newsroom, title):
    """Return the number of a story."""
    with newsroom.store.reading() as tables:
        return next(s.id for s in tables.stories.all() if s.title_in(["en"]) == title)


def state(newsroom, number):
    with newsroom.store.reading() as tables:
        return tables.issues.get(number).state


LIMITS = ["withdrawn: true", "embargo: 2026-11-27T06:00-07:00", "date: 2026-11-27T06:00-07:00"]


@pytest.mark.parametrize("line", LIMITS[:2])
def test_an_approved_issue_is_not_sent(newsroom, approved, clock, box, tmp_path, line):
    """It is a draft again; composed anew it goes out without the story."""
    say(tmp_path, "canal", line)
    clock.moment = THURSDAY
    report = run_due(newsroom)[0]
    story = story_named(newsroom, "Canal closes")

    assert report.happening is Happening.BLOCKED
    assert f"Story {story}, “Canal closes”" in report.detail
    assert f"newsletter choose {approved} {story} --by-rules" in report.detail
    assert state(newsroom, approved) is IssueState.DRAFT
    assert box.messages == []

    unchoose(newsroom.store, approved, story)
    drafted = recompose(newsroom, approved)
    approve(newsroom, approved, by="ana@example.org")
    send_issue(newsroom, approved)

    assert story not in {one.story for one in drafted.issue.stories}
    assert len(box.messages) == 5
    assert not any(b"Canal closes" in one.data for one in box.messages)


@pytest.mark.parametrize("line", LIMITS[:2])
def test_a_check_says_which_story_it_is(newsroom, approved, tmp_path, line):
    """In both languages, whether the issue is approved or a draft again; and a draft stays one."""
    say(tmp_path, "canal", line)
    gather_sources(newsroom)
    story = story_named(newsroom, "Canal closes")
    for _ in range(2):
        (found,) = (one for one in proof(newsroom, approved).findings if one.id == "T-16")
        assert (found.level, found.where) == (Level.BLOCK, f"stories/{story}")
        assert all("Canal closes" in said for said in found.messages.values())
        assert ("2026-11-27 06:00" in found.messages["es"]) is line.startswith("embargo")
        with pytest.raises(Blocked):
            stop_withheld(newsroom, approved) if state(
                newsroom, approved
            ) is IssueState.APPROVED else approve(newsroom, approved, by="test")
        assert state(newsroom, approved) is IssueState.DRAFT


def test_the_newsletter_of_a_machine_goes_out_without_the_story(
    newsroom, approved, clock, box, tmp_path
):
    """The next run composes what it stopped."""
    say(tmp_path, "canal", "withdrawn: true")
    clock.moment = THURSDAY
    run_due(newsroom)
    clock.forward(minutes=5)

    assert [one.happening for one in run_due(newsroom)] == [Happening.SENT]
    assert not any(b"Canal closes" in one.data for one in box.messages)


def test_before_an_embargo_ends_the_issue_is_not_sent_early(newsroom, approved, tmp_path):
    """Its approval stands: when it is due, it may go out."""
    say(tmp_path, "canal", "embargo: 2026-11-26T06:00-07:00")
    gather_sources(newsroom)

    with pytest.raises(Blocked, match="under embargo until 2026-11-26 06:00") as caught:
        stop_withheld(newsroom, approved)

    assert "when it is due" in caught.value.remedy
    assert state(newsroom, approved) is IssueState.APPROVED
    assert not [one for one in proof(newsroom, approved).findings if one.id == "T-16"]


def test_what_has_expired_since_is_pointed_out(newsroom, approved, tmp_path):
    """It blocks nothing: an editor may want it."""
    say(tmp_path, "canal", "expires: 2026-11-25")
    gather_sources(newsroom)

    (found,) = (one for one in proof(newsroom, approved).findings if one.id == "T-16")

    assert found.level is Level.WARN
    stop_withheld(newsroom, approved)


def test_an_issue_that_is_on_its_way_goes_on(newsroom, approved, box, tmp_path):
    """Nobody gets another issue than the reader before."""
    send_issue(newsroom, approved, stop=lambda: len(box.messages) >= 2)
    say(tmp_path, "canal", "withdrawn: true")
    gather_sources(newsroom)

    stop_withheld(newsroom, approved)
    send_issue(newsroom, approved)

    assert len(box.messages) == 5
    assert not [one for one in proof(newsroom, approved).findings if one.id == "T-16"]
