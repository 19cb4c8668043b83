"""How a source that was tried looks: what it is, its newest articles, what is wrong with it."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from newsletter.cli.output import NOTES, tally
from newsletter.gather import wants_page
from newsletter.model import Article, word_count, words_of
from newsletter.pipeline import Trial

#: Complaints that are shown.
SHOWN = 5

#: Into a file or a pipe, nothing is broken over lines.
ENDLESS = 100_000


def local(value: datetime | None, zone: tzinfo) -> str:
    """Write a moment to the minute, in *zone*, which is named; `-` for none."""
    return f"{value.astimezone(zone):%Y-%m-%d %H:%M %Z}" if value else "-"


def show(trial: Trial, zone: tzinfo = UTC) -> None:
    """Show *trial*: what was found on standard output, what is wrong with it on the other.

    Moments are those of *zone*.
    """
    width = None if sys.stdout.isatty() else ENDLESS
    console = Console(highlight=False, markup=False, emoji=False, width=width)
    console.print(_facts(trial))
    if trial.newest:
        console.print(Text("\nThe newest:", style="bold"))
    for article in trial.newest:
        console.print()
        for line in _article(article, zone):
            console.print(Padding(line, (0, 0, 0, 2), expand=False))
    rest = len(trial.complaints) - SHOWN
    for complaint in trial.complaints[:SHOWN]:
        say(f"\n{complaint.where}: {complaint.what}")
    if rest > 0:
        say(f"\n{rest} more could not be used, or not wholly; --json names them.")
    for sentence in trial.advice:
        say(f"\n{sentence}")


def _facts(trial: Trial) -> RenderableType:
    articles = trial.gathered.articles
    teasers = sum(wants_page(one) for one in articles)
    pictures = sum(one.picture is not None for one in articles)
    spoken = tally({tag if tag != "?" else "unknown": n for tag, n in trial.languages.items()})
    facts = {
        "Read as": trial.read_as,
        "Found at": trial.address,
        "Named by": trial.named_by,
        "Articles": str(len(articles)) if articles else "none: it holds nothing that is an article",
        "Languages": spoken,
        "Texts": tally({"whole": len(articles) - teasers, "cut short": teasers}),
        "Pictures": (f"with {pictures} of them" if pictures else "none") if articles else "",
    }
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in facts.items():
        if value:
            grid.add_row(name, Text(value))
    return grid


def _article(article: Article, zone: tzinfo) -> Iterator[Text]:
    number = round(word_count(words_of(article.body)))
    length = f"{'teaser' if wants_page(article) else 'whole'}, {number} words"
    picture = "picture" if article.picture else "no picture"
    when = local(article.published_at, zone) if article.published_at else "no date"
    language = article.language or "language unknown"
    yield Text(article.title, style="bold", overflow="fold")
    yield Text(f"{when}  {language}  {length}  {picture}")
    if article.url:
        yield Text(article.url, style="dim", overflow="fold")


def say(text: str, indent: int = 0) -> None:
    """Say something beside the answer, on a terminal broken between words."""
    if NOTES.is_terminal:
        words = Text(text)
        shown = Padding(words, (0, 0, 0, indent), expand=False) if indent else words
        NOTES.print(shown, soft_wrap=False)
    else:
        NOTES.print(Text(" " * indent + text))
