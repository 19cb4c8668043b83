"""The letters of an issue: each reader's own ways back, and our name under them."""

import re

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from newsletter.errors import ConfigError
from newsletter.model import Address, Delivery, DeliveryState
from newsletter.pipeline import proof
from newsletter.pipeline.letters import Letters
from newsletter.send import DkimSettings
from newsletter.signed_addresses import SignedAddresses, Trace, Use
from tests.newsrooms import with_mail

KEY, OTHER = bytes(32), bytes([1]) * 32


@pytest.fixture
def letter(newsroom, approved):
    """Return what a reader gets of the issue, with settings of mail."""

    def make(reader=3, keys=(KEY,), copy="", **mail):
        laid_out = proof(newsroom, approved)
        made = Letters(
            with_mail(newsroom, **mail), laid_out.issue, laid_out.renderings, keys, copy=copy
        )
        address = Address(f"r{reader}@example.org")
        return made.to(Delivery(1, approved, reader, address, "en", DeliveryState.SENDING))

    return make


def field(message, name):
    found = re.search(rb"^%s: (.*(?:\r\n .*)*)\r\n" % name.encode(), message.data, re.MULTILINE)
    return found[1].decode() if found else None


def test_each_message_returns_to_an_address_of_its_own(letter, approved):
    """It names issue and reader, and no header shows it."""
    message = letter(return_path="returns@example.org")

    assert SignedAddresses([KEY]).read(message.sender) == Trace(Use.RETURN, approved, 3)
    assert message.sender.encode() not in message.data
    assert letter(4, return_path="returns@example.org").sender != message.sender


def test_without_a_return_path_or_with_verp_off_all_return_to_one_address(letter):
    """The sender's, or the return path as it is written."""
    assert letter().sender == "news@example.org"
    assert letter(return_path="r@example.org", verp=False).sender == "r@example.org"


def test_a_reader_may_leave_by_mail_where_somebody_reads_it(letter, approved):
    """The address follows the one-click link; without a mailbox there is the link alone."""
    found = re.fullmatch(
        r"<https://\S+>,\r\n <mailto:(leave\+\S+@example\.org)\?subject=unsubscribe>",
        field(letter(leave_address="leave@example.org"), "List-Unsubscribe"),
    )

    assert SignedAddresses([KEY]).read(found[1]) == Trace(Use.LEAVE, approved, 3)
    assert "mailto" not in field(letter(return_path="r@example.org"), "List-Unsubscribe")


def test_the_newest_key_signs_and_mail_of_the_old_one_is_known(letter, approved):
    """As with links."""
    old = letter(return_path="r@example.org").sender
    new = letter(keys=(OTHER, KEY), return_path="r@example.org").sender

    assert old != new
    assert SignedAddresses([OTHER, KEY]).read(old) == Trace(Use.RETURN, approved, 3)


def test_an_issue_says_where_it_is_read_online_and_where_there_is_help(letter):
    """Its own page, and the reader's preferences."""
    message = letter()

    assert field(message, "List-Archive") == (
        "<https://news.example.org/en/issues/weekly/2026-11-26-0700/en>"
    )
    assert field(message, "List-Help").startswith("<https://news.example.org/p/")


def test_letters_are_signed_and_a_copy_has_the_same_bytes(letter, tmp_path):
    """Every time the letter is made; and receivers believe it."""
    key, path = Ed25519PrivateKey.generate(), tmp_path / "key"
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    path.chmod(0o600)
    dkim_settings = DkimSettings(ed25519_selector="s", ed25519_key_file=str(path))

    message = letter(dkim=dkim_settings)

    assert message == letter(dkim=dkim_settings)
    assert message.data.startswith(b"DKIM-Signature: v=1; a=ed25519-sha256;")
    assert message.data.endswith(letter().data)


def test_a_key_that_is_away_is_told_before_the_first_letter(letter, tmp_path):
    """Nothing goes out unsigned."""
    gone = DkimSettings(selector="s", key_file=str(tmp_path / "gone"))

    with pytest.raises(ConfigError, match="cannot be read"):
        letter(dkim=gone)


def test_a_test_mail_is_not_dated_in_the_future(letter, newsroom, clock):
    """It goes out before its issue is due, and no signature of tomorrow is believed."""
    assert field(letter(copy="test"), "Date") == clock().strftime("%a, %d %b %Y %H:%M:%S +0000")
