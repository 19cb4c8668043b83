"""Header fields: cleaned, encoded, folded."""

import email
import email.policy
import re
import unicodedata
from email.header import decode_header, make_header

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.errors import SendError
from newsletter.send import headers

#: Any text a feed may bring, lone surrogates and control characters among it.
HOSTILE = st.text(st.characters(), max_size=300) | st.text("a =?_\r\n\0ñ\u2028.", max_size=300)

ENCODED = re.compile(r"=\?utf-8\?[qb]\?[^? ]*\?=")


def unfolded(raw):
    """Return the value of a folded field."""
    return (
        re.sub("\r\n(?=[ ])", "", raw.decode("ascii"))
        .removesuffix("\r\n")
        .partition(":")[2]
        .strip()
    )


def decoded(value):
    """Decode each encoded word for itself, so that a character cut in two is an error."""
    if not ENCODED.search(value):
        return value
    words = value.split(" ")
    assert all(ENCODED.fullmatch(word) for word in words), value
    return "".join(decode_header(word)[0][0].decode("utf-8", "strict") for word in words)


@settings(max_examples=150, deadline=None)
@given(HOSTILE)
def test_a_subject_comes_back_as_it_was_cleaned(text):
    """Whatever the words are, a reader's program shows the cleaned ones."""
    raw = headers.unstructured("Subject", text)

    assert decoded(unfolded(raw)) == headers.clean(text)


@settings(max_examples=150, deadline=None)
@given(HOSTILE)
def test_a_subject_keeps_to_the_limits_of_mail(text):
    """Lines have 76 octets, encoded words 75; all is ASCII; there is exactly one field."""
    raw = headers.unstructured("Subject", text)

    lines = raw.split(b"\r\n")
    assert raw.isascii()
    assert lines.pop() == b""
    assert all(len(line) <= 76 for line in lines)
    assert all(len(word) <= 75 for word in ENCODED.findall(raw.decode()))
    assert all(line.startswith(b" ") and line.strip() for line in lines[1:])
    assert not re.search(rb"[\x00-\x1f\x7f]", raw.replace(b"\r\n", b""))


@settings(max_examples=150, deadline=None)
@given(HOSTILE)
def test_a_name_never_leaves_its_mailbox(name):
    """A parser finds the address that was written, and no second one, whatever the name says."""
    raw = headers.mailbox("To", name, "ann@example.com")

    field = email.message_from_bytes(raw + b"\r\n", policy=email.policy.default)["To"]
    assert [address.addr_spec for address in field.addresses] == ["ann@example.com"]
    assert all(len(line) <= 76 for line in raw.split(b"\r\n"))
    assert raw.isascii()


@settings(max_examples=200, deadline=None)
@given(HOSTILE | st.text("Aé \u0301\u00a0", max_size=20))
def test_words_that_are_clean_are_left_as_they_are(text):
    """Looking first gives what cleaning gives."""
    whole = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode())
    expected = re.sub(" +", " ", headers.CONTROLS.sub(" ", whole)).strip(" ")

    assert headers.clean(text) == expected


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text("ab", min_size=1, max_size=40), max_size=6))
def test_a_field_is_folded_only_where_it_must(words):
    """A word goes on a new line if, and only if, the line would grow longer than 76."""
    expected = "Subject:"
    for place, word in enumerate(words):
        fits = place == 0 or len(expected.rpartition("\r\n")[2]) + 1 + len(word) <= 76
        expected += f" {word}" if fits else f"\r\n {word}"

    assert headers.unstructured("Subject", " ".join(words)).decode() == f"{expected}\r\n"


@given(HOSTILE)
@settings(max_examples=100, deadline=None)
def test_cleaning_twice_changes_nothing(text):
    """What is clean stays as it is, on one line."""
    once = headers.clean(text)

    assert headers.clean(once) == once
    assert once.splitlines() in ([], [once])


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("", "<ann@example.com>"),
        ("Ann Smith", "Ann Smith <ann@example.com>"),
        ("Smith, Ann J.", '"Smith, Ann J." <ann@example.com>'),
        ('Ann "A" \\ Smith', '"Ann \\"A\\" \\\\ Smith" <ann@example.com>'),
        ("José", "=?utf-8?q?Jos=C3=A9?= <ann@example.com>"),
        ("=?utf-8?q?x?=", "=?utf-8?q?=3D=3Futf-8=3Fq=3Fx=3F=3D?= <ann@example.com>"),
        ("Ann\r\nBcc: eve@example.net", '"Ann Bcc: eve@example.net" <ann@example.com>'),
        ("美咲", "=?utf-8?b?576O5ZKy?= <ann@example.com>"),
    ],
)
def test_a_name_is_written_as_simply_as_it_can_be(name, written):
    """Bare when it may be, quoted when it must be, encoded when nothing else serves."""
    raw = headers.mailbox("To", name, "ann@example.com")

    assert raw == f"To: {written}\r\n".encode()


def test_words_of_plain_ascii_are_folded_at_a_space():
    """A long English subject stays legible on the wire."""
    raw = headers.unstructured(
        "Subject", "one two three four five six seven eight nine ten eleven twelve thirteen"
    )

    assert raw == (
        b"Subject: one two three four five six seven eight nine ten eleven twelve\r\n thirteen\r\n"
    )


def test_a_subject_without_words_is_an_empty_field():
    """No space is left dangling."""
    assert headers.unstructured("Subject", " \0 ") == b"Subject:\r\n"


def test_ten_thousand_letters_without_a_space_are_folded():
    """Encoded words cut even what has no place to be cut."""
    raw = headers.unstructured("Subject", "x" * 10_000)

    assert str(make_header(decode_header(unfolded(raw)))) == "x" * 10_000


def test_an_address_outside_ascii_is_shown_but_not_written_as_an_address():
    """An ASCII header cannot hold it: the group is empty, its name shows the address."""
    raw = headers.mailbox("To", "José", "josé@example.com")

    field = email.message_from_bytes(raw + b"\r\n", policy=email.policy.default)["To"]
    assert raw.isascii()
    assert field.groups[0].display_name == "José josé@example.com"
    assert field.addresses == ()


@pytest.mark.parametrize("value", ["", "a\r\nb", "ñ", "a\0", "a\u2028b"])
def test_a_structured_value_is_taken_as_it_is_or_refused(value):
    """Nothing with a grammar of its own is ever encoded."""
    with pytest.raises(SendError, match="Date"):
        headers.structured("Date", value)


def test_a_list_is_named_for_people_and_for_machines():
    """List-Id holds an encoded title and a bare identifier (RFC 2919)."""
    raw = headers.list_id("El número", "weekly.news.example.org")

    assert raw == b"List-Id: =?utf-8?q?El_n=C3=BAmero?= <weekly.news.example.org>\r\n"


@pytest.mark.parametrize("identifier", ["", "weekly", "a b.example.org", "a..b", "a>.b"])
def test_an_identifier_that_mail_programs_could_misread_is_refused(identifier):
    """It needs two labels, of letters, digits and dashes."""
    with pytest.raises(SendError, match="List-Id"):
        headers.list_id("x", identifier)
