"""Apertium, a program on this computer: https://wiki.apertium.org/wiki/Format_handling."""

import html
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from newsletter.errors import TranslationError
from newsletter.model import normalise, primary
from newsletter.translation.batches import TooMuch, batches, by_halves
from newsletter.translation.marks import dressed, keep

#: Texts and bytes in one run, which costs a tenth of a second to start.
MOST, SIZE = 2_000, 200_000

#: ISO 639-1 -> ISO 639-3: its modes are named by either.
LONG = {
    "af": "afr", "an": "arg", "ar": "ara", "be": "bel", "bg": "bul", "br": "bre", "ca": "cat",
    "cy": "cym", "da": "dan", "en": "eng", "eo": "epo", "es": "spa", "eu": "eus", "fr": "fra",
    "gl": "glg", "hi": "hin", "id": "ind", "is": "isl", "it": "ita", "kk": "kaz", "mk": "mkd",
    "ms": "msa", "mt": "mlt", "nb": "nob", "nl": "nld", "nn": "nno", "oc": "oci", "pl": "pol",
    "pt": "por", "ro": "ron", "ru": "rus", "sl": "slv", "sv": "swe", "tr": "tur", "uk": "ukr",
    "ur": "urd",
}  # fmt: skip
SHORT = {long: short for short, long in LONG.items()}

#: A mode that translates, as opposed to one that analyses: eng-spa, spa-eng_US.
_MODE = re.compile(r"([a-z]{2,3}(?:_[A-Za-z]+)?)-([a-z]{2,3}(?:_[A-Za-z]+)?)")

#: What stands for marked words: an unknown word, for after a number or a mere bracket the
#: analysis takes verbs for participles (voted: votado).
_PLACE = re.compile(r"⟦\s*Zq([a-z]+)\s*⟧", re.IGNORECASE)

#: A text in a run. A full stop of its own ends it: the one that Apertium would put there itself
#: (-n forbids it) makes "said no" an abbreviation, and words wander into the next text.
_TEXT = "<p>{}</p><hr/>.<hr/>\n"
_PARAGRAPH = re.compile("<p>(.*?)</p>", re.DOTALL)

#: A marked word at the beginning, and the letter after it.
_LED = re.compile("(⟦[^⟦⟧]*⟧ *)(\\w)")


class Apertium:
    """Translates by Apertium, one process for many texts."""

    service = "apertium"

    def __init__(self, seconds: float = 30, program: str = "apertium") -> None:
        self._program = program
        self._seconds = seconds
        self._modes: dict[tuple[str, str], str] = {}

    def pairs(self) -> frozenset[tuple[str, str]]:
        """Return (source, target) for all that is installed; it is asked once.

        Raises:
            TranslationError: the program is not there, or has no languages.
        """
        return frozenset(self._known())

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """Return a translation of each of *texts*.

        Raises:
            TranslationError: it cannot be had.
        """
        mode = self._mode(source, target)
        found: list[str] = []
        for batch in batches(texts, MOST, SIZE):
            try:
                found += by_halves(batch, lambda part: self._ask(part, mode))
            except TooMuch:
                raise TranslationError("It made nothing of a text.", where=self._program) from None
        return found

    def _known(self) -> dict[tuple[str, str], str]:
        if not self._modes:
            found = [_MODE.fullmatch(line) for line in self._run(["-l"], "").split()]
            self._modes = {(_tag(m[1]), _tag(m[2])): m[0] for m in found if m}
        return self._modes

    def _mode(self, source: str, target: str) -> str:
        """Return the name of what translates *source* to *target*: their own kinds of it first."""
        known = self._known()
        for here in (normalise(source), primary(source)):
            for there in (normalise(target), primary(target)):
                if (here, there) in known:
                    return known[here, there]
        raise TranslationError(
            f"It does not translate from {source} to {target}.",
            where=self._program,
            remedy="Install the pair, say: apt-get install apertium-eng-spa",
        )

    def _ask(self, texts: Sequence[str], mode: str) -> list[str]:
        written, words = [], []
        for text in texts:
            inside: list[str] = []
            written.append(_TEXT.format(_dressed(text, inside)))
            words.append(inside)
        answer = self._run(["-u", "-n", "-f", "html-noent", mode], "".join(written))
        found = _PARAGRAPH.findall(answer)
        if len(found) != len(texts):
            raise TooMuch
        return [
            _undressed(text, inside, before)
            for text, inside, before in zip(found, words, texts, strict=True)
        ]

    def _run(self, arguments: Sequence[str], given: str) -> str:
        """Return what the program says to *given*.

        It is a shell's pipeline of a dozen programs: they end together, when their time is over.
        """
        path = shutil.which(self._program)
        if not path:
            raise TranslationError(
                "Apertium is not installed.",
                where=self._program,
                remedy="Run: apt-get install apertium apertium-eng-spa",
            )
        # Where Transfuse is installed, it would read HTML in its place, and otherwise.
        environment = {"PATH": f"{Path(path).parent}:{os.defpath}", "APERTIUM_TRANSFUSE": "no"}
        with subprocess.Popen(  # noqa: S603 - the program is an administrator's, the texts are input
            [path, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            start_new_session=True,
        ) as process:
            try:
                said, complaint = process.communicate(given.encode(), timeout=self._seconds)
            except subprocess.TimeoutExpired:
                raise TranslationError(
                    f"It did not end within {self._seconds:g} seconds.",
                    where=self._program,
                    remedy="Set translation.seconds to more.",
                    passing=True,
                ) from None
            finally:
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL)
        if process.returncode:
            words = complaint.decode("utf-8", "replace").partition("\n")[0][:200]
            what = f"It failed: {words}" if words else f"It failed with code {process.returncode}."
            raise TranslationError(what, where=self._program, remedy="Run: apertium -l")
        return said.decode("utf-8", "replace")


def _tag(name: str) -> str:
    """Return the language tag of *name*, half of a mode's name: en-US of eng_US."""
    language, _, region = name.partition("_")
    return normalise("-".join(filter(None, (SHORT.get(language, language), region))))


def _letters(number: int) -> str:
    """Return *number* in letters, 0 as a: figures would be read as numbers."""
    return "".join(chr(ord("a") + int(figure)) for figure in str(number))


def _dressed(text: str, inside: list[str]) -> str:
    """Return *text* as HTML, its marked words moved to *inside*."""

    def place(words: str) -> str:
        inside.append(words)
        return keep(f"Zq{_letters(len(inside) - 1)}")

    return dressed(text, lambda piece: html.escape(piece, quote=False), place)


def _undressed(text: str, inside: Sequence[str], before: str) -> str:
    """Return *text*, a translation of *before*, with its marked words put back."""
    places = {_letters(number): words for number, words in enumerate(inside)}
    plain = html.unescape(" ".join(text.split()))
    # "7 p.m." loses its last full stop to ours, and so does a mark at the end.
    if before.endswith(".") and not plain.endswith((".", "!", "?", "…")):
        plain += "."
    whole = _PLACE.sub(lambda place: keep(places.get(place[1].lower(), "")), plain)
    # It takes the unknown word's capital for the sentence's, and gives it to the next word.
    led, was = _LED.match(whole), _LED.match(before)
    if led and was and was[2].islower():
        return led[1] + led[2].lower() + whole[led.end() :]
    return whole
