"""Messages on one connection, as octets out and replies in; nothing here touches a socket.

    by turns     MAIL | RCPT | DATA | message .
    PIPELINING   MAIL RCPT DATA | message . MAIL RCPT DATA | message . MAIL RCPT DATA | ...
    CHUNKING     MAIL RCPT BDAT message RSET MAIL RCPT BDAT message ... | ...

Where a bar stands, replies are awaited. They are counted, never told by their code: each one
answers the oldest command that has no answer yet (RFC 2920 3.1).
"""

from collections import deque
from collections.abc import Callable
from typing import Generic, NoReturn

from newsletter.model import DeliveryState, Message, Outcome
from newsletter.send import replies
from newsletter.send.wire.features import Features
from newsletter.send.wire.letter import K, Letter, Step
from newsletter.send.wire.manners import Load
from newsletter.send.wire.reading import Reply
from newsletter.send.wire.writing import closed, is_foreign, mail_from, rcpt_to, stuffed


class Ended(Exception):
    """The conversation cannot go on; what was said last."""


class Conversation(Generic[K]):
    """Messages on one connection."""

    def __init__(self, features: Features, load: Load) -> None:
        self._features = features
        self._stuffs = load.dots
        self._pipelined = "PIPELINING" in features.names
        self._chunked = load.chunking and self._pipelined and "CHUNKING" in features.names
        #: How many letters may be under way.
        self.depth = load.each if self._chunked else min(load.each, 2) if self._pipelined else 1
        #: Those under way, the oldest first: they are answered in that order.
        self.letters: deque[Letter[K]] = deque()
        #: The one that waits for leave to be written.
        self._announced: Letter[K] | None = None
        self._expected: deque[tuple[Step, Letter[K]]] = deque()
        #: Has a transaction been left unfinished, so that RSET must come before the next?
        self._unfinished = False
        #: Octets to be written.
        self.out: list[bytes] = []
        self._queued = self._written = 0
        #: Where in all that is written letters end.
        self._ends: deque[tuple[int, Letter[K]]] = deque()
        #: Transactions begun.
        self.begun = 0
        #: Shall no further message be written?
        self.halted = False
        #: Outcomes; to be taken away.
        self.answered: list[tuple[Letter[K], Outcome]] = []
        #: Those whose sender was refused; to be taken away.
        self.declined: list[Letter[K]] = []
        self._hear: dict[Step, Callable[[Letter[K], Reply], None]] = {
            Step.RSET: self._reset,
            Step.MAIL: self._mail,
            Step.RCPT: self._rcpt,
            Step.DATA: self._data,
            Step.END: self._end,
        }

    @property
    def has_room(self) -> bool:
        """Can another letter be taken?"""
        return self._announced is None and len(self.letters) < self.depth

    @property
    def awaits(self) -> Step | None:
        """What the next reply will answer; None when none is due."""
        return self._expected[0][0] if self._expected else None

    def objection(self, message: Message) -> str:
        """Say why the relay cannot take *message*; `""` when it may."""
        if is_foreign(message) and "SMTPUTF8" not in self._features.names:
            return "not sent: relay lacks SMTPUTF8"
        if 0 < self._features.size < len(message.data):
            return f"not sent: relay takes messages of at most {self._features.size} octets"
        return ""

    def take(self, letter: Letter[K]) -> None:
        """Begin with *letter*; there must be room."""
        self.letters.append(letter)
        # Without RSET a message whose predecessor failed would go to its predecessor's reader,
        # too (RFC 3030 3: the state after a failed BDAT is indeterminate).
        if self._unfinished or (self._chunked and self.begun):
            self._say(b"RSET\r\n", letter, Step.RSET)
            self._unfinished = False
        self.begun += 1
        message = letter.message
        envelope = mail_from(message, with_size="SIZE" in self._features.names)
        if self._pipelined:
            envelope += rcpt_to(message)
        if self._chunked:
            envelope += b"BDAT %d LAST\r\n" % len(message.data)
            self._say(envelope, letter, Step.MAIL, Step.RCPT)
            self._write(letter, message.data)
            return
        self._announced = letter
        if self._pipelined:
            self._say(envelope + b"DATA\r\n", letter, Step.MAIL, Step.RCPT, Step.DATA)
        else:
            self._say(envelope, letter, Step.MAIL)

    def written(self, count: int) -> None:
        """Be told that *count* octets more have left."""
        self._written += count
        while self._ends and self._ends[0][0] <= self._written:
            self._ends.popleft()[1].given = True

    def hear(self, reply: Reply) -> None:
        """Credit *reply* to the oldest command without one.

        Raises:
            Ended: the conversation cannot go on.
        """
        if not self._expected:
            raise Ended(f"it says something unasked: {reply.line}")
        step, letter = self._expected.popleft()
        if reply.code == 421:
            self._take_leave(step, letter, reply)
        self._hear[step](letter, reply)

    def lose(self, reason: str) -> list[Letter[K]]:
        """End it all; return the letters that the relay has certainly not taken."""
        back = []
        for letter in self.letters:
            if letter.refusal:
                self.answered.append((letter, letter.refusal))
            elif letter.given and not letter.trouble:
                words = f"no answer after the message was given: {reason}"
                self.answered.append((letter, Outcome(DeliveryState.UNCERTAIN, words)))
            else:
                back.append(letter)
        self.letters.clear()
        return back

    def _reset(self, _letter: Letter[K], reply: Reply) -> None:
        if not 200 <= reply.code < 300:
            self._give_up(reply)

    def _mail(self, letter: Letter[K], reply: Reply) -> None:
        if not 200 <= reply.code < 300:
            if reply.code == 552:  # too large (RFC 1870 6.1)
                letter.refusal = Outcome(DeliveryState.FAILED, reply.line)
            else:
                letter.trouble = reply.line
            if not self._pipelined:
                self._finish(letter)
        elif not self._pipelined:
            self._say(rcpt_to(letter.message), letter, Step.RCPT)

    def _rcpt(self, letter: Letter[K], reply: Reply) -> None:
        if letter.refusal or letter.trouble:
            return
        if not 200 <= reply.code < 300:
            letter.refusal = self._judge(replies.Step.RCPT, reply)
        if not self._pipelined:
            if letter.refusal:
                self._unfinished = True
                self._finish(letter)
            else:
                self._say(b"DATA\r\n", letter, Step.DATA)

    def _data(self, letter: Letter[K], reply: Reply) -> None:
        if reply.code != 354:
            if not letter.refusal and not letter.trouble:
                letter.refusal = self._judge(replies.Step.DATA, reply)
            self._unfinished = True
            self._finish(letter)
            return
        if letter.trouble or self.halted:
            self._give_up(reply)
        self._announced = None
        if letter.refusal:  # nobody would get it: an empty one ends the matter (RFC 2920 3.1)
            self._say(b".\r\n", letter, Step.END)
        else:
            self._write(letter, *(stuffed if self._stuffs else closed)(letter.message.data))

    def _end(self, letter: Letter[K], reply: Reply) -> None:
        if letter.refusal or letter.trouble:
            if letter.trouble and reply.code < 400:
                letter.trouble = ""
                self._give_up(reply)
            self._finish(letter)
        elif letter.given:
            letter.refusal = self._verdict(letter, reply)
            self._finish(letter)
        else:  # an answer before the end: what is still to be written it would take for commands
            if reply.code >= 400:
                letter.refusal = replies.verdict(reply.code, reply.text)
            self._give_up(reply)

    def _verdict(self, letter: Letter[K], reply: Reply) -> Outcome:
        if 200 <= reply.code < 300:
            return Outcome(DeliveryState.SENT, reply.line)
        if self._chunked and reply.code in replies.CONVERSATION:
            letter.given = False  # it offers CHUNKING, and does not know it
            self._give_up(reply)
        try:
            return replies.verdict(reply.code, reply.text)
        except ValueError:
            self._give_up(reply)

    def _take_leave(self, step: Step, letter: Letter[K], reply: Reply) -> None:
        """Hear "421": commands are done in order, so none behind this one has been."""
        if step is Step.END and letter.given and not letter.trouble and not letter.refusal:
            letter.refusal = replies.verdict(reply.code, reply.text)
        for other in self.letters:
            other.begun = other.given = False
        self._give_up(reply)

    def _judge(self, step: replies.Step, reply: Reply) -> Outcome | None:
        try:
            return replies.refusal(step, reply.code, reply.text)
        except ValueError:
            self._give_up(reply)

    def _give_up(self, reply: Reply) -> NoReturn:
        raise Ended(reply.line)

    def _finish(self, letter: Letter[K]) -> None:
        self.letters.popleft()  # the oldest is answered first
        if self._announced is letter:
            self._announced = None
        if letter.refusal:
            self.answered.append((letter, letter.refusal))
        else:
            self.declined.append(letter)

    def _say(self, words: bytes, letter: Letter[K], *steps: Step) -> None:
        self.out.append(words)
        self._queued += len(words)
        self._expected.extend([(step, letter) for step in steps])

    def _write(self, letter: Letter[K], *data: bytes) -> None:
        self.out.extend(data)
        self._queued += sum(map(len, data))
        self._expected.append((Step.END, letter))
        self._ends.append((self._queued, letter))
        letter.begun = True
