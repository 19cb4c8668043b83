import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from newsletter.cli.frame import Commands, Frame, until_interrupted
from newsletter.errors import Blocked, NotFound

#: A program whose command goes on for ever, in the frame of ours.
TALKER = """
import click
from newsletter.cli.frame import Commands

@click.group(cls=Commands)
def main():
    pass

@main.command()
def talk():
    click.echo("begun")
    while True:
        click.echo("word " * 1000)

main()
"""


def run(error: BaseException, *, debug: bool = False):
    """Run a command that meets *error*, in the frame of ours."""

    @click.group(cls=Commands)
    @click.pass_context
    def main(context: click.Context) -> None:
        context.obj = Frame(Path("config.toml"), debug=debug)

    @main.command()
    def work() -> None:
        raise error

    return CliRunner().invoke(main, ["work"])


def test_an_error_of_ours_is_one_line():
    """What was wrong, where and what to do, on standard error, with its exit code."""
    result = run(
        NotFound("There is no issue 9.", where="issues", remedy="See `newsletter issues`.")
    )

    assert result.exit_code == 2
    assert result.stderr == ("newsletter: issues: There is no issue 9. See `newsletter issues`.\n")
    assert result.stdout == ""


def test_what_a_rule_stopped_is_no_wrong_use():
    """Exit code 1: a person has to decide."""
    assert run(Blocked("Too long.")).exit_code == 1


def test_words_of_an_error_are_shown_as_they_are():
    """Brackets are no colours, and no word between colons becomes a picture."""
    words = "[red]feed[/red] says :on: and [/nonsense]."

    assert run(Blocked(words)).stderr == f"newsletter: {words}\n"


def test_an_unforeseen_error_is_one_line():
    """No traceback, exit code 1, and how to see more."""
    result = run(ZeroDivisionError("first line\n  second line\n"))

    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "ZeroDivisionError: first line second line." in result.stderr
    assert "newsletter --debug" in result.stderr


def test_debug_shows_where_an_unforeseen_error_arose():
    """It is let through to Python, which writes the traceback."""
    error = ZeroDivisionError("by zero")

    assert run(error, debug=True).exception is error


def test_debug_does_not_change_an_error_of_ours():
    """What a person did wrong is no fault of the program."""
    result = run(NotFound("There is no issue 9."), debug=True)

    assert result.exit_code == 2
    assert result.stderr == "newsletter: There is no issue 9.\n"


def test_wrong_options_are_explained_by_click():
    """Exit code 2, and the usage."""
    result = run(click.BadParameter("no number", param_hint="ISSUE"))

    assert result.exit_code == 2
    assert "Invalid value for ISSUE: no number" in result.stderr


def test_ctrl_c_outside_of_sending_stops_at_once():
    """There is nothing to settle; one line says so, and the exit code is that of shells."""
    result = run(KeyboardInterrupt())

    assert result.exit_code == 130
    assert result.stderr == "newsletter: Stopped. What was finished by then is kept.\n"


def test_a_reader_that_goes_away_is_no_error():
    """`newsletter articles | head` ends in silence."""
    program = subprocess.Popen(
        [sys.executable, "-c", TALKER, "talk"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    with program, program.stderr:
        begun = program.stdout.readline()
        program.stdout.close()
        words = program.stderr.read()
        code = program.wait(timeout=20)

    assert (begun, words, code) == ("begun\n", "", 0)


#: A program that says something aside before it answers.
ASIDE = """
import sys, time
from newsletter.cli.output import note
sys.stdin.readline()
note("words")
note("more words")
print("done")
"""


def test_a_reader_of_notes_that_goes_away_stops_no_work():
    """The work goes on to its end, without words."""
    with subprocess.Popen(
        [sys.executable, "-c", ASIDE], text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as program:  # fmt: skip
        program.stderr.close()
        answer, _ = program.communicate("go\n", timeout=20)

    assert (answer, program.returncode) == ("done\n", 0)


@pytest.mark.parametrize("closed", [">&-", "<&- >&-", "<&- >&- 2>&-"])
def test_streams_that_are_closed_are_no_fault(newsroom, tmp_path, closed):
    """The work is done, and what it would have said goes nowhere; least of all into a file."""
    program = f'exec "{sys.executable}" -m newsletter gather {closed}'
    done = subprocess.run(
        ["sh", "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr in {"", "0 pairs joined, 0 suggested.\n"}
    assert len(newsroom("articles").stdout.splitlines()) == 5


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_is_remembered_until_the_message_is_settled(number, capsys):
    """Ctrl-C and a service manager end the work softly, and the person is told."""
    with until_interrupted() as signals:
        before = list(signals)
        os.kill(os.getpid(), number)
        after = list(signals)

    assert (before, after) == ([], [number])
    assert "run it again to go on" in capsys.readouterr().err


def test_a_second_ctrl_c_stops_at_once():
    """Who insists is obeyed, and each signal means again what it meant before."""
    meanings = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]

    with until_interrupted():
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGTERM)

    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == meanings


def test_the_configuration_is_read_when_it_is_needed(tmp_path):
    """A frame alone touches nothing, so `--help` works in an empty folder."""
    frame = Frame(tmp_path / "config.toml")

    with pytest.raises(Exception, match=r"newsletter init"):
        frame.settings()


def test_an_answer_that_nobody_gets_is_an_error(newsroom, tmp_path):
    """With standard output closed; written to nowhere on purpose, it is none."""
    codes = [
        subprocess.run(
            ["sh", "-c", f'exec "{sys.executable}" -m newsletter sources list --json {where}'],
            cwd=tmp_path, capture_output=True, text=True, check=False,
        )
        for where in (">&-", ">/dev/null")
    ]  # fmt: skip

    assert [code.returncode for code in codes] == [2, 0]
    assert "Standard output is closed" in codes[0].stderr


#: A program that warns, and stumbles while all is put away.
RAGGED = """
import sys, warnings
from newsletter.__main__ import run
class Ragged:
    def __del__(self):
        raise OSError
sys.argv = ["newsletter", "--version"]
try:
    run()
finally:
    warnings.warn("words")
    Ragged()
"""


def test_python_says_nothing_by_itself():
    """Neither warnings of libraries, nor what fails at the very end."""
    done = subprocess.run(
        [sys.executable, "-c", RAGGED], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
