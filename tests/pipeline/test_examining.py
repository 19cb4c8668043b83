"""An issue is looked over with all that the newsroom knows."""

from dataclasses import replace
from email.message import Message

import pytest

from newsletter.model import Delivery, DeliveryState, Missing
from newsletter.pipeline import (
    approve,
    compose_issue,
    gather_sources,
    next_due,
    pair_articles,
    proof,
    send_issue,
)
from newsletter.pipeline.examining import KEY, READERS, examine, one_click
from newsletter.pipeline.letters import Letters
from newsletter.send import Transport
from tests.newsrooms import write_story


@pytest.fixture
def drafted(newsroom):
    """The number of a draft."""
    gather_sources(newsroom)
    pair_articles(newsroom)
    weekly = newsroom.newsletters[0]
    return compose_issue(newsroom, weekly, next_due(newsroom, weekly)).issue.id


def ids(found):
    """Return numbers and levels, each once."""
    return {(one.id, str(one.level)) for one in found}


def test_a_draft_of_a_small_newsroom_has_nothing_that_blocks(newsroom, drafted):
    """Thanksgiving is pointed out."""
    found = proof(newsroom, drafted)

    assert found.blocking == ()
    assert ("X-09", "warn") in ids(found.findings)


def test_numbers_of_the_two_languages_are_compared(newsroom, drafted, tmp_path):
    """The matcher's own reading of amounts is used."""
    with newsroom.store.reading() as tables:
        issue = tables.issues.get(drafted)
        stories = tables.stories.several([place.story for place in issue.stories])
    number, story = next((n, s) for n, s in stories.items() if len(s.articles) == 2)
    articles = {
        language: replace(article, summary=summary)
        for (language, article), summary in zip(
            sorted(story.articles.items()), ("It costs $1,200.", "Cuesta $2,100."), strict=True
        )
    }

    found = examine(newsroom, issue, {number: replace(story, articles=articles)}, {})

    assert ("T-05", "warn") in ids(found)
    assert [one.where for one in found if one.id == "T-05"] == [f"stories/{number}/es/summary"]


def test_the_sender_is_somebody(newsroom, drafted):
    """C-04: a name, and a domain at which mail arrives."""
    nameless = replace(
        newsroom, mail=replace(newsroom.mail, sender="news@example.org", transport=Transport.OUTBOX)
    )

    found = proof(nameless, drafted).findings

    assert [one.where for one in found if one.id == "C-04"] == ["config/mail.from"]


def test_unsubscribing_takes_one_click(newsroom, drafted):
    """C-02: an address without https is no such; in the outbox it only warns."""
    open_site = replace(newsroom, site=replace(newsroom.site, base_url="http://news.example.org"))

    found = proof(open_site, drafted).findings

    assert ("C-02", "warn") in ids(found)
    assert "C-02" not in {one.id for one in proof(newsroom, drafted).findings}


def test_the_headers_of_one_click_are_two():
    """RFC 8058 wants both."""
    message = Message()
    message["List-Unsubscribe"] = "<mailto:x@example.org>, <https://n.example/u/1>"

    assert one_click(message) == "List-Unsubscribe-Post"
    message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    assert one_click(message) == ""


def test_another_reader_s_links_stop_an_issue(newsroom, drafted):
    """X-02: a rendering in which one's address was left goes to nobody."""
    laid_out = proof(newsroom, drafted)
    letters = Letters(newsroom, laid_out.issue, laid_out.renderings, (KEY,), copy="check")
    first = Delivery(id=0, issue=drafted, subscriber=1, address=READERS[0], edition="en",
                     state=DeliveryState.PENDING)  # fmt: skip
    link = next(iter(letters.own(first).values()))
    leaky = replace(
        laid_out.renderings["en"],
        html=laid_out.renderings["en"].html.replace("</body>", f"{link}</body>"),
    )

    found = examine(newsroom, laid_out.issue, {}, {"en": leaky})

    assert ("X-02", "block") in ids(found)


def test_a_newsroom_that_waits_for_translations_is_told(newsroom, drafted):
    """The gaps are among the findings."""
    weekly = replace(newsroom.newsletters[0], when_translation_missing=Missing.HOLD)
    waiting = replace(newsroom, newsletters=(weekly,))

    assert ("T-01", "block") in ids(proof(waiting, drafted).findings)


def test_the_next_issue_is_compared_to_the_last(newsroom, drafted, clock, tmp_path):
    """S-03: the same subject again."""
    approve(newsroom, drafted, by="test")
    clock.forward(days=2)
    send_issue(newsroom, drafted)
    write_story(tmp_path, "canal2", {"en": "Canal closes again", "es": "Cierra otra vez"})
    gather_sources(newsroom)
    pair_articles(newsroom)
    weekly = newsroom.newsletters[0]
    issue = compose_issue(newsroom, weekly, next_due(newsroom, weekly)).issue
    with newsroom.store.writing() as tables:
        tables.issues.save(replace(issue, words=tables.issues.get(drafted).words))

    found = proof(newsroom, issue.id).findings

    assert ("S-03", "warn") in ids(found)


def test_too_few_stories_are_told(newsroom):
    """X-10: an issue that would be skipped blocks, in the words of its reason."""
    weekly = replace(newsroom.newsletters[0], min_stories=90)
    sparse = replace(newsroom, newsletters=(weekly,))
    issue = compose_issue(sparse, weekly, next_due(sparse, weekly)).issue

    found = [one for one in proof(sparse, issue.id).blocking if one.id == "X-10"]
    assert [one.messages["es"] for one in found] == [issue.reason]
