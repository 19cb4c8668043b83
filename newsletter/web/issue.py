"""An issue and its editions as their readers will see them, for editors."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from newsletter.model import Edition, Editor, Layout, MachineDraft, Missing, Rendering, Story
from newsletter.render import BYTES_LIMIT, BYTES_WARNING, text_in
from newsletter.web.controls import Controls
from newsletter.web.desk import IssueView
from newsletter.web.filling import fill
from newsletter.web.frame import preview_path
from newsletter.web.parts import Parts
from newsletter.web.shields import FRAMING_POLICY
from newsletter.web.speaking import remember, to_editor

#: Letters of a subject that a phone shows: of one language, and of each of two.
SUBJECT = 50
HALF_SUBJECT = 38

#: Bytes of HTML at which Gmail cuts a mail.
CLIPPED = 102_000


@dataclass(frozen=True, slots=True)
class Pane:
    """An edition as the page shows it."""

    edition: Edition
    rendering: Rendering
    readers: int
    #: Bytes of its HTML.
    size: int
    #: Path of the frame that holds its HTML.
    frame: str
    text: str
    source: str
    headers: Sequence[tuple[str, str]]
    #: Letters of the subject that a phone shows.
    subject_limit: int


@dataclass(frozen=True, slots=True)
class Card:
    """A story as the list of stories shows it."""

    story: Story
    lead: bool
    #: The languages that it lacks.
    missing: tuple[str, ...]
    #: What a machine made of the languages that it lacks, where that is shown.
    drafts: Mapping[str, MachineDraft]
    #: The only editions that show it; none means all.
    editions: tuple[Edition, ...] = ()


def issue(parts: Parts, whose: Callable[[Request], Editor]) -> APIRouter:
    """Return the page of an issue."""
    router = APIRouter()

    @router.get("/editor/issues/{number}")
    def look(request: Request, number: int, editor: Annotated[Editor, Depends(whose)]) -> Response:
        view = parts.desk.issue(number)
        language = to_editor(parts, request, editor)
        editions = [Edition.parse(code) for code in view.renderings]
        controls = Controls.read(request.query_params, editions)
        panes = {edition.code: _pane(parts, view, edition, controls) for edition in editions}
        page = parts.page(
            request,
            "issue",
            language,
            editor=editor,
            view=view,
            due=datetime.fromisoformat(view.issue.due),
            title=text_in(view.newsletter.title, language),
            cards=_cards(view, parts.site.languages),
            controls=controls,
            codes={edition.code: edition for edition in editions},
            panes=[panes[edition.code] for edition in controls.panes(editions)],
            editions=list(panes.values()),
            limits=(CLIPPED, BYTES_LIMIT, BYTES_WARNING),
        )
        page.headers["content-security-policy"] = FRAMING_POLICY
        remember(parts, request, page)
        return page

    return router


def _pane(parts: Parts, view: IssueView, edition: Edition, controls: Controls) -> Pane:
    rendering = view.renderings[edition.code]
    tone = "?dark=1" if controls.dark else ""
    single = edition.layout is Layout.SINGLE

    def filled(text: str) -> str:
        base = parts.site.base_url
        return fill(text, lambda place: base + preview_path(place, edition.language))

    return Pane(
        edition,
        rendering,
        readers=view.readers.get(edition.code, 0),
        size=len(rendering.html.encode()),
        frame=f"/editor/issues/{view.issue.id}/frame/{edition.code}{tone}",
        text=filled(rendering.text),
        source=filled(rendering.html),
        headers=view.headers.get(edition.code) or [("Subject", rendering.subject)],
        subject_limit=SUBJECT if single else 2 * HALF_SUBJECT + len(" | "),
    )


def _cards(view: IssueView, languages: Sequence[str]) -> list[Card]:
    places = {chosen.story: chosen for chosen in view.issue.stories}
    return [
        Card(
            story,
            lead=story.id in places and places[story.id].lead,
            missing=tuple(one for one in languages if one not in story.articles),
            drafts=story.drafts
            if story.id in places
            and view.newsletter.when_missing(places[story.id].section, places[story.id].missing)
            is Missing.TRANSLATE
            else {},
            editions=tuple(
                map(Edition.parse, places[story.id].editions if story.id in places else ())
            ),
        )
        for story in view.stories
    ]
