"""Puts the pages on a socket."""

import hashlib
import socket
from contextlib import suppress

import uvicorn

from newsletter.errors import InputError
from newsletter.links import Links
from newsletter.pipeline import Newsroom
from newsletter.web.app import create_app
from newsletter.web.store_desk import StoreDesk


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens at that address; port 0 takes any that is free.

    Raises:
        InputError: something else listens there, or the address is not ours.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise InputError(
            f"Nobody can be served there: {error.strerror}.",
            where=f"{host}:{port}",
            remedy="Name another address with --host, or another port with --port.",
        ) from error


def serve(newsroom: Newsroom, listening: socket.socket) -> None:
    """Serve the pages on *listening* until the process is told to end."""
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
    settings = uvicorn.Config(app, log_level="warning", access_log=False)
    # uvicorn ends in good order, and then raises anew the signal that told it to.
    with suppress(KeyboardInterrupt):
        uvicorn.Server(settings).run(sockets=[listening])
