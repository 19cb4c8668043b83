"""The subscriber's work: joining, leaving, and being brought in from a file."""

from newsletter.subscriptions.importing import ImportReport, Refused, import_file
from newsletter.subscriptions.joining import add, unsubscribe
from newsletter.subscriptions.terms import Terms

__all__ = ["ImportReport", "Refused", "Terms", "add", "import_file", "unsubscribe"]
