"""The page on which a reader leaves, and the one click by which their mail program does (RFC 8058).

Only POST changes anything: scanners follow every link of a mail. The answer to POST needs no
cookie, no token in the form and no redirect, and is the same however often it is asked.
"""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from newsletter.errors import NotFound
from newsletter.links import Purpose, Reader
from newsletter.model import SubscriptionState
from newsletter.render import text_in
from newsletter.web.desk import LeaveReason
from newsletter.web.masking import mask
from newsletter.web.parts import Parts
from newsletter.web.speaking import to_reader

#: What a reader may answer when asked why, in this order.
REASONS = (
    LeaveReason.TOO_MANY,
    LeaveReason.NOT_USEFUL,
    LeaveReason.WRONG_LANGUAGE,
    LeaveReason.NOT_MINE,
    LeaveReason.OTHER,
)


async def said(request: Request) -> LeaveReason:
    """Return the reason that the form gives; a form that cannot be read gives none.

    Leaving is never refused for the sake of its form.
    """
    # Read before it is taken apart, so that one that is too long is refused and not ignored.
    await request.body()
    try:
        form = await request.form(max_files=0, max_fields=10)
    except HTTPException:
        return LeaveReason.PAGE
    if form.get("List-Unsubscribe") == "One-Click":
        return LeaveReason.ONE_CLICK
    given = form.get("reason")
    return next((reason for reason in REASONS if reason == given), LeaveReason.PAGE)


def leaving(parts: Parts) -> APIRouter:
    """Return the pages under `/u/`."""
    router = APIRouter()

    @router.get("/u/{token}")
    def ask(request: Request, token: str) -> Response:
        reader = parts.links.read(token, Purpose.UNSUBSCRIBE)
        try:
            subscription = parts.desk.subscription(reader)
        except NotFound:
            return _page(parts, request, reader, "unknown")
        left = subscription.state is SubscriptionState.LEFT
        return _page(parts, request, reader, "already" if left else "ask")

    @router.post("/u/{token}")
    def leave(
        request: Request, token: str, reason: Annotated[LeaveReason, Depends(said)]
    ) -> Response:
        reader = parts.links.read(token, Purpose.UNSUBSCRIBE)
        try:
            parts.desk.leave(reader, reason)
        except NotFound:
            return _page(parts, request, reader, "unknown")
        return _page(parts, request, reader, "noted" if reason in REASONS else "done")

    @router.post("/u/{token}/undo")
    def undo(request: Request, token: str) -> Response:
        reader = parts.links.read(token, Purpose.UNSUBSCRIBE)
        parts.desk.rejoin(reader)
        return _page(parts, request, reader, "rejoined")

    return router


def _page(parts: Parts, request: Request, reader: Reader, state: str) -> Response:
    """Return the page in one of its states: ask, done, noted, already, rejoined, unknown."""
    language = to_reader(parts, request, reader.language)
    who = (reader.subscriber, reader.newsletter, language)
    here = parts.path(parts.links.unsubscribe(*who))
    known = state != "unknown"
    return parts.page(
        request,
        "unsubscribe",
        language,
        here=here,
        state=state,
        address=mask(parts.desk.subscription(reader).subscriber.address) if known else "",
        title=text_in(parts.desk.newsletter(reader.newsletter).title, language) if known else "",
        preferences=parts.path(parts.links.preferences(*who)) if known else "",
        reasons=REASONS,
    )
