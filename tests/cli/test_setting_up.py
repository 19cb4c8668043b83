from newsletter.config import read


def test_a_newsroom_is_set_up_by_one_command(run, tmp_path, monkeypatch):
    """Configuration, database and first editor are there, and the password is not shown."""
    monkeypatch.setenv("FIRST_PASSWORD", "correct horse battery staple")

    result = run("init", "--admin", "ana@example.org", "--password-env", "FIRST_PASSWORD")

    assert read(tmp_path / "config.toml").newsletters[0].id == "weekly"
    assert (tmp_path / "newsletter.db").exists()
    assert "ana@example.org may log in" in result.stderr
    assert "staple" not in result.output


def test_it_can_be_run_again(newsroom, tmp_path):
    """What is there is kept."""
    before = (tmp_path / "config.toml").read_text()

    assert "stays as it is" in newsroom("init").stderr
    assert (tmp_path / "config.toml").read_text() == before


def test_nothing_is_asked_without_a_terminal(newsroom):
    """A script that forgets the password gets an error, and does not wait for ever."""
    assert "--password-env" in newsroom("init", "--admin", "ana@example.org", code=2).stderr


def test_an_editor_is_made_once(newsroom, monkeypatch):
    """A second first editor of the same address is refused."""
    monkeypatch.setenv("FIRST_PASSWORD", "correct horse battery staple")
    newsroom("init", "--admin", "ana@example.org", "--password-env", "FIRST_PASSWORD")

    again = newsroom(
        "init", "--admin", "Ana@Example.org", "--password-env", "FIRST_PASSWORD", code=2
    )
    assert "an editor already" in again.stderr


def test_the_database_is_upgraded_once(newsroom):
    """The second time there is nothing to do."""
    assert "up to date" in newsroom("db", "upgrade").stderr
