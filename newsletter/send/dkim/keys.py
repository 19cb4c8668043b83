"""The keys that sign, read from files that nobody else may read."""

import binascii
import os
import stat
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
)

from newsletter.errors import ConfigError
from newsletter.send.dkim.settings import DkimSettings

#: Bytes of a key file; an RSA key of 8192 bits has 6,400.
LIMIT = 16_384
#: The group, or others, may do something with it.
UNSAFE = stat.S_IRWXG | stat.S_IRWXO
#: Fewest bits of an RSA key that is believed at all, and that should be (RFC 8301 3.2).
LEAST_BITS, GOOD_BITS = 1024, 2048
#: Octets of an Ed25519 key.
SEED = 32


class Algorithm(StrEnum):
    """How a key signs: the value of a= (RFC 6376 3.3, RFC 8463 3)."""

    RSA = "rsa-sha256"
    ED25519 = "ed25519-sha256"

    @property
    def key_type(self) -> str:
        """What its record in the DNS calls it: the value of k=."""
        return self.value.partition("-")[0]


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key, and the name under which its public half is found."""

    domain: str
    selector: str
    #: Never shown.
    private: RSAPrivateKey | Ed25519PrivateKey = field(repr=False)

    @property
    def algorithm(self) -> Algorithm:
        """How it signs."""
        return Algorithm.RSA if isinstance(self.private, RSAPrivateKey) else Algorithm.ED25519

    @property
    def bits(self) -> int:
        """How long it is."""
        return self.private.key_size if isinstance(self.private, RSAPrivateKey) else SEED * 8

    @property
    def is_short(self) -> bool:
        """Is it believed today, but shorter than it should be?"""
        return self.algorithm is Algorithm.RSA and self.bits < GOOD_BITS

    @property
    def name(self) -> str:
        """Where its record stands in the DNS (RFC 6376 3.6.2.1)."""
        return f"{self.selector}._domainkey.{self.domain}"

    @property
    def public(self) -> str:
        """The value of p= in its record."""
        public = self.private.public_key()
        if isinstance(self.private, RSAPrivateKey):
            octets = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        else:
            octets = public.public_bytes(Encoding.Raw, PublicFormat.Raw)
        return b64encode(octets).decode("ascii")

    def sign(self, data: bytes) -> bytes:
        """Return the signature of *data*; the same data has the same signature."""
        if isinstance(self.private, RSAPrivateKey):
            return self.private.sign(data, PKCS1v15(), SHA256())
        return self.private.sign(sha256(data).digest())


def keys_of(settings: DkimSettings, domain: str) -> tuple[SigningKey, ...]:
    """Read the keys that *settings* name, for the *domain* of the sender if they name none.

    Raises:
        ConfigError: a key is missing, lies open, or is none; not a byte of it is told.
    """
    signs_for = (settings.domain or domain).lower()
    wanted = (
        (Algorithm.RSA, settings.selector, settings.key_file),
        (Algorithm.ED25519, settings.ed25519_selector, settings.ed25519_key_file),
    )
    keys = []
    for algorithm, selector, file in wanted:
        if file:
            key = SigningKey(signs_for, selector, _key(_in_file(Path(file)), file))
            _check(key, algorithm, file)
            keys.append(key)
    return tuple(keys)


def _check(key: SigningKey, wanted: Algorithm, where: str) -> None:
    if key.algorithm is not wanted:
        line = "key_file" if key.algorithm is Algorithm.RSA else "ed25519_key_file"
        raise ConfigError(
            f"This key is of another kind: {key.algorithm.key_type}.",
            where=where,
            remedy=f"Name it with {line} in [mail.dkim].",
        )
    if wanted is Algorithm.RSA and key.bits < LEAST_BITS:
        raise ConfigError(
            f"A key of {key.bits} bits is believed by nobody (RFC 8301).",
            where=where,
            remedy=f"Make one of {GOOD_BITS}: openssl genrsa -out FILE {GOOD_BITS}",
        )


def _in_file(path: Path) -> bytes:
    try:
        # A pipe is opened without waiting for its writer, and refused.
        with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:  # noqa: PTH123 - of a descriptor
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise ConfigError("The key's file is no file.", where=str(path))
            if about.st_mode & UNSAFE:
                raise ConfigError(
                    "The key lies open to other people of this computer.",
                    where=str(path),
                    remedy=f"Run: chmod 600 {path}",
                )
            return file.read(LIMIT).strip()
    except (OSError, ValueError) as error:
        raise ConfigError(
            "The key's file cannot be read.",
            where=str(path),
            remedy="See that it is there, and that the newsletter may read it.",
        ) from error


def _key(text: bytes, where: str) -> RSAPrivateKey | Ed25519PrivateKey:
    """Read PEM (PKCS#8 or PKCS#1), or the 32 octets of an Ed25519 key in base64."""
    if b"ENCRYPTED" in text:
        raise ConfigError(
            "The key is encrypted, and nobody is there to type its password.",
            where=where,
            remedy="Keep it in the clear in a file of mode 600: openssl pkey -in OLD -out NEW",
        )
    try:
        if text.startswith(b"-----BEGIN"):
            key = load_pem_private_key(text, password=None)
        else:
            seed = b64decode(text, validate=True)
            key = Ed25519PrivateKey.from_private_bytes(seed)
    except (ValueError, TypeError, UnsupportedAlgorithm, binascii.Error):
        # What the library says of it is left out, and so is the cause: it may quote the key.
        raise ConfigError(
            "What it holds is no private key.",
            where=where,
            remedy="Write a key in PEM, as openssl does, or an Ed25519 key in base64.",
        ) from None
    if not isinstance(key, RSAPrivateKey | Ed25519PrivateKey):
        raise ConfigError(
            "This kind of key signs no mail.", where=where, remedy="Make one of RSA or Ed25519."
        )
    return key
