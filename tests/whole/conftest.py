"""The command as its users run it, in a process of its own; and a real Postfix."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.whole import exim, postfix

#: Runs `newsletter` with these words and returns what it printed.
Command = Callable[..., "subprocess.CompletedProcess[str]"]

#: The command as `newsletter` starts it, without looking for it on the path.
NEWSLETTER = [sys.executable, "-m", "newsletter"]


@pytest.fixture
def newsletter(tmp_path: Path) -> Command:
    def run(
        *words: str, code: int = 0, environment: dict[str, str] | None = None
    ) -> "subprocess.CompletedProcess[str]":
        done = subprocess.run(
            [*NEWSLETTER, *words],
            cwd=tmp_path,
            env=os.environ | (environment or {}),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr
        return done

    return run


@pytest.fixture(scope="session")
def postfix_server() -> Iterator[postfix.Postfix]:
    need(postfix.why_not())
    with postfix.running() as server:
        yield server


@pytest.fixture(scope="session")
def exim_server() -> Iterator[postfix.Inbox]:
    need(exim.why_not())
    with exim.running() as server:
        yield server


def need(reason: str) -> None:
    """Skip a test that cannot be run for *reason*, if there is one."""
    if reason and os.environ.get("CI"):
        pytest.fail(f"{reason}; in CI nothing is skipped")
    if reason:
        pytest.skip(f"NOT TESTED: {reason}")
