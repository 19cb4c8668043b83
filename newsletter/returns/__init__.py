"""RETURNED MAIL -> FACTS: bounces, complaints and automatic answers are told apart.

    a folder --mails_in--> mails that were not dealt with
    a mail's bytes --classify--> what it is, of whom it speaks, and the status code it gives
                   --arrival_of--> that, and the addresses of ours that it names

In this order: a complaint (RFC 5965), a delivery status notification (RFC 3464), an automatic
answer (RFC 3834), a bounce in a form of its own (flufl.bounce, then guesses), or none of these.
Only the folder touches anything; what follows for a subscriber is decided by others.
"""

from newsletter.returns.arrival import Arrival, arrival_of
from newsletter.returns.folder import MailFile, mails_in
from newsletter.returns.sorting import classify

__all__ = ["Arrival", "MailFile", "arrival_of", "classify", "mails_in"]
