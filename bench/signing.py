"""What signing costs, beside OpenSSL's own: `python bench/signing.py [SECONDS]`.

Messages of 50 KB are made out to readers and signed on one core, with fresh keys: by RSA of 2048
bits, by Ed25519 and by both, as an issue's are; as a whole that nobody has cut; and by dkimpy. Rounds
of all of them, with `openssl speed` before each, take turns, so that they share the weather of the
machine; medians of five rounds and their span are printed, in messages for each second of the
processor's time.
"""

import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime

import dkim
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from newsletter.model import Address, Message, Place, Rendering
from newsletter.send import Letterhead, Mailbox, Signer, SigningKey, Stencil

ROUNDS = 5
#: A line of a page, with runs of blanks as templates leave them.
LINE = '<tr>\n   <td style="color:#0b5563">News of the {} day, at length and in two languages.</td></tr>\n'


#: Makes the message of the reader of that number.
Make = Callable[[int], Message]


def maker(line: str, *keys: SigningKey) -> Make:
    """Return what makes messages of about 50 KB, signed with *keys*, as an issue's are made."""
    page = "".join(line.format(number) for number in range(470)) + f"<a href='{Place.UNSUBSCRIBE}'>"
    rendering = Rendering("en", "News of the week", "", page, f"News\n{Place.UNSUBSCRIBE}\n")
    letterhead = Letterhead(
        Mailbox("News", "news@example.org"), datetime(2026, 1, 1, tzinfo=UTC), ("en",),
        list_id="weekly.example.org", list_name="The Weekly", feedback_id="1:w:en:abcdef",
    )  # fmt: skip
    stencil = Stencil.cut(rendering, letterhead, Signer(keys) if keys else None)
    return lambda number: stencil.fill(
        Address(f"reader{number}@example.com"), "A Reader", f"1.{number}@example.org",
        {Place.UNSUBSCRIBE: f"https://example.org/u?t={number}", Place.PREFERENCES: "https://x"},
    )  # fmt: skip


def rate(work: Callable[[int], object], seconds: float) -> float:
    """Return how many messages *work* makes in a second of the processor's time."""
    count, begun = 0, time.process_time()
    while (spent := time.process_time() - begun) < seconds:
        work(count)
        count += 1
    return count / spent


def openssl(seconds: float) -> float:
    """Return how many signatures OpenSSL makes in a second of the processor's time."""
    command = ["openssl", "speed", "-seconds", str(max(1, round(seconds))), "rsa2048"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"^rsa +2048 bits +\S+ +\S+ +([\d.]+)", said, re.MULTILINE)
    if not found:
        sys.exit("openssl speed says something else than it used to.")
    return float(found[1])


def main(seconds: float) -> None:
    """Measure, and print."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    rsa = SigningKey("example.org", "one", generate_private_key(65537, 2048))
    ed25519 = SigningKey("example.org", "two", Ed25519PrivateKey.generate())
    pem = rsa.private.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    plain = maker(LINE)
    ways: dict[str, Callable[[int], object]] = {
        "rsa-2048": maker(LINE, rsa),
        "ed25519": maker(LINE, ed25519),
        "both": maker(LINE, rsa, ed25519),
        "whole, rsa-2048": lambda number: Signer([rsa]).signed(plain(number)),
        "dkimpy rsa-2048": lambda number: dkim.sign(
            plain(number).data, b"one", b"example.org", pem
        ),
    }
    figures: dict[str, list[float]] = {name: [] for name in ("openssl", *ways)}
    shares: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        base = openssl(seconds)
        figures["openssl"].append(base)
        for name, work in ways.items():
            figures[name].append(rate(work, seconds))
            shares[name].append(figures[name][-1] / base)
    print(f"messages of {len(plain(0).data):,} octets, one core, medians of {ROUNDS} rounds")
    for name, found in figures.items():
        share = f"  {statistics.median(shares[name]):.2f} of openssl" if name in shares else ""
        span = f"{min(found):,.0f} to {max(found):,.0f}"
        print(f"{name:16} {statistics.median(found):9,.0f} /s  ({span}){share}")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 3)
