"""What `[mail]` says, and what it may not say."""

import pytest

from newsletter.errors import ConfigError
from newsletter.send import MailSettings, Relay, Tls, Transport


def test_with_a_sender_alone_mail_goes_to_the_outbox():
    """Nothing leaves the computer until somebody says how."""
    settings = MailSettings("Arizona Bilingual News <news@example.org>")

    assert settings.transport is Transport.OUTBOX


@pytest.mark.parametrize(
    "key", [{"sender": ""}, {"sender": "x"}, {"reply_to": "a b"}, {"return_path": "a@b>"}]
)
def test_an_address_that_is_none_is_refused(key):
    """It would stop every message later."""
    with pytest.raises(ConfigError, match="is no mail address"):
        MailSettings(**{"sender": "news@example.org", **key})


def test_the_return_path_has_no_name():
    """It stands on the envelope."""
    with pytest.raises(ConfigError, match="bare address"):
        MailSettings("news@example.org", return_path="News <news@example.org>")


def test_smtp_needs_a_relay():
    """Somebody has to take the mail."""
    with pytest.raises(ConfigError, match=r"needs a relay.*mail\.relay"):
        MailSettings("news@example.org", transport=Transport.SMTP)


def test_a_window_of_nothing_is_refused():
    """Nothing would ever be sent."""
    with pytest.raises(ConfigError, match="window"):
        MailSettings("news@example.org", window=0)


def test_a_password_never_goes_over_a_wire_in_the_clear():
    """A login without encryption is refused, unless there is no wire."""
    with pytest.raises(ConfigError, match="unencrypted"):
        Relay("relay.example.org", tls=Tls.NONE, username="anna")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.8.8", "::1"])
def test_a_login_on_this_computer_needs_no_encryption(host):
    """Loopback is no wire."""
    assert Relay(host, tls=Tls.NONE, username="anna").host == host


@pytest.mark.parametrize(
    "wrong", [{"messages_per_connection": 0}, {"connections": 0}, {"depth": -1}], ids=str
)
def test_a_relay_is_given_something_at_least(wrong):
    """Without a connection, or a message on one, nothing would ever leave."""
    (name,) = wrong
    with pytest.raises(ConfigError, match=f"{name} is . or more"):
        Relay("relay.example.org", **wrong)


def test_the_usual_load_of_a_relay_is_small():
    """Four connections, and nothing that not every relay does well."""
    usual = Relay("relay.example.org")

    assert (usual.connections, usual.depth, usual.chunking) == (4, 0, False)


def test_one_relay_is_used():
    """A second one would be left idle without a word, so it is refused."""
    relays = (Relay("a.example.org"), Relay("b.example.org"))

    with pytest.raises(ConfigError, match="One relay"):
        MailSettings("news@example.org", transport=Transport.SMTP, relays=relays)
