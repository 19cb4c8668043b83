"""MESSAGES -> SEVERAL RELAYS: as one mailer, at the pace that is allowed.

    messages --Intake--> whose domain may have one now; others are Postponed
    message --Weights--> relay          among those that are there and have room
    relay --Carrier--> its Wire, in a thread of its own
    a relay that fails --Absence--> left for a growing time, and asked again;
                                    what it had not touched goes to the others

`round` decides, in the caller's thread; a carrier alone uses its wire.
"""

from newsletter.send.routing.absence import Absence
from newsletter.send.routing.postponed import Postponed
from newsletter.send.routing.relays import Relays
from newsletter.send.routing.route import Route, Tact
from newsletter.send.routing.weights import Weights, shares

__all__ = ["Absence", "Postponed", "Relays", "Route", "Tact", "Weights", "shares"]
