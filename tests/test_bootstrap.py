from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from newsletter import bootstrap, config
from newsletter.errors import ConfigError, StoreOutdated
from newsletter.gather import WebFetcher
from newsletter.send import Outbox, Wire
from tests.newsrooms import CONFIG, Box, Clock

RELAY = """\
transport = "smtp"

[[mail.relay]]
host = "relay.example.org"
username = "news"
password_env = "TEST_RELAY_PASSWORD"
"""


@pytest.fixture
def settings(tmp_path):
    """What a configuration with its database beside it says."""
    (tmp_path / "config.toml").write_text(CONFIG)
    return config.read(tmp_path / "config.toml")


@pytest.fixture
def by_relay(tmp_path):
    """The same with a relay that wants a password."""
    text = CONFIG.replace('example.org>"\n', f'example.org>"\n{RELAY}', 1)
    (tmp_path / "config.toml").write_text(text)
    return config.read(tmp_path / "config.toml")


@pytest.fixture
def opened():
    """The newsrooms that a test opens, to be closed."""
    rooms = []
    yield rooms
    for room in rooms:
        room.store.close()


def test_the_parts_are_real_by_default(settings, opened, tmp_path):
    """The web, the outbox beside the configuration, and the time of day."""
    opened.append(bootstrap.newsroom(settings, upgrade=True))
    room = opened[0]

    assert isinstance(room.fetcher, WebFetcher)
    assert isinstance(room.mailer(), Outbox)
    assert room.media == tmp_path / "media"
    assert room.clock().tzinfo is UTC
    assert abs(room.clock() - bootstrap.utc_now()) < timedelta(seconds=10)
    assert (tmp_path / "newsletter.db").exists()


def test_any_part_can_be_replaced(settings, opened):
    """Tests and the demonstration bring a clock, a mailer, a fetcher of their own."""
    clock, box, fetcher = Clock(), Box(), object()
    opened.append(
        bootstrap.newsroom(settings, clock=clock, fetcher=fetcher, mailer=lambda: box, upgrade=True)
    )

    assert opened[0].clock is clock
    assert opened[0].mailer() is box
    assert opened[0].fetcher is fetcher


def test_a_database_that_is_not_ready_is_refused(settings):
    """Only who asks for it changes a layout; the error says how."""
    with pytest.raises(StoreOutdated, match="newsletter db upgrade"):
        bootstrap.newsroom(settings)


def test_a_database_that_is_ready_is_opened(settings, opened):
    """The second start needs no upgrade."""
    bootstrap.store(settings, upgrade=True).close()

    opened.append(bootstrap.newsroom(settings))
    with opened[0].store.reading() as tables:
        assert tables.issues.all() == []


def test_the_newsrooms_own_templates_go_before_ours(settings, opened, tmp_path):
    """A file of the same name stands in for ours; what is missing is taken from ours."""
    own = tmp_path / "looks"
    (own / "web").mkdir(parents=True)
    (own / "web" / "front.html").write_text("Our own door")
    changed = replace(settings, templates=replace(settings.templates, folder=str(own)))
    opened.append(bootstrap.newsroom(changed, upgrade=True))

    assert opened[0].studio.page("front", "en") == "Our own door"


def test_a_relays_password_is_asked_of_the_environment(by_relay, monkeypatch):
    """It is never in the configuration."""
    monkeypatch.setenv("TEST_RELAY_PASSWORD", "correct horse")

    assert isinstance(bootstrap.mailer_of(by_relay), Wire)


def test_a_password_that_is_not_there_is_named(by_relay, monkeypatch):
    """The variable, the relay and what to do."""
    monkeypatch.delenv("TEST_RELAY_PASSWORD", raising=False)

    with pytest.raises(ConfigError, match=r"^relay\.example\.org: .*TEST_RELAY_PASSWORD.* Set it"):
        bootstrap.mailer_of(by_relay)


def test_who_does_not_send_needs_no_password(by_relay, opened, monkeypatch):
    """Gathering and showing pages go on without the relay."""
    monkeypatch.delenv("TEST_RELAY_PASSWORD", raising=False)

    opened.append(bootstrap.newsroom(by_relay, upgrade=True))
    assert opened[0].newsletters[0].id == "weekly"
