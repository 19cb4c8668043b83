"""Translations that were made before, so that nothing is asked or paid for twice."""

import hashlib
from collections.abc import Collection, Mapping, Sequence

from newsletter.ports import TranslationMemory, Translator
from newsletter.translation.marks import has_work

#: Texts after which what came back is remembered: what a fault can cost.
GROUP = 200


def memory_key(text: str, source: str, target: str, service: str) -> str:
    """Return what *text*, translated from *source* to *target* by *service*, is kept under."""
    seen = f"{service}\x1f{source}\x1f{target}\x1f{text}"
    return hashlib.sha256(seen.encode("utf-8", "surrogatepass")).hexdigest()


class Notebook:
    """A memory that lasts as long as the program."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def find(self, keys: Collection[str]) -> Mapping[str, str]:
        """Return key -> translation for those of *keys* that are known."""
        return {key: self._known[key] for key in keys if key in self._known}

    def remember(self, translations: Mapping[str, str]) -> None:
        """Keep *translations*, key -> translation."""
        self._known.update(translations)


class Remembering:
    """A translator that asks another one only for what is not in a memory."""

    def __init__(self, translator: Translator, memory: TranslationMemory) -> None:
        self._translator = translator
        self._memory = memory

    @property
    def service(self) -> str:
        """What the other one is called."""
        return self._translator.service

    def pairs(self) -> frozenset[tuple[str, str]]:
        """Return what the other one can do.

        Raises:
            TranslationError: it cannot be asked.
        """
        return self._translator.pairs()

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """Return a translation of each of *texts*; equal ones are translated once.

        Raises:
            TranslationError: it cannot be had; what came before the fault is remembered.
        """
        keys = {text: memory_key(text, source, target, self.service) for text in texts}
        found = dict(self._memory.find(keys.values()))
        missing = [text for text in keys if keys[text] not in found and has_work(text)]
        for start in range(0, len(missing), GROUP):
            group = missing[start : start + GROUP]
            answers = self._translator.translate(group, source, target)
            new = {keys[text]: answer for text, answer in zip(group, answers, strict=True)}
            self._memory.remember(new)
            found |= new
        return [found.get(keys[text], text) for text in texts]
