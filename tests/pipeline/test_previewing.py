from dataclasses import replace
from email import message_from_bytes, policy

import pytest

from newsletter.errors import InputError
from newsletter.model import Missing, Place
from newsletter.pipeline import (
    compose_issue,
    gather_sources,
    next_due,
    pair_articles,
    proof,
    sample_headers,
    write_preview,
)
from newsletter.pipeline import test_issue as mail_a_test
from newsletter.send import feedback_id
from newsletter.translation import Glossary
from tests.pipeline.test_translating import Parrot


def test_each_edition_is_written_three_times(newsroom, approved, tmp_path):
    """As a page, as text and as a message."""
    written = write_preview(newsroom, proof(newsroom, approved), tmp_path / "out")

    assert len(written) == 15
    assert not any(b"__UNSUBSCRIBE__" in path.read_bytes() for path in written)
    assert (tmp_path / "out" / "en~es.eml").read_bytes().startswith(b"From: ")


def test_one_edition_can_be_asked_for(newsroom, approved, tmp_path):
    """A wrong code is refused with those that the issue has."""
    laid_out = proof(newsroom, approved)

    assert len(write_preview(newsroom, laid_out, tmp_path / "out", only="es")) == 3
    with pytest.raises(InputError, match="no edition of this issue"):
        write_preview(newsroom, laid_out, tmp_path / "out", only="fr")


def test_a_folder_that_cannot_be_written_is_named(newsroom, approved, tmp_path):
    """A file where the folder should be is no traceback."""
    (tmp_path / "out").write_text("")

    with pytest.raises(InputError, match="out"):
        write_preview(newsroom, proof(newsroom, approved), tmp_path / "out")


def test_a_test_mail_is_marked_in_its_language(newsroom, approved, box):
    """Nobody takes a test for the issue, and no delivery is touched."""
    mail_a_test(newsroom, approved, "ana@example.org")

    subjects = [
        str(message_from_bytes(message.data, policy=policy.default)["subject"])
        for message in box.messages
    ]
    assert {subject.partition(" ")[0] for subject in subjects} == {"[TEST]", "[PRUEBA]"}
    with newsroom.store.reading() as tables:
        assert not any(tables.deliveries.counts(approved).values())


def test_two_tests_are_two_messages(newsroom, approved, box, clock):
    """A mailbox that drops what it has seen must show the second test, too."""
    mail_a_test(newsroom, approved, "ana@example.org")
    clock.forward(minutes=1)
    mail_a_test(newsroom, approved, "ana@example.org")

    assert len({message.message_id for message in box.messages}) == 10 == len(box.messages)


def test_headers_are_shown_decoded(newsroom, approved):
    """An editor reads the subject, not its encoding."""
    shown = dict(
        sample_headers(
            newsroom, proof(newsroom, approved).issue, proof(newsroom, approved).renderings
        )["es"]
    )

    assert "=?" not in shown["Subject"]
    assert shown["Content-Language"] == "es"


def test_an_issue_tells_gmail_what_it_is(newsroom, approved):
    """Complaints are counted by newsletter, edition and issue, and by sender in all our mail."""
    laid_out = proof(newsroom, approved)
    shown = sample_headers(newsroom, laid_out.issue, laid_out.renderings)

    values = {code: dict(fields)["Feedback-ID"].split(":") for code, fields in shown.items()}
    assert {code: value[:3] for code, value in values.items()} == {
        code: ["weekly", code, str(approved)] for code in laid_out.renderings
    }
    senders = {value[3] for value in values.values()}
    assert len(senders) == 1
    assert senders == {feedback_id("welcome", "weekly", "en", "example.org").split(":")[3]}


def test_all_languages_are_one_message_when_asked_for(newsroom, approved, tmp_path):
    """With a preface in each of them, and the editions of one language as they are."""
    laid_out = proof(newsroom, approved)

    written = write_preview(newsroom, laid_out, tmp_path, only="es", multilingual=True)

    message = message_from_bytes(written[-1].read_bytes(), policy=policy.default)
    preface, *parts = message.iter_parts()
    assert [path.name for path in written] == ["es.html", "es.txt", "es.eml", "multilingual.eml"]
    assert message["Content-Language"] == "en, es"
    assert message["From"] == "Valley News <news@example.org>"
    assert all(laid_out.renderings[one].subject in preface.get_content() for one in ("en", "es"))
    assert "en español" in preface.get_content()
    assert [part["Content-Translation-Type"] for part in parts] == ["original", "human"]
    for part, language in zip(parts, ("en", "es"), strict=True):
        inner, shown = part.get_content(), laid_out.renderings[language]
        assert part["Content-Language"] == language
        assert inner["Subject"] == shown.subject
        assert f".{language}.0.weekly" in inner.get_body(("plain",)).get_content()
        assert not any(one in inner.get_body(("html",)).get_content() for one in Place)


def test_a_language_in_which_a_machine_wrote_says_so(newsroom, tmp_path):
    """One draft is enough: nobody should take it for the newsroom's own words."""
    weekly = replace(newsroom.newsletters[0], when_translation_missing=Missing.TRANSLATE)
    room = replace(newsroom, newsletters=(weekly,), translator=Parrot(), glossary=Glossary())
    gather_sources(room)
    pair_articles(room)
    draft = compose_issue(room, weekly, next_due(room, weekly)).issue.id

    written = write_preview(room, proof(room, draft), tmp_path, multilingual=True)

    message = message_from_bytes(written[-1].read_bytes(), policy=policy.default)
    assert [part["Content-Translation-Type"] for part in message.iter_parts()] == [
        None, "automated", "human",
    ]  # fmt: skip


def test_nobody_gets_all_languages_in_one_message_unasked(newsroom, approved, tmp_path):
    """It is an experiment: without the option there is no such file."""
    write_preview(newsroom, proof(newsroom, approved), tmp_path)

    assert not (tmp_path / "multilingual.eml").exists()


def test_one_language_makes_no_multilingual_message(newsroom, approved, tmp_path):
    """A preface to nothing helps nobody."""
    single = replace(newsroom, site=replace(newsroom.site, languages=("en",)))

    with pytest.raises(InputError, match="two languages"):
        write_preview(single, proof(newsroom, approved), tmp_path, multilingual=True)
