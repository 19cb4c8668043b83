"""Renders an issue as one of its editions."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from newsletter.model import (
    Block,
    Edition,
    Issue,
    Layout,
    Newsletter,
    Place,
    Rendering,
    Story,
    Words,
    direction,
    reading_minutes,
)
from newsletter.render.checks.size import BYTES_LIMIT
from newsletter.render.contents import Contents, Row, contents
from newsletter.render.inks import palette
from newsletter.render.inline import inline
from newsletter.render.logo import logo_of
from newsletter.render.online import view_url
from newsletter.render.pictures import Shapes
from newsletter.render.plain import settle
from newsletter.render.sponsoring import sponsorships
from newsletter.render.templates import Studio
from newsletter.render.tiles import Tile, Tiler
from newsletter.render.typography import clip, tidy
from newsletter.render.voice import Voice, pair_name, voices

#: Width of the page in px.
WIDTHS = {Layout.SINGLE: 600, Layout.STACKED: 600, Layout.SIDE: 640}

#: An inbox shows about this many characters; what the preheader leaves free is filled, so that
#: the page's first words do not follow it.
PREHEADER_ROOM = 160


def render_edition(
    studio: Studio,
    newsletter: Newsletter,
    issue: Issue,
    edition: Edition,
    stories: Mapping[int, Story],
    pictures: Mapping[str, Shapes],
) -> Rendering:
    """Return *issue* as the readers of *edition* get it, but for their own links.

    A mail that Gmail would cut is made to fit: its last stories are left out, and come in the
    edition's next issue.

    Args:
        studio: The templates and the words.
        newsletter: Its rules: sections, caps, what happens when a translation is missing.
        issue: Its stories in order, and its words.
        edition: Languages and layout.
        stories: Number of the story -> story.
        pictures: Address of an article's picture -> its shapes; a story whose picture is not
            there is laid out without one.

    Raises:
        TemplateError: a template or a catalogue has a mistake.
    """
    shown = contents(newsletter, issue, edition, stories)
    whole = made = _rendering(studio, newsletter, issue, edition, shown, pictures)
    while len(made.html) > BYTES_LIMIT:
        if not shown.rows:
            return whole  # it is not the stories that make it so long
        shown = replace(shown, rows=shown.rows[:-1])
        made = _rendering(studio, newsletter, issue, edition, shown, pictures)
    return made


def _rendering(
    studio: Studio,
    newsletter: Newsletter,
    issue: Issue,
    edition: Edition,
    shown: Contents,
    pictures: Mapping[str, Shapes],
) -> Rendering:
    subject, preheader = envelope(issue, edition)
    values = _values(studio, newsletter, issue, edition, shown, pictures) | {
        "preheader": preheader,
        "filler": max(0, PREHEADER_ROOM - len(preheader)),
    }
    told = (
        (row.chosen.story, version.tongue) for row in shown for version in row.versions.values()
    )
    return Rendering(
        edition=edition.code,
        subject=subject,
        preheader=preheader,
        html=inline(studio.render(f"editions/{edition.layout}.html", **values)),
        text=settle(studio.render(f"editions/{edition.layout}.txt", **values)),
        shows=tuple(dict.fromkeys(told)),
    )


def envelope(issue: Issue, edition: Edition) -> tuple[str, str]:
    """Return subject and preheader of *edition*: its own, else those of its languages."""
    words = [issue.words[one] for one in edition.languages if one in issue.words]
    said = issue.envelopes.get(edition.code) or Words.of_both(words)
    return tidy(said.subject), clip(tidy(said.preheader), PREHEADER_ROOM)


def _values(
    studio: Studio,
    newsletter: Newsletter,
    issue: Issue,
    edition: Edition,
    shown: Contents,
    pictures: Mapping[str, Shapes],
) -> dict[str, object]:
    """Return all that the templates of an edition are given."""
    strings, site = studio.strings, studio.site
    speaking = voices(strings, site, newsletter, issue, edition)
    zone = ZoneInfo(newsletter.timezone or site.timezone)
    tiler = Tiler(strings, newsletter, pictures, zone, issue.date)
    lead = tiler.tiles(shown.lead) if shown.lead else None
    rows = [tiler.tiles(row) for row in shown.rows]
    others = [one for one in site.languages if one not in edition.languages]
    return {
        "site": site,
        "strings": strings,
        "voices": speaking,
        "others": _others(studio, newsletter, issue, others) if len(speaking) == 1 else [],
        "palette": palette(site.brand, site.languages, [*edition.languages, *others]),
        "width": WIDTHS[edition.layout],
        "title": f"{speaking[0].title or speaking[0].name}, {speaking[0].date}",
        "pair": {voice.language: pair_name(strings, edition, voice.language) for voice in speaking},
        "logo": logo_of(site.brand),
        "blocks": newsletter.blocks,
        "counts": {voice.language: _count(shown.stories, voice) for voice in speaking},
        "lead": lead,
        "rows": rows,
        "stories": {Block.LEAD: [lead] if lead else [], Block.STORIES: rows},
        "events": {voice.language: _events(tiler, shown.events, voice) for voice in speaking},
        "sponsor": sponsorships(
            strings, newsletter, date.fromisoformat(issue.date), edition.languages
        ),
        "word": tiler.word(shown.word) if shown.word else {},
        "preferences": Place.PREFERENCES.value,
        "unsubscribe": Place.UNSUBSCRIBE.value,
    }


def _count(rows: Sequence[Row], voice: Voice) -> str:
    """Say how many stories there are in a voice's language, and how long it takes to read them.

    If the length of one is unknown, nobody knows how long.
    """
    articles = [
        row.versions[voice.language].article for row in rows if voice.language in row.versions
    ]
    if not articles:
        return ""
    said = [voice.say("mail.count", count=len(articles))]
    if all(article.body for article in articles):
        said.append(voice.say("mail.read", count=sum(map(reading_minutes, articles))))
    return " · ".join(said)


def _events(tiler: Tiler, rows: tuple[Row, ...], voice: Voice) -> list[Tile]:
    return [tiler.tiles(row)[voice.language] for row in rows if voice.language in row.versions]


def _others(
    studio: Studio, newsletter: Newsletter, issue: Issue, languages: list[str]
) -> list[dict[str, object]]:
    """Return the ways from a single edition to the same issue in other languages."""
    return [
        {
            "language": language,
            "direction": direction(language),
            "index": index,
            "words": studio.strings.say(language, "mail.other"),
            "url": view_url(studio.site, newsletter, issue, Edition((language,), Layout.SINGLE)),
        }
        for index, language in enumerate(languages, start=1)
    ]
