"""Every error as a page in the reader's language; a refusal becomes a status here only."""

import logging
from collections.abc import Mapping

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from newsletter.errors import (
    Blocked,
    InputError,
    NewsletterError,
    NotFound,
    StoreBusy,
    StoreFull,
)
from newsletter.web.gate import login_address
from newsletter.web.parts import Parts
from newsletter.web.sessions import NotLoggedIn
from newsletter.web.speaking import to_the_lost

#: Statuses with words of their own (`web.error.e404`); others are told as 422 or 500.
WORDED = frozenset({403, 404, 405, 409, 422, 500, 503})

#: The first that fits counts.
STATUSES: tuple[tuple[type[NewsletterError], int], ...] = (
    (NotFound, 404),
    (InputError, 422),
    (Blocked, 409),
    (StoreBusy, 503),
    (StoreFull, 503),
    (NewsletterError, 500),
)

#: Seconds after which somebody may try again when the database is taken.
RETRY_AFTER = 30

log = logging.getLogger(__name__)


class Failures:
    """Answers requests that cannot be fulfilled."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def install(self, app: FastAPI) -> None:
        """Let *app* tell its errors through these pages."""

        @app.exception_handler(HTTPException)
        async def told(request: Request, error: HTTPException) -> Response:
            return self.page(request, error.status_code, error.headers)

        @app.exception_handler(RequestValidationError)
        async def invalid(request: Request, error: RequestValidationError) -> Response:
            in_path = any(fault["loc"][0] == "path" for fault in error.errors())
            return self.page(request, 404 if in_path else 422)

        @app.exception_handler(NewsletterError)
        async def refused(request: Request, error: NewsletterError) -> Response:
            return self._refused(request, error)

        @app.exception_handler(NotLoggedIn)
        async def stranger(request: Request, _: NotLoggedIn) -> Response:
            return RedirectResponse(login_address(request), status_code=303)

    async def forged(self, request: Request) -> Response:
        """Answer a form that did not come from our own pages."""
        return self.page(request, 403)

    async def crashed(self, request: Request) -> Response:
        """Answer when the program itself is at fault."""
        return self.page(request, 500)

    def page(
        self, request: Request, status: int, headers: Mapping[str, str] | None = None
    ) -> Response:
        """Return the page that tells *status*, in the reader's language or in all of ours."""
        told = status if status in WORDED else 422 if status < 500 else 500
        words = f"e{told}"
        if status == 404 and request.url.path.startswith(("/u/", "/p/")):
            words = "link"
        languages = to_the_lost(self._parts, request)
        page = self._parts.page(
            request, "error", languages[0], status=status, words=words, spoken=languages
        )
        page.headers.update(headers or {})
        return page

    def _refused(self, request: Request, error: NewsletterError) -> Response:
        status = next(status for kind, status in STATUSES if isinstance(error, kind))
        if status >= 500:
            log.error("A page failed: %s", error)
        again = {"retry-after": str(RETRY_AFTER)} if status == 503 else None
        return self.page(request, status, again)
