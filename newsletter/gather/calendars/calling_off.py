"""Which events that a calendar gave before do not take place after all."""

import re
from collections.abc import Iterable
from datetime import datetime

from newsletter.gather.gathered import Gathered
from newsletter.model import Article

#: The guid of an article that announces an event: its UID, which time it is, and in what language.
NAME = re.compile(
    r"(?P<uid>.+?)(?P<turn>/\d{8}(?:T\d{4})?)?(?:/[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)?", re.DOTALL
)


def named(uid: str, turn: str = "") -> str:
    """Return the name of one time of an event, or of all its times."""
    return f"{uid}/{turn}" if turn else uid


def gone_among(known: Iterable[Article], gathered: Gathered, now: datetime) -> list[Article]:
    """Return which articles of *known*, of the source of *gathered*, announce what is no more.

    That is what their calendar calls off; and what is to come and is missing from it, though all
    of it was read and something later is still there: a calendar may end with the next so many
    events. What stands there under another UID, as some programs give them anew each time, or in
    another language, is not missing.
    """
    live = {one.guid for one in gathered.articles}
    told = {(one.title, one.event.starts_at) for one in gathered.articles if one.event}
    last = max((starts_at for _, starts_at in told), default=now)
    names = {name for guid in live for name in _names(guid)[1:]}

    def is_gone(article: Article) -> bool:
        if article.guid in live or article.event is None:
            return False
        if gathered.called_off.intersection(_names(article.guid)):
            return True
        starts_at = article.event.starts_at
        is_missing = names.isdisjoint(_names(article.guid)[1:])
        is_missing = is_missing and (article.title, starts_at) not in told
        return gathered.whole and is_missing and now < starts_at < last

    return [article for article in known if is_gone(article)]


def _names(guid: str) -> tuple[str, str]:
    """Return the names, as `named` makes them, of all times of an event, and of that of *guid*."""
    found = NAME.fullmatch(guid)
    return (found["uid"], found["uid"] + (found["turn"] or "")) if found else (guid, guid)
