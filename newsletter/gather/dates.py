"""Dates as sources write them."""

import re
from calendar import timegm
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_tz
from time import struct_time
from zoneinfo import ZoneInfo

#: Nothing on the web is older: such a date is a mistake (often 1970, or year 1).
OLDEST = datetime(1995, 1, 1, tzinfo=UTC)

#: How far ahead of us a date may lie: clocks and zones differ, and no more.
AHEAD = timedelta(days=2)

#: How far ahead a person may date a text that is to wait; what is beyond is mistyped.
A_YEAR = timedelta(days=366)

#: The first letters of the months in English and Spanish, where they differ from each other.
MONTHS = {
    "jan": 1, "ene": 1, "feb": 2, "mar": 3, "apr": 4, "abr": 4, "may": 5, "jun": 6, "jul": 7,
    "aug": 8, "ago": 8, "sep": 9, "set": 9, "oct": 10, "nov": 11, "dec": 12, "dic": 12,
}  # fmt: skip

#: "2 de noviembre de 2026", "2 Nov 2026"; "November 2, 2026", "Nov. 2nd 2026".
DAY_FIRST = re.compile(r"(?:[^\W\d]+,? )?(\d{1,2})º? (?:de )?([a-z]{3})[a-z]*\.? (?:del? )?(\d{4})")
MONTH_FIRST = re.compile(r"(?:[a-z]+,? )?([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")

#: A date of mail (RFC 5322 3.3 and 4.3), or as C's asctime writes one; the months may be written
#: out, and come first. The parser of the standard library overlooks whatever follows.
DAY = r"(?:\d{1,2}[ -][a-z]{3,9}\.?|[a-z]{3,9}\.? \d{1,2})"
TIME = r"\d{1,2}(?:[:.]\d{1,2}){1,3}"
OFFSET = r"(?:(?-i:[A-Z]{0,5})|gmt|utc)(?:[+-]\d{1,2}:?(?:\d\d)?)?"
MAIL_DATE = re.compile(
    rf"(?:[^\W\d]{{2,10}}[.,]{{0,2}} ?)?{DAY},?"
    rf"(?:[ -]\d{{2,4}},? {TIME} ?{OFFSET}| {TIME} ?{OFFSET} \d{{4}})(?: ?\([^()]*\))?",
    re.IGNORECASE,
)

#: The end of a date that says nothing of its time zone: a time, or a year.
NO_OFFSET = re.compile(r"(?::\d\d(?:\.\d+)?|\s\d{4})$")


def read(text: str, zone: ZoneInfo) -> datetime | None:
    """Return the moment that *text* names, in UTC; None if it names none.

    Read are ISO 8601 and its habits (a blank for the T, a date alone), RFC 822 with its zone
    names, and a day written out in English or Spanish. What says no offset is meant in *zone*.
    """
    bare = " ".join(text.split())[:100]
    for reader in (_read_iso, _read_mail_date, _read_day):
        try:
            return reader(bare, zone).astimezone(UTC)
        except (ValueError, OverflowError, KeyError, IndexError):
            continue
    return None


def is_day(text: str) -> bool:
    """Does *text* name a day, and no hour of it?"""
    bare = " ".join(text.split())[:100]
    try:
        date.fromisoformat(bare)
    except ValueError:
        return bool(DAY_FIRST.fullmatch(bare.casefold()) or MONTH_FIRST.fullmatch(bare.casefold()))
    return True


def plausible(moment: datetime | None, now: datetime, ahead: timedelta = AHEAD) -> datetime | None:
    """Return *moment* if something can have been published then, seen from *now*.

    Args:
        ahead: how far it may lie in the future.
    """
    if moment is None or not OLDEST <= moment <= now + ahead:
        return None
    return moment


def of_parts(parts: struct_time | None) -> datetime | None:
    """Return the moment that *parts*, in UTC, name."""
    try:
        return datetime.fromtimestamp(timegm(parts), UTC) if parts else None
    except (ValueError, OverflowError):
        return None


def _read_iso(text: str, zone: ZoneInfo) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _read_mail_date(text: str, zone: ZoneInfo) -> datetime:
    parts = parsedate_tz(text) if MAIL_DATE.fullmatch(text) else None
    if parts is None:
        raise ValueError
    offset = zone if NO_OFFSET.search(text) else timezone(timedelta(seconds=parts[9] or 0))
    return datetime(*parts[:6], tzinfo=offset)


def _read_day(text: str, zone: ZoneInfo) -> datetime:
    day_first = DAY_FIRST.fullmatch(text.casefold())
    month_first = MONTH_FIRST.fullmatch(text.casefold())
    if day_first:
        day, month, year = day_first.groups()
    elif month_first:
        month, day, year = month_first.groups()
    else:
        raise ValueError
    return datetime(int(year), MONTHS[month], int(day), tzinfo=zone)
