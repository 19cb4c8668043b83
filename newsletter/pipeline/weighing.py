"""Weighs and measures the pictures of an issue that we keep ourselves."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from newsletter.errors import StoreError
from newsletter.model import Rendering, Story
from newsletter.pipeline.newsroom import Newsroom
from newsletter.render import Display, Finding, Level, displays, finding, place_of, width_of

#: Largest picture, and largest sum in one edition, in bytes: on a phone each one costs time.
PICTURE, ALL = 120_000, 800_000
#: Pixels of a file for each px of its display: fine screens have two.
FINE = 2


def weigh(
    newsroom: Newsroom, renderings: Mapping[str, Rendering], stories: Mapping[int, Story] = {}
) -> Iterator[Finding]:
    """Yield what is found wrong with the files of the pictures: gone, too heavy, or too coarse.

    Args:
        newsroom: Whose pictures they are.
        renderings: Code of the edition -> rendering.
        stories: Those of the issue, so that a finding says which of them is at fault.

    Raises:
        StoreError: the media folder cannot be read.
    """
    told: set[str] = set()
    widest: dict[str, tuple[str, Display]] = {}
    for code, rendering in renderings.items():
        sizes: dict[str, int] = {}
        for display in displays(rendering):
            if (size := size_of(newsroom, display.url)) is None:
                continue
            sizes[display.url] = size
            known = widest.setdefault(_source(display.url), (code, display))
            if display.width > known[1].width:
                widest[_source(display.url)] = code, display
        for url, size in sizes.items():
            if url not in told and (found := one(newsroom, code, url, size)):
                told.add(url)
                yield found
        if sum(sizes.values()) > ALL:
            values = {"kb": round(sum(sizes.values()) / 1000), "limit": ALL // 1000}
            yield finding(newsroom.strings, "I-03", Level.WARN, code, "stories",
                          sentence="I-03-all", **values)  # fmt: skip
    for code, display in widest.values():
        yield from _coarse(newsroom, code, display, stories)


def size_of(newsroom: Newsroom, url: str) -> int | None:
    """Return how many bytes our picture at *url* has, 0 if it is gone, None if it is not ours.

    Raises:
        StoreError: the media folder cannot be read.
    """
    path = _file(newsroom, url)
    try:
        return path.stat().st_size if path else None
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


def _file(newsroom: Newsroom, url: str) -> Path | None:
    """Return the file of our picture at *url*; None if it is not ours."""
    before = f"{newsroom.site.base_url}/media/"
    name = url.removeprefix(before)
    return None if name == url or "/" in name or name.startswith(".") else newsroom.media / name


def _source(url: str) -> str:
    """Return what the addresses of all cuts of a picture have in common: "…/4f1a" of "4f1a-lead.jpg"."""
    return url.rpartition("-")[0] or url


def _coarse(
    newsroom: Newsroom, code: str, display: Display, stories: Mapping[int, Story]
) -> Iterator[Finding]:
    """Find out whether a picture, where it is shown widest, is sharp on a fine screen."""
    path, wanted = _file(newsroom, display.url), FINE * display.width
    width = width_of(path) if path else 0
    if 0 < width < wanted:
        place = place_of(stories, display.link) if display.link else ""
        is_story = place.startswith("stories/")
        where = f"{place.removesuffix('url')}picture.url" if is_story else "stories"
        yield finding(
            newsroom.strings, "I-03", Level.WARN, code, where, sentence="I-03-width",
            width=width, shown=display.width, wanted=wanted, name=_called(display, stories),
        )  # fmt: skip


def _called(display: Display, stories: Mapping[int, Story]) -> str:
    """Return how an editor knows a picture: by its description, its story's title or its address."""
    _, _, rest = place_of(stories, display.link).partition("stories/")
    number, _, language = rest.removesuffix("/url").partition("/")
    title = stories[int(number)].articles[language].title if number else ""
    return display.alt or title or display.url
