"""RETURNED MAIL -> FACTS: bounces, complaints and automatic answers are told apart.

    a mail's bytes --classify--> what it is, of whom it speaks, and the status code it gives

In this order: a complaint (RFC 5965), a delivery status notification (RFC 3464), an automatic
answer (RFC 3834), a bounce in a form of its own (flufl.bounce, then guesses), or none of these.
Nothing here touches anything; what follows for a subscriber is decided by others.
"""

from newsletter.returns.sorting import classify

__all__ = ["classify"]
