"""What an issue says of itself: subject, preheader and note, in each language."""

import unicodedata
from collections.abc import Sequence

from newsletter.compose.choosing import is_event
from newsletter.compose.shortening import plain, shorten
from newsletter.model import Article, Missing, Newsletter, Story, Words, reading_minutes
from newsletter.ports import Phrases

#: Longest subject in one language. Phones show 35 to 40 characters, desks about 60, and an edition
#: in two languages carries two of them.
SUBJECT = 45

#: Longest preheader, and the least room that a further headline is worth.
PREHEADER = 90
ROOM = 20

#: What the headlines in a note may fill, and how many they may be.
NOTE = 200
HEADLINES = 3


def write_words(
    chosen: Sequence[Story], newsletter: Newsletter, languages: Sequence[str], phrases: Phrases
) -> dict[str, Words]:
    """Return what an issue of *chosen* stories (in their order) says of itself, per language.

    A language speaks of its own stories only. One that has none calls the issue by the
    newsletter's title.

    Raises:
        TemplateError: *phrases* lack a sentence.
    """
    return {language: _words(chosen, newsletter, language, phrases) for language in languages}


def _words(
    chosen: Sequence[Story], newsletter: Newsletter, language: str, phrases: Phrases
) -> Words:
    stories = [story for story in chosen if language in story.articles]
    stories.sort(key=is_event)
    articles = [story.articles[language] for story in stories]
    headlines = list(dict.fromkeys(filter(None, (plain(article.title) for article in articles))))
    title = newsletter.title.get(language) or next(iter(newsletter.title.values()), newsletter.id)
    return Words(
        subject=shorten(headlines[0] if headlines else title, SUBJECT),
        preheader=_preheader(headlines[1:], language, phrases) or _teaser(articles),
        note=_note(chosen, headlines, newsletter, language, phrases),
    )


def _preheader(headlines: Sequence[str], language: str, phrases: Phrases) -> str:
    """Return "Plus: …" with the first one or two of *headlines*; `""` when there is none."""
    if not headlines:
        return ""
    room = PREHEADER - len(phrases.say(language, "issue.plus", headlines=""))
    said = shorten(headlines[0], room)
    left = room - len(said) - len(" · ")
    if len(headlines) > 1 and left >= ROOM:
        said += " · " + shorten(headlines[1], left)
    return phrases.say(language, "issue.plus", headlines=said)


def _teaser(articles: Sequence[Article]) -> str:
    """Return the summary of the only story, unless it says what the headline says."""
    if not articles:
        return ""
    summary = shorten(articles[0].summary, PREHEADER)
    return "" if summary.casefold().startswith(plain(articles[0].title).casefold()) else summary


def _note(
    chosen: Sequence[Story],
    headlines: Sequence[str],
    newsletter: Newsletter,
    language: str,
    phrases: Phrases,
) -> str:
    shown = [story for story in chosen if not is_event(story)] or list(chosen)
    if newsletter.when_translation_missing is Missing.OMIT:
        shown = [story for story in shown if language in story.articles]
    greeting = plain(newsletter.greeting.get(language) or phrases.say(language, "issue.greeting"))
    if not shown:
        return greeting
    minutes = [
        reading_minutes(story.articles.get(language) or next(iter(story.articles.values())))
        for story in shown
    ]
    note = phrases.say(
        language,
        "issue.note",
        greeting=greeting,
        headlines=_sentences(headlines),
        count=len(shown),
        minutes=sum(minutes),
    )
    return plain(note)


def _sentences(headlines: Sequence[str]) -> str:
    """Return the first of *headlines* as sentences, as many as fit."""
    said = ""
    for headline in headlines[:HEADLINES]:
        ended = unicodedata.category(headline[-1]) == "Po"
        longer = f"{said} {headline}{'' if ended else '.'}".strip()
        if len(longer) > NOTE:
            break
        said = longer
    return said
