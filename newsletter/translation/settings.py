"""What `[translation]` of `config.toml` says about translation by machine."""

import ipaddress
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from newsletter.errors import ConfigError
from newsletter.translation.glossary import Glossary, Term


class Service(StrEnum):
    """Who translates."""

    #: Nobody.
    NONE = "none"
    #: A program on this computer: https://www.apertium.org.
    APERTIUM = "apertium"
    #: A server, our own or a rented one: https://libretranslate.com.
    LIBRETRANSLATE = "libretranslate"
    #: A paid service: https://www.deepl.com/pro-api.
    DEEPL = "deepl"


@dataclass(frozen=True, slots=True)
class TranslationSettings:
    """Who translates, and what is not left to them."""

    service: Service = Service.NONE
    #: Where LibreTranslate answers; DeepL's is known from its key.
    address: str = ""
    #: File that holds the service's key, readable by nobody else.
    key_file: str = ""
    #: Name of the environment variable that holds it.
    key_env: str = ""
    #: Are articles translated, too, to find their other versions by?
    matching: bool = False
    #: For one answer of the service, or one run of the program.
    seconds: float = 30
    #: Names that stay, and language -> fixed words.
    glossary: tuple[Term, ...] = ()

    def __post_init__(self) -> None:
        has_key = bool(self.key_file or self.key_env)
        if self.key_file and self.key_env:
            raise ConfigError("key_file and key_env are two keys: keep one.", where="translation")
        if self.service is Service.DEEPL and not has_key:
            raise ConfigError(
                'service = "deepl" needs a key.',
                where="translation",
                remedy="Set key_file or key_env.",
            )
        if self.service is Service.LIBRETRANSLATE and not self.address:
            raise ConfigError(
                'service = "libretranslate" needs an address.',
                where="translation",
                remedy='Set address, say "http://localhost:5000".',
            )
        if self.address:
            _check_address(self.address, has_key=has_key)
        if not self.seconds > 0:
            raise ConfigError("seconds is more than 0.", where="translation.seconds")

    @property
    def words(self) -> Glossary:
        """The glossary, as drafts want it."""
        return Glossary(self.glossary)


def _check_address(address: str, *, has_key: bool) -> None:
    where = "translation.address"
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:  # a host in square brackets that is none
        host = ""
    if not host or parts.scheme not in {"http", "https"}:
        raise ConfigError("It is no address that begins with http:// or https://.", where=where)
    if "@" in parts.netloc:
        raise ConfigError(
            "A password in an address is shown in messages.",
            where=where,
            remedy="Set key_file or key_env.",
        )
    if has_key and parts.scheme == "http" and not _is_loopback(host):
        raise ConfigError(
            "The key would be sent unencrypted.", where=where, remedy="Use an https address."
        )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
