"""Reads what a person typed as a mail address."""

from email_validator import EmailNotValidError, validate_email

from newsletter.errors import InputError
from newsletter.model import ADDRESS_LIMIT, LOCAL_LIMIT, Address


def parse(text: str) -> Address:
    """Return the address that *text* is.

    The syntax is RFC 5321 and RFC 6531; the domain is written in ASCII, so that a relay needs
    SMTPUTF8 for the local part only. Whether the address exists is not asked.

    Raises:
        InputError: it is none, or cannot be written on an envelope.
    """
    try:
        found = validate_email(text.strip(), check_deliverability=False)
    except EmailNotValidError as error:
        raise InputError(f"{text.strip()!r} is no mail address: {error}") from error
    address = Address(f"{found.local_part}@{found.ascii_domain}")
    if len(found.local_part.encode()) > LOCAL_LIMIT or len(address.mail.encode()) > ADDRESS_LIMIT:
        raise InputError(f"{text.strip()!r} is longer than mail allows.")
    return address
