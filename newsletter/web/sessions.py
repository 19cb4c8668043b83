"""The session of an editor: a signed cookie that ends by itself."""

import hashlib
import secrets
from datetime import datetime, timedelta

from itsdangerous import BadData, URLSafeSerializer
from starlette.requests import Request
from starlette.responses import Response

from newsletter.model import Editor
from newsletter.web.desk import Desk

#: How long a session lasts.
LENGTH = timedelta(hours=12)


class NotLoggedIn(Exception):
    """An editor's page was asked for without a session."""


class Sessions:
    """Starts, reads and ends sessions.

    The cookie names the editor and when the session began; a new password, or the end of the
    editor's account, ends it at once. Each login makes a new one, so that nobody can lay one
    under an editor. Sessions that were ended by hand are remembered while the program runs.

    Args:
        secret: Signs the cookie.
        secure: Are our pages reached over https only?
    """

    def __init__(self, secret: bytes, *, secure: bool) -> None:
        self._serializer = URLSafeSerializer(
            secret, salt="newsletter.session", signer_kwargs={"digest_method": hashlib.sha256}
        )
        self._secure = secure
        #: With this prefix browsers take the cookie from this very host, over https, only.
        self.cookie = "__Host-newsletter_session" if secure else "newsletter_session"
        self._ended: dict[str, datetime] = {}

    def start(self, response: Response, editor: Editor, now: datetime) -> None:
        """Begin a session of *editor*."""
        value = self._serializer.dumps(
            [editor.mail, int(now.timestamp()), _stamp(editor), secrets.token_urlsafe(9)]
        )
        response.set_cookie(
            self.cookie,
            value if isinstance(value, str) else value.decode(),
            max_age=int(LENGTH.total_seconds()),
            httponly=True,
            samesite="lax",
            secure=self._secure,
        )

    def editor(self, request: Request, desk: Desk, now: datetime) -> Editor:
        """Return whose session *request* belongs to.

        Raises:
            NotLoggedIn: to nobody's.
        """
        mail, began, stamp, name = self._read(request)
        age = now.timestamp() - began
        if name in self._ended or not 0 <= age < LENGTH.total_seconds():
            raise NotLoggedIn
        editor = desk.editor(mail)
        if editor is None or stamp != _stamp(editor):
            raise NotLoggedIn
        return editor

    def end(self, request: Request, response: Response, now: datetime) -> None:
        """End the session that *request* belongs to, and forget its cookie.

        Raises:
            NotLoggedIn: it belongs to none.
        """
        _, _, _, name = self._read(request)
        self._ended = {old: at for old, at in self._ended.items() if now - at < LENGTH}
        self._ended[name] = now
        response.delete_cookie(self.cookie, httponly=True, samesite="lax", secure=self._secure)

    def _read(self, request: Request) -> tuple[str, int, str, str]:
        try:
            mail, began, stamp, name = self._serializer.loads(request.cookies.get(self.cookie, ""))
        except BadData:
            raise NotLoggedIn from None
        return mail, began, stamp, name


def _stamp(editor: Editor) -> str:
    """Return what changes with the editor's password."""
    return hashlib.sha256(editor.password.encode()).hexdigest()[:16]
