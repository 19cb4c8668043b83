"""Commands that set the newsroom up: configuration, database, first editor."""

import os
import shutil
import sys

import click

from newsletter import bootstrap, places
from newsletter.addresses import parse
from newsletter.cli.frame import Frame, pass_frame
from newsletter.cli.output import note
from newsletter.config import Settings
from newsletter.errors import InputError
from newsletter.store import Store, open_store

#: Fewest characters of a password: length counts, not kinds of letters (NIST SP 800-63B).
PASSWORD_LENGTH = 10


@click.command()
@click.option("--admin", metavar="ADDRESS", help="Make this person an editor.")
@click.option("--password-env", metavar="NAME",
              help="Environment variable that holds their password; else it is asked for.")  # fmt: skip
@pass_frame
def init(frame: Frame, admin: str | None, password_env: str | None) -> None:
    """Write config.toml, create the database, make the first editor.

    What is there already is kept, so it can be run again.
    """
    if frame.path.exists():
        note(f"{frame.path} is there already and stays as it is.")
    else:
        _write_config(frame)
    settings = frame.settings()
    store = bootstrap.store(settings, upgrade=True)
    note(f"The database is ready: {store.where}")
    if admin is None and sys.stdin.isatty():
        admin = click.prompt("Address of the first editor", default="", show_default=False)
    if admin:
        _make_editor(store, settings, admin, _password(password_env))
    else:
        note("No editor was made; do it with `newsletter init --admin ADDRESS`.")


def _write_config(frame: Frame) -> None:
    try:
        frame.path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(places.SAMPLE_CONFIG, frame.path)
    except OSError as error:
        raise InputError(
            f"It cannot be written: {error.strerror}.", where=str(frame.path)
        ) from error
    note(f"Wrote {frame.path}. Fill in your newsroom's name, address and sources.")


def _password(password_env: str | None) -> str:
    if password_env:
        if password_env not in os.environ:
            raise InputError(f"The environment has no {password_env}.", where="--password-env")
        return os.environ[password_env]
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
    raise InputError("No password is given.", remedy="Name a variable with --password-env.")


def _make_editor(store: Store, settings: Settings, admin: str, password: str) -> None:
    # The pages' libraries take a second to load, which no other command should wait for.
    from newsletter.web import hash_password  # noqa: PLC0415

    mail = parse(admin).key
    if len(password) < PASSWORD_LENGTH:
        raise InputError(f"A password has {PASSWORD_LENGTH} characters or more.")
    hashed = hash_password(password)
    with store.writing() as tables:
        if tables.editors.by_mail(mail):
            raise InputError(f"{mail} is an editor already.")
        tables.editors.add(mail, hashed, settings.site.languages[0], bootstrap.utc_now())
    note(f"{mail} may log in at {settings.site.base_url}/login")


@click.group()
def db() -> None:
    """The database."""


@db.command()
@pass_frame
def upgrade(frame: Frame) -> None:
    """Bring the database to the layout that this program expects."""
    store = open_store(frame.settings().database.url)
    note("Upgraded." if store.upgrade() else "It is up to date.")


COMMANDS = (init, db)
