from tests.cli.conftest import answer


def test_cron_brings_out_what_is_due(newsroom, tmp_path):
    """On Thursday at seven the issue is sent, and asking again does nothing."""
    newsroom("subscribers", "add", "ana@example.org", "--consent", "asked")

    first = answer(newsroom("run-due", "--now", "2026-11-26T07:00-07:00", "--json"))
    second = answer(newsroom("run-due", "--now", "2026-11-26T07:05-07:00", "--json"))

    assert (first[0]["happening"], second[0]["happening"]) == ("sent", "nothing")
    assert len(list((tmp_path / "outbox").glob("*.eml"))) == 1


def test_a_time_that_is_none_is_refused(newsroom):
    """Its form is shown."""
    assert "2026-11-26T07:00-07:00" in newsroom("run-due", "--now", "thursday", code=2).stderr


def test_a_failing_run_has_exit_code_1(newsroom, tmp_path):
    """Cron mails what went wrong: here a file stands where the outbox should be."""
    newsroom("subscribers", "add", "ana@example.org", "--consent", "asked")
    (tmp_path / "outbox").write_text("in the way")

    result = newsroom("run-due", "--now", "2026-11-26T07:00-07:00", code=1)
    assert "outbox" in result.stderr
