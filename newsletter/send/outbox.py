"""The mailer that keeps messages in a folder, one file each."""

import hashlib
import os
import re
from pathlib import Path
from types import TracebackType
from typing import Self

from newsletter.errors import OutboxError
from newsletter.model import DeliveryState, Message, Outcome
from newsletter.send.envelope import objection


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

    def hand_over(self, message: Message) -> Outcome:
        """Write *message* to its file.

        Raises:
            OutboxError: the folder is full or may not be written to.
        """
        if problem := objection(message.recipient):
            return Outcome(DeliveryState.FAILED, problem)
        name = file_name(message)
        try:
            self._write(name, message.data)
        except OSError as error:
            raise self._refusal(error) from error
        return Outcome(DeliveryState.SENT, f"written to {name}")

    def _write(self, name: str, data: bytes) -> None:
        draft = self._folder / f".{name}.{os.getpid()}"
        try:
            with draft.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(self._folder / name)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        folder = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(folder)  # the file's name, too, outlives a power cut
        finally:
            os.close(folder)

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
