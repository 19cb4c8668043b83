"""Texts, cut into sentences; with too few cuts rather than too many."""

import re

from newsletter.translation.marks import masked

#: Words before a full stop that end no sentence, in English and Spanish.
ABBREVIATIONS = frozenset(
    "mr mrs ms dr st sr sra sres dra jr gov sen rep prof gen lt sgt capt rev hon no núm vs av ave blvd"
    " jan feb mar apr jun jul aug sept sep oct nov dec ene abr ago dic pág tel".split()
)

_END = re.compile(r"""(?<=[.!?…])["”»\u2019)\]⟧]*(?P<gap>\s+)(?=["“«\u2018(¿¡⟦]*[^\W_a-zà-ÿ])""")


def sentences(text: str) -> list[str]:
    """Return the sentences of *text*; marked words are never cut through."""
    cover = masked(text)
    found, start = [], 0
    for end in _END.finditer(cover):
        if not _is_abbreviation(cover[max(start, end.start() - 20) : end.start()]):
            found.append(text[start : end.start("gap")])
            start = end.end()
    return [*found, text[start:]] if text[start:] else found


def _is_abbreviation(before: str) -> bool:
    """Say whether the full stop at the end of *before* belongs to a word."""
    if not before.endswith("."):
        return False
    word = re.split(r"[\s_(“\"«⟦]", before)[-1][:-1].lower()
    return word in ABBREVIATIONS or "." in word or (len(word) == 1 and word.isalpha())
