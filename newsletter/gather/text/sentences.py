"""Where sentences end, in English and Spanish."""

import re

#: A sign that may end a sentence, with the brackets and quotes that close after it.
END = re.compile(r"[.!?…؟。]+[\"”\u2019»')\]]* ")

#: The end of a text that ends with a sentence.
ENDED = re.compile(r"[.!?…؟。][\"”\u2019»')\]]*$")

#: Abbreviations after which a sentence hardly ever ends, without their dot.
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gov sen rep gen lt col sgt capt rev hon pres supt st ave blvd rd mt ft "
    "vs etc jr sr inc ltd corp co dept univ approx "
    "sra srta sres dra profa lic ing arq gral cnel tte sgto pdte av avda ctra pza "
    "aprox ej ee uu ff aa rr hh cía ltda ud uds vd vds sto sta hno hnos atte "
    "jan feb apr jun jul aug sept oct nov dec ene abr ago dic".split()
)

#: Words that are abbreviations when a number follows: "No. 5", "pág. 12".
BEFORE_NUMBERS = frozenset("no núm nro nº pág págs p pp art cap vol fig tel ext c mar".split())


def sentences(text: str) -> list[str]:
    """Return the sentences of *text*, one line of words; what does not end is the last one."""
    found, start = [], 0
    for match in END.finditer(text):
        if _ends(text[start : match.end()].rstrip(), text[match.end() :][:1]):
            found.append(text[start : match.end()].rstrip())
            start = match.end()
    rest = text[start:].strip()
    return [*found, rest] if rest else found


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


def _ends(sentence: str, following: str) -> bool:
    """Does *sentence* end here, when *following* is the next character?"""
    return not following.islower() and not abbreviated(sentence.rpartition(" ")[2], following)
