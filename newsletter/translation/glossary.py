"""What is not left to a translator: names, fixed words, and what people said."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from newsletter.model import among
from newsletter.translation.marks import keep, tidy

#: A name that is the same in all languages, or language -> the words for one thing.
Term = str | Mapping[str, str]

#: Whole quotations with their marks, and addresses of pages and people.
_QUOTED = (
    "“[^“”]+”", "„[^„“”]+[“”]", "«[^«»]+»", r"\u2018(?:[^\u2018\u2019]|\u2019(?=\w))+\u2019(?!\w)",
    r'(?<!\w)"(?=\S)[^"]+(?<=\S)"(?!\w)',
)  # fmt: skip
_ADDRESSES = (
    r"https?://[^\s⟦⟧]*\w/?",
    r"www\.[^\s⟦⟧]*\w/?",
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w.-]*\w",
)


@dataclass(frozen=True, slots=True)
class Glossary:
    """The words that an editor has settled."""

    terms: tuple[Term, ...] = ()
    #: Do quotations stay in the language in which they were said?
    quotes: bool = True

    def shield(self, text: str, source: str, target: str) -> str:
        """Return *text* on one line, with what must not be translated in marks.

        Terms are found as whole words in their exact case, the longest first, and stand in the
        marks in the words that *target* has for them.
        """
        settled = self._settled(source, target)
        patterns = [*(_QUOTED if self.quotes else ()), *_ADDRESSES]
        if settled:
            longest_first = sorted(settled, key=len, reverse=True)
            words = "|".join(re.escape(term) for term in longest_first)
            patterns.append(rf"(?<!\w)(?:{words})(?!\w)")
        found = re.compile("|".join(patterns))
        return found.sub(lambda match: keep(settled.get(match[0], match[0])), tidy(text))

    def _settled(self, source: str, target: str) -> dict[str, str]:
        """Return words in *source* -> words in *target*."""
        settled = {}
        for term in self.terms:
            words = term if isinstance(term, str) else _words(term, source)
            if words.strip():
                there = words if isinstance(term, str) else _words(term, target)
                settled[tidy(words)] = tidy(there) or tidy(words)
        return settled


def _words(term: Mapping[str, str], language: str) -> str:
    known = among(language, term)
    return term[known] if known else ""
