"""A rendering cut once, and filled for each reader."""

import email
import email.policy
import html
import re
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsletter.errors import SendError
from newsletter.model import Address, Mail, Place, Rendering
from newsletter.send import Signer, SigningKey, Stencil

#: Bodies with places anywhere: side by side, at the ends, in the midst of long lines.
BODY = st.lists(
    st.sampled_from([*Place, "\n", "\r\n", ".", "..", "x" * 75, "y" * 1200, "=", " ", "\0", "ñ"])
    | st.text(max_size=90),
    max_size=30,
).map("".join)
ADDRESS = st.from_regex(r"https://example\.org/[A-Za-z0-9._~&=%/-]{0,320}", fullmatch=True)

ANN = Address("ann@example.com")


@pytest.fixture(scope="module")
def signer():
    return Signer([SigningKey("example.org", "one", Ed25519PrivateKey.generate())])


def parsed(message):
    """Return the message as Python's strict parser reads it."""
    return email.message_from_bytes(message.data, policy=email.policy.default + email.policy.strict)


def words(message, kind):
    """Return the decoded body of one kind, line ends as in a rendering."""
    part = parsed(message).get_body((kind,))
    return part.get_payload(decode=True).decode("utf-8").replace("\r\n", "\n")


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # a frozen value
)
@given(text=BODY, page=BODY, leave=ADDRESS, choose=ADDRESS)
def test_a_filled_message_is_the_rendering_with_the_readers_own_put_in(
    letterhead, text, page, leave, choose
):
    """Decoded, both parts equal text and HTML; on the wire, every limit of mail holds."""
    rendering = Rendering("en", "News", "", page, text)
    filling = {Place.UNSUBSCRIBE: leave, Place.PREFERENCES: choose}

    message = Stencil.cut(rendering, letterhead).fill(ANN, "Ann", "1.2@example.org", filling)

    assert words(message, "plain") == _put_in(text, filling, str)
    assert words(message, "html") == _put_in(page, filling, html.escape)
    head, _, body = message.data.partition(b"\r\n\r\n")
    assert message.data.isascii()
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)|\0", message.data)
    assert all(len(line) <= 76 for line in body.split(b"\r\n"))
    assert all(len(line) <= 998 for line in head.split(b"\r\n"))


def _put_in(body, filling, write):
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub("|".join(Place), lambda token: write(filling[Place(token[0])]), body)


def test_the_same_input_gives_the_same_bytes(filled):
    """A copy that a crash forces on us cannot be told from the first."""
    assert filled() == filled()


def test_the_head_says_all_that_mail_programs_need(filled):
    """Every field stands there once, in the words of its standard."""
    message = parsed(filled(name="José"))

    assert {name: str(value) for name, value in message.items()} == {
        "From": "Arizona Bilingual News <news@example.org>",
        "To": "José <ann@example.com>",
        "Reply-To": "redaccion@example.org",
        "Subject": "Las noticias del sábado",
        "Date": "Thu, 26 Nov 2026 14:00:00 +0000",
        "Message-ID": "<1.2.abc@example.org>",
        "List-Id": "El semanal <weekly.news.example.org>",
        "List-Unsubscribe": "<https://example.org/leave?t=abc&n=1>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Help": "<https://example.org/choose?t=abc>",
        "List-Post": "NO",
        "Precedence": "bulk",
        "Content-Language": "es",
        "Auto-Submitted": "auto-generated",
        "MIME-Version": "1.0",
        "Content-Type": message["Content-Type"],
    }
    assert len(message.items()) == len(set(message.keys()))


def test_the_text_stands_before_the_html(filled):
    """Programs show the last form that they understand (RFC 2046 5.1.4)."""
    message = parsed(filled())

    kinds = [part.get_content_type() for part in message.walk()]
    assert kinds == ["multipart/alternative", "text/plain", "text/html"]


def test_a_long_one_click_address_stays_whole(filled):
    """300 characters are neither encoded nor folded: Gmail would show no button (RFC 8058)."""
    address = "https://example.org/leave?t=" + "a" * 272

    message = filled(unsubscribe=address)

    assert f"\r\nList-Unsubscribe: <{address}>\r\n".encode() in message.data
    assert b"\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in message.data


def test_a_mail_address_for_leaving_follows_the_one_click_address(rendering, letterhead):
    """What we prefer stands first (RFC 2369)."""
    stencil = Stencil.cut(rendering, replace(letterhead, leaves_by_mail=True))

    message = stencil.fill(
        ANN, "", "1.2@example.org", dict.fromkeys(Place, "https://e.org/l"), leave="l+1@example.org"
    )

    assert (
        b"List-Unsubscribe: <https://e.org/l>,\r\n <mailto:l+1@example.org?subject=unsubscribe>\r\n"
    ) in message.data


def test_a_stencil_that_wants_an_address_for_leaving_is_not_filled_without(rendering, letterhead):
    """No empty place ever reaches a reader."""
    stencil = Stencil.cut(rendering, replace(letterhead, leaves_by_mail=True))

    with pytest.raises(SendError, match="leave"):
        stencil.fill(ANN, "", "1.2@example.org", dict.fromkeys(Place, "https://e.org/l"))


def test_each_reader_may_have_a_return_path_of_their_own(rendering, letterhead):
    """It stands on the envelope, in the place of the letterhead's."""
    stencil = Stencil.cut(rendering, replace(letterhead, return_path="b@example.org"))

    own = dict.fromkeys(Place, "https://e.org/l")
    message = stencil.fill(ANN, "", "1.2@example.org", own, sender="b+1@example.org")

    assert message.sender == "b+1@example.org"
    assert b"b+1@" not in message.data


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # frozen values
)
@given(text=BODY | st.text("\t \n.x", max_size=40), page=BODY, leave=st.text(max_size=60))
def test_what_is_signed_in_pieces_is_what_a_receiver_reads(letterhead, signer, text, page, leave):
    """Signing with what was cut before gives the same bytes as signing the whole message."""
    rendering, head = Rendering("en", "News", "", page, text), replace(letterhead, list_id="")
    reader = (ANN, "Ann", "1.2@example.org", dict.fromkeys(Place, leave))

    signed = Stencil.cut(rendering, head, signer).fill(*reader)

    assert signed == signer.signed(Stencil.cut(rendering, head).fill(*reader))


def test_an_issue_that_is_read_online_says_where(filled, letterhead):
    """What is no issue, or nowhere online, has no such field (RFC 2369 3.6)."""
    message = filled(letterhead=replace(letterhead, archive="https://example.org/en/issues/1"))

    assert parsed(message)["List-Archive"] == "<https://example.org/en/issues/1>"


def test_half_a_character_is_a_question_mark(filled):
    """A lone surrogate stops no message, wherever it stands."""
    message = filled(rendering=Rendering("en", "a\ud800", "", "<p>\udfff</p>", "b\ud800\n"))

    assert parsed(message)["Subject"] == "a?"
    assert words(message, "plain") == "b?\n"


def test_a_mail_of_no_list_is_no_bulk_mail(filled, letterhead):
    """A confirmation has no List- field and no Precedence."""
    message = parsed(filled(letterhead=replace(letterhead, list_id="")))

    assert not [name for name in message if name.startswith(("List-", "Precedence"))]


def test_a_comma_in_the_one_click_address_is_escaped(filled):
    """Some programs split the header at commas."""
    message = parsed(filled(unsubscribe="https://example.org/leave?a,b"))

    assert message["List-Unsubscribe"] == "<https://example.org/leave?a%2Cb>"


@pytest.mark.parametrize("address", ["", "https://e.org/a b", "https://e.org/\r\nBcc: x", "https://e.org/>", "https://ñ.org"])  # fmt: skip
def test_an_address_that_would_break_the_header_is_refused(filled, address):
    """Rather no message than one whose readers cannot leave."""
    with pytest.raises(SendError, match="List-Unsubscribe"):
        filled(unsubscribe=address)


def test_a_place_without_a_value_is_refused(rendering, letterhead):
    """No token ever reaches a reader."""
    stencil = Stencil.cut(rendering, letterhead)

    with pytest.raises(SendError, match="UNSUBSCRIBE"):
        stencil.fill(ANN, "", "1.2@example.org", {Place.PREFERENCES: "https://example.org/p"})


def test_a_hostile_name_brings_no_header_in(filled):
    """A line break in a name is a space."""
    message = parsed(filled(name="Ann\r\nBcc: eve@example.net\u2028X: y\0"))

    assert "Bcc" not in message
    assert "X" not in message


def test_two_readers_differ_only_in_what_is_their_own(rendering, letterhead):
    """What was cut is never written again: all the rest is the same bytes."""
    stencil = Stencil.cut(rendering, letterhead)
    filling = dict.fromkeys(Place, "https://example.org/x")

    first = stencil.fill(ANN, "Ann", "1.1@example.org", filling).data.splitlines()
    second = stencil.fill(
        Address("ben@example.com"), "Ben", "1.2@example.org", filling
    ).data.splitlines()

    assert [a.partition(b":")[0] for a, b in zip(first, second, strict=True) if a != b] == [b"To", b"Message-ID"]  # fmt: skip


def test_bounces_go_where_the_letterhead_says(filled, letterhead):
    """The envelope's sender is the return path, or else the sender."""
    assert filled().sender == "news@example.org"
    assert (
        filled(letterhead=replace(letterhead, return_path="b@example.org")).sender
        == "b@example.org"
    )


def test_a_mail_that_is_no_issue_is_a_message_too(letterhead):
    """Its words come whole, it says what kind it is, and needs no places."""
    mail = Mail("Confirma", "<p>Presiona el botón</p>", "Presiona el botón.\n")
    head = replace(letterhead, list_id="", feedback_id="confirm:weekly:es:0123456789ab")

    message = Stencil.cut(mail, head).fill(ANN, "", "a@example.org", {})

    assert words(message, "plain") == mail.text
    assert words(message, "html") == mail.html
    assert parsed(message)["Feedback-ID"] == "confirm:weekly:es:0123456789ab"
    assert parsed(message)["Auto-Submitted"] == "auto-generated"
    assert not [name for name in parsed(message) if name.startswith("List-")]
