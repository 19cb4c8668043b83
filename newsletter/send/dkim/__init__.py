"""MESSAGE -> SIGNED MESSAGE: our name under every message, by DKIM (RFC 6376).

    [mail.dkim] + key files --keys_of--> signing keys      rsa-sha256, ed25519-sha256
    signing keys --Signer--> signer --signed--> message    one DKIM-Signature for each key

A stencil, which has the form that is signed at hand, asks for the fields alone (`fields_of`).
A signature depends on the message and the key alone: a copy of a message has the same bytes.
"""

from newsletter.send.dkim.keys import Algorithm, SigningKey, keys_of
from newsletter.send.dkim.settings import DkimSettings
from newsletter.send.dkim.signing import Signer, signer_of

__all__ = ["Algorithm", "DkimSettings", "Signer", "SigningKey", "keys_of", "signer_of"]
