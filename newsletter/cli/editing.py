"""Commands of the editor: the words of an issue, and which stories it takes."""

import sys
from dataclasses import replace

import click

from newsletter import editing
from newsletter.cli.frame import Frame, pass_frame
from newsletter.cli.output import note as say
from newsletter.errors import InputError
from newsletter.model import Issue, Missing, Wish, Words, edition_among
from newsletter.pipeline import recompose


@click.command()
@click.argument("issue", type=int)
@click.argument("whose", metavar="LANGUAGE_OR_EDITION")
@click.option("--subject", help="What an inbox shows.")
@click.option("--preheader", help="What an inbox shows behind the subject.")
@click.option("--note", "text", help="The editor's note; - reads it from standard input.")
@click.option("--reset", multiple=True, type=click.Choice(editing.FIELDS),
              help="Leave this to the machine again.")  # fmt: skip
@pass_frame
def edit(
    frame: Frame,
    issue: int,
    whose: str,
    *,
    subject: str | None,
    preheader: str | None,
    text: str | None,
    reset: tuple[str, ...],
) -> None:
    """Write the words of a draft in one language (es), or in one edition of two (en+es).

    Without an option, shows them.
    """
    newsroom = frame.newsroom()
    languages = newsroom.site.languages
    written = text if text != "-" else sys.stdin.read()
    texts = {"subject": subject, "preheader": preheader, "note": written}
    given = {name: said.strip() for name, said in texts.items() if said is not None}
    if both := sorted(given.keys() & set(reset)):
        raise click.UsageError(f"Either write the {both[0]} or reset it.")
    whose = edition_among(whose, languages).code
    if given or reset:
        editing.write(newsroom.store, issue, whose, given, languages, reset=reset)
        changed = recompose(newsroom, issue).issue
    else:
        with newsroom.store.reading() as tables:
            changed = tables.issues.get(issue)
    _show(changed, whose)


@click.command()
@click.argument("issue", type=int)
@click.argument("story", type=int)
@click.option("--in", "wanted", flag_value="in", help="It goes in, whatever the rules say.")
@click.option("--out", "wanted", flag_value="out", help="It stays out, of later issues, too.")
@click.option("--by-rules", "wanted", flag_value="rules", help="Take back what was said of it.")
@click.option("--lead", is_flag=True, help="It leads.")
@click.option("--at", type=click.IntRange(1), help="Its position among the stories.")
@click.option("--missing", type=click.Choice([one.value for one in Missing]),
              help="What happens in a language that it lacks.")  # fmt: skip
@pass_frame
def choose(
    frame: Frame,
    issue: int,
    story: int,
    *,
    wanted: str | None,
    lead: bool,
    at: int | None,
    missing: str | None,
) -> None:
    """Say what you want of a STORY in a draft: in, out, its position, or what its gaps mean."""
    newsroom = frame.newsroom()
    if wanted == "rules":
        if lead or at or missing:
            raise click.UsageError("--by-rules takes no other option.")
        number = editing.unchoose(newsroom.store, issue, story)
    elif wanted is None and not (lead or at or missing):
        raise click.UsageError("Say what you want: --in, --out, --lead, --at, --missing, …")
    else:
        if missing == Missing.TRANSLATE and newsroom.translator is None:
            raise InputError(
                "No translation service is set up.", remedy="Set service in [translation]."
            )
        number = editing.choose(
            newsroom.store,
            issue,
            story,
            lambda before: _wish(before, wanted, lead=lead, at=at, missing=missing),
        )
    _tell(recompose(newsroom, issue).issue, number, lead=lead)


def _tell(issue: Issue, story: int, *, lead: bool) -> None:
    """Say where *story* stands now, and what could not be had."""
    order = [one.story for one in issue.stories]
    if story not in order:
        say(f"Story {story} is not in issue {issue.id}.")
        return
    say(f"Story {story} is number {order.index(story) + 1} of issue {issue.id}.")
    if lead and not issue.stories[order.index(story)].lead:
        say("It does not lead: a word of the week cannot.")


def _wish(
    before: Wish, wanted: str | None, *, lead: bool, at: int | None, missing: str | None
) -> Wish:
    """Return *before* with what was said now."""
    if wanted == "out":
        if lead or at:
            raise click.UsageError("What stays out has no position.")
        return Wish(before.story, wanted=False)
    return replace(
        before,
        wanted=True if wanted or lead or at else before.wanted,
        lead=lead or before.lead,
        position=at or before.position,
        missing=Missing(missing) if missing else before.missing,
    )


def _show(issue: Issue, whose: str) -> None:
    said = issue.words.get(whose) or issue.envelopes.get(whose) or Words("", "", "")
    for name in editing.FIELDS:
        if text := getattr(said, name, ""):
            mark = " (yours)" if name in said.edited else ""
            say(f"{name}{mark}: {text}")


COMMANDS = (edit, choose)
