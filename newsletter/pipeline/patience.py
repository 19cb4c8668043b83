"""When a source is read again: not before it asks us to, and ever later while it fails."""

import hashlib
from dataclasses import replace
from datetime import timedelta

from newsletter import __version__
from newsletter.errors import SHORT_WAIT, SourceBusy, SourceError
from newsletter.gather import Brief, Gathered, Validators
from newsletter.store import SourceState

#: How long a source is left alone after its first failure; each further one doubles it.
FIRST_WAIT = timedelta(seconds=SHORT_WAIT)
LONGEST_WAIT = timedelta(days=1)

#: How often a source is read that asks for nothing: feeds show their newest ten articles, and a
#: busy newsroom writes ten in a day.
EVERY = timedelta(hours=1)


def digest_of(brief: Brief) -> str:
    """Return what changes when the same bytes would make other articles."""
    seen = repr((brief.source, brief.languages, str(brief.zone), __version__))
    return hashlib.sha256(seen.encode("utf-8", "surrogatepass")).hexdigest()


def known_of(state: SourceState, brief: Brief) -> Validators:
    """Return what to show a source: nothing if it was last read under another configuration."""
    if state.settings != digest_of(brief):
        return Validators()
    return Validators(state.etag, state.modified, state.digest, state.cursor)


def must_wait(state: SourceState, brief: Brief) -> bool:
    """Is the source to be left alone for now?

    Not one that lies on our own disk, which nobody is spared by waiting; nor one of which the
    configuration says another thing than when it was last tried: that may have mended it.
    """
    waits = state.next_at is not None and state.next_at > brief.now
    return waits and bool(brief.source.url) and state.settings == digest_of(brief)


def is_due(state: SourceState, brief: Brief) -> bool:
    """Is it time to read the source again, if nobody asks for it?"""
    if must_wait(state, brief):
        return False
    waited = state.failures > 0 and state.next_at is not None
    return waited or state.tried_at is None or state.tried_at + EVERY <= brief.now


def after_reading(state: SourceState, gathered: Gathered, brief: Brief) -> SourceState:
    """Return the state of a source that gave what was *gathered*."""
    kept, now = gathered.validators, brief.now
    return replace(
        state,
        etag=kept.etag,
        modified=kept.modified,
        digest=kept.digest,
        cursor=kept.cursor,
        settings=digest_of(brief),
        read_at=now,
        tried_at=now,
        next_at=now + _bounded(gathered.fresh) if gathered.fresh else None,
        failures=0,
        error="",
    )


def after_failing(state: SourceState, error: SourceError, brief: Brief) -> SourceState:
    """Return the state of a source that could not be read."""
    now, settings = brief.now, digest_of(brief)
    if state.settings != settings:  # what was known of it holds no more, and its faults are others
        state = SourceState(read_at=state.read_at, settings=settings)
    own = FIRST_WAIT * 2 ** min(state.failures, 10)
    asked = _bounded(error.wait) if isinstance(error, SourceBusy) else own
    wait = min(max(own, asked), LONGEST_WAIT)
    next_at = now + wait if brief.source.url else None
    return replace(
        state, failures=state.failures + 1, error=str(error), tried_at=now, next_at=next_at
    )


def _bounded(seconds: float) -> timedelta:
    """Return the time that a source asks for, a day at most."""
    return timedelta(seconds=min(seconds, LONGEST_WAIT.total_seconds()))
