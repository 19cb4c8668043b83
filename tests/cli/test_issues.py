from email import message_from_bytes, policy

from tests.cli.conftest import answer


def test_an_issue_goes_from_draft_to_delivered(newsroom, issue, tmp_path):
    """Composed, checked, approved, sent: two readers, two files in the outbox."""
    newsroom("check", issue)
    newsroom("approve", issue, "--as", "ana@example.org")
    report = answer(newsroom("send", issue, "--json"))

    assert report["finished"]
    assert len(list((tmp_path / "outbox").glob("*.eml"))) == 2
    assert answer(newsroom("issues", "--json"))[0]["state"] == "sent"


def test_a_preview_is_written(newsroom, issue, tmp_path):
    """Each edition as page, text and message, which a mail program can read."""
    newsroom("preview", issue, "--out", "look")

    data = (tmp_path / "look" / "en+es.eml").read_bytes()
    message = message_from_bytes(data, policy=policy.default)
    assert message.get_body(("plain",)) is not None
    assert {path.name for path in (tmp_path / "look").glob("*.html")} == {
        "en.html", "es.html", "en+es.html", "es+en.html", "en~es.html",
    }  # fmt: skip


def test_all_languages_in_one_message_are_an_experiment(newsroom, issue, tmp_path):
    """It is written when asked for, and the help says what it is."""
    newsroom("preview", issue, "--out", "look")
    without = (tmp_path / "look" / "multilingual.eml").exists()
    said = newsroom("preview", issue, "--out", "look", "--multilingual").stdout

    assert not without
    assert "look/multilingual.eml" in said
    assert "Experimental" in newsroom("preview", "--help").stdout


def test_an_issue_is_shown(newsroom, issue):
    """Its words for people, everything for programs."""
    assert "due" in newsroom("show", issue).stderr
    assert answer(newsroom("show", issue, "--json"))["issue"]["words"]["es"]["subject"]


def test_checks_are_listed_in_both_languages(newsroom, issue):
    """Each finding has its message in every language of the newsroom."""
    findings = answer(newsroom("check", issue, "--json"))

    assert all({"id", "level", "edition", "messages"} <= set(finding) for finding in findings)
    assert all(set(finding["messages"]) == {"en", "es"} for finding in findings)


def test_a_check_says_what_nobody_asked(newsroom, issue):
    """Links are not followed without --online, and do not pass; each finding says its place."""
    findings = answer(newsroom("check", issue, "--json"))

    assert {one["level"] for one in findings if one["id"] == "L-02"} == {"not-checked"}
    assert all("where" in one for one in findings)


def test_a_check_asks_over_the_network(newsroom, issue):
    """With --online; our own pages are there once the issue is out."""
    findings = answer(newsroom("check", issue, "--online", "--seconds", "5", "--json"))

    said = [one["messages"]["en"] for one in findings if one["id"] == "L-02"]
    assert len(said) == 1
    assert "once the issue is out" in said[0]
