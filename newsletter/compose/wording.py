"""What an issue says of itself: subject, preheader and note, in each language and edition."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from newsletter.compose.choosing import is_event
from newsletter.compose.shortening import plain, shorten
from newsletter.model import Edition, Newsletter, Story, Words

#: Longest subject in characters: alone, and as one half of a line. Desks show about 60, phones 35
#: to 40.
SUBJECT, HALF_SUBJECT = 60, 45

#: Longest preheader: alone, and as one half of a line.
PREHEADER, HALF_PREHEADER = 90, 55

#: The least room that a further headline is worth.
ROOM = 20

#: What ends a sentence, and what may stand behind it.
STOPS = frozenset(".?!\u2026\u061f\u06d4\u3002\uff01\uff1f")
CLOSING = "\"'\u201d\u2019\u00bb)]"

#: What the headlines in a note may fill, and how many they may be.
NOTE = 200
HEADLINES = 3


class Writer(Protocol):
    """Fills in the templates of an issue's words: `subject`, `preheader`, `note`."""

    def __call__(self, part: str, language: str, **values: object) -> str:
        """Return *part* in *language*, with *values* put in.

        Raises:
            TemplateError: its template has a mistake.
        """
        ...


@dataclass(frozen=True, slots=True)
class Telling:
    """What there is to tell of an issue in one language."""

    #: The newsletter's title.
    title: str
    #: The newsletter's own greeting; `""` when it has none.
    greeting: str
    #: The headlines of the language's own stories, as they stand; events come last.
    headlines: tuple[str, ...]
    #: The summary of the first of them, unless it says what the headline says.
    summary: str


def tell(chosen: Sequence[Story], newsletter: Newsletter, language: str) -> Telling:
    """Return what there is to tell of *chosen* stories (in their order) to readers of *language*.

    A language speaks of its own stories only.
    """
    articles = [
        story.articles[language]
        for story in sorted(chosen, key=is_event)
        if language in story.articles
    ]
    headlines = tuple(dict.fromkeys(filter(None, (plain(one.title) for one in articles))))
    summary = plain(articles[0].summary) if articles else ""
    if articles and summary.casefold().startswith(plain(articles[0].title).casefold()):
        summary = ""
    title = newsletter.title.get(language) or next(iter(newsletter.title.values()), newsletter.id)
    return Telling(title, plain(newsletter.greeting.get(language, "")), headlines, summary)


def write_words(
    tellings: Mapping[str, Telling], writer: Writer, before: Mapping[str, Words]
) -> dict[str, Words]:
    """Return the words of each language; what a person wrote stays as it was *before*.

    Raises:
        TemplateError: a template has a mistake.
    """
    words = {language: said for language, said in before.items() if said.edited}
    for language, telling in tellings.items():
        note = _fill(writer, "note", language, telling, NOTE)
        paragraphs = [plain(one) for one in note.split("\n\n")]
        made = Words(
            subject=plain(_fill(writer, "subject", language, telling, SUBJECT)),
            preheader=plain(_fill(writer, "preheader", language, telling, PREHEADER)),
            note="\n\n".join(filter(None, paragraphs)),
        )
        words[language] = _kept(made, before.get(language))
    return words


def write_envelopes(
    editions: Iterable[Edition],
    tellings: Mapping[str, Telling],
    words: Mapping[str, Words],
    writer: Writer,
    before: Mapping[str, Words],
) -> dict[str, Words]:
    """Return the envelope of each edition in two languages: both share one line.

    What a person wrote for a language is one half of it, and shortened where there is no room.

    Raises:
        TemplateError: a template has a mistake.
    """
    halves = {
        language: Words(
            _half(writer, "subject", language, telling, words[language], HALF_SUBJECT),
            _half(writer, "preheader", language, telling, words[language], HALF_PREHEADER),
            "",
        )
        for language, telling in tellings.items()
    }
    envelopes = {code: said for code, said in before.items() if said.edited}
    for edition in (one for one in editions if len(one.languages) > 1):
        made = Words.of_both([halves[language] for language in edition.languages])
        envelopes[edition.code] = _kept(made, before.get(edition.code))
    return envelopes


def _half(
    writer: Writer, part: str, language: str, telling: Telling, words: Words, room: int
) -> str:
    if part in words.edited:
        return shorten(getattr(words, part), room)
    return plain(_fill(writer, part, language, telling, room))


def _fill(writer: Writer, part: str, language: str, telling: Telling, room: int) -> str:
    return writer(
        part,
        language,
        title=telling.title,
        greeting=telling.greeting,
        headlines=telling.headlines,
        summary=telling.summary,
        room=room,
        shorten=shorten,
        listed=listed,
        sentences=sentences,
    )


def _kept(made: Words, before: Words | None) -> Words:
    """Return *made* with the fields that a person wrote *before*."""
    if before is None or not before.edited:
        return made
    kept = {name: getattr(before, name) for name in before.edited}
    return replace(made, edited=before.edited, **kept)


def listed(headlines: Sequence[str], room: int) -> str:
    """Return the first one or two of *headlines* on a line of at most *room* characters."""
    if not headlines:
        return ""
    said = shorten(headlines[0], room)
    left = room - len(said) - len(" · ")
    if len(headlines) > 1 and left >= ROOM:
        said += " · " + shorten(headlines[1], left)
    return said


def sentences(headlines: Sequence[str], room: int) -> str:
    """Return the first of *headlines* as sentences, as many as fit into *room* characters."""
    said = ""
    for headline in headlines[:HEADLINES]:
        ended = headline.rstrip(CLOSING)[-1:] in STOPS
        longer = f"{said} {headline}{'' if ended else '.'}".strip()
        if len(longer) > room:
            break
        said = longer
    return said
