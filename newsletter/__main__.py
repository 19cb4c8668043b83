"""Starts the command line, and lets it end quietly, however it is called and ended."""

import os
import signal
import sys
import warnings

from newsletter.errors import INTERRUPTED


def run() -> None:
    """Run the command that the arguments name."""
    _open_streams()
    _keep_python_quiet()
    try:
        from newsletter.cli import main  # noqa: PLC0415  # loading takes most of a second

        main()
    except KeyboardInterrupt:
        sys.stderr.write("newsletter: Stopped. Nothing was begun.\n")
        sys.exit(INTERRUPTED)
    finally:
        # Another Ctrl-C, while all is put away, ends this process without a word.
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _keep_python_quiet() -> None:
    """Let the warnings of libraries, and what fails while all is put away, concern nobody.

    Whoever wants to see it says so to Python (`python -W default`, `python -X dev`).
    """
    if not sys.warnoptions and not sys.flags.dev_mode:
        warnings.simplefilter("ignore")
        sys.unraisablehook = lambda _: None


def _open_streams() -> None:
    """Give a program that was started with a standard stream closed one that leads nowhere.

    Else the next file that it opens, the database perhaps, would be taken for that stream by all
    that we start.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = open(os.devnull, mode, encoding="utf-8")  # noqa: PTH123, SIM115  # stays open
            os.set_inheritable(stream.fileno(), True)  # noqa: FBT003  # it takes no name
            setattr(sys, name, stream)


if __name__ == "__main__":
    run()
