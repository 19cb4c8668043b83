"""What `[mail.dkim]` of `config.toml` says about signing."""

from dataclasses import dataclass

from newsletter.errors import ConfigError


@dataclass(frozen=True, slots=True)
class DkimSettings:
    """With which keys messages are signed; without a key they are not.

    The public half of each key stands in the DNS under a name of its own, the selector.
    """

    #: The domain that signs; `""` means the sender's.
    domain: str = ""
    selector: str = ""
    #: The RSA key, readable by nobody else; `""` for none.
    key_file: str = ""
    ed25519_selector: str = ""
    #: The Ed25519 key, likewise: an addition to the other, for not all can read it (RFC 8463).
    ed25519_key_file: str = ""
    #: Days after which a signature is no longer believed; 0 for never.
    expires_days: int = 0

    def __post_init__(self) -> None:
        for key, selector in (("key_file", "selector"), ("ed25519_key_file", "ed25519_selector")):
            if getattr(self, key) and not getattr(self, selector):
                raise ConfigError(
                    f"{key} needs a {selector}.",
                    where="mail.dkim",
                    remedy=f'Set {selector}, say "news2026": the name of the key in the DNS.',
                )
        if self.is_on and self.selector.lower() == self.ed25519_selector.lower():
            raise ConfigError(
                "Two keys cannot have one selector.",
                where="mail.dkim",
                remedy="Choose another ed25519_selector.",
            )
        if self.expires_days < 0:
            raise ConfigError("expires_days is 0 or more.", where="mail.dkim")

    @property
    def is_on(self) -> bool:
        """Is there a key to sign with?"""
        return bool(self.key_file or self.ed25519_key_file)
