"""The web version of an issue: what its readers got, without anything of one reader's own."""

import re
from collections.abc import Iterator, Mapping
from html import escape

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from newsletter.errors import NotFound
from newsletter.model import Edition, Layout, Rendering
from newsletter.render import due_of, text_in
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
        editions = parts.desk.published(newsletter, due_of(due))
        if edition not in editions or language not in Edition.parse(edition).languages:
            raise NotFound("There is no such issue.")
        rendering, shown = editions[edition], Edition.parse(edition)
        html = at_home(rendering.html, parts.site.base_url)
        html = fill(html, lambda _: f"{parts.site.base_url}/?lang={language}")
        head = "\n".join(_head(parts, newsletter, due, editions, shown))
        headers = {
            "content-security-policy": MAIL_POLICY,
            "cache-control": "public, max-age=300",
            "content-language": ", ".join(shown.languages),
        }
        return HTMLResponse(html.replace("</head>", f"{head}\n</head>", 1), headers=headers)

    return router


def _head(
    parts: Parts, newsletter: str, due: str, editions: Mapping[str, Rendering], shown: Edition
) -> Iterator[str]:
    """Write what search engines and those who pass the page on are told, beside the frozen mail.

    The same stories stand in the editions of one language: only those are to be found.
    """
    rendering = editions[shown.code]
    base, name = parts.site.base_url, text_in(parts.site.name, shown.language)

    def address(edition: Edition) -> str:
        return f"{base}/{edition.language}/issues/{newsletter}/{due}/{edition.code}"

    yield f'<link rel="canonical" href="{_written(address(shown))}">'
    for language in (one for one in parts.site.languages if one in editions):
        alone = address(Edition((language,), Layout.SINGLE))
        yield f'<link rel="alternate" hreflang="{language}" href="{_written(alone)}">'
    if shown.layout is not Layout.SINGLE:
        yield '<meta name="robots" content="noindex">'
    if rendering.preheader:
        yield f'<meta name="description" content="{_written(rendering.preheader)}">'
    told = {
        "type": "article", "site_name": name, "title": rendering.subject,
        "description": rendering.preheader, "url": address(shown),
    }  # fmt: skip
    for field, value in told.items():
        if value:
            yield f'<meta property="og:{field}" content="{_written(value)}">'


def _written(value: str) -> str:
    """Return *value* as it stands in an attribute of an ASCII page."""
    whole = value.encode(errors="replace").decode()
    return escape(whole).encode("ascii", "xmlcharrefreplace").decode("ascii")
