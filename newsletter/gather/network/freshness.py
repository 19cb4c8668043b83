"""What an answer says of itself: which version it is, and how long it holds."""

import re
from email.utils import parsedate_to_datetime
from hashlib import sha256

from newsletter.gather.gathered import Validators
from newsletter.ports import Fetched

#: Longest time, in seconds, for which we let a source tell us to stay away: a mistaken year
#: would lose the news of it.
LONGEST = 86_400.0

MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,10})", re.IGNORECASE)


def kept_by(found: Fetched, known: Validators) -> Validators:
    """Return what is to be shown to the source next time, after it answered *found*."""
    if found.unchanged:  # a server may change the name of a version that it did not change
        etag = found.headers.get("etag", known.etag)
        modified = found.headers.get("last-modified", known.modified)
        return Validators(etag, modified, known.digest, known.cursor)
    etag, modified = found.headers.get("etag", ""), found.headers.get("last-modified", "")
    return Validators(etag, modified, sha256(found.content).hexdigest(), known.cursor)


def freshness(found: Fetched) -> float:
    """Return for how many seconds *found* holds, at most a day (RFC 9111 4.2.1); 0 if unsaid."""
    control = found.headers.get("cache-control", "")
    if re.search(r"\bno-(?:cache|store)\b", control, re.IGNORECASE):
        return 0
    if age := MAX_AGE.search(control):
        return _bounded(float(age[1]) - _spent(found))
    expires, date = found.headers.get("expires", ""), found.headers.get("date", "")
    if not expires or not date:
        return 0
    try:
        holds = parsedate_to_datetime(expires) - parsedate_to_datetime(date)
    except (ValueError, TypeError, OverflowError):
        return 0
    return _bounded(holds.total_seconds())


def _spent(found: Fetched) -> float:
    """Return how long the answer has waited in caches on its way (RFC 9111 5.1)."""
    age = found.headers.get("age", "").strip()
    return float(age) if age.isdecimal() and len(age) <= 10 else 0.0


def _bounded(seconds: float) -> float:
    return min(max(seconds, 0.0), LONGEST)
