"""The page on which a reader chooses the edition."""

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import Response

from newsletter.links import Purpose, Reader
from newsletter.model import SubscriptionState, edition_among, editions_of
from newsletter.render import text_in
from newsletter.web.masking import mask
from newsletter.web.parts import Parts
from newsletter.web.speaking import to_reader


def preferring(parts: Parts) -> APIRouter:
    """Return the page `/p/`."""
    router = APIRouter()

    @router.get("/p/{token}")
    def ask(request: Request, token: str) -> Response:
        reader = parts.links.read(token, Purpose.PREFERENCES)
        return _page(parts, request, reader, saved=False)

    @router.post("/p/{token}")
    def choose(request: Request, token: str, edition: Annotated[str, Form()]) -> Response:
        reader = parts.links.read(token, Purpose.PREFERENCES)
        chosen = edition_among(edition, parts.site.languages)
        left = parts.desk.subscription(reader).state is SubscriptionState.LEFT
        if not left:
            parts.desk.choose_edition(reader, chosen.code)
        return _page(parts, request, reader, saved=not left)

    return router


def _page(parts: Parts, request: Request, reader: Reader, *, saved: bool) -> Response:
    subscription = parts.desk.subscription(reader)
    language = to_reader(parts, request, reader.language)
    who = (reader.subscriber, reader.newsletter, language)
    return parts.page(
        request,
        "preferences",
        language,
        here=parts.path(parts.links.preferences(*who)),
        saved=saved,
        left=subscription.state is SubscriptionState.LEFT,
        address=mask(subscription.subscriber.address),
        title=text_in(parts.desk.newsletter(reader.newsletter).title, language),
        chosen=subscription.edition,
        editions=editions_of(parts.site.languages),
        unsubscribe=parts.path(parts.links.unsubscribe(*who)),
    )
