"""Editions + audience -> deliveries: sends an approved issue, and resumes where it stopped.

    approved -> audience frozen, stories remembered as sent -> sending
    take a batch -> launch `window` of it, recorded -> hand their messages over
                 -> settle the answers, launch as many more: one transaction for each group
    nothing open any more -> sent

A delivery is launched in a committed transaction before its message leaves, so that after a
crash we know which readers may have got theirs: at most `window` for each process. A reader
who leaves is skipped from the next launch on: at most `window` messages later.
"""

from newsletter.pipeline.sending.figures import Figures, Meter
from newsletter.pipeline.sending.issue import Progress, SendReport, Stop, send_issue

__all__ = ["Figures", "Meter", "Progress", "SendReport", "Stop", "send_issue"]
