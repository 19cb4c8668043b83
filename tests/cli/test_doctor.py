"""The doctor, on a newsroom with a relay and a name server of its own."""

import socket
import subprocess
from dataclasses import replace

import pytest

from newsletter.health import of_relays
from newsletter.send import MailSettings, Relay, Tls
from tests.cli.conftest import answer
from tests.name_server import NameServer
from tests.newsrooms import CONFIG, TUESDAY
from tests.relays import AnyPort

MAIL = """\
transport = "smtp"

[[mail.relay]]
host = "127.0.0.1"
port = {port}
tls = "none"

[mail.dkim]
selector = "news"
key_file = "dkim.pem"
"""


class Taker:
    """A relay that takes whatever comes."""


@pytest.fixture
def relay():
    controller = AnyPort(Taker(), hostname="127.0.0.1", port=0)
    controller.start()
    yield controller
    controller.stop()


@pytest.fixture
def signed(run, tmp_path, relay):
    """A newsroom that signs, and mails by the relay."""
    subprocess.run(["openssl", "genrsa", "-out", "dkim.pem", "2048"],
                   check=True, cwd=tmp_path, capture_output=True)  # fmt: skip
    (tmp_path / "dkim.pem").chmod(0o600)
    mail = MAIL.format(port=relay.port)
    text = CONFIG.replace('example.org>"\n', f'example.org>"\n{mail}', 1)
    (tmp_path / "config.toml").write_text(text)
    run("init")
    return run


@pytest.fixture
def name_server():
    running = []

    def start(zone):
        running.append(NameServer(zone))
        return running[-1].address

    yield start
    for server in running:
        server.close()


def free_port():
    """Return a port at which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def levels(result):
    return {one["id"]: one["level"] for one in answer(result)["findings"]}


def test_a_healthy_newsroom_has_nothing_that_blocks(signed, name_server):
    """The records that it shows are the ones that it is content with."""
    shown = answer(signed("doctor", "--offline", "--json"))["records"]
    zone = {
        (one["name"], one["type"]): [one["line"].partition(f" {one['type']} ")[2]] for one in shown
    }
    zone["mail.example.org", "A"] = ["192.0.2.1"]
    server = name_server(zone)

    found = levels(signed("doctor", "--resolver", server, "--json"))

    assert {
        found[name] for name in ("database", "words", "key:news", "dkim:news", "spf", "mx")
    } == {"ok"}
    assert "block" not in found.values()
    assert any(name.startswith("relay:127.0.0.1:") for name in found)


def test_what_is_missing_ends_with_one(signed, name_server):
    """A signature that nobody can verify stands in the way of mail."""
    result = signed("doctor", "--resolver", name_server({}), "--json", code=1)

    assert levels(result)["dkim:news"] == "block"
    assert all(one["remedy"] for one in answer(result)["findings"] if one["level"] == "block")


def test_people_get_lines(signed):
    """The records as a zone file has them, and a line for each finding; no key among them."""
    result = signed("doctor", "--offline")

    assert 'news._domainkey.example.org. IN TXT "v=DKIM1; k=rsa; p=' in result.stdout
    assert "database\tok\t" in result.stdout
    assert "PRIVATE" not in result.output


def test_an_open_key_and_a_missing_database_block(signed, tmp_path):
    """Nothing is made or mended by looking."""
    (tmp_path / "dkim.pem").chmod(0o644)
    (tmp_path / "newsletter.db").unlink()

    found = levels(signed("doctor", "--offline", "--json", code=1))
    assert (found["keys"], found["database"]) == ("block", "block")
    assert not (tmp_path / "newsletter.db").exists()


def test_while_nothing_is_mailed_the_dns_does_not_block(newsroom, name_server):
    """With an outbox there is time to publish the records."""
    found = levels(newsroom("doctor", "--resolver", name_server({}), "--json"))

    assert found["mx"] == "warn"
    assert found["relay"] == "not-checked"


def test_a_wrong_resolver_is_wrong_use(newsroom):
    """A name is no address."""
    assert "--resolver" in newsroom("doctor", "--resolver", "dns.example", code=2).stderr


def test_a_relay_that_is_away_or_lacks_encryption_blocks(relay):
    """Its own words say why, and no password goes over an open wire."""
    mail = MailSettings(
        "news@example.org",
        transport="smtp",
        relays=(Relay("127.0.0.1", relay.port, tls=Tls.STARTTLS, username="a", password_env="P"),),
    )

    (lacks,) = of_relays(mail, {"P": "secret"}, "news.example.org", TUESDAY)
    (without,) = of_relays(mail, {}, "news.example.org", TUESDAY)
    nobody = replace(mail, relays=(Relay("127.0.0.1", free_port(), tls=Tls.NONE),))
    (away,) = of_relays(nobody, {}, "news.example.org", TUESDAY)

    assert [one.level for one in (lacks, without, away)] == ["block"] * 3
    assert "STARTTLS" in lacks.message
    assert "has no P" in without.message
    assert "Nothing listens" in away.message


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('domain = "other.org"', "The sender is of example.org"),
        ('domain = "nodot"', "is no domain"),
        ('selector = "a b"', "no name in the DNS"),
        ('selector = "a..b"', "no name in the DNS"),
        ('key_file = "k"', "needs a selector"),
        ('key = "k"', "Did you mean 'key_file'"),
    ],
)
def test_settings_that_cannot_work_are_refused(run, tmp_path, line, words):
    """With the line, before anything is sent."""
    text = CONFIG.replace('example.org>"\n', f'example.org>"\n[mail.dkim]\n{line}\n', 1)
    (tmp_path / "config.toml").write_text(text)

    assert words in run("doctor", "--offline", code=2).stderr
