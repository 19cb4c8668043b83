"""Checks of an issue that need the network: asks its links and pictures whether they are there.

    renderings --addresses--> ours, private, foreign
        foreign --asked, several at once, until the time is over--> answers --> findings

What could not be found out is a finding, too: nothing passes that nobody has looked at.
"""

import queue
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from newsletter.errors import NewsletterError, SourceError
from newsletter.gather import is_private, shown
from newsletter.model import Rendering, Story
from newsletter.pipeline.newsroom import Newsroom
from newsletter.pipeline.weighing import PICTURE, size_of
from newsletter.pipeline.weighing import one as weighed
from newsletter.ports import Fetched
from newsletter.render import Finding, Level, addresses, finding, place_of

#: Statuses of what is there, but not for programs, or not now.
CLOSED = frozenset({401, 402, 403, 405, 406, 407, 418, 429, 451, 503, 999})
#: Statuses of what is not there (RFC 9110 15.5.5, 15.5.11).
GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
#: More stations than this on the way to a page are too many.
HOPS = 3
#: Types of pictures that all mail programs show; the second are those that not all do.
SHOWN = frozenset({"image/jpeg", "image/png", "image/gif", "image/jpg", "image/pjpeg"})
UNSHOWN = frozenset({"image/webp", "image/svg+xml", "image/avif", "image/heic", "image/tiff"})

#: What became of an address: its answer, why there is none, or None when the time was over.
Answer = Fetched | SourceError | None


@dataclass(frozen=True, slots=True)
class CheckLimits:
    """How long and how many addresses are asked."""

    #: Addresses at the same time; a host gets fewer, as the fetcher says.
    at_once: int = 8
    #: Seconds in all.
    seconds: float = 30


@dataclass(frozen=True, slots=True)
class Target:
    """An address that an issue leads to, or shows."""

    url: str
    #: L-02 for links, I-02 for pictures.
    number: str
    #: Code of the first edition that has it, and where it is mended.
    edition: str
    where: str


def check_online(
    newsroom: Newsroom,
    renderings: Mapping[str, Rendering],
    stories: Mapping[int, Story],
    limits: CheckLimits = CheckLimits(),
) -> tuple[Finding, ...]:
    """Ask every address of *renderings* once, and return what is found wrong, or not found out.

    Raises:
        NewsletterError: the fetcher was closed meanwhile.
    """
    targets = _targets(newsroom, renderings, stories)
    own = [one for one in targets if one.url.startswith(f"{newsroom.site.base_url}/")]
    private = [one for one in targets if one not in own and _forbidden(newsroom, one.url)]
    asked = [one for one in targets if one not in own and one not in private]
    answers = ask_all([one.url for one in asked], lambda url: _ask(newsroom, url), limits)
    late = [one for one in asked if answers[one.url] is None]
    heard = {url: answer for url, answer in answers.items() if answer is not None}
    silent = bool(heard) and not any(isinstance(one, Fetched) for one in heard.values())
    mute = [one for one in asked if one.url in heard] if silent else []
    pages = [one for one in own if size_of(newsroom, one.url) is None]
    findings = [
        found
        for one in asked
        if one not in mute and one not in late
        for found in _judged(newsroom, one, answers[one.url])
    ]
    for because, group in (
        ("why-own", pages), ("why-private", private), ("why-time", late), ("why-network", mute),
    ):  # fmt: skip
        findings += _unchecked(newsroom, group, because)
    return tuple(findings)


def unasked(newsroom: Newsroom, renderings: Mapping[str, Rendering]) -> tuple[Finding, ...]:
    """Return the findings that say that nobody asked the links and pictures of *renderings*."""
    targets = _targets(newsroom, renderings, {})
    return tuple(_unchecked(newsroom, targets, "why-offline"))


def ask_all(
    urls: Sequence[str], ask: Callable[[str], Answer], limits: CheckLimits
) -> dict[str, Answer]:
    """Return address -> answer; after the time nobody waits any more, and None stands there.

    Raises:
        NewsletterError: *ask* raised one that no address is to blame for.
    """
    waiting: queue.SimpleQueue[str] = queue.SimpleQueue()
    answered: queue.SimpleQueue[tuple[str, Answer | NewsletterError]] = queue.SimpleQueue()
    for url in urls:
        waiting.put(url)
    until = time.monotonic() + limits.seconds

    def work() -> None:
        while time.monotonic() < until:
            try:
                url = waiting.get_nowait()
            except queue.Empty:
                return
            try:
                answered.put((url, ask(url)))
            except NewsletterError as error:
                answered.put((url, error))

    for _ in range(min(limits.at_once, len(urls))):
        threading.Thread(target=work, name="check links", daemon=True).start()
    found: dict[str, Answer] = dict.fromkeys(urls)
    for _ in urls:
        try:
            url, answer = answered.get(timeout=max(0.0, until - time.monotonic()))
        except queue.Empty:
            break
        if isinstance(answer, NewsletterError) and not isinstance(answer, SourceError):
            raise answer
        found[url] = answer
    return found


def _ask(newsroom: Newsroom, url: str) -> Answer:
    private = any(source.may_be_private(url) for source in newsroom.sources)
    try:
        return newsroom.fetcher.ask(url, allow_private=private)
    except SourceError as error:
        return error


def _targets(
    newsroom: Newsroom, renderings: Mapping[str, Rendering], stories: Mapping[int, Story]
) -> list[Target]:
    """Return what is asked, each address once; our own pictures are weighed, not asked."""
    found: dict[str, Target] = {}
    for code, rendering in renderings.items():
        links, pictures = addresses(rendering)
        for url in links:
            found.setdefault(url, Target(url, "L-02", code, place_of(stories, url)))
        for url in pictures:
            if size_of(newsroom, url) is None:
                found.setdefault(url, Target(url, "I-02", code, _picture(stories, url)))
    return list(found.values())


def _picture(stories: Mapping[int, Story], url: str) -> str:
    for story in stories.values():
        for language, article in story.articles.items():
            if article.picture and article.picture.url == url:
                return f"stories/{story.id}/{language}/picture.url"
    return "stories"


def _forbidden(newsroom: Newsroom, url: str) -> bool:
    return is_private(url) and not any(one.may_be_private(url) for one in newsroom.sources)


def _judged(newsroom: Newsroom, target: Target, answer: Answer) -> Iterator[Finding]:
    """Yield what an answer means."""

    def find(level: Level, sentence: str = "", number: str = "", **values: object) -> Finding:
        hint = {"sentence": sentence} if sentence else {}
        return finding(
            newsroom.strings, number or target.number, level, target.edition, target.where,
            url=shown(target.url), **hint, **values,
        )  # fmt: skip

    number = target.number
    if isinstance(answer, SourceError):
        yield find(Level.WARN, f"{number}-fault", why=answer.what.rstrip("."))
    elif answer is None:
        return
    elif answer.status in CLOSED:
        yield find(Level.NOT_CHECKED, f"{number}-open", because="why-closed", code=answer.status)
    elif answer.status >= HTTPStatus.BAD_REQUEST:
        level = Level.BLOCK if answer.status in GONE else Level.WARN
        because = {"why": str(answer.status)} if number == "I-02" else {"code": answer.status}
        yield find(level, "I-02-fault" if number == "I-02" else "", **because)
    elif number == "I-02":
        yield from _judged_picture(newsroom, target, answer, find)
    elif answer.hops > HOPS:
        yield find(Level.WARN, number="L-05")


def _judged_picture(
    newsroom: Newsroom, target: Target, answer: Fetched, find: Callable[..., Finding]
) -> Iterator[Finding]:
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind and kind not in SHOWN:
        level = Level.WARN if kind in UNSHOWN else Level.BLOCK
        yield find(level, "I-02-fault", why=kind)
    length = answer.headers.get("content-length", "")
    size = int(length) if length.isascii() and length.isdecimal() and len(length) < 16 else 0
    if size > PICTURE and (heavy := weighed(newsroom, target.edition, target.url, size)):
        yield heavy


def _unchecked(newsroom: Newsroom, group: Sequence[Target], because: str) -> Iterator[Finding]:
    """Yield one finding for the links of *group*, and one for its pictures."""
    for number in ("L-02", "I-02"):
        these = [one for one in group if one.number == number]
        if these:
            more = f" (+{len(these) - 1})" if len(these) > 1 else ""
            yield finding(
                newsroom.strings, number, Level.NOT_CHECKED, these[0].edition, these[0].where,
                sentence=f"{number}-open", url=f"{shown(these[0].url)}{more}", because=because,
            )  # fmt: skip
