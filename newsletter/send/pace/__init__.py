"""WHEN THE NEXT MESSAGE MAY GO, and when no more may: decisions only, nothing is touched.

    "20/minute" --limits_of--> limits           of a relay, of a recipient's domain
    domain, relay, now --Pace.ask--> seconds    0: now; windows, warm-up, and what was learnt
    outcome --Pace.heard--> kind                whose trouble it is; who throttles is asked less
    messages --WaitingRoom--> next message      whose domain may have one; the others wait or go
    kinds --Breaker.heard--> alarm              too much of one trouble: a person is asked
    attempts --retry_at--> moment, or never     when what was put off is tried again

`now` is an aware datetime: limits of a day outlive the process that counts (`Pace.state`).
"""

from newsletter.send.pace.adapting import Adapting
from newsletter.send.pace.backing_off import retry_at
from newsletter.send.pace.breaker import Alarm, Breaker
from newsletter.send.pace.kinds import Kind, kind_of
from newsletter.send.pace.limits import Limit, Limits, limits_of, limits_per
from newsletter.send.pace.pacing import Pace
from newsletter.send.pace.ramp import WarmUp
from newsletter.send.pace.waiting import WaitingRoom

__all__ = [
    "Adapting",
    "Alarm",
    "Breaker",
    "Kind",
    "Limit",
    "Limits",
    "Pace",
    "WaitingRoom",
    "WarmUp",
    "kind_of",
    "limits_of",
    "limits_per",
    "retry_at",
]
