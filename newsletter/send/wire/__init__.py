"""MESSAGES -> A RELAY'S ANSWERS: as fast as the relay takes them, and nobody is lost.

    pairs of key and message --Hand--> letters, at most the window
    letter --Connection.flush--> octets         opening, then Conversation decide which
    octets --ReplyReader--> replies             counted: the oldest command is answered
    reply --Conversation.hear--> outcome        sent, deferred, failed
    a connection lost --Conversation.lose-->    uncertain, or taken back and given again
    outcomes --Wire.run--> groups of key and outcome

`client` alone knows several connections, `channel` alone touches a socket; `opening`,
`conversation`, `hand` and `reading` touch nothing.
"""

from newsletter.send.wire.client import Wire
from newsletter.send.wire.manners import Load, Patience

__all__ = ["Load", "Patience", "Wire"]
