from email import message_from_bytes, policy

import pytest

from newsletter.errors import InputError
from newsletter.pipeline import proof, sample_headers, write_preview
from newsletter.pipeline import test_issue as mail_a_test


def test_each_edition_is_written_three_times(newsroom, approved, tmp_path):
    """As a page, as text and as a message."""
    written = write_preview(newsroom, proof(newsroom, approved), tmp_path / "out")

    assert len(written) == 15
    assert not any(b"__UNSUBSCRIBE__" in path.read_bytes() for path in written)
    assert (tmp_path / "out" / "en~es.eml").read_bytes().startswith(b"From: ")


def test_one_edition_can_be_asked_for(newsroom, approved, tmp_path):
    """A wrong code is refused with those there are."""
    laid_out = proof(newsroom, approved)

    assert len(write_preview(newsroom, laid_out, tmp_path / "out", only="es")) == 3
    with pytest.raises(InputError, match="en, es"):
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
