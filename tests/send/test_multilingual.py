"""One message in several languages (RFC 8255)."""

import email
import email.policy
import fcntl
import os
import pty
import re
import shutil
import struct
import subprocess
import termios
import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsletter.errors import SendError
from newsletter.model import Address, Place, Rendering
from newsletter.send import LanguagePart, Origin, headers, in_languages

PREFACE = "Several languages.\n\nVarios idiomas: el español también.\n"
ENGLISH = Rendering(
    "en", "The news of Saturday", "", '<p>Hello</p><a href="__UNSUBSCRIBE__">x</a>\n',
    "Hello.\n\n__UNSUBSCRIBE__\n",
)  # fmt: skip
SPANISH = Rendering(
    "es", "Las noticias del sábado", "", '<p>Hola</p><a href="__UNSUBSCRIBE__">x</a>\n',
    "Buenos días.\n\n__UNSUBSCRIBE__\n",
)  # fmt: skip
ORIGINS = {"en": Origin.ORIGINAL, "es": Origin.HUMAN}

HOSTILE = st.text(st.characters(), max_size=200) | st.text("a =?_-\r\n\0ñ\u2028.:", max_size=200)


@pytest.fixture
def message(letterhead):
    """Return the message that renderings become for a reader, language by language."""

    def make(*renderings, preface=PREFACE, letterhead=letterhead):
        parts = [
            LanguagePart(
                one.edition, one, ORIGINS[one.edition],
                {
                    Place.UNSUBSCRIBE: f"https://example.org/{one.edition}/leave?a&b",
                    Place.PREFERENCES: f"https://example.org/{one.edition}/choose",
                },
            )
            for one in renderings or (ENGLISH, SPANISH)
        ]  # fmt: skip
        head = replace(letterhead, languages=tuple(part.language for part in parts))
        return in_languages(preface, parts, head).fill(
            Address("ann@example.com"), "Ann", "1.2.abc@example.org", parts[0].own
        )

    return make


def parsed(message):
    """Return the message as Python's strict parser reads it."""
    return email.message_from_bytes(message.data, policy=email.policy.default + email.policy.strict)


def test_a_preface_comes_first_then_each_language(message):
    """The preface has no language; each part has its own, and says how it came about."""
    whole = parsed(message())

    preface, *parts = whole.iter_parts()
    assert whole.get_content_type() == "multipart/multilingual"
    assert preface.get_content_type() == "text/plain"
    assert preface.get_content_charset() == "utf-8"
    assert "Content-Language" not in preface
    assert preface.get_content().replace("\r\n", "\n").strip() == PREFACE.strip()
    assert [
        (part.get_content_type(), part["Content-Language"], part["Content-Translation-Type"])
        for part in parts
    ] == [("message/rfc822", "en", "original"), ("message/rfc822", "es", "human")]
    assert {part.get_content_disposition() for part in (preface, *parts)} == {"inline"}
    assert not any("Content-Transfer-Encoding" in part for part in parts)


def test_each_language_is_a_message_of_its_own(message):
    """It has a subject in its language, the sender of the whole, and text before HTML."""
    whole = parsed(message())

    inner = [part.get_content() for part in whole.iter_parts()][1:]
    assert [one["Subject"] for one in inner] == ["The news of Saturday", "Las noticias del sábado"]
    assert {one["From"] for one in inner} == {whole["From"]}
    assert {one["Date"] for one in inner} == {whole["Date"]}
    assert [[part.get_content_type() for part in one.walk()] for one in inner] == [
        ["multipart/alternative", "text/plain", "text/html"]
    ] * 2
    assert [one.get_body(("plain",)).get_content().split()[0] for one in inner] == [
        "Hello.",
        "Buenos",
    ]


def test_each_language_has_links_of_its_own(message):
    """The page that a Spanish part leads to speaks Spanish; the header follows the first one."""
    whole = parsed(message())

    english, spanish = [part.get_content() for part in whole.iter_parts()][1:]
    assert "https://example.org/en/leave?a&b" in english.get_body(("plain",)).get_content()
    assert "https://example.org/es/leave?a&amp;b" in spanish.get_body(("html",)).get_content()
    assert whole["List-Unsubscribe"] == "<https://example.org/en/leave?a&b>"
    assert whole["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_the_whole_is_headed_in_every_language(message):
    """Subject and Content-Language name both; a part without a subject adds none."""
    whole = parsed(message())
    silent = parsed(message(ENGLISH, replace(SPANISH, subject="")))

    assert whole["Subject"] == "The news of Saturday | Las noticias del sábado"
    assert whole["Content-Language"] == "en, es"
    assert silent["Subject"] == "The news of Saturday"


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # makes a new message each time
)
@given(subject=HOSTILE, text=HOSTILE, preface=HOSTILE)
def test_nothing_hostile_breaks_out(message, subject, text, preface):
    """Any words leave the structure, the limits of mail and the other parts as they are."""
    hostile = replace(SPANISH, subject=subject, text=text.encode(errors="replace").decode())

    made = message(ENGLISH, hostile, preface=preface.encode(errors="replace").decode())

    whole = parsed(made)
    inner = [part.get_content() for part in whole.iter_parts()][1:]
    assert [part.get_content_type() for part in whole.walk()] == [
        "multipart/multilingual", "text/plain",
        *["message/rfc822", "multipart/alternative", "text/plain", "text/html"] * 2,
    ]  # fmt: skip
    # Python drops the space of some folded headers: what counts is that nothing is lost.
    assert "".join(inner[1]["Subject"].split()) == "".join(headers.clean(subject).split())
    assert inner[1].keys() == ["From", "Subject", "Date", "MIME-Version", "Content-Type"]
    assert made.data.isascii()
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)|\0", made.data)
    assert all(len(line) <= 78 for line in made.data.split(b"\r\n"))


def test_no_boundary_is_anothers_beginning(message):
    """Parsers look for the beginning of a line."""
    found = re.findall(rb'boundary="([^"]+)"', message().data)

    assert len(set(found)) == 3
    assert len({len(one) for one in found}) == 1


def test_the_same_words_make_the_same_bytes(message):
    """Nothing in it is by chance."""
    assert message().data == message().data


def test_a_part_whose_links_are_missing_is_refused(letterhead):
    """No token ever reaches a reader."""
    part = LanguagePart("en", ENGLISH, Origin.ORIGINAL, {})

    with pytest.raises(SendError, match="UNSUBSCRIBE"):
        in_languages(PREFACE, [part], letterhead)


@pytest.mark.skipif(not shutil.which("mutt"), reason="mutt is not installed")
def test_mutt_shows_every_part(message, tmp_path):
    """A program that knows nothing of the form shows the preface, and the messages after it."""
    shown = _as_mutt_shows(message().data, tmp_path)

    places = [shown.index(words) for words in (
        "Varios idiomas: el español también.", "Subject: The news of Saturday\n", "Hello.",
        "Subject: Las noticias del sábado", "Buenos días.",
    )]  # fmt: skip
    assert places == sorted(places)
    assert "https://example.org/es/leave?a&b" in shown
    assert "<p>" not in shown


def _as_mutt_shows(data, folder):
    """Return the words that mutt, which wants a terminal, shows of a message."""
    (folder / "box").write_bytes(b"From a@example.org Thu Nov 26 14:00:00 2026\n" + data.replace(b"\r\n", b"\n") + b"\n")  # fmt: skip
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
    orders = (
        f"set folder={folder}", "set pipe_decode=yes", "set wait_key=no", "set charset=utf-8",
        f'push "<pipe-message>cat > {folder}/shown<enter><exit>"',
    )  # fmt: skip
    command = ["mutt", "-F", "/dev/null", "-n", "-R", "-f", str(folder / "box")]
    for order in orders:
        command += ["-e", order]
    surroundings = os.environ | {"TERM": "xterm", "LC_ALL": "C.UTF-8", "HOME": str(folder)}
    mutt = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=surroundings,
        start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    os.set_blocking(ours, False)
    patience = time.monotonic() + 20
    try:
        while mutt.poll() is None and time.monotonic() < patience:
            _drain(ours)
            time.sleep(0.02)
    finally:
        mutt.kill()
        mutt.wait()
        os.close(ours)
    return (folder / "shown").read_text(encoding="utf-8")


def _drain(terminal):
    """Read what stands on the terminal, so that it never fills up."""
    try:
        os.read(terminal, 65536)
    except (BlockingIOError, OSError):
        return
