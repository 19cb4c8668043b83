"""A small newsroom to test with: its own folder, clock and mailer, all else real."""

import contextlib
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from newsletter import bootstrap, config
from newsletter.errors import InputError, NewsletterError
from newsletter.model import DeliveryState, Message, Outcome
from newsletter.pipeline import Newsroom
from newsletter.subscriptions import Terms, add

#: Tuesday; the newsletter is due on Thursday at 14:00 UTC.
TUESDAY = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
THURSDAY = datetime(2026, 11, 26, 14, 0, tzinfo=UTC)

CONFIG = """\
[site]
languages = ["en", "es"]
name = "Valley News"
tagline = { en = "The best of two worlds", es = "Lo mejor de dos mundos" }
base_url = "https://news.example.org"
postal_address = "1 Main St, Phoenix, AZ 85000"

[mail]
from = "Valley News <news@example.org>"

[[source]]
id = "desk"
kind = "folder"
path = "articles"

[[newsletter]]
id = "weekly"
title = { en = "The Weekly", es = "El Semanal" }
approval = "auto"

[[newsletter.sections]]
id = "news"
title = { en = "News", es = "Noticias" }
"""

ARTICLE = """\
---
title: {title}
summary: {summary}
section: news
date: 2026-11-23T09:00:00-07:00
url: https://news.example.org/{language}/{slug}
author: Ana Ruiz
---
{summary} {rest}
"""

#: What stands in the body of an article, in its own language.
REST = {
    "en": "The work takes nine days, the district says.",
    "es": "El trabajo dura nueve días, dice el distrito.",
}


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self, moment: datetime = TUESDAY) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        """Return what time it is."""
        return self.moment

    def forward(self, **span: float) -> None:
        """Move it on, by days, hours, minutes."""
        self.moment += timedelta(**span)


class Box:
    """A mailer that keeps what it is given, and answers as it was told to."""

    def __init__(self, answer: Callable[[Message], Outcome] | None = None) -> None:
        self.answer = answer or (lambda _: Outcome(DeliveryState.SENT, "250 ok"))
        self.messages: list[Message] = []
        self.lock = threading.Lock()

    def __enter__(self) -> Self:
        """Open it."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""

    def run(
        self,
        messages: Iterable[tuple[int, Message] | None],
        *,
        stop: Callable[[], bool] = lambda: False,
    ) -> Iterator[list[tuple[int, Outcome]]]:
        """Keep the messages that are taken, and answer each by itself."""
        feed = iter(messages)
        while not stop() and (pair := next(feed, None)):
            number, message = pair
            try:
                outcome = self.answer(message)
            except NewsletterError:
                yield [(number, Outcome(DeliveryState.PENDING, "not sent"))]
                raise
            if outcome.state is DeliveryState.SENT:
                with self.lock:
                    self.messages.append(message)
            yield [(number, outcome)]

    @property
    def recipients(self) -> list[str]:
        """Who got a message, in the order of arrival."""
        return [message.recipient for message in self.messages]


def write_story(folder: Path, slug: str, titles: Mapping[str, str]) -> None:
    """Write an article per language into the articles of *folder*."""
    articles = folder / "articles"
    articles.mkdir(exist_ok=True)
    for language, title in titles.items():
        text = ARTICLE.format(
            title=title,
            summary=f"{title}.",
            language=language,
            slug=slug,
            rest=REST[language],
        )
        (articles / f"{slug}.{language}.md").write_text(text)


def open_newsroom(
    folder: Path, clock: Clock, box: Box, changes: Mapping[str, str] = {}
) -> Newsroom:
    """Write the configuration with *changes* (old words -> new ones), and open what it says."""
    text = CONFIG
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    path = folder / "config.toml"
    path.write_text(text)
    return bootstrap.newsroom(config.read(path), clock=clock, mailer=lambda: box, upgrade=True)


def add_readers(newsroom: Newsroom, count: int, edition: str = "en+es") -> None:
    """See that r0@example.org and so on, *count* readers, are subscribed."""
    terms = Terms(newsroom.newsletters[0], newsroom.site.languages, "asked at the fair", edition)
    for number in range(count):
        with contextlib.suppress(InputError):
            add(newsroom.store, terms, f"r{number}@example.org", f"R {number}", newsroom.clock())


def with_mail(newsroom: Newsroom, **changes: object) -> Newsroom:
    """Return *newsroom* with other settings of mail."""
    return replace(newsroom, mail=replace(newsroom.mail, **changes))
