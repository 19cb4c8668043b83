"""Every error of the newsletter, as a tree.

NewsletterError
    InputError          a person gave something that cannot be used     (exit 2)
        ConfigError     config.toml is missing, broken or contradictory  (exit 2)
        NotFound        the thing that was named does not exist          (exit 2)
    SourceError         a source could not be read
        PageError       what a source gave is not what it claims to be
        SourceBusy      a source asks us to come back later
    TranslationError    a translator could not do its work
    TemplateError       a template or a catalogue of words is at fault
    StoreError          the database refused
        StoreBusy       another program holds the database
        StoreFull       the disk or the database is full
        StoreOutdated   the database has another layout than this program
    SendError           mail cannot be handed over at all
        RelayError      the relay is away, or refuses us
        OutboxError     the outbox folder cannot be written
    Blocked             the work was stopped by a rule, and a person is asked

Raise one with what was wrong, where it was, and what to do about it; the class's own
sentence stands in where nothing is said.
"""

#: Exit code of a program that Ctrl-C ended, as shells expect it (128 + SIGINT).
INTERRUPTED = 130

#: Seconds for which a source is left alone that is busy, and does not say for how long.
SHORT_WAIT = 300.0


class NewsletterError(Exception):
    """Something went wrong."""

    #: Exit code of a command that ends with this error.
    exit_code = 1

    def __init__(self, what: str = "", *, where: str = "", remedy: str = "") -> None:
        self.what = what or (type(self).__doc__ or "").splitlines()[0]
        self.where = where
        self.remedy = remedy
        super().__init__(self.what)

    def __str__(self) -> str:
        """Say what was wrong, where, and what to do, on one line."""
        place = f"{self.where}: " if self.where else ""
        what = self.what.rstrip()
        stop = "." if self.remedy and what[-1:] not in {".", "!", "?", "…"} else ""
        return " ".join(f"{place}{what}{stop} {self.remedy}".split())


class InputError(NewsletterError):
    """What was given cannot be used."""

    exit_code = 2


class ConfigError(InputError):
    """The configuration cannot be used."""


class NotFound(InputError):
    """There is no such thing."""


class SourceError(NewsletterError):
    """The source could not be read."""

    def __init__(
        self, what: str = "", *, where: str = "", remedy: str = "", status: int = 0
    ) -> None:
        super().__init__(what, where=where, remedy=remedy)
        #: The HTTP status that it answered; 0 if it gave none, or that was no trouble.
        self.status = status


class PageError(SourceError):
    """The source gave something other than it claims."""


class SourceBusy(SourceError):
    """The source asks us to come back later."""

    def __init__(
        self, what: str = "", *, where: str = "", remedy: str = "", wait: float = 0
    ) -> None:
        super().__init__(what, where=where, remedy=remedy)
        #: Seconds for which it is to be left alone: what it asks for, else a short while.
        self.wait = wait or SHORT_WAIT


class TranslationError(NewsletterError):
    """The text could not be translated."""

    def __init__(
        self,
        what: str = "",
        *,
        where: str = "",
        remedy: str = "",
        passing: bool = False,
        wait: float = 0,
    ) -> None:
        super().__init__(what, where=where, remedy=remedy)
        #: Does it help to come back later, with nothing changed?
        self.passing = passing
        #: Seconds for which the service asks us to stay away; 0 if it does not say.
        self.wait = wait


class TemplateError(NewsletterError):
    """A template cannot be used."""


class StoreError(NewsletterError):
    """The database refused."""


class StoreBusy(StoreError):
    """Another program holds the database."""


class StoreFull(StoreError):
    """There is no room left to write to the database."""


class StoreOutdated(StoreError):
    """The database has another layout than this program expects."""


class SendError(NewsletterError):
    """Mail could not be handed over."""


class RelayError(SendError):
    """The relay cannot be used."""


class OutboxError(SendError):
    """The outbox folder cannot be written."""


class Blocked(NewsletterError):
    """A rule stopped the work until a person decides."""
