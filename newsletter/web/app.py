"""The application: every page, and the shields around them, put together once."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from fastapi import FastAPI
from starlette.middleware.body_limit import RequestBodyLimitMiddleware

from newsletter.links import Links
from newsletter.model import Site
from newsletter.web.desk import Desk
from newsletter.web.failures import Failures
from newsletter.web.files import files, mount_styles
from newsletter.web.frame import frame
from newsletter.web.front import front
from newsletter.web.gate import gate, login
from newsletter.web.issue import issue
from newsletter.web.issues import issues
from newsletter.web.leaving import leaving
from newsletter.web.parts import Parts, Press
from newsletter.web.preferring import preferring
from newsletter.web.published import publishing
from newsletter.web.sessions import Sessions
from newsletter.web.shields import SameOrigin, Shields

#: Longest body of a request, in bytes: our forms are small.
BODY_LIMIT = 64 * 1024


def create_app(  # noqa: PLR0913  # the seven parts that bootstrap chooses
    *,
    desk: Desk,
    studio: Press,
    site: Site,
    links: Links,
    secret: bytes,
    media: Path,
    now: Callable[[], datetime],
) -> FastAPI:
    """Return the web pages as an ASGI application.

    Args:
        desk: Answers what the pages ask, and does what their buttons say.
        studio: Makes pages of templates and words.
        site: The newsroom's own facts.
        links: Reads the links of readers.
        secret: Signs the sessions of editors.
        media: The folder of the pictures that mails show.
        now: What time it is; aware, UTC.
    """
    parts = Parts(desk, studio, site, links, media, now)
    sessions = Sessions(secret, secure=site.base_url.startswith("https:"))
    failures = Failures(parts)
    whose = gate(parts, sessions)
    # No page describes the others to strangers, and no address has two forms: a redirect
    # would break the one click by which mail programs unsubscribe.
    app = FastAPI(openapi_url=None, redirect_slashes=False)
    for router in (
        front(parts), leaving(parts), preferring(parts), files(parts), login(parts, sessions),
        issues(parts, whose), issue(parts, whose), frame(parts, whose),
        # Last, for its addresses begin with any language.
        publishing(parts),
    ):  # fmt: skip
        app.include_router(router)
    mount_styles(app)
    failures.install(app)
    # The last one added stands outermost.
    app.add_middleware(RequestBodyLimitMiddleware, max_body_size=BODY_LIMIT)
    app.add_middleware(SameOrigin, base_url=site.base_url, refuse=failures.forged)
    app.add_middleware(Shields, crashed=failures.crashed)
    return app
