"""Shows an address to its owner, and not to who looks over their shoulder."""

from newsletter.model import Address

#: What stands for the hidden letters, however many they are.
MASK = "•••"


def mask(address: Address) -> str:
    """Write *address* with only its first letter and its domain: `m•••@example.com`."""
    local, _, domain = address.mail.rpartition("@")
    shown = local[:1] if len(local) > 1 else ""
    return f"{shown}{MASK}@{domain}"
