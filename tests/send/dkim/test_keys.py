"""Keys that are read, and files that hold none."""

import os

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    PublicFormat,
)

from newsletter.errors import ConfigError
from newsletter.send.dkim import Algorithm, DkimSettings, keys_of


def read(path, domain="Example.org"):
    return keys_of(DkimSettings(selector="one", key_file=path), domain)


@pytest.mark.parametrize("form", [PrivateFormat.PKCS8, PrivateFormat.TraditionalOpenSSL])
def test_an_rsa_key_is_read_in_both_of_its_forms(file, rsa, form):
    """As openssl writes it today, and as it did."""
    (key,) = read(file(rsa, form))

    assert (key.algorithm, key.bits, key.name) == (
        Algorithm.RSA, 2048, "one._domainkey.example.org",
    )  # fmt: skip


def test_an_ed25519_key_is_read_bare(file):
    """The key of RFC 8463 A.2, whose public half is known."""
    path = file(b"nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=\n")
    settings = DkimSettings(ed25519_selector="two", ed25519_key_file=path, domain="sub.example.org")

    (key,) = keys_of(settings, "example.org")

    assert key.public == "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
    assert key.name == "two._domainkey.sub.example.org"


def test_a_key_is_never_shown(keys, rsa):
    """Not in an error, and not in a log."""
    assert "private" not in repr(keys[0])


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o660, 0o777])
def test_a_key_that_lies_open_is_refused(file, rsa, mode):
    """The group counts as others."""
    with pytest.raises(ConfigError, match="lies open") as caught:
        read(file(rsa, mode=mode))

    assert "chmod 600" in caught.value.remedy


def test_a_short_key_is_refused_or_told_of(file):
    """Fewer than 1024 bits are believed by nobody, fewer than 2048 for now (RFC 8301)."""
    (key,) = read(file(generate_private_key(65537, 1024)))
    short = b"""-----BEGIN RSA PRIVATE KEY-----
MGMCAQACEQDAcZ1z6BeEBXtrsQFWCkgHAgMBAAECEQCpC+Ha/Qo7j6MZ2vTRxRoB
AgkA8Nh0pH1PqMMCCQDMik3LDrAObQIJAKmZ6Uei+vqPAggYqd8qHnP6DQIJAOFG
-----END RSA PRIVATE KEY-----
"""

    assert key.is_short
    with pytest.raises(ConfigError):
        read(file(short))


@pytest.mark.parametrize(
    "text",
    [b"", b"\0", b"\xff" * 40, b"aGVsbG8=", b"-----BEGIN PRIVATE KEY-----\nQUJD\n-----END PRIVATE KEY-----",
     b"-----BEGIN", b"A" * 50_000, "ключ".encode()],
)  # fmt: skip
def test_what_is_no_key_is_refused_in_one_line(file, text):
    """And nothing of it is repeated."""
    with pytest.raises(ConfigError, match="no private key") as caught:
        read(file(text))

    assert "QUJD" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_other_keys_are_refused(file, rsa, ed25519):
    """An encrypted one, a public one, one of another kind, and one under the wrong name."""
    locked = file(rsa, encryption=BestAvailableEncryption(b"x"))
    with pytest.raises(ConfigError, match="encrypted"):
        read(locked)
    public = rsa.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    with pytest.raises(ConfigError, match="no private key"):
        read(file(public))
    with pytest.raises(ConfigError, match="signs no mail"):
        read(file(ec.generate_private_key(ec.SECP256R1())))
    with pytest.raises(ConfigError, match="another kind: ed25519") as caught:
        read(file(ed25519))
    assert "ed25519_key_file" in caught.value.remedy


def test_a_key_that_is_not_there_is_told_of(tmp_path):
    """A missing file, a folder, a pipe: none of them is waited for."""
    os.mkfifo(tmp_path / "pipe", 0o600)
    for name in ("missing", ".", "pipe", "\0"):
        with pytest.raises(ConfigError, match=r"cannot be read|is no file"):
            read(str(tmp_path / name))


def test_settings_that_contradict_themselves_are_refused():
    """A key has a name, and two keys have two."""
    with pytest.raises(ConfigError, match="needs a selector"):
        DkimSettings(key_file="x")
    with pytest.raises(ConfigError, match="one selector"):
        DkimSettings(selector="a", key_file="x", ed25519_selector="A", ed25519_key_file="y")
    with pytest.raises(ConfigError, match="expires_days"):
        DkimSettings(expires_days=-1)
    assert keys_of(DkimSettings(), "example.org") == ()
