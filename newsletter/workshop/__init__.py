"""Where foreign bytes are taken apart: processes with limits on time and memory.

    work --pool--> a process --inside--> what it made, or an error --pool--> whoever asked
                   (born of one that `silence` has hushed)

A parser that a stranger's file sends into a loop, makes eat memory or breaks down takes its
process with it, and nothing else: the newsletter goes on, and a new process takes the next file.
"""

from newsletter.workshop.pool import WorkLimits, Workshop

__all__ = ["WorkLimits", "Workshop"]
