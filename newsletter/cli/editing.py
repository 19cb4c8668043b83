"""Commands of the editor: the words of an issue, and which stories it takes."""

import sys
from dataclasses import replace

import click

from newsletter import editing
from newsletter.cli.frame import Frame, pass_frame
from newsletter.cli.output import note as say
from newsletter.errors import InputError
from newsletter.model import Issue, Missing, Wish, edition_among
from newsletter.pipeline import Newsroom, recompose


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
    if given:
        editing.write(newsroom.store, issue, whose, given, languages)
    if reset:
        editing.unwrite(newsroom.store, issue, whose, reset, languages)
    _show(_composed(newsroom, issue), edition_among(whose, languages).code)


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
        editing.unchoose(newsroom.store, issue, story)
    elif wanted is None and not (lead or at or missing):
        raise click.UsageError("Say what you want: --in, --out, --lead, --at, --missing, …")
    else:
        if missing == Missing.TRANSLATE and newsroom.translator is None:
            raise InputError("Nobody translates here.", remedy="Set service in [translation].")
        with newsroom.store.reading() as tables:
            before = tables.wishes.of(issue).get(story) or Wish(story)
        wish = _wish(before, wanted, lead=lead, at=at, missing=missing)
        editing.choose(newsroom.store, issue, wish)
    drafted = _composed(newsroom, issue)
    order = [one.story for one in drafted.stories]
    found = f"is number {order.index(story) + 1} of" if story in order else "is not in"
    say(f"Story {story} {found} issue {issue}.")


def _wish(
    before: Wish, wanted: str | None, *, lead: bool, at: int | None, missing: str | None
) -> Wish:
    """Return *before* with what was said now."""
    if wanted == "out":
        if lead or at:
            raise click.UsageError("What stays out has no position.")
        return Wish(before.story, wanted=False)
    goes_in = True if wanted or lead or at else before.wanted
    return replace(
        before,
        wanted=goes_in,
        lead=lead or before.lead,
        position=at or before.position,
        missing=Missing(missing) if missing else before.missing,
    )


def _composed(newsroom: Newsroom, issue: int) -> Issue:
    return recompose(newsroom, issue).issue


def _show(issue: Issue, whose: str) -> None:
    said = issue.words.get(whose) or issue.envelopes[whose]
    for name in editing.FIELDS:
        if text := getattr(said, name, ""):
            mark = " (yours)" if name in said.edited else ""
            say(f"{name}{mark}: {text}")


COMMANDS = (edit, choose)
