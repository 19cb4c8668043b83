"""Keys of both kinds, and a reader of the signatures that they make."""

import base64

import dkim
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from dkim.canonicalization import CanonicalizationPolicy

from newsletter.send.dkim import SigningKey


@pytest.fixture(scope="session")
def rsa():
    return generate_private_key(65537, 2048)


@pytest.fixture(scope="session")
def ed25519():
    return Ed25519PrivateKey.generate()


@pytest.fixture(scope="session")
def keys(rsa, ed25519):
    return (
        SigningKey("example.org", "one", rsa),
        SigningKey("example.org", "two", ed25519),
    )


@pytest.fixture
def file(tmp_path):
    """Write a key to a file that is ours alone, and return its path."""

    def write(key, form=PrivateFormat.PKCS8, encryption=NoEncryption(), mode=0o600):  # noqa: B008
        octets = (
            key if isinstance(key, bytes) else key.private_bytes(Encoding.PEM, form, encryption)
        )
        path = tmp_path / "key.pem"
        path.write_bytes(octets)
        path.chmod(mode)
        return str(path)

    return write


@pytest.fixture(scope="session")
def believed(keys):
    """Say of each signature of a message whether a receiver believes it."""
    texts = {
        f"{key.name}.".encode(): f"v=DKIM1; k={key.algorithm.key_type}; p={key.public}".encode()
        for key in keys
    }

    def check(data):
        rsa = _dkimpy(data, texts)
        return [rsa, _believed(data, keys[1].private.public_key())]

    return check


def _dkimpy(data, texts):
    """Verify the first signature as dkimpy does, which raises where a body was changed."""
    try:
        return dkim.DKIM(data).verify(
            idx=0, dnsfunc=lambda name, timeout: texts[name] if timeout else b""
        )
    except dkim.ValidationError:
        return False


def _believed(data, public):
    """Verify the second signature; dkimpy reads Ed25519 only with a library of its own."""
    head, body = dkim.rfc822_parse(data)
    policy = CanonicalizationPolicy.from_c_value(b"relaxed/relaxed")
    name, field = [pair for pair in head if pair[0].lower() == b"dkim-signature"][1]
    tags = dkim.parse_tag_value(field)
    body_hash = base64.b64encode(dkim.hashlib.sha256(policy.canonicalize_body(body)).digest())
    rest = [pair for pair in head if pair[0].lower() != b"dkim-signature"]
    chosen = dkim.select_headers(
        policy.canonicalize_headers(rest), [one.strip() for one in tags[b"h"].split(b":")]
    )
    proof = dkim.re.sub(rb"\s+", b"", tags[b"b"])
    bare = dkim.re.sub(rb"b=[A-Za-z0-9+/=\s]+$", b"b=", field)
    ours = policy.canonicalize_headers([(name, bare)])[0]
    lines = b"".join(one + b":" + value for one, value in [*chosen, ours]).removesuffix(b"\r\n")
    digest = dkim.hashlib.sha256(lines).digest()
    try:
        public.verify(base64.b64decode(proof), digest)
    except InvalidSignature:
        return False
    return body_hash == dkim.re.sub(rb"\s+", b"", tags[b"bh"])
