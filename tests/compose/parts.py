"""Stories, a newsletter and phrases to compose with."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from newsletter.compose import Occasion
from newsletter.model import Article, Block, Event, Newsletter, Picture, Section, Story

#: A Thursday, at 7 in Phoenix.
NOW = datetime(2026, 11, 26, 14, 0, tzinfo=UTC)

LANGUAGES = ("en", "es")

WEEKLY = Newsletter(
    "weekly",
    {"en": "The Weekly", "es": "El Semanal"},
    sections=(
        Section("news", {"en": "News", "es": "Noticias"}),
        Section("culture", {"en": "Culture", "es": "Cultura"}),
    ),
)

#: One that has a word of the week.
WORDS = Newsletter(
    "weekly",
    WEEKLY.title,
    sections=(*WEEKLY.sections, Section("word", {"en": "Word", "es": "Palabra"}, Block.WORD)),
)

PICTURE = Picture("https://news.example/a.jpg")


def occasion(
    newsletter=WEEKLY, *, sent=(), now=NOW, due_at=None, read_since=None, wishes=(), zone=UTC
):
    """Return the occasion of an issue that comes out now, unless it says otherwise."""
    return Occasion(
        newsletter,
        LANGUAGES,
        now,
        due_at or now,
        zone,
        sent,
        read_since or {},
        {wish.story: wish for wish in wishes},
    )


def ago(days):
    """Return the moment so many days before now; None for None."""
    return None if days is None else NOW - timedelta(days=days)


def story(number, days=1.0, languages="en es", *, seen=None, **traits):
    """Return a story that is so many *days* old, and was *seen* so many days ago.

    Its articles differ in language and title only; *traits* are theirs.
    """
    article = Article(
        source=traits.pop("source", "desk"),
        guid=f"guid-{number}",
        url=f"https://news.example/{number}",
        language="",
        title=traits.pop("title", f"Story {number}"),
        published_at=ago(days),
        first_seen_at=ago(seen),
        **traits,
    )
    return Story(
        number,
        {
            language: replace(article, language=language, title=f"{article.title} {language}")
            for language in languages.split(" ")
        },
    )


def event(days):
    """Return an event that starts in so many days."""
    return Event(NOW + timedelta(days=days))
