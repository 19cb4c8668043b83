from newsletter.model import Address


def test_case_makes_no_other_mailbox():
    """Ana and ANA are one reader, but the address is shown as it was written."""
    typed = Address("Ana.Ruiz@example.org")

    assert typed.key == Address("ana.ruiz@EXAMPLE.org").key
    assert str(typed) == "Ana.Ruiz@example.org"


def test_the_domain_stands_right_of_the_last_at():
    """A quoted local part may hold an @ of its own (RFC 5321 4.1.2)."""
    assert Address('"a@b"@example.org').domain == "example.org"
