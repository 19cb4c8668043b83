"""DeepL, a paid service: https://developers.deepl.com/docs/api-reference/translate."""

import html
import re
from collections.abc import Sequence
from http import HTTPStatus

from newsletter.errors import TranslationError
from newsletter.model import normalise, primary
from newsletter.translation import asking
from newsletter.translation.batches import TooMuch, batches, by_halves
from newsletter.translation.marks import dressed, keep

#: Keys that end so are of the free plan, which has a host of its own.
FREE = ":fx"
FREE_HOST, PAID_HOST = "https://api-free.deepl.com", "https://api.deepl.com"

#: Texts in one request; bytes of them, of the 128 KiB that a request may have in all.
MOST, SIZE = 50, 100_000

#: Kinds of a language that it tells apart as a target, and the one that stands for the language.
KINDS = frozenset({"EN-US", "EN-GB", "PT-BR", "PT-PT", "ZH-HANS", "ZH-HANT", "ES-419"})
USUAL = {"EN": "EN-US", "PT": "PT-BR"}

QUOTA_EXCEEDED = 456

_KEPT = re.compile("<keep>(.*?)</keep>", re.DOTALL)


class DeepL:
    """Translates by DeepL.

    Args:
        address: `""` for the one that belongs to *key*.
    """

    service = "deepl"

    def __init__(self, key: str, address: str = "", seconds: float = 30) -> None:
        host = address or (FREE_HOST if key.endswith(FREE) else PAID_HOST)
        self._service = asking.Service(host, seconds, {"Authorization": f"DeepL-Auth-Key {key}"})

    def pairs(self) -> frozenset[tuple[str, str]]:
        """Return (source, target) for all that it can do.

        Raises:
            TranslationError: it cannot be asked.
        """
        sources, targets = self._languages("source"), self._languages("target")
        return frozenset(
            (here, there) for here in sources for there in targets if here != primary(there)
        )

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """Return a translation of each of *texts*.

        Raises:
            TranslationError: it cannot be had.
        """
        written = [
            dressed(text, _escaped, lambda w: f"<keep>{_escaped(w)}</keep>") for text in texts
        ]
        pair = {"source_lang": primary(source).upper(), "target_lang": target_code(target)}
        found: list[str] = []
        for batch in batches(written, MOST, SIZE):
            try:
                found += by_halves(batch, lambda part: self._ask(part, pair))
            except TooMuch:
                raise self._fault("A text is too long for it.", "Shorten the text.") from None
        return [_undressed(text) for text in found]

    def _ask(self, texts: Sequence[str], pair: dict[str, str]) -> list[str]:
        answer = self._service.ask(
            "/v2/translate",
            {
                "text": list(texts),
                **pair,
                "split_sentences": "nonewlines",
                "tag_handling": "xml",
                "tag_handling_version": "v2",
                "ignore_tags": ["keep"],
            },
        )
        if answer.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            raise TooMuch
        if not answer.is_good:
            raise self._refused(answer)
        try:
            found = [each["text"] for each in answer.content["translations"]]
        except (TypeError, KeyError):
            found = []
        if len(found) != len(texts) or not all(isinstance(text, str) for text in found):
            raise self._service.strange()
        return found

    def _languages(self, kind: str) -> list[str]:
        answer = self._service.ask(f"/v2/languages?type={kind}")
        if not answer.is_good:
            raise self._refused(answer)
        try:
            return [normalise(each["language"]) for each in answer.content]
        except (TypeError, KeyError, AttributeError):
            raise self._service.strange() from None

    def _refused(self, answer: asking.Answer) -> TranslationError:
        """Return what the status of *answer* means, as DeepL's documentation says."""
        match answer.status:
            case HTTPStatus.UNAUTHORIZED | HTTPStatus.FORBIDDEN:
                return self._fault("It does not know the key.", "Give the key of your account.")
            case HTTPStatus.TOO_MANY_REQUESTS:
                what, wait = "It is asked too often.", answer.wait
                return self._fault(what, "Try again later.", passing=True, wait=wait)
            case _ if answer.status == QUOTA_EXCEEDED:
                what = "The characters of your account are used up."
                return self._fault(what, "Wait for the next month, or raise the account's limit.")
            case status if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
                what, wait = "It has trouble of its own.", answer.wait
                return self._fault(what, "Try again later.", passing=True, wait=wait)
            case status:
                said = answer.said("message")[:200] or f"status {status}"
                return self._fault(f"It refuses: {said}", "See that it knows both languages.")

    def _fault(
        self, what: str, remedy: str, *, passing: bool = False, wait: float = 0
    ) -> TranslationError:
        where = self._service.address
        return TranslationError(what, where=where, remedy=remedy, passing=passing, wait=wait)


def target_code(tag: str) -> str:
    """Return what DeepL calls the target language *tag*."""
    exact = normalise(tag).upper()
    code = exact if exact in KINDS else primary(tag).upper()
    return USUAL.get(code, code)


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)


def _undressed(text: str) -> str:
    """Return *text* with our marks, on one line."""
    marked = _KEPT.sub(lambda words: keep(words[1]), text)
    return " ".join(html.unescape(marked).split())
