"""The web version of an issue: what its readers got, without anything of one reader's own."""

import re

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from newsletter.errors import NotFound
from newsletter.render import due_of
from newsletter.web.filling import at_home, fill
from newsletter.web.parts import Parts

#: How an issue's date and time are written in its address: "2026-11-26-0700".
SLUG = re.compile(r"\d{4}-\d\d-\d\d-\d{4}", re.ASCII)

#: A mail is foreign content: no script runs in it, and it has no origin of its own.
MAIL_POLICY = (
    "default-src 'none'; img-src https: http: data: 'self'; style-src 'unsafe-inline'; "
    "form-action 'none'; frame-ancestors 'none'; base-uri 'none'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox"
)


def publishing(parts: Parts) -> APIRouter:
    """Return the pages of published issues."""
    router = APIRouter()

    @router.get("/{language}/issues/{newsletter}/{due}/{edition}")
    def read(language: str, newsletter: str, due: str, edition: str) -> Response:
        if language not in parts.site.languages or not SLUG.fullmatch(due):
            raise NotFound("There is no such issue.")
        rendering = parts.desk.published(newsletter, due_of(due), edition)
        html = at_home(rendering.html, parts.site.base_url)
        html = fill(html, lambda _: f"{parts.site.base_url}/?lang={language}")
        headers = {
            "content-security-policy": MAIL_POLICY,
            "cache-control": "public, max-age=300",
            "content-language": language,
        }
        return HTMLResponse(html, headers=headers)

    return router
