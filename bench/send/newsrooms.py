"""A newsroom to measure with: many readers, an approved issue of 50 KB, and a relay."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from newsletter import bootstrap, config
from newsletter.model import Address, IssueState, Place, Rendering
from newsletter.pipeline import Newsroom
from newsletter.store import NewSubscriber

NOW = datetime(2026, 11, 26, 14, 0, tzinfo=UTC)

CONFIG = """\
[site]
languages = ["en", "es"]
name = "Valley News"
tagline = {{ en = "The best of two worlds", es = "Lo mejor de dos mundos" }}
base_url = "https://news.example.org"
postal_address = "1 Main St, Phoenix, AZ 85000"

[database]
url = "{database}"

[mail]
from = "Valley News <news@example.org>"
transport = "smtp"
window = {window}
on_uncertain = "{on_uncertain}"

[[mail.relay]]
host = "127.0.0.1"
port = {port}
tls = "none"
connections = {connections}
messages_per_connection = 1000000

[[source]]
id = "desk"
kind = "folder"
path = "articles"

[[newsletter]]
id = "weekly"
title = {{ en = "The Weekly", es = "El Semanal" }}
"""

STORY = """\
<tr><td style="padding:12px 24px;font-family:Georgia,serif;color:#202020"><h2>{title}</h2>
<p>{words}</p><p><a href="https://news.example.org/2026/11/{number}">{more}</a></p></td></tr>
"""
WORDS = {
    "en": ("The canal closes for nine days", "The district says that the work takes nine days. ", "Read on"),
    "es": ("El canal cierra nueve días", "El distrito dice que la obra dura nueve días. ", "Seguir leyendo"),
}  # fmt: skip


def rendering(language: str) -> Rendering:
    """Return an edition of ten stories, about 47,000 octets as a message."""
    title, words, more = WORDS[language]
    stories = [
        STORY.format(title=title, words=words * 64, number=number, more=more)
        for number in range(10)
    ]
    leave = f'<p><a href="{Place.UNSUBSCRIBE}">x</a> <a href="{Place.PREFERENCES}">y</a></p>'
    page = f"<!doctype html><html><body><table>{''.join(stories)}</table>{leave}</body></html>\n"
    text = f"{title}\n\n{(words * 17 + chr(10)) * 10}\n{Place.UNSUBSCRIBE}\n{Place.PREFERENCES}\n"
    return Rendering(language, title, "", page.encode("ascii", "xmlcharrefreplace").decode(), text)


def write_config(
    folder: Path, port: int, *, connections: int = 10, window: int = 8,
    on_uncertain: str = "resend", database: str = "",
) -> Path:  # fmt: skip
    """Write a configuration into *folder*."""
    path = folder / "config.toml"
    database = database or f"sqlite:///{folder}/newsletter.db"
    settings = {
        "port": port, "connections": connections, "window": window,
        "on_uncertain": on_uncertain, "database": database,
    }  # fmt: skip
    path.write_text(CONFIG.format(**settings))
    return path


def opened(path: Path, *, upgrade: bool = False) -> Newsroom:
    """Return the newsroom of that configuration."""
    return bootstrap.newsroom(config.read(path), upgrade=upgrade)


def fill(newsroom: Newsroom, readers: int) -> int:
    """Subscribe *readers*, and return the number of an issue that is approved."""
    with newsroom.store.writing() as tables:
        for start in range(0, readers, 10_000):
            rows = [
                NewSubscriber(
                    Address(f"reader{number}@example{number % 97}.com"),
                    f"José {number}" if number % 8 == 0 else f"Ann {number}",
                    "es" if number % 2 else "en",
                    "asked at the fair",
                )
                for number in range(start, min(start + 10_000, readers))
            ]
            tables.subscribers.add_many(rows, "weekly", NOW)
        issue, _ = tables.issues.draft("weekly", NOW, "2026-11-26T07:00", NOW)
        tables.renderings.keep(issue.id, {tag: rendering(tag) for tag in WORDS})
        tables.issues.move(issue.id, {IssueState.DRAFT}, IssueState.APPROVED, NOW, by="bench")
        return issue.id


def copied(made: Path, to: Path) -> Path:
    """Copy the database of a newsroom, so that the same issue can be sent again."""
    to.mkdir(parents=True, exist_ok=True)
    with (
        closing(sqlite3.connect(made / "newsletter.db")) as one,
        closing(sqlite3.connect(to / "newsletter.db")) as other,
    ):
        one.backup(other)
    return to
