"""Signatures as other programs see them."""

import base64
import hashlib
import random
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from newsletter.errors import SendError
from newsletter.model import Address, Message, Place, Rendering
from newsletter.send import Letterhead, Mailbox, Stencil
from newsletter.send.dkim import DkimSettings, Signer, SigningKey, canonical, signer_of

#: What titles, names and bodies have been known to hold.
ODD = (
    "plain", "", " ", "\t", "\0", "\r\n", "\r\nBcc: x@example.com", "=?utf-8?q?x?=", "á" * 300,
    "x" * 1200, "\u2028", "\u202e", "💣", "a:b", ";", ",", '"', "<>", "()", "\\", "  ",
    "Ünïcode", "نشرة", "=", "=20", ".", "..", "b=", "DKIM-Signature: v=1",
)  # fmt: skip

LIST = {"from", "to", "subject", "date", "message-id", "mime-version", "content-type",
        "content-language", "list-id", "list-unsubscribe", "list-unsubscribe-post",
        "feedback-id"}  # fmt: skip


def message(subject="News", name="Ann", text="Hello\n", html="<p>Hello</p>\n", title="W"):
    letterhead = Letterhead(
        Mailbox(title, "news@example.org"),
        datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
        ("en", "es"),
        list_id="weekly.example.org",
        list_name=title,
        feedback_id="1:weekly:en:abcdef",
        leaves_by_mail=True,
        archive="https://example.org/en/issues/weekly/2026-01-02-0304/en",
    )
    stencil = Stencil.cut(Rendering("en", subject, "", html, text), letterhead)
    own = {Place.UNSUBSCRIBE: f"https://example.org/u?t={'x' * 90}", Place.PREFERENCES: "https://p"}
    ann = Address("ann@example.com")
    return stencil.fill(ann, name, "1.2@example.org", own, leave="leave+1-2-x@example.org")


def tags(field):
    return dict(tag.strip().split("=", 1) for tag in re.sub(r"\s+", " ", field).split(";"))


def signatures(data):
    head = data.partition(b"\r\n\r\n")[0].decode()
    fields = re.split(r"\r\n(?![ \t])", head)
    return [tags(field.partition(":")[2]) for field in fields if field.startswith("DKIM-")]


def test_odd_messages_are_believed(keys, believed):
    """Whatever stands in them, both signatures hold, in lines that no relay has to break."""
    signer, dice = Signer(keys), random.Random(8463)

    def odd():
        return "".join(dice.choices(ODD, k=dice.randrange(4)))

    for _ in range(500):
        made = message(
            odd(), odd(), odd(), odd().encode("ascii", "xmlcharrefreplace").decode(), odd()
        )
        data = signer.signed(made).data
        assert believed(data) == [True, True]
        assert max(map(len, data.partition(b"\r\n\r\n")[0].split(b"\r\n"))) <= 1200
        assert not re.search(rb"(?<!\r)\n|\r(?!\n)", data)


def test_a_signature_says_what_standards_ask(keys):
    """Both algorithms, relaxed, no l=, the message's time, and every list header twice."""
    rsa, ed25519 = signatures(Signer(keys).signed(message()).data)

    assert (rsa["a"], ed25519["a"]) == ("rsa-sha256", "ed25519-sha256")
    assert (rsa["s"], ed25519["s"]) == ("one", "two")
    for one in (rsa, ed25519):
        assert one["c"] == "relaxed/relaxed"
        assert one["d"] == "example.org"
        assert one["t"] == str(int(datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC).timestamp()))
        assert not {"l", "x", "i"} & one.keys()
        names = one["h"].replace(" ", "").split(":")
        assert {name for name in names if names.count(name) == 2} == LIST
        assert names.count("reply-to") == 1


def test_a_copy_has_the_same_bytes(keys):
    """Whoever gets two can see that it is one, and the clock has no part in it."""
    first, second = (Signer(keys).signed(message()) for _ in range(2))

    assert first == second


@pytest.mark.parametrize(
    "field",
    ["From: evil@example.com", "Subject: Win", "To: x@example.com", "Reply-To: x@example.com",
     "List-Unsubscribe: <https://evil.example>", "List-Unsubscribe-Post: x", "Date: today",
     "Content-Type: text/html", "List-Id: <x.y>", "Message-ID: <1@2>", "MIME-Version: 1.0"],
)  # fmt: skip
@pytest.mark.parametrize("place", ["top", "bottom"])
def test_nobody_can_add_a_field(keys, believed, field, place):
    """A second Subject above ours, or below it, ends the signature."""
    data = Signer(keys).signed(message()).data
    line = field.encode() + b"\r\n"
    head, body = data.split(b"\r\n\r\n", 1)
    changed = line + data if place == "top" else head + b"\r\n" + line + b"\r\n" + body

    assert believed(changed) == [False, False]


def test_a_changed_body_is_not_believed(keys, believed):
    """Nothing may be put after it, either: there is no l=."""
    data = Signer(keys).signed(message()).data

    assert believed(data.replace(b"Hello", b"Hallo")) == [False, False]
    assert believed(data + b"more\r\n") == [False, False]


def test_a_relay_may_refold_and_add_its_own(keys, believed):
    """Blanks, folds, trailing lines and Received do no harm."""
    data = Signer(keys).signed(message()).data
    changed = data.replace(b"Subject: News", b"SUBJECT:\r\n  News  ") + b"\r\n\r\n"

    assert believed(b"Received: from x by y\r\n" + changed) == [True, True]


def test_signatures_may_end(keys):
    """x= is so many days after t=."""
    for one in signatures(Signer(keys, expires_days=30).signed(message()).data):
        assert int(one["x"]) - int(one["t"]) == 30 * 86_400


def test_the_example_of_the_standard():
    """RFC 8463 A.3: our form of its message and header has its body hash and its signature."""
    body = canonical.body(b"Hi.\r\n\r\nWe lost the game.  Are you hungry yet?\r\n\r\nJoe.\r\n")
    head = (
        b"From: Joe SixPack <joe@football.example.com>\r\n"
        b"To: Suzie Q <suzie@shopping.example.net>\r\n"
        b"Subject: Is dinner ready?\r\n"
        b"Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)\r\n"
        b"Message-ID: <20030712040037.46341.5F8J@football.example.com>"
    )
    own = (
        b"DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;\r\n"
        b" d=football.example.com; i=@football.example.com;\r\n"
        b" q=dns/txt; s=brisbane; t=1528637909; h=from : to :\r\n"
        b" subject : date : message-id : from : subject : date;\r\n"
        b" bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n b="
    )
    seed = base64.b64decode("nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=")
    key = SigningKey("football.example.com", "brisbane", Ed25519PrivateKey.from_private_bytes(seed))
    fields = canonical.fields(head)
    order = (b"from", b"to", b"subject", b"date", b"message-id")
    lines = b"".join(fields[name][0] + b"\r\n" for name in order)
    relaxed = canonical.fields(own)[b"dkim-signature"][0]

    digest = base64.b64encode(hashlib.sha256(body).digest())
    assert digest == b"2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8="
    assert base64.b64encode(key.sign(lines + relaxed)) == (
        b"/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11BusFa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw=="
    )


@pytest.mark.parametrize(
    "data",
    [b"", b"From: a@b\r\nDate: Fri, 2 Jan 2026 03:04:05 +0000\r\n", b"Subject: x\r\n\r\nbody\r\n",
     b"From: a@b\r\n\r\nbody\r\n", b"From: a@b\r\nDate: never\r\n\r\nbody\r\n"],
)  # fmt: skip
def test_what_is_no_message_is_not_signed(keys, data):
    """Half a message is no message."""
    with pytest.raises(SendError, match="cannot be signed"):
        Signer(keys).sign(data)


def test_without_a_key_nothing_is_signed(file, rsa):
    """And with one, everything."""
    settings = DkimSettings(selector="one", key_file=file(rsa))

    assert signer_of(DkimSettings(), "example.org") is None
    assert signer_of(settings, "example.org").sign(message().data).count(b"DKIM-Signature:") == 1


def test_the_envelope_stays_as_it_is(keys):
    """Only the bytes on the wire are more."""
    made = Message("r@example.org", "a@example.com", "1@example.org", message().data)

    assert replace(Signer(keys).signed(made), data=made.data) == made
