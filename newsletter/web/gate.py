"""Logging in and out, and who may see an editor's page."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from newsletter.model import Editor
from newsletter.web.lockout import Lockout
from newsletter.web.parts import Parts
from newsletter.web.passwords import password_fits
from newsletter.web.sessions import Sessions
from newsletter.web.speaking import keep, remember, to_editor

#: Where an editor may be sent after logging in: to an editors' page of ours.
INSIDE = re.compile(r"/editor/[\w/?=&.+~%-]{0,300}", re.ASCII)

#: Longest address that is looked at, in characters.
MAIL_LIMIT = 254


def login_address(request: Request) -> str:
    """Return the address at which to log in for the page that *request* asked for."""
    if request.method != "GET":
        return "/login"
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return f"/login?{urlencode({'next': asked})}"


def gate(parts: Parts, sessions: Sessions) -> Callable[[Request], Editor]:
    """Return the dependency that lets editors in, and raises NotLoggedIn for all others."""

    def whose(request: Request) -> Editor:
        return sessions.editor(request, parts.desk, parts.now())

    return whose


def login(parts: Parts, sessions: Sessions) -> APIRouter:
    """Return the pages for logging in and out."""
    router = APIRouter()
    lockout = Lockout()

    @router.get("/login")
    def ask(request: Request, next: str = "") -> Response:  # noqa: A002  # its name in the address
        return _page(parts, request, next)

    @router.post("/login")
    def enter(
        request: Request,
        mail: Annotated[str, Form()] = "",
        password: Annotated[str, Form()] = "",
        next: Annotated[str, Form()] = "",  # noqa: A002  # its name in the address
    ) -> Response:
        mail = mail.strip().lower()[:MAIL_LIMIT]
        wait = lockout.begin(mail, parts.now())
        if wait:
            return _page(parts, request, next, wait=wait)
        editor = parts.desk.editor(mail)
        if not password_fits(editor.password if editor else None, password) or editor is None:
            return _page(parts, request, next, wrong=True)
        lockout.succeeded(mail)
        inside = next if INSIDE.fullmatch(next) else "/editor/"
        response = RedirectResponse(inside, status_code=303)
        sessions.start(response, editor, parts.now())
        keep(parts, response, to_editor(parts, request, editor))
        return response

    @router.post("/logout")
    def leave(request: Request) -> Response:
        response = RedirectResponse("/login", status_code=303)
        sessions.end(request, response, parts.now())
        return response

    return router


def _page(
    parts: Parts,
    request: Request,
    wanted: str,
    *,
    wrong: bool = False,
    wait: timedelta = timedelta(),
) -> Response:
    status = 429 if wait else 403 if wrong else 200
    page = parts.page(
        request,
        "login",
        to_editor(parts, request, None),
        status=status,
        wanted=wanted if INSIDE.fullmatch(wanted) else "",
        wrong=wrong,
        minutes=-(-wait // timedelta(minutes=1)),
    )
    if wait:
        page.headers["retry-after"] = str(int(wait.total_seconds()) + 1)
    remember(parts, request, page)
    return page
