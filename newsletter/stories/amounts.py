"""The amounts that a text names, written alike whatever the language."""

import re
from collections.abc import Iterator
from decimal import Decimal

#: Words that multiply the number before them, without accents and in small letters. English
#: counts by the short scale, Spanish, French and Portuguese by the long one.
SCALES = {
    "thousand": 3, "mil": 3, "mille": 3,
    "million": 6, "millions": 6, "millon": 6, "millones": 6, "milhao": 6, "milhoes": 6,
    "billion": 9, "mil millones": 9, "milliard": 9, "milliards": 9,
    "trillion": 12, "billones": 12,
}  # fmt: skip

AMOUNT = re.compile(
    r"""
    (?=[\d+(])(?:
    (?P<phone> \+\d{1,3}(?:[ .-]?\(?\d{2,4}\)?){2,4} | (?<!\d)\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d))
    | (?<![\d.,])(?P<hour>\d{1,2})(?:[:.h](?P<minute>[0-5]\d))?[ ]?(?P<half>[ap])\.?[ ]?m\b\.?
    | (?<![\d.,])(?P<hour24>[01]?\d|2[0-3])[:h](?P<minute24>[0-5]\d)(?![\d:])
    | (?P<number>\d{1,15}(?:[.,:]\d{1,15}|[ ]\d{3}(?!\d)){0,5})
      (?:[ ](?P<scale>mil\ millones|[a-z]{3,9})\b)?
    )
    """,
    re.VERBOSE,
)

GROUPED = re.compile(r"\d{1,3}(?P<mark>[., ])\d{3}(?:(?P=mark)\d{3})*(?:[.,]\d{1,2})?")


def amounts(text: str) -> Iterator[tuple[str, str]]:
    """Yield the amounts of *text* in their order, each as (what it is, as it was written).

    Phones are digits only, hours are "18:00", numbers have no mark but a decimal point, and
    "2.5 million" is 2500000. *text* is in small letters, without accents, its spaces plain.
    """
    for found in AMOUNT.finditer(text):
        shown = (found["number"] or found[0]).strip()
        if found["phone"]:
            yield re.sub(r"\D", "", found["phone"])[-10:], shown
        elif found["hour"]:
            yield (
                _clock(int(found["hour"]) % 12 + 12 * (found["half"] == "p"), found["minute"]),
                shown,
            )
        elif found["hour24"]:
            yield _clock(int(found["hour24"]), found["minute24"]), shown
        elif found["scale"] in SCALES:
            yield _scaled(found["number"], SCALES[found["scale"]]), found[0]
        else:
            yield plain_number(found["number"]), shown


def plain_number(written: str) -> str:
    """Write a number without marks between thousands and with a point for the decimals.

    "12,000", "12.000" and "12 000" are one; so are "1.5" and "1,5". What is no number but
    looks like one, as "3.4.1", stays as it is.
    """
    found = GROUPED.fullmatch(written)
    if not found:
        return written.replace(",", ".")
    whole, decimals = written, ""
    tail = re.search(r"[.,](\d{1,2})$", written)
    if tail:
        whole, decimals = written[: tail.start()], f".{tail[1]}"
    return re.sub(r"[., ]", "", whole) + decimals


def _clock(hour: int, minute: str | None) -> str:
    return f"{hour:02}:{minute or '00'}"


def _scaled(number: str, zeros: int) -> str:
    plain = plain_number(number)
    if plain.count(".") > 1 or ":" in plain or " " in plain:
        return plain
    return f"{Decimal(plain).scaleb(zeros).normalize():f}"
