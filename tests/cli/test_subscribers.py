from tests.cli.conftest import answer

LIST = "email,name,edition\nana@example.org,Ana,es\n,Nobody,\n"


def test_an_import_reports_its_lines(newsroom, tmp_path):
    """Refused lines are named with their reason, and the exit code is 1; the others are in."""
    (tmp_path / "list.csv").write_text(LIST)

    result = newsroom("subscribers", "import", "list.csv", "--consent", "asked", code=1)

    assert "list.csv, line 3: There is no address." in result.stderr
    assert "1 added, 0 already there, 0 have left, 1 refused" in result.stderr


def test_an_import_needs_consent(newsroom, tmp_path):
    """Without the words of consent nobody is added."""
    (tmp_path / "list.csv").write_text(LIST)

    assert "--consent" in newsroom("subscribers", "import", "list.csv", code=2).stderr


def test_readers_are_listed(newsroom):
    """With everything that proves their consent."""
    newsroom("subscribers", "add", "ana@example.org", "--name", "Ana", "--consent", "asked")

    reader = answer(newsroom("subscribers", "list", "--json"))[0]
    assert (reader["address"], reader["name"], reader["state"], reader["consent"]) == (
        "ana@example.org", "Ana", "active", "asked",
    )  # fmt: skip


def test_a_reader_is_taken_off_and_stays_off(newsroom):
    """Adding somebody who has left is refused."""
    newsroom("subscribers", "add", "ana@example.org", "--consent", "asked")
    newsroom("subscribers", "unsubscribe", "ana@example.org")

    again = newsroom("subscribers", "add", "ana@example.org", "--consent", "asked", code=2)
    assert "has left" in again.stderr
