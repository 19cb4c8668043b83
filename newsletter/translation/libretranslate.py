"""LibreTranslate, a server of one's own or a rented one: https://docs.libretranslate.com."""

import html
import re
from collections.abc import Sequence
from http import HTTPStatus

from newsletter.errors import TranslationError
from newsletter.model import among, normalise
from newsletter.translation import asking
from newsletter.translation.batches import TooMuch, batches, by_halves
from newsletter.translation.marks import OPEN, dressed, keep

#: Texts and bytes in one request. A server has limits of its own, 2,000 characters where
#: strangers are served; where they are passed, less is asked for.
MOST, SIZE = 25, 5_000

_KEPT = re.compile(r"<span\b[^<>]*>(.*?)</span>", re.DOTALL)


class LibreTranslate:
    """Translates by a LibreTranslate server.

    Args:
        key: `""` where the server asks for none.
    """

    service = "libretranslate"

    def __init__(self, address: str, key: str = "", seconds: float = 30) -> None:
        # Its complaints are read below, and it would put them into our language.
        self._service = asking.Service(address, seconds, {"Accept-Language": "en"})
        self._key = key
        self._pairs: dict[tuple[str, str], tuple[str, str]] = {}

    def pairs(self) -> frozenset[tuple[str, str]]:
        """Return (source, target) for all that it can do; it is asked once.

        Raises:
            TranslationError: it cannot be asked.
        """
        if not self._pairs:
            self._pairs = self._ask_for_pairs()
        return frozenset(self._pairs)

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """Return a translation of each of *texts*.

        Raises:
            TranslationError: it cannot be had.
        """
        pair = self._pair(source, target)
        found: dict[int, str] = {}
        for form in ("text", "html"):
            places = [n for n, text in enumerate(texts) if (OPEN in text) == (form == "html")]
            found |= zip(places, self._form([texts[n] for n in places], form, pair), strict=True)
        return [found[place] for place in range(len(texts))]

    def _form(self, texts: Sequence[str], form: str, pair: tuple[str, str]) -> list[str]:
        """Return translations of *texts*: as HTML those with marks, as plain text the others.

        Plain text fares better: only there the server mends capitals and full stops.
        """
        written = texts if form == "text" else [dressed(text, _escaped, _spanned) for text in texts]
        found: list[str] = []
        for batch in batches(written, MOST, SIZE):
            try:
                found += by_halves(batch, lambda part: self._ask(part, form, pair))
            except TooMuch:
                raise self._fault(
                    "A text is too long for it.", "Raise the server's limit."
                ) from None
        return [" ".join((_undressed(text) if form == "html" else text).split()) for text in found]

    def _ask(self, texts: Sequence[str], form: str, pair: tuple[str, str]) -> list[str]:
        question = {"q": list(texts), "source": pair[0], "target": pair[1], "format": form}
        answer = self._service.ask(
            "/translate", {**question, **({"api_key": self._key} if self._key else {})}
        )
        if answer.status == HTTPStatus.BAD_REQUEST and "limit" in answer.said("error"):
            raise TooMuch
        if not answer.is_good:
            raise self._refused(answer)
        found = answer.content.get("translatedText") if isinstance(answer.content, dict) else None
        if not isinstance(found, list) or len(found) != len(texts):
            raise self._service.strange()
        if not all(isinstance(text, str) for text in found):
            raise self._service.strange()
        return found

    def _ask_for_pairs(self) -> dict[tuple[str, str], tuple[str, str]]:
        """Return our tags of all pairs -> the server's."""
        answer = self._service.ask("/languages")
        if not answer.is_good:
            raise self._refused(answer)
        try:
            return {
                (normalise(each["code"]), normalise(target)): (each["code"], target)
                for each in answer.content
                for target in each["targets"]
                if target != each["code"]
            }
        except (TypeError, KeyError, AttributeError):
            raise self._service.strange() from None

    def _pair(self, source: str, target: str) -> tuple[str, str]:
        """Return what the server calls *source* and *target*."""
        self.pairs()
        here = among(source, (pair[0] for pair in self._pairs))
        there = among(target, (pair[1] for pair in self._pairs if pair[0] == here))
        if not here or not there:
            what = f"It does not translate from {source} to {target}."
            raise self._fault(what, "Install the language on the server.")
        return self._pairs[here, there]

    def _refused(self, answer: asking.Answer) -> TranslationError:
        """Return what *answer* means, as the server's own sources say."""
        said = answer.said("error")[:200] or f"status {answer.status}"
        is_key = "API key" in said or answer.status == HTTPStatus.UNAUTHORIZED
        if is_key or (answer.status == HTTPStatus.FORBIDDEN and "limits" not in said):
            return self._fault(f"It wants another key: {said}", "Set key_file or key_env.")
        if answer.status in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.FORBIDDEN}:
            what, wait = "It is asked too often.", answer.wait
            return self._fault(what, "Try again later.", passing=True, wait=wait)
        if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            what, wait = f"It has trouble of its own: {said}", answer.wait
            return self._fault(what, "Try again later.", passing=True, wait=wait)
        return self._fault(f"It refuses: {said}", "See that the address is the server's.")

    def _fault(
        self, what: str, remedy: str, *, passing: bool = False, wait: float = 0
    ) -> TranslationError:
        where = self._service.address
        return TranslationError(what, where=where, remedy=remedy, passing=passing, wait=wait)


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)


def _spanned(words: str) -> str:
    return f'<span translate="no">{_escaped(words)}</span>'


def _undressed(text: str) -> str:
    """Return *text* with our marks. New servers have resolved the entities already."""
    return html.unescape(_KEPT.sub(lambda words: keep(words[1].strip()), text))
