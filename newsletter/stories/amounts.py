"""The amounts that a text names, written alike whatever the language."""

import re
from collections.abc import Iterator

from newsletter.stories.counting import in_figures
from newsletter.stories.folding import fold

AMOUNT = re.compile(
    r"""
    (?=[\d+(@])(?:
    @(?P<day>\d\d-\d\d)
    | (?P<phone> \+\d{1,3}(?:[ .-]?\(?\d{2,4}\)?){2,4} | (?<!\d)\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d))
    | (?<!\d)(?<!\d[.,])(?P<hour>\d{1,2})(?:[:.h](?P<minute>[0-5]\d))?[ ]?(?P<half>[ap])\.?[ ]?m\b\.?
    | (?<!\d)(?<!\d[.,])(?P<hour24>[01]?\d|2[0-3])[:h](?P<minute24>[0-5]\d)(?![\d:])
    | (?P<number>\d{1,15}(?:[.,:]\d{1,15}|[ ]\d{3}(?!\d)){0,5})
    )
    """,
    re.VERBOSE,
)

GROUPED = re.compile(r"\d{1,3}(?P<mark>[., ])\d{3}(?:(?P=mark)\d{3})*(?:[.,]\d{1,2})?")


def amounts(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield the amounts of *text* in their order, each as (what it is, as it was written).

    Phones are digits only, hours are "18:00", days "11-24", numbers have no mark but a decimal
    point; "2.5 million" is 2500000 and "sixty-two" 62, in the words of *language*.

    Args:
        text: folded.
        language: a tag; of one that nobody described, figures are read and no words.
    """
    rewritten = in_figures(text, language)
    for found in AMOUNT.finditer(rewritten.text):
        shown = rewritten.written(*found.span()).strip(" ,")
        if found["day"]:
            yield found["day"], shown
        elif found["phone"]:
            yield re.sub(r"\D", "", found["phone"])[-10:], shown
        elif found["hour"]:
            noon = 12 * (found["half"] == "p")
            yield _clock(int(found["hour"]) % 12 + noon, found["minute"]), shown
        elif found["hour24"]:
            yield _clock(int(found["hour24"]), found["minute24"]), shown
        else:
            yield plain_number(found["number"]), shown


def amounts_in(text: str, language: str) -> dict[str, str]:
    """Return the amounts of *text*, as it is written: what each is -> as it was written."""
    return dict(amounts(fold(text), language))


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
