"""Whether a text is about what a few words say, in whatever script both are written."""

import re

#: The share of the words that must be found in a text about the same; and the share of the pieces
#: of what sets no words apart, of which half lie across two words.
ALIKE, ALIKE_IN_PIECES = 1 / 3, 1 / 6

#: Words are compared by so many letters: endings differ.
STEM = 4

#: Scripts of which two letters say as much as a word's beginning: Chinese, Japanese, Korean; and
#: those of which it takes more, and that set no words apart: Thai, Lao, Burmese, Khmer.
DENSE = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"

#: Runs of their letters; the size of the pieces that are compared.
RUNS = ((re.compile(f"[{DENSE}]+"), 2), (re.compile(f"[{UNSPACED}]+"), STEM))


def is_about(text: str, told: str) -> bool:
    """Is *text* about what is *told*, words of a title and a teaser?"""
    stems, pieces = _parts(told)
    found_stems, found_pieces = _parts(text)
    found = len(stems & found_stems) + len(pieces & found_pieces)
    return found >= len(stems) * ALIKE + len(pieces) * ALIKE_IN_PIECES


def _parts(text: str) -> tuple[set[str], set[str]]:
    """Return the beginnings of the words of *text*, and the pieces of runs of `RUNS` in it."""
    pieces: set[str] = set()
    for letters, size in RUNS:
        for run in letters.findall(text):
            pieces.update(run[start : start + size] for start in range(len(run) - size + 1))
        text = letters.sub(" ", text)
    bare = ("".join(filter(str.isalnum, part)).casefold() for part in text.split())
    return {part[:STEM] for part in bare if len(part) >= STEM}, pieces
