from tests.cli.conftest import answer


def test_deliveries_are_counted_and_listed(newsroom, issue):
    """How many in which state for people, every row for programs."""
    newsroom("approve", issue)
    newsroom("send", issue)

    assert newsroom("deliveries", issue).stdout == "sent\t2\n"
    rows = answer(newsroom("deliveries", issue, "--json"))
    assert {(row["address"], row["edition"], row["state"]) for row in rows} == {
        ("ana@example.org", "es", "sent"), ("bo@example.org", "en~es", "sent"),
    }  # fmt: skip


def test_a_dry_run_sends_nothing(newsroom, issue, tmp_path):
    """It says who would get what."""
    result = newsroom("send", issue, "--dry-run")

    assert "en~es\t1\t" in result.stdout
    assert not (tmp_path / "outbox").exists()


def test_a_draft_is_not_sent(newsroom, issue):
    """It is said how to approve it."""
    assert f"newsletter approve {issue}" in newsroom("send", issue, code=2).stderr


def test_a_test_goes_to_one_address(newsroom, issue, tmp_path):
    """Five editions in one mailbox, and no reader gets anything."""
    newsroom("send", issue, "--test", "cy@example.org")

    assert len(list((tmp_path / "outbox").glob("*.eml"))) == 5
    assert newsroom("deliveries", issue).stdout == ""


def test_a_test_that_is_refused_fails(newsroom, issue, tmp_path):
    """A relay that takes none of them is said to, and the exit code is 1."""
    (tmp_path / "outbox").write_text("in the way")

    assert "outbox" in newsroom("send", issue, "--test", "cy@example.org", code=1).stderr


def test_a_dry_run_answers_as_json(newsroom, issue):
    """Who would get what, for programs."""
    rows = answer(newsroom("send", issue, "--dry-run", "--json"))

    assert {row["edition"]: row["readers"] for row in rows}["en~es"] == 1
