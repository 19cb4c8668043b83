"""The mailer that keeps messages in a folder, one file each."""

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from newsletter.errors import OutboxError
from newsletter.model import DeliveryState, Message, Outcome
from newsletter.send.envelope import objection

#: Files after which their folder is made safe, and the answers are handed on.
GROUP = 64


class Outbox:
    """Writes each message as an .eml file, which any mail program opens.

    It fulfils `newsletter.ports.Mailer`. A message that is handed over again replaces itself;
    a file is there as a whole or not at all.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> Self:
        """Make the folder.

        Raises:
            OutboxError: it cannot be made.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._refusal(error) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Do nothing: every file is written."""

    def run(
        self,
        messages: Iterable[tuple[int, Message] | None],
        *,
        stop: Callable[[], bool] = lambda: False,
    ) -> Iterator[list[tuple[int, Outcome]]]:
        """Write each of *messages* to its file, and yield in groups what became of them.

        Raises:
            OutboxError: the folder is full or may not be written to.
        """
        feed = iter(messages)
        while not stop():
            group: list[tuple[int, Outcome]] = []
            error: Exception | None = None
            try:
                is_last = self._write_group(feed, stop, group)
            except OSError as fault:
                error = self._refusal(fault)
            except Exception as fault:  # noqa: BLE001 - the feed's; raised when all has come back
                error = fault
            if group:
                yield self._safe(group)
            if error:
                raise error
            if is_last:
                return

    def _write_group(
        self,
        feed: Iterator[tuple[int, Message] | None],
        stop: Callable[[], bool],
        group: list[tuple[int, Outcome]],
    ) -> bool:
        """Write a few messages, and add what became of them to *group*; say whether all are."""
        while len(group) < GROUP and not (group and stop()):
            pair = next(feed, ())
            if not pair:
                return pair == ()
            number, message = pair
            try:
                group.append((number, self._keep(message)))
            except OSError as error:
                group.append((number, Outcome(DeliveryState.PENDING, f"not written: {error}")))
                raise
        return False

    def _safe(self, group: list[tuple[int, Outcome]]) -> list[tuple[int, Outcome]]:
        """See that the names of the files, too, outlive a power cut."""
        try:
            folder = os.open(self._folder, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
        except OSError as error:
            doubt = Outcome(DeliveryState.UNCERTAIN, f"perhaps not written: {error}")
            return [
                (key, doubt if said.state is DeliveryState.SENT else said) for key, said in group
            ]
        return group

    def _keep(self, message: Message) -> Outcome:
        if problem := objection(message.recipient):
            return Outcome(DeliveryState.FAILED, problem)
        name = file_name(message)
        draft = self._folder / f".{name}.{os.getpid()}"
        try:
            with draft.open("wb") as file:
                file.write(message.data)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(self._folder / name)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        return Outcome(DeliveryState.SENT, f"written to {name}")

    def _refusal(self, error: OSError) -> OutboxError:
        return OutboxError(
            f"The outbox cannot be written: {error.strerror or error}.",
            where=str(self._folder),
            remedy="Make room, or set outbox to a folder that may be written to.",
        )


def file_name(message: Message) -> str:
    """Return the name of *message*'s file: who it is for, and a mark of its Message-ID."""
    reader = re.sub(r"[^A-Za-z0-9@._+-]", "_", message.recipient)[:100].lstrip(".")
    mark = hashlib.sha256(message.message_id.encode()).hexdigest()[:16]
    return f"{reader}-{mark}.eml"
