"""Renders an issue as one of its editions."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from newsletter.model import (
    Edition,
    Issue,
    Layout,
    Newsletter,
    Place,
    Rendering,
    Story,
    direction,
)
from newsletter.render.contents import Contents, Row, contents
from newsletter.render.inks import palette
from newsletter.render.inline import inline
from newsletter.render.online import view_url
from newsletter.render.pictures import Shapes
from newsletter.render.plain import settle
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
    subject, preheader = envelope(issue, edition)
    shown = contents(newsletter, issue, edition, stories)
    values = _values(studio, newsletter, issue, edition, shown, pictures) | {
        "preheader": preheader,
        "filler": max(0, PREHEADER_ROOM - len(preheader)),
    }
    return Rendering(
        edition=edition.code,
        subject=subject,
        preheader=preheader,
        html=inline(studio.render(f"editions/{edition.layout}.html", **values)),
        text=settle(studio.render(f"editions/{edition.layout}.txt", **values)),
        shows=tuple(
            dict.fromkeys(
                (row.chosen.story, version.tongue)
                for row in shown
                for version in row.versions.values()
            )
        ),
    )


def envelope(issue: Issue, edition: Edition) -> tuple[str, str]:
    """Return subject and preheader of *edition*.

    In two languages the subject begins with the first. An inbox cuts its second half, so that
    the preheader begins with the second language.
    """
    if own := issue.words.get(edition.code):
        return tidy(own.subject), clip(tidy(own.preheader), PREHEADER_ROOM)
    words = [issue.words[one] for one in edition.languages if one in issue.words]
    subjects = [tidy(one.subject) for one in words]
    preheaders = [clip(tidy(one.preheader), PREHEADER_ROOM) for one in reversed(words)]
    return " | ".join(filter(None, subjects)), " · ".join(filter(None, preheaders))


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
        "lead": lead,
        "rows": rows,
        "stories": [lead, *rows] if lead else rows,
        "events": {voice.language: _events(tiler, shown.events, voice) for voice in speaking},
        "preferences": Place.PREFERENCES.value,
        "unsubscribe": Place.UNSUBSCRIBE.value,
    }


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
