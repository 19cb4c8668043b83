"""An editor: a person who may see and change issues."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Editor:
    """A person with a login."""

    id: int
    #: Mail address, lower case: what they log in with.
    mail: str
    #: Argon2 hash of the password.
    password: str
    #: Language of the pages they see.
    language: str
