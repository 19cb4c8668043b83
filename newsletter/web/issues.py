"""The list of issues, for editors."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from newsletter.model import Edition, Editor
from newsletter.web.parts import Parts
from newsletter.web.speaking import remember, to_editor


def issues(parts: Parts, whose: Callable[[Request], Editor]) -> APIRouter:
    """Return the list of issues."""
    router = APIRouter()

    @router.get("/editor")
    def door() -> Response:
        return RedirectResponse("/editor/", status_code=303)

    @router.get("/editor/")
    def lines(request: Request, editor: Annotated[Editor, Depends(whose)]) -> Response:
        language = to_editor(parts, request, editor)
        found = parts.desk.issues()
        page = parts.page(
            request,
            "issues",
            language,
            editor=editor,
            lines=found,
            dues={line.issue.id: datetime.fromisoformat(line.issue.due) for line in found},
            editions={code: Edition.parse(code) for line in found for code in line.readers},
        )
        remember(parts, request, page)
        return page

    return router
