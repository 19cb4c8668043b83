"""Text made plain: small letters without accents, figures that everybody uses, plain spaces."""

import re
import unicodedata

#: Accents, and the vowel points of Hebrew and Arabic, once they are taken off their letters.
ACCENT = re.compile(r"[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640]+")

#: A figure of another script, as in Arabic or Hindi.
FIGURE = re.compile(r"(?![0-9])\d")

#: The marks for decimals and thousands that go with Arabic figures.
MARKS = str.maketrans({"\u066b": ".", "\u066c": ",", "\u060c": ",", "\u2212": "-", "\uff0c": ", "})


def fold(text: str) -> str:
    """Return *text* in small letters, without accents, with plain figures and spaces."""
    if not text.isascii():
        text = ACCENT.sub("", unicodedata.normalize("NFKD", text.translate(MARKS)))
        text = FIGURE.sub(lambda found: str(unicodedata.decimal(found[0])), text)
        text = unicodedata.normalize("NFC", text)
    return text.casefold()
