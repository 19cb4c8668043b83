import pytest

from newsletter.addresses import parse
from newsletter.errors import InputError


@pytest.mark.parametrize(
    ("text", "mail"),
    [
        (" ana@example.org ", "ana@example.org"),
        ("Ana@EXAMPLE.org", "Ana@example.org"),
        ("ana@münchen.example.de", "ana@xn--mnchen-3ya.example.de"),
        ("josé@example.org", "josé@example.org"),
    ],
)
def test_an_address_is_read(text, mail):
    """Spaces go, the domain is written in ASCII and small letters."""
    assert parse(text).mail == mail


@pytest.mark.parametrize(
    "text",
    [
        "", "ana", "ana@", "@example.org", "ana@localhost", "a b@example.org", "a@b@example.org",
        "ana@example.org\r\nBcc: x@example.org", "ana@example.org> AUTH=<x", "ana\0@example.org",
        "\ud800@example.org", "a" * 65 + "@example.org", "ana@" + "e" * 250 + ".org",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(text):
    """Nothing passes that could break out of an envelope."""
    with pytest.raises(InputError):
        parse(text)
