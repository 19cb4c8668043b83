"""The frame of the command line: options that hold for every command, and how errors end."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import NoReturn

import click

from newsletter import bootstrap, config
from newsletter.cli.output import NOTES
from newsletter.config import Settings
from newsletter.errors import InputError, NewsletterError
from newsletter.gather import WebFetcher
from newsletter.pipeline import Newsroom, ReadingRoom
from newsletter.store import Store

#: Signals that end a command, and what they mean where nobody has said otherwise.
USUAL = {signal.SIGINT: signal.default_int_handler, signal.SIGTERM: signal.SIG_DFL}


@dataclass
class Frame:
    """What every command is given: where the configuration is, and what is made of it."""

    path: Path
    #: Show where in the program an unforeseen error arose.
    debug: bool = False
    _fetchers: list[WebFetcher] = field(default_factory=list)

    def settings(self) -> Settings:
        """Read the configuration."""
        return config.read(self.path)

    def newsroom(self) -> Newsroom:
        """Put the newsroom together as the configuration says."""
        settings = self.settings()
        self._fetchers.append(bootstrap.web_fetcher(settings))
        return bootstrap.newsroom(settings, fetcher=self._fetchers[-1])

    def reading_room(self) -> ReadingRoom:
        """Put together what a source is tried with; no database is opened."""
        settings = self.settings()
        self._fetchers.append(bootstrap.web_fetcher(settings))
        return ReadingRoom(
            settings.site, settings.newsletters, settings.sources,
            self._fetchers[-1], bootstrap.the_workshop(), bootstrap.utc_now,
        )  # fmt: skip

    def store(self) -> Store:
        """Open the database."""
        return bootstrap.store(self.settings())

    def break_off(self) -> None:
        """Let whoever waits for the network, or for a parser, wait no more."""
        for fetcher in self._fetchers:
            fetcher.close()
        bootstrap.the_workshop().close()


class Commands(click.Group):
    """A group of commands whose errors end as one line and an exit code, never as a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command, and translate what goes wrong."""
        try:
            with _breaking_off(ctx):
                return super().invoke(ctx)
        except KeyboardInterrupt as signal_:
            stopped("What was finished by then is kept.", signal_)
        except NewsletterError as error:
            NOTES.print(f"newsletter: {error}", markup=False, style="red")
            sys.exit(error.exit_code)
        except (click.exceptions.Exit, click.ClickException, click.Abort):
            raise
        except BrokenPipeError:
            sys.exit(0)
        except OSError as error:
            what = error.strerror or str(error)
            NOTES.print(f"newsletter: The answer cannot be written: {what}.", markup=False)
            sys.exit(1)
        except Exception as error:
            if isinstance(ctx.obj, Frame) and ctx.obj.debug:
                raise
            words = " ".join(f"{type(error).__name__}: {error}".split())
            NOTES.print(
                f"newsletter: This should not have happened: {words}. "
                "Please report it with what `newsletter --debug …` shows.",
                markup=False,
                style="red",
            )
            sys.exit(1)


def stopped(kept: str, by: KeyboardInterrupt) -> NoReturn:
    """End the program after Ctrl-C or SIGTERM, and say what is *kept* of its work.

    The exit code is the one that shells expect (128 + the signal's number).
    """
    NOTES.print(f"newsletter: Stopped. {kept}", markup=False)
    sys.exit(128 + (by.args[0] if by.args else signal.SIGINT))


@contextmanager
def _breaking_off(context: click.Context) -> Iterator[None]:
    """Let Ctrl-C, and SIGTERM as well, also reach the threads that wait for something."""
    in_main = threading.current_thread() is threading.main_thread()
    before = {number: signal.getsignal(number) for number in USUAL}
    ours = [number for number in USUAL if in_main and before[number] is USUAL[number]]

    def end(number: int, _: FrameType | None) -> None:
        if isinstance(context.obj, Frame):
            # What is interrupted here may hold a lock that it needs.
            threading.Thread(target=context.obj.break_off, daemon=True).start()
        raise KeyboardInterrupt(int(number))

    for number in ours:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, before[number])


@contextmanager
def until_interrupted() -> Iterator[list[int]]:
    """Let Ctrl-C, or SIGTERM from a service manager, end the work between two messages.

    The list that is given fills when the signal comes; a second Ctrl-C stops at once.
    """
    signals: list[int] = []

    def remember(number: int, place: FrameType | None) -> None:
        if signals:
            insisting = before[signal.SIGINT]
            if callable(insisting):
                insisting(number, place)
            raise KeyboardInterrupt
        signals.append(number)
        NOTES.print("Stopping after this message; run it again to go on.")

    before = {number: signal.signal(number, remember) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield signals
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


pass_frame = click.make_pass_decorator(Frame)


def _heard(_context: click.Context, _option: click.Parameter, wanted: bool) -> bool:  # noqa: FBT001
    """See that somebody can get the answer that is *wanted*: standard output may be closed.

    Raises:
        InputError: nobody can.
    """
    if wanted and getattr(sys.stdout, "name", "") == os.devnull:
        what = "Standard output is closed, and nobody would get the answer."
        raise InputError(what, where="--json", remedy="Leave out `>&-`, or --json.")
    return wanted


as_json_option = click.option(
    "--json", "as_json", is_flag=True, callback=_heard, help="Answer as JSON."
)
