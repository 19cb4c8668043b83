"""The subscriber's work: joining, leaving, also by mail, and being brought in from a file."""

from newsletter.subscriptions.importing import ImportReport, Refused, import_file
from newsletter.subscriptions.joining import add, unsubscribe
from newsletter.subscriptions.returning import Consequence, Heard, hear
from newsletter.subscriptions.terms import Terms

__all__ = [
    "Consequence", "Heard", "ImportReport", "Refused", "Terms", "add", "hear", "import_file",
    "unsubscribe",
]  # fmt: skip
