"""Puts the pages on a socket."""

import hashlib

import uvicorn

from newsletter.errors import InputError
from newsletter.links import Links
from newsletter.pipeline import Newsroom
from newsletter.web.app import create_app
from newsletter.web.store_desk import StoreDesk


def serve(newsroom: Newsroom, host: str, port: int) -> None:
    """Serve the pages until the process is told to end.

    Raises:
        InputError: something else listens at that address.
    """
    with newsroom.store.writing() as tables:
        keys = tables.keys.all(newsroom.clock())
    app = create_app(
        desk=StoreDesk(newsroom),
        studio=newsroom.studio,
        site=newsroom.site,
        links=Links(newsroom.site.base_url, keys),
        # Not the key itself: a session is worth nothing as a reader's link, nor the reverse.
        secret=hashlib.sha256(b"sessions" + keys[0]).digest(),
        media=newsroom.media,
        now=newsroom.clock,
    )
    try:
        uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False)
    except SystemExit as end:
        # uvicorn ends the process when it cannot bind.
        raise InputError(
            "Nobody can be served there: is the port in use?",
            where=f"{host}:{port}",
            remedy="Name another with --port.",
        ) from end
