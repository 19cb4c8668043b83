"""Where sentences end: in English and Spanish, and as far as their signs tell in others."""

import re
from collections.abc import Iterable

#: Signs that end a sentence when a blank follows: also those of Arabic, Urdu, Hindi, Amharic,
#: Armenian, Khmer and Burmese.
SIGNS = ".!?…؟\u06d4।॥።\u0589។။"

#: Signs of Chinese and Japanese, after which no blank is written.
WIDE = "\u3002\uff01\uff1f\uff61"

#: Brackets and quotes that close after a sentence.
CLOSING = "\"”\u2019»')\\]」』\uff09》"

#: Where a sentence may end; a row of signs is looked at from its first, and only once.
END = re.compile(
    rf"(?<![{SIGNS}])[{SIGNS}]++[{CLOSING}]*+ "
    rf"|(?<![{SIGNS}{WIDE}])[{SIGNS}]*+[{WIDE}][{SIGNS}{WIDE}]*+[{CLOSING}]*+ ?"
)

#: The end of a text that ends with a sentence.
ENDED = re.compile(rf"[{SIGNS}{WIDE}][{CLOSING}]*$")

#: A sentence after which no blank is written.
ENDED_WIDE = re.compile(rf"[{WIDE}][{CLOSING}]*$")

#: Abbreviations after which a sentence hardly ever ends, without their dot.
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gov sen rep gen lt col sgt capt rev hon pres supt st ave blvd rd mt ft "
    "vs etc jr sr inc ltd corp co dept univ approx "
    "sra srta sres dra profa lic ing arq gral cnel tte sgto pdte av avda ctra pza "
    "aprox ej ee uu ff aa rr hh cía ltda ud uds vd vds sto sta hno hnos atte "
    "jan feb apr jun jul aug sept oct nov dec ene abr ago dic janv févr avr juil déc fev dez "
    "mme mlle mgr env exmo exma bzw ca mio mrd evtl ggf inkl vgl bspw str hr".split()
)

#: Words that are abbreviations when a number follows: "No. 5", "pág. 12".
BEFORE_NUMBERS = frozenset(
    "no nr num núm nro abs nº pág págs p pp art cap vol fig tel ext c mar".split()
)


def sentences(text: str) -> list[str]:
    """Return the sentences of *text*, one line of words; what does not end is the last one."""
    found, start = [], 0
    for match in END.finditer(text):
        end = match.end()
        word = text[max(start, text.rfind(" ", start, match.start()) + 1) : end].rstrip()
        if not text[end : end + 1].islower() and not abbreviated(word, text[end : end + 1]):
            found.append(text[start:end].rstrip())
            start = end
    rest = text[start:].strip()
    return [*found, rest] if rest else found


def joined(parts: Iterable[str]) -> str:
    """Return the sentences *parts* as one text, with blanks between them where their script has."""
    text = ""
    for part in parts:
        text += part if not text or ENDED_WIDE.search(text) else f" {part}"
    return text


def ended(text: str) -> bool:
    """Does *text* end with the end of a sentence?"""
    return bool(ENDED.search(text))


def abbreviated(word: str, following: str = "") -> bool:
    """Is *word* (with its dot) an abbreviation, when *following* is the next character?"""
    if not word.endswith("."):
        return False
    bare = word.lstrip("(\"“«'¿¡[").removesuffix(".").casefold()
    parts = bare.split(".")
    if all(part.isalpha() and len(part) <= 2 for part in parts) and (
        len(parts) > 1 or len(bare) == 1
    ):
        return True  # "a.m.", "EE.UU.", "U.S.", an initial
    return bare in ABBREVIATIONS or (following.isdigit() and bare in BEFORE_NUMBERS)
