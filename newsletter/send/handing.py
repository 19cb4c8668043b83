"""A message, or a few, given to a mailer."""

from newsletter.model import Message, Outcome
from newsletter.ports import Mailer


def hand_over(mailer: Mailer, *messages: Message) -> list[Outcome]:
    """Give *messages* to *mailer*, and return what became of each, in their order.

    Raises:
        SendError: the mailer takes none now.
    """
    outcomes: dict[int, Outcome] = {}
    for group in mailer.run(enumerate(messages)):
        outcomes.update(group)
    return [outcomes[number] for number in range(len(messages))]
