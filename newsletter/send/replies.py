"""What a relay's answers mean for the message that they were given to.

    answer to         2xx        354        421, 4xx    552         other 5xx
    RCPT              go on      -          deferred    deferred    failed
    DATA              -          go on      deferred    deferred    failed
    the final dot     sent       -          deferred    failed      failed

With two exceptions. A refusal that speaks of *us* (no right to relay, a signature that does
not verify) defers the message: no reader is to blame, and what is mended within the days in
which we try again costs nobody an issue. And what fits none of this, or speaks of the
conversation ("wrong order", "log in first"), is no answer to any message.
"""

import re
from enum import Enum, auto

from newsletter.model import DeliveryState, Outcome
from newsletter.send.headers import clean

#: How much of an answer is kept, in characters.
LIMIT = 500

#: Answers about the conversation, which no recipient has earned (RFC 5321 4.2.2, RFC 4954 6).
CONVERSATION = frozenset({500, 502, 503, 530, 534, 535, 538})

#: Enhanced codes (RFC 3463, RFC 7372) that speak of the sender: credentials, DKIM, SPF, DMARC,
#: reverse DNS; 5.7.515 is Outlook.com's for the same.
SENDER_STATUS = re.compile(r"5\.7\.(?:[89]|2[0-7]|515)\b")
#: What is said, under codes that mean other things too, to somebody who may not use a relay.
RELAYING = re.compile(
    r"unable to relay|relay(?:ing)?(?: access)? (?:is )?(?:denied|not (?:allowed|permitted))",
    re.IGNORECASE,
)


class Step(Enum):
    """The command that was answered."""

    RCPT = auto()
    DATA = auto()


#: Answers after which the next step follows.
GO_ON = {Step.RCPT: range(200, 300), Step.DATA: range(354, 355)}


def refusal(step: Step, code: int, text: str) -> Outcome | None:
    """Return what became of a message that is refused at *step*; None when it goes on.

    Raises:
        ValueError: this is no answer to a message.
    """
    if code in GO_ON[step]:
        return None
    if not 400 <= code < 600 or code in CONVERSATION:
        raise ValueError(reply(code, text))
    state = DeliveryState.DEFERRED if code == 552 else _refused(code, text)
    return Outcome(state, reply(code, text))


def verdict(code: int, text: str) -> Outcome:
    """Return what became of a message that was given as a whole, the final dot included.

    Raises:
        ValueError: this is no answer to a message.
    """
    if 200 <= code < 300:
        return Outcome(DeliveryState.SENT, reply(code, text))
    if not 400 <= code < 600:
        raise ValueError(reply(code, text))
    return Outcome(_refused(code, text), reply(code, text))


def reply(code: int, text: str) -> str:
    """Return an answer as one line: "550 5.1.1 no such user"."""
    return clean(f"{code} {text}")[:LIMIT]


def _refused(code: int, text: str) -> DeliveryState:
    passing = code < 500 or SENDER_STATUS.match(text) or RELAYING.search(text)
    return DeliveryState.DEFERRED if passing else DeliveryState.FAILED
