"""The editor's commands."""

from tests.cli.conftest import answer


def stories(newsroom, issue):
    """Return the numbers of the stories of an issue, in their order."""
    return [one["story"] for one in answer(newsroom("show", issue, "--json"))["issue"]["stories"]]


def test_words_are_written_and_shown(newsroom, issue):
    """What is a person's says so; the machine's does not."""
    said = newsroom("edit", issue, "es", "--subject", "¡Agua!", "--note", "Hola.").stderr

    assert "subject (yours): ¡Agua!" in said
    assert "preheader:" in said
    assert answer(newsroom("show", issue, "--json"))["issue"]["words"]["es"]["note"] == "Hola."


def test_words_are_left_to_the_machine_again(newsroom, issue):
    """With --reset; without any option they are shown."""
    newsroom("edit", issue, "es", "--subject", "¡Agua!")
    newsroom("edit", issue, "es", "--reset", "subject")

    assert "¡Agua!" not in newsroom("edit", issue, "es").stderr
    assert "subject: " in newsroom("edit", issue, "en+es").stderr


def test_a_story_is_chosen(newsroom, issue):
    """First, then out, then by the rules again."""
    usual = stories(newsroom, issue)
    last = str(usual[-1])

    assert "number 1" in newsroom("choose", issue, last, "--at", "1").stderr
    assert stories(newsroom, issue)[0] == usual[-1]
    assert "not in issue" in newsroom("choose", issue, last, "--out").stderr
    assert len(stories(newsroom, issue)) == len(usual) - 1
    newsroom("choose", issue, last, "--by-rules")
    assert stories(newsroom, issue) == usual


def test_what_makes_no_sense_is_refused(newsroom, issue):
    """As wrong use, or with what to do."""
    newsroom("choose", issue, "1", code=2)
    newsroom("choose", issue, "1", "--out", "--lead", code=2)
    newsroom("choose", issue, "1", "--by-rules", "--at", "2", code=2)
    newsroom("edit", issue, "es", "--subject", "x", "--reset", "subject", code=2)
    newsroom("edit", issue, "fr", "--subject", "x", code=2)
    newsroom("edit", issue, "fr", code=2)
    refused = newsroom("choose", issue, "1", "--missing", "translate", code=2)
    assert "[translation]" in refused.output


def test_an_issue_shows_what_is_an_editors(newsroom, issue):
    """Words and stories, each marked."""
    first = str(stories(newsroom, issue)[0])
    newsroom("edit", issue, "en+es", "--subject", "Both")
    newsroom("choose", issue, first, "--lead", "--missing", "omit")

    shown = newsroom("show", issue)
    assert "en+es: Both (yours: subject)" in shown.stderr
    assert "lead, yours, missing: omit" in shown.output


def test_an_approved_issue_is_opened_again(newsroom, issue):
    """What is refused says how."""
    newsroom("check", issue)
    newsroom("approve", issue)
    assert "newsletter reopen" in newsroom("edit", issue, "es", "--subject", "x", code=2).output

    newsroom("reopen", issue)
    newsroom("edit", issue, "es", "--subject", "¡Agua!")
    assert "shows" in newsroom("show", issue).stderr
