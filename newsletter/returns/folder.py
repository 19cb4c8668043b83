"""The mailbox that lies in a folder: a Maildir, or files that end in .eml."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsletter.errors import InputError
from newsletter.returns.parts import LIMIT

#: Where the mails of a folder are put away that is no Maildir.
DONE = "done"


@dataclass(frozen=True, slots=True)
class MailFile:
    """A mail in a folder."""

    path: Path
    #: The folder is a Maildir.
    in_maildir: bool = False

    @property
    def data(self) -> bytes:
        """Its octets, as many as are ever looked at.

        Raises:
            InputError: it cannot be read.
        """
        try:
            with self.path.open("rb") as file:
                return file.read(LIMIT)
        except OSError as error:
            raise InputError(
                f"It cannot be read: {error.strerror}.", where=str(self.path)
            ) from error

    def put_away(self) -> None:
        """Move it to where it is not read again: in a Maildir, to those that were seen.

        Raises:
            InputError: it cannot be moved.
        """
        around = self.path.parent
        place = around.parent / "cur" if self.in_maildir else around / DONE
        name = self.path.name
        if self.in_maildir:
            name = f"{name.partition(':')[0]}:2,S"
        try:
            place.mkdir(exist_ok=True)
            self.path.replace(place / name)
        except FileNotFoundError:
            return  # somebody else has put it away
        except OSError as error:
            raise InputError(
                f"It was read, but cannot be put away: {error.strerror}.",
                where=str(self.path),
                remedy=f"Let the newsletter write into {place}.",
            ) from error


def mails_in(folder: Path) -> Iterator[MailFile]:
    """Yield the mails in *folder* that were not put away, in the order of their names.

    Raises:
        InputError: it is no folder, or cannot be read.
    """
    in_maildir = (folder / "new").is_dir()
    place = folder / "new" if in_maildir else folder
    try:
        found = sorted(place.iterdir())
    except OSError as error:
        raise InputError(
            f"It cannot be read: {error.strerror}.",
            where=str(folder),
            remedy="Name a Maildir, or a folder with .eml files.",
        ) from error
    for path in found:
        is_mail = in_maildir or path.suffix.lower() == ".eml"
        if is_mail and not path.name.startswith(".") and path.is_file():
            yield MailFile(path, in_maildir)
