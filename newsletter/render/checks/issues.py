"""Goes through all checks of a whole issue."""

from collections.abc import Callable, Iterator

from newsletter.render.checks import fitting, occasion, punctuation, wording
from newsletter.render.checks.desk import Desk
from newsletter.render.findings import Finding

CHECKS: tuple[Callable[[Desk], Iterator[Finding]], ...] = (
    *wording.CHECKS, *punctuation.CHECKS, *occasion.CHECKS, *fitting.CHECKS,
)  # fmt: skip

__all__ = ["Desk", "check_issue"]


def check_issue(desk: Desk) -> tuple[Finding, ...]:
    """Return what is wrong with an issue, whatever the edition; nothing means all is well."""
    return tuple(finding for one in CHECKS for finding in one(desk))
