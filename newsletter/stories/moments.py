"""Days of the year and hours, written in figures: "24 de noviembre" is @11-24, "오후 6시" 18:00."""

import re

from newsletter.stories.rewriting import Rule
from newsletter.stories.tongues import Tongue, choice

#: A day that is written in figures already.
ISO = re.compile(r"(?<!\d)([12]\d{3})-(0\d|1[0-2])-([0-3]\d)(?!\d)")

#: 2026-11-24 is a year and a day.
ISO_DAYS: Rule = (ISO, lambda found: f"{found[1]} @{found[2]}-{found[3]}")


def days_of(tongue: Tongue) -> tuple[Rule, ...]:
    """Return how days are read in the words of *tongue*."""
    if tongue.month_day:
        return (_days_in_figures(tongue.month_day),)
    months, last = choice(tongue.months), r"(?:st|nd|rd|th|er|\xba|o|\.)?"
    until = r"(?: ?[-\u2013] ?| [^\W\d]{1,3} )"
    first = re.compile(
        rf"(?<!\d)(?<!\d[.,:])(?:(\d{{1,2}}){last}{until})?(?<!\d)(\d{{1,2}}){last},?"
        rf" (?:de |of )?({months})\b\.?"
    )
    second = re.compile(
        rf"\b({months})\b\.? (\d{{1,2}})(?:st|nd|rd|th)?(?:{until}(\d{{1,2}}))?(?![\d:]|[.,]\d)"
    )

    return (
        (first, lambda found: _dates(tongue, found, 3, 1, 2)),
        (second, lambda found: _dates(tongue, found, 1, 2, 3)),
    )


def _dates(tongue: Tongue, found: re.Match[str], month: int, *days: int) -> str:
    """Return one day, or the first and the last of several, in figures."""
    number = str(tongue.months[found[month]])
    return "".join(_date(number, found[day], found[0]) for day in days if found[day])


def _days_in_figures(words: tuple[str, ...]) -> Rule:
    """Return how days are read whose months are figures too: "11월 24일", "24 tháng 11"."""
    month, *ends = words
    if not ends:
        between = re.compile(rf"(?<!\d)(\d{{1,2}}) ?{month} ?(\d{{1,2}})(?!\d)")
        return between, lambda found: _date(found[2], found[1], found[0])
    end = f"(?:{'|'.join(ends)})"
    pattern = re.compile(
        rf"(?<!\d)(\d{{1,2}}) ?{month} ?(\d{{1,2}}) ?{end}?(?: ?[-~\u2013\u301c] ?(\d{{1,2}}) ?{end})?"
        rf"(?<={end})"
    )

    def say(found: re.Match[str]) -> str:
        days = (day for day in (found[2], found[3]) if day)
        return "".join(_date(found[1], day, found[0]) for day in days)

    return pattern, say


def _date(month: str, day: str, written: str) -> str:
    if 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
        return f" @{int(month):02}-{int(day):02} "
    return written


def hours_of(tongue: Tongue) -> Rule:
    """Return how hours are read in the words of *tongue*."""
    part = choice(tongue.parts)
    if tongue.clock:
        hour, minute, half, *others = tongue.clock
        sign = choice((hour, *others))
        pattern = re.compile(
            rf"(?:(?P<part>{part}) ?)?(?<!\d)(?P<hour>[01]?\d|2[0-4]) ?(?:{sign}|:(?=\d))"
            rf"(?: ?(?P<minute>\d{{1,2}}) ?(?:{minute})?| ?(?P<half>{half}))?"
        )
    else:
        pattern = re.compile(
            r"(?<!\d)(?<!\d[.,:])(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?(?P<half>(?!))?"
            rf" ?(?P<part>{part})(?!\w)"
        )

    def say(found: re.Match[str]) -> str:
        hour, late = int(found["hour"]), tongue.parts.get(found["part"] or "", None)
        if hour > 12 and late is not None and hour > 24:
            return found[0]
        if late is not None and hour <= 12:
            hour = hour % 12 + 12 * late
        minute = "30" if found["half"] else f"{int(found['minute'] or 0):02}"
        return f" {hour % 24:02}:{minute} "

    return pattern, say
