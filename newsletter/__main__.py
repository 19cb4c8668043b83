"""Starts the command line, and lets Ctrl-C end it quietly even while it still loads."""

import sys

#: Exit code of a program that Ctrl-C ended, as shells expect it (128 + SIGINT).
INTERRUPTED = 130


def run() -> None:
    """Run the command that the arguments name."""
    try:
        from newsletter.cli import main  # noqa: PLC0415  # loading takes most of a second

        main()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    run()
