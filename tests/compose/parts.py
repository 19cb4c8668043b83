"""Stories, a newsletter and phrases to compose with."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from newsletter.model import Article, Event, Newsletter, Picture, Section, Story

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

PICTURE = Picture("https://news.example/a.jpg")

CATALOGUE = {
    "en": {
        "issue.greeting": "Good morning.",
        "issue.note": "{greeting} {headlines} {count} stories, {minutes} minutes.",
        "issue.plus": "Plus: {headlines}",
    },
    "es": {
        "issue.greeting": "Buenos días.",
        "issue.note": "{greeting} {headlines} {count} notas, {minutes} minutos.",
        "issue.plus": "Además: {headlines}",
    },
}


class Catalogue:
    """Says the sentences of a small catalogue, without plural forms."""

    def say(self, language, key, **values):
        """Say the sentence *key*."""
        return CATALOGUE[language][key].format(**values)


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
