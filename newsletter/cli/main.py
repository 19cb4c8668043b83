"""The command `newsletter`, put together from its parts."""

from pathlib import Path

import click

from newsletter import __version__
from newsletter.cli import (
    demo,
    doctor,
    editing,
    gathering,
    issues,
    returns,
    running,
    sending,
    setting_up,
    sources,
    stories,
    subscribers,
)
from newsletter.cli.frame import Commands, Frame


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--config",
    "path",
    type=click.Path(path_type=Path),
    default=Path("config.toml"),
    show_default=True,
    envvar="NEWSLETTER_CONFIG",
    help="The configuration.",
)
@click.option("--debug", is_flag=True, help="Show where in the program an error arose.")
@click.version_option(__version__, prog_name="newsletter")
@click.pass_context
def main(context: click.Context, path: Path, *, debug: bool) -> None:
    """Gather a newsroom's articles, pair their languages, and mail them as one newsletter.

    Exit codes: 0 done; 1 the work failed, or a check blocks; 2 wrong use.
    """
    context.obj = Frame(path, debug=debug)


for command in (
    *demo.COMMANDS,
    *setting_up.COMMANDS,
    *doctor.COMMANDS,
    *sources.COMMANDS,
    *gathering.COMMANDS,
    *stories.COMMANDS,
    *issues.COMMANDS,
    *editing.COMMANDS,
    *sending.COMMANDS,
    *running.COMMANDS,
    *subscribers.COMMANDS,
    *returns.COMMANDS,
):
    main.add_command(command)
