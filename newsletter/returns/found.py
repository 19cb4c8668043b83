"""Mail addresses and status codes, found in what mail systems write."""

import re
from collections.abc import Iterable

#: Bounded, so that no text takes long to search.
ADDRESS = re.compile(
    r"[^\s<>;:,()\[\]\"']{1,64}@[^\s<>;:,()\[\]\"'@]{1,250}|\"[^\"\n]{1,62}\"@[\w.-]{1,250}"
)
#: An enhanced status code (RFC 3463).
STATUS = re.compile(r"(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])")


def addresses(*texts: str) -> tuple[str, ...]:
    """Return the mail addresses in *texts*, lower case, each once."""
    found = (item for text in texts for item in ADDRESS.findall(text))
    return tuple(dict.fromkeys(item.strip(".").lower() for item in found))


def status(text: str) -> str:
    """Return the first status code in *text*; `""` when there is none."""
    code = STATUS.search(text)
    return code[0] if code else ""


def once(names: Iterable[str]) -> tuple[str, ...]:
    """Return *names* without those that are empty or came before."""
    return tuple(dict.fromkeys(name for name in names if name))
