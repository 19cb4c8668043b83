"""Commands on subscribers."""

import sys
from pathlib import Path

import click

from newsletter import subscriptions
from newsletter.cli.frame import Frame, as_json_option, pass_frame
from newsletter.cli.output import moment, note, progress, show_json, table
from newsletter.errors import InputError
from newsletter.model import Newsletter
from newsletter.pipeline import Newsroom
from newsletter.subscriptions import Terms

newsletter_option = click.option("--newsletter", "name", default="", metavar="N",
                                 help="The newsletter; needed when there are several.")  # fmt: skip
consent_option = click.option("--consent", required=True, metavar="TEXT",
                              help="What they agreed to and how; kept as proof.")  # fmt: skip


def _newsletter(newsroom: Newsroom, name: str) -> Newsletter:
    """Return the newsletter that *name* means: where there is one only, it need not be named."""
    if name or len(newsroom.newsletters) == 1:
        return newsroom.newsletter(name or newsroom.newsletters[0].id)
    known = ", ".join(newsletter.id for newsletter in newsroom.newsletters) or "none"
    raise InputError("Which newsletter?", remedy=f"Name it with --newsletter: {known}.")


@click.group()
def subscribers() -> None:
    """Who gets a newsletter."""


@subscribers.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@newsletter_option
@click.option("--edition", default="", help="For lines that name none.")
@consent_option
@as_json_option
@pass_frame
def import_(
    frame: Frame, file: Path, name: str, edition: str, consent: str, *, as_json: bool
) -> None:
    """Bring in a CSV FILE with columns email, name and edition.

    Exit code 1 when a line was refused; the others are in.
    """
    newsroom = frame.newsroom()
    terms = Terms(_newsletter(newsroom, name), newsroom.site.languages, consent, edition)
    with progress("Importing") as report:
        result = subscriptions.import_file(
            newsroom.store, file, terms, newsroom.clock(), lambda lines: report(lines, None)
        )
    if as_json:
        show_json(result)
    else:
        for refused in result.refused:
            note(f"{file}, line {refused.line}: {refused.reason}")
        note(f"{result.added} added, {result.already} already there, {result.left} have left, "
             f"{len(result.refused)} refused.")  # fmt: skip
    if result.refused:
        sys.exit(1)


@subscribers.command()
@click.argument("mail", metavar="ADDRESS")
@newsletter_option
@click.option("--name", "person", default="", help="First name.")
@click.option("--edition", default="", help="en, es, en+es, … of the configured languages.")
@consent_option
@pass_frame
def add(frame: Frame, mail: str, name: str, person: str, edition: str, consent: str) -> None:
    """Subscribe one reader whose consent the newsroom has."""
    newsroom = frame.newsroom()
    terms = Terms(_newsletter(newsroom, name), newsroom.site.languages, consent, edition)
    subscription = subscriptions.add(newsroom.store, terms, mail, person, newsroom.clock())
    note(f"{subscription.subscriber.address} gets {subscription.newsletter} "
         f"as {subscription.edition}.")  # fmt: skip


@subscribers.command("list")
@newsletter_option
@as_json_option
@pass_frame
def list_(frame: Frame, name: str, *, as_json: bool) -> None:
    """List the subscriptions of a newsletter."""
    newsroom = frame.newsroom()
    with newsroom.store.reading() as tables:
        rows = list(tables.subscribers.all(_newsletter(newsroom, name).id))
    if as_json:
        show_json([
            {"id": row.subscriber.id, "address": row.subscriber.address.mail,
             "name": row.subscriber.name, "newsletter": row.newsletter, "edition": row.edition,
             "state": row.state, "consent": row.consent, "consented_at": row.consented_at,
             "left_at": row.left_at}
            for row in rows
        ])  # fmt: skip
        return
    table(
        ("address", "name", "edition", "state", "since"),
        [
            (row.subscriber.address, row.subscriber.name or "-", row.edition, row.state,
             moment(row.consented_at))
            for row in rows
        ],
        empty="Nobody yet. Bring readers in with `newsletter subscribers import FILE.csv`.",
    )  # fmt: skip


@subscribers.command()
@click.argument("mail", metavar="ADDRESS")
@newsletter_option
@pass_frame
def unsubscribe(frame: Frame, mail: str, name: str) -> None:
    """End a reader's subscription; an import does not bring them back."""
    newsroom = frame.newsroom()
    newsletter = _newsletter(newsroom, name)
    left = subscriptions.unsubscribe(newsroom.store, newsletter.id, mail, newsroom.clock())
    note(f"{mail} gets no more of {newsletter.id}." if left else f"{mail} had left before.")


COMMANDS = (subscribers,)
