"""The front page: what this is, for whoever comes without a link of their own."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from newsletter.render import text_in
from newsletter.web.parts import Parts
from newsletter.web.speaking import to_visitor


def front(parts: Parts) -> APIRouter:
    """Return the page `/`."""
    router = APIRouter()

    @router.get("/")
    def welcome(request: Request) -> Response:
        language = to_visitor(parts, request)
        tagline = text_in(parts.site.tagline, language)
        page = parts.page(request, "front", language, tagline=tagline)
        page.headers["vary"] = "accept-language"
        return page

    return router
