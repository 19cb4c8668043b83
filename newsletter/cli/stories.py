"""Commands on stories: what belongs together, why, and what the coming issue lacks."""

from collections.abc import Mapping, Sequence

import click

from newsletter import editing
from newsletter.cli.frame import Frame, as_json_option, pass_frame
from newsletter.cli.output import note, show_json, table
from newsletter.cli.reasoning import line, reasons, show_suggestions, told
from newsletter.model import Article, Pairing, Story, StoryStatus
from newsletter.pipeline import Gap, Newsroom, doubts_of, find_gaps
from newsletter.stories import Doubt

#: Reasons that a story is shown with; all are in the JSON.
SHOWN = 2


@click.command()
@click.option("--all", "every", is_flag=True, help="Those without another language, too.")
@as_json_option
@pass_frame
def stories(frame: Frame, *, every: bool, as_json: bool) -> None:
    """List the stories, why they are one, and what an editor is asked.

    On a terminal, stories with one article are left out unless --all is given.
    """
    newsroom = frame.newsroom()
    with newsroom.store.reading() as tables:
        known = tables.stories.all()
        suggestions = tables.stories.suggestions()
    doubts = doubts_of(newsroom)
    if as_json:
        show_json(
            [_story(newsroom, story) for story in known]
            + [_suggestion(newsroom, pairing, known) for pairing in suggestions]
            + [_doubt(newsroom, doubt, known) for doubt in doubts]
        )
        return
    show_stories(newsroom, known, every=every)
    articles = _articles(known)
    show_suggestions(newsroom, suggestions, articles)
    for doubt in doubts:
        named = " / ".join(
            f"{number} {articles[number].title}" for number in doubt.articles if number in articles
        )
        note(f"Look at {named}: {line(newsroom, doubt.evidence)}")


def show_stories(newsroom: Newsroom, known: Sequence[Story], *, every: bool = True) -> None:
    """Show stories, each with its languages, who put them together, how sure, and why."""
    languages = newsroom.site.languages
    shown = [story for story in known if every or story.status is not StoryStatus.ALONE]
    table(
        ("story", "status", "languages", "sure", "title", "why"),
        [
            (
                story.id,
                story.status,
                "+".join(sorted(story.articles)),
                "-" if story.status is StoryStatus.ALONE else f"{story.confidence:.2f}",
                story.title_in(languages),
                "; ".join(reasons(newsroom, story.evidence)[:SHOWN]),
            )
            for story in shown
        ],
        empty="No stories yet. Read the sources with `newsletter gather`.",
        aside=True,
    )
    if len(shown) < len(known):
        note(f"{len(known) - len(shown)} more have one language only; see them with --all.")


def _articles(known: Sequence[Story]) -> dict[int, Article]:
    return {article.id: article for story in known for article in story.articles.values()}


def _story(newsroom: Newsroom, story: Story) -> dict[str, object]:
    return {
        "id": story.id,
        "articles": {language: article.id for language, article in story.articles.items()},
        "confidence": story.confidence,
        "status": story.status,
        "evidence": [told(newsroom, one) for one in story.evidence],
    }


def _suggestion(newsroom: Newsroom, pairing: Pairing, known: Sequence[Story]) -> dict[str, object]:
    articles = _articles(known)
    return {
        "id": None,
        "articles": {
            articles[number].language: number for number in pairing.articles if number in articles
        },
        "confidence": pairing.confidence,
        "status": StoryStatus.SUGGESTED,
        "evidence": [told(newsroom, one) for one in pairing.evidence],
    }


def _doubt(newsroom: Newsroom, doubt: Doubt, known: Sequence[Story]) -> dict[str, object]:
    articles = _articles(known)
    return {
        "id": None,
        "articles": {
            articles[number].language: number for number in doubt.articles if number in articles
        },
        "confidence": 0.0,
        "status": "doubtful",
        "evidence": [told(newsroom, doubt.evidence)],
    }


@click.command()
@click.argument("newsletters", nargs=-1, metavar="[NEWSLETTER]...")
@as_json_option
@pass_frame
def gaps(frame: Frame, newsletters: Sequence[str], *, as_json: bool) -> None:
    """List the stories of each coming issue that lack a language, and since when they wait."""
    newsroom = frame.newsroom()
    wanted = [newsroom.newsletter(name) for name in newsletters] or newsroom.newsletters
    found = [find_gaps(newsroom, newsletter) for newsletter in wanted]
    if as_json:
        show_json([
            {
                "newsletter": report.newsletter, "due": report.due.local,
                "stories": report.stories, "gaps": [_gap(newsroom, gap) for gap in report.gaps],
            }
            for report in found
        ])  # fmt: skip
        return
    for report in found:
        lacking = len(report.gaps)
        note(
            f"{report.newsletter}, due {report.due.local}: {report.stories} stories, "
            + (f"{lacking} without every language." if lacking else "none lacks a language.")
        )
        if report.gaps:
            show_gaps(newsroom, report.gaps)


def show_gaps(newsroom: Newsroom, lacking: Sequence[Gap]) -> None:
    """Show what each story lacks, how long it has waited, and what may close the gap."""
    table(
        ("story", "lacks", "waits", "title", "perhaps"),
        [
            (
                gap.story.id,
                "+".join(gap.missing),
                _days(newsroom, gap),
                gap.story.title_in(newsroom.site.languages),
                "; ".join(
                    f"newsletter pair {first} {second}"
                    for first, second in (pairing.articles for pairing in gap.suggestions)
                )
                or "-",
            )
            for gap in lacking
        ],
        empty="",
    )


def _days(newsroom: Newsroom, gap: Gap) -> str:
    if gap.since is None:
        return "-"
    days = max(0, (newsroom.clock() - gap.since).days)
    return "since today" if days == 0 else f"{days} day{'s' if days > 1 else ''}"


def _gap(newsroom: Newsroom, gap: Gap) -> Mapping[str, object]:
    return {
        "story": gap.story.id,
        "title": gap.story.title_in(newsroom.site.languages),
        "missing": gap.missing,
        "since": gap.since,
        "suggestions": [pairing.articles for pairing in gap.suggestions],
    }


@click.command()
@click.argument("first", type=int, metavar="ARTICLE")
@click.argument("second", type=int, metavar="ARTICLE")
@pass_frame
def pair(frame: Frame, first: int, second: int) -> None:
    """Say that two articles are one story, for good."""
    newsroom = frame.newsroom()
    story = editing.put_together(newsroom.store, first, second, newsroom.clock())
    note(f"Articles {first} and {second} are story {story}.")


@click.command()
@click.argument("article", type=int)
@click.argument("other", type=int, required=False)
@pass_frame
def unpair(frame: Frame, article: int, other: int | None) -> None:
    """Say that ARTICLE is not one story with OTHER, or with any of its story, for good."""
    newsroom = frame.newsroom()
    if other is not None:
        editing.set_apart(newsroom.store, article, other, newsroom.clock())
        note(f"Articles {article} and {other} are not one story.")
        return
    alone = editing.take_apart(newsroom.store, article, newsroom.clock())
    note(f"Article {article} is story {alone} by itself now.")


COMMANDS = (stories, gaps, pair, unpair)
