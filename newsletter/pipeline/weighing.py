"""Weighs the pictures of an issue that we keep ourselves."""

from collections.abc import Iterator, Mapping

from newsletter.errors import StoreError
from newsletter.model import Rendering
from newsletter.pipeline.newsroom import Newsroom
from newsletter.render import Finding, Level, addresses, finding

#: Largest picture, and largest sum in one edition, in bytes: on a phone each one costs time.
PICTURE, ALL = 120_000, 800_000


def weigh(newsroom: Newsroom, renderings: Mapping[str, Rendering]) -> Iterator[Finding]:
    """Yield what is found wrong with the files of the pictures: gone, or too heavy.

    Raises:
        StoreError: the media folder cannot be read.
    """
    told: set[str] = set()
    for code, rendering in renderings.items():
        sizes = {
            url: size
            for url in addresses(rendering)[1]
            if (size := size_of(newsroom, url)) is not None
        }
        for url, size in sizes.items():
            if url not in told and (found := one(newsroom, code, url, size)):
                told.add(url)
                yield found
        if sum(sizes.values()) > ALL:
            values = {"kb": round(sum(sizes.values()) / 1000), "limit": ALL // 1000}
            yield finding(newsroom.strings, "I-03", Level.WARN, code, "stories",
                          sentence="I-03-all", **values)  # fmt: skip


def size_of(newsroom: Newsroom, url: str) -> int | None:
    """Return how many bytes our picture at *url* has, 0 if it is gone, None if it is not ours.

    Raises:
        StoreError: the media folder cannot be read.
    """
    before = f"{newsroom.site.base_url}/media/"
    name = url.removeprefix(before)
    if name == url or "/" in name or name.startswith("."):
        return None
    try:
        return (newsroom.media / name).stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        return 0
    except (OSError, ValueError) as error:
        raise StoreError(
            f"The picture cannot be read: {error}.", where=str(newsroom.media)
        ) from error


def one(newsroom: Newsroom, code: str, url: str, size: int) -> Finding | None:
    """Return what is wrong with a picture of *size* bytes; 0 means that it is not there."""
    if size == 0:
        return finding(newsroom.strings, "I-02", Level.BLOCK, code, "media", url=url)
    if size > PICTURE:
        values = {"kb": round(size / 1000), "limit": PICTURE // 1000}
        return finding(newsroom.strings, "I-03", Level.WARN, code, "media", url=url, **values)
    return None
