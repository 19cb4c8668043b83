"""The words and the names of a text."""

import re
from collections.abc import Iterator

from newsletter.stories.folding import fold
from newsletter.stories.sounds import sounds_of_names, sounds_of_words

#: Letters that are written without spaces between words, and words of all others.
UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{UNSPACED}]+|[^\W\d_{UNSPACED}]+")

#: A word that may be a name: not the first of a sentence.
INNER_WORD = re.compile(r"(?<![.!?:¡¿«\"“(] )(?<!^)\b[^\W\d_a-z][\w\u2019'-]+")

#: Such words in a row.
INNER_NAME = re.compile(rf"{INNER_WORD.pattern}(?: [^\W\d_a-z][\w\u2019'-]+)*")


def words_in(text: str) -> list[str]:
    """Return the words of the folded *text*; of letters without spaces, any two in a row."""
    found = WORD.findall(text)
    if text.isascii():
        return found
    return [
        piece
        for word in found
        for piece in (
            [word[at : at + 2] for at in range(max(1, len(word) - 1))]
            if _unspaced(word[0])
            else [word]
        )
    ]


def _unspaced(letter: str) -> bool:
    return "\u3040" <= letter <= "\u30ff" or "\u3400" <= letter <= "\u9fff"


def sounds_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield the sounds of the names of *text*; where no letters are large, of all its words."""
    names = INNER_NAME.findall(text)
    cased = sum(one.isupper() or one.islower() for one in text)
    if 2 * cased > sum(one.isalpha() for one in text):
        yield from sounds_of_names({*names, *(word for name in names for word in name.split())})
    else:
        yield from sounds_of_words(WORD.findall(fold(text)))


def names_in(text: str) -> list[str]:
    """Return the words of *text* that may be names."""
    return [name for name in INNER_WORD.findall(text) if name[0].isupper()]
