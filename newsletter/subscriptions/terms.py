"""The terms on which the newsroom itself brings readers in."""

from dataclasses import dataclass

from newsletter.errors import InputError
from newsletter.model import Newsletter, edition_among


@dataclass(frozen=True, slots=True)
class Terms:
    """What readers are subscribed to, and what they agreed to."""

    newsletter: Newsletter
    #: The newsroom's languages.
    languages: tuple[str, ...]
    #: What these readers agreed to and how; kept as proof.
    consent: str
    #: Code of the edition for a reader of whom none is known; `""` means the newsletter's own.
    edition: str = ""

    def __post_init__(self) -> None:
        """Refuse what nobody may be subscribed on.

        Raises:
            InputError: there is no consent, or no such edition.
        """
        if not self.consent.strip():
            raise InputError("Nobody may be added without consent.", remedy="Say how it was given.")
        self.edition_for(self.edition)

    def edition_for(self, wish: str) -> str:
        """Return the code of the edition that *wish* names, or the one for those without a wish.

        Raises:
            InputError: there is no such edition.
        """
        code = wish or self.edition or self.newsletter.edition or self.languages[0]
        return edition_among(code, self.languages).code
