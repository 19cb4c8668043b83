"""When issues are due: reads crontab lines, and finds the dues before and after a moment.

A crontab line is read on the wall clock of its time zone, and only then turned into moments:
an hour that comes twice in autumn is one due (its first coming), and one that is skipped in
spring is due as much later as the clocks went forward. APScheduler's own zones lose a midnight
after each change of the clocks, so its trigger is asked about a clock that never changes.
"""

import heapq
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from apscheduler.triggers.cron import CronTrigger

from newsletter.errors import ConfigError

#: Crontab counts weekdays from Sunday (0 and 7), APScheduler from Monday: only names are safe.
WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")

#: "*", "thu", "4", "mon-fri", "*/2", "1-5/2".
WEEKDAY_RANGE = re.compile(r"(?:(\*)|([a-z]{3}|[0-7])(?:-([a-z]{3}|[0-7]))?)(?:/([1-7]))?")

#: How far a wall clock may be put forward or back.
SHIFT = timedelta(hours=3)

#: Days to look back, one after the other: most schedules come round within the first few.
LOOKING_BACK = (1, 8, 64, 512, 4096, 15000)

#: Days to look ahead: February 29 on a given weekday may be 40 years away.
LOOKING_AHEAD = 15000

REMEDY = 'Write minute, hour, day, month and weekday, as in "0 7 * * thu".'


@dataclass(frozen=True, slots=True)
class Due:
    """A moment at which an issue is due."""

    #: Aware, UTC.
    at: datetime
    #: The same on the newsletter's wall clock, "2026-11-26T07:00": unique among its dues.
    local: str


def next_due(schedule: str, timezone: str, now: datetime, count: int = 1) -> tuple[Due, ...]:
    """Return the first *count* dues after *now*; fewer when it never comes round again.

    Raises:
        ConfigError: *schedule* is no crontab line, or *timezone* no time zone.
    """
    ahead = _dues(schedule, timezone, now - SHIFT, now + timedelta(days=LOOKING_AHEAD))
    return tuple(islice((due for due in ahead if due.at > now), count))


def last_due(schedule: str, timezone: str, now: datetime) -> Due | None:
    """Return the last due at *now* or before it; None when there was none.

    Raises:
        ConfigError: *schedule* is no crontab line, or *timezone* no time zone.
    """
    for days in LOOKING_BACK:
        span = _dues(schedule, timezone, now - timedelta(days=days), now + SHIFT)
        found = [due for due in span if due.at <= now]
        if found:
            return found[-1]
    return None


def check(schedule: str, timezone: str) -> None:
    """See that *schedule* can be kept in *timezone*.

    Raises:
        ConfigError: it is no crontab line, it never comes round, or there is no such zone.
    """
    if not next_due(schedule, timezone, datetime(2000, 1, 1, tzinfo=UTC)):
        raise ConfigError(
            f"The schedule {schedule!r} never comes round.", where="schedule", remedy=REMEDY
        )


def _dues(schedule: str, timezone: str, since: datetime, until: datetime) -> Iterator[Due]:
    """Yield the dues between two moments, in their order."""
    zone = _zone(timezone)
    last = None
    for wall in _wall_times(schedule, _on_the_wall(since, zone), _on_the_wall(until, zone)):
        at = wall.replace(tzinfo=zone).astimezone(UTC)
        if last is None or at > last:
            yield Due(at, at.astimezone(zone).strftime("%Y-%m-%dT%H:%M"))
            last = at


def _on_the_wall(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return what the wall clock shows at *moment*, dressed as UTC."""
    return moment.astimezone(zone).replace(tzinfo=UTC, fold=0)


def _zone(timezone: str) -> ZoneInfo:
    try:
        return ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ConfigError(
            f"There is no time zone {timezone!r}.",
            where="timezone",
            remedy='Write it as in "America/Phoenix".',
        ) from error


def _wall_times(schedule: str, since: datetime, until: datetime) -> Iterator[datetime]:
    """Yield the times of *schedule* on a clock that never changes, in their order."""

    def times(trigger: CronTrigger) -> Iterator[datetime]:
        time: datetime | None = trigger.get_next_fire_time(None, since)
        while time is not None:
            yield time
            time = trigger.get_next_fire_time(time, time)

    return heapq.merge(*(times(trigger) for trigger in _triggers(schedule, until)))


def _triggers(schedule: str, until: datetime) -> list[CronTrigger]:
    """Read a crontab line.

    As in crontab(5), a line that limits both day and weekday is due on either; for APScheduler
    it would be due on days that are both.
    """
    try:
        minute, hour, day, month, weekday = schedule.lower().split()
        either = not day.startswith("*") and not weekday.startswith("*")
        days = [(day, "*"), ("*", _named(weekday))] if either else [(day, _named(weekday))]
        return [
            CronTrigger(
                minute=minute, hour=hour, day=day, month=month, day_of_week=weekday,
                timezone=UTC, end_date=until,
            )
            for day, weekday in days
        ]  # fmt: skip
    except ValueError as error:
        raise ConfigError(
            f"{schedule!r} is no crontab line.", where="schedule", remedy=REMEDY
        ) from error


def _named(weekdays: str) -> str:
    """Write the weekdays of a crontab line by their names: "1-5" becomes "mon,tue,wed,thu,fri".

    Raises:
        ValueError: they are none.
    """
    numbers: set[int] = set()
    for part in weekdays.split(","):
        found = WEEKDAY_RANGE.fullmatch(part)
        if not found:
            raise ValueError(part)
        everything, first, last, step = found.groups()
        if everything:
            first, last = "0", "6"
        elif step and not last:
            last = "6"
        start, end = _weekday(first), _weekday(last or first)
        end += 7 if end < start else 0
        numbers.update(number % 7 for number in range(start, end + 1, int(step or 1)))
    return ",".join(WEEKDAYS[number] for number in sorted(numbers))


def _weekday(word: str) -> int:
    return WEEKDAYS.index(word) if word in WEEKDAYS else int(word)
