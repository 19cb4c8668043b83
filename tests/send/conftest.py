"""A rendering, a letterhead, and the relays that they are sent to."""

import ssl
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
import trustme
from aiosmtpd.smtp import AuthResult

from newsletter.model import Address, Message, Place, Rendering
from newsletter.send import Letterhead, Mailbox, Relay, Stencil, Tls
from tests.relays import AnyPort


@dataclass
class Sink:
    """An aiosmtpd handler that keeps what it is given, as it came over the wire."""

    taken: list = field(default_factory=list)
    senders: list = field(default_factory=list)
    options: list = field(default_factory=list)
    connections: set = field(default_factory=set)

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's name
        self, _server, session, envelope, address, options
    ):
        """Note who connects, and with what."""
        self.connections.add(session.peer)
        self.senders.append(address)
        self.options.append(options)
        envelope.mail_from = address
        return "250 2.1.0 OK"

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 - aiosmtpd's name
        """Take the message."""
        self.taken.append(envelope.original_content)
        return "250 2.0.0 queued"


@pytest.fixture
def sink():
    return Sink()


@pytest.fixture(scope="session")
def authority():
    return trustme.CA()


@pytest.fixture
def trust(authority):
    """Trust in the certificates of our own authority."""
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


@pytest.fixture
def certificate(authority):
    """Return a server's context, with a certificate for the names that are given."""

    def make(*names):
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert(*names).configure_cert(context)
        return context

    return make


@pytest.fixture
def relay(sink):
    """Start a relay that takes mail into the sink, and return how to reach it."""
    running = []

    def start(tls=Tls.NONE, **more):
        settings = {
            key: more.pop(key) for key in ("username", "messages_per_connection") if key in more
        }
        controller = AnyPort(sink, hostname="127.0.0.1", port=0, **more)
        controller.start()
        running.append(controller)
        return Relay("127.0.0.1", controller.port, tls=tls, **settings)

    yield start
    for controller in running:
        controller.stop()


@pytest.fixture
def login():
    """Accept one name and password."""

    def check(server, session, envelope, mechanism, data):
        known = (data.login, data.password) == (b"anna", b"secret")
        return AuthResult(success=known, handled=False)

    return check


@pytest.fixture
def message():
    """Return a message to the address that is given."""

    def make(recipient="ann@example.com", data=b"Subject: x\r\n\r\nHello\r\n"):
        return Message("bounces@example.org", recipient, f"1.{recipient}@example.org", data)

    return make


@pytest.fixture
def rendering():
    text = "Buenos días.\n\nNoticias de la semana.\n\nSalir:\n__UNSUBSCRIBE__\n\nOtra: __PREFERENCES__.\n"
    html = '<!doctype html><p>Buenos d&#237;as</p><a href="__UNSUBSCRIBE__">Salir</a>\n'
    return Rendering("es", "Las noticias del sábado", "Antes", html, text)


@pytest.fixture
def letterhead():
    return Letterhead(
        sender=Mailbox("Arizona Bilingual News", "news@example.org"),
        date=datetime(2026, 11, 26, 14, tzinfo=UTC),
        languages=("es",),
        reply_to=Mailbox("", "redaccion@example.org"),
        list_id="weekly.news.example.org",
        list_name="El semanal",
    )


@pytest.fixture
def filled(rendering, letterhead):
    """Return the message that the rendering becomes for a reader."""

    def fill(*, rendering=rendering, letterhead=letterhead, name="Ann", **places):
        filling = {
            Place.UNSUBSCRIBE: places.get("unsubscribe", "https://example.org/leave?t=abc&n=1"),
            Place.PREFERENCES: places.get("preferences", "https://example.org/choose?t=abc"),
        }
        stencil = Stencil.cut(rendering, letterhead)
        return stencil.fill(Address("ann@example.com"), name, "1.2.abc@example.org", filling)

    return fill
