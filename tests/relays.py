"""A relay for tests, on whatever port is free."""

from aiosmtpd.controller import Controller


class AnyPort(Controller):
    """A relay on a free port; the first connection, to itself, makes aiosmtpd start."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()
