"""The frame in which an editor sees an edition, and where its personal links lead from there."""

from collections.abc import Callable

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from newsletter.errors import NotFound
from newsletter.model import Edition, Editor, Place
from newsletter.web.filling import at_home, fill, in_new_tabs, in_tone
from newsletter.web.parts import Parts
from newsletter.web.speaking import to_reader

#: A mail shows pictures from anywhere and its own styles; no script runs, no form is sent.
FRAME_POLICY = (
    "default-src 'none'; img-src https: http: data: 'self'; style-src 'unsafe-inline'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)

#: Where the link of a place leads in a preview.
STUBS = {Place.UNSUBSCRIBE: "unsubscribe", Place.PREFERENCES: "preferences"}


def preview_path(place: Place, language: str) -> str:
    """Return the path of the page that stands in a preview for a reader's own."""
    return f"/editor/preview/{STUBS[place]}?lang={language}"


def frame(parts: Parts, whose: Callable[[Request], Editor]) -> APIRouter:
    """Return the frame, and the pages behind its personal links."""
    router = APIRouter(dependencies=[Depends(whose)])

    @router.get("/editor/issues/{number}/frame/{edition}")
    def show(number: int, edition: str, dark: str = "") -> Response:
        rendering = parts.desk.issue(number).renderings.get(edition)
        if rendering is None:
            raise NotFound("There is no such edition.")
        language = Edition.parse(edition).language
        html = at_home(rendering.html, parts.site.base_url)
        html = fill(html, lambda place: preview_path(place, language))
        html = in_new_tabs(in_tone(html, dark=dark == "1"))
        return HTMLResponse(html, headers={"content-security-policy": FRAME_POLICY})

    @router.get("/editor/preview/{place}")
    def stub(request: Request, place: str) -> Response:
        if place not in STUBS.values():
            raise NotFound("There is no such page.")
        return parts.page(request, "preview", to_reader(parts, request, ""), place=place)

    return router
