"""Check of how long a mail is."""

from collections.abc import Iterator

from newsletter.render.findings import Finding, Level, Look

#: Gmail cuts a mail at about 102 kB, and its styles with it.
BYTES_LIMIT = 95_000
BYTES_WARNING = 80_000


def _size(look: Look) -> Iterator[Finding]:
    size = len(look.rendering.html.encode())
    if size > BYTES_WARNING:
        level = Level.BLOCK if size > BYTES_LIMIT else Level.WARN
        yield look.find("Z-01", level, "stories", kb=round(size / 1000))


CHECKS = (_size,)
