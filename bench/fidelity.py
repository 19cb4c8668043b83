"""How faithfully feeds are read: `python bench/fidelity.py CORPUS [--show]`.

CORPUS is a folder with the test cases of other readers of feeds: `expected.json` maps the path of
each feed to what its authors expect of it, either an expression (feedparser: `{"expect": …}`) or
the path of an answer in JSON (gofeed: `{"json": …}`); answers in JSON beside JSON feeds are found
by their names (`a.json`, `a_expected.json`).

Each feed goes through the door that every source goes through. What is expected is cleaned as we
clean: titles are words, texts harmless HTML, links absolute, dates moments that can be true.
Items that hold neither title nor text are no articles here; they are given a title first, so that
the rest of them is seen. What we do not carry at all is counted by reason.
"""

import re
import sys
from collections import Counter
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from expected import Case, cases_of

from newsletter.errors import PageError
from newsletter.gather import dates
from newsletter.gather.feeds import feed
from newsletter.gather.gathered import Brief
from newsletter.gather.item import GUID_LIMIT
from newsletter.gather.text import paragraphs, words
from newsletter.gather.text.bylines import ADDRESS
from newsletter.gather.text.clean import clean
from newsletter.gather.text.outline import paragraphs_of
from newsletter.gather.text.summary import fitted
from newsletter.gather.urls import Place, absolute
from newsletter.model import Article, Source, SourceKind

NOW = datetime(2026, 1, 1, tzinfo=UTC)
HOST = "http://127.0.0.1:8097/"
GIVEN = b"<title>Title %d given by the bench</title>"
#: The beginning of an item that bears no title where it begins.
BARE = re.compile(rb"<(?:item|entry)(?:\s[^>]*[^>/])?>(?!\s*<title)", re.IGNORECASE)
FIELDS = ("title", "link", "date", "guid", "author", "content")

#: A header that a case of feedparser is served with.
HEADER = re.compile(r"^Header:\s*([\w-]+):\s*(.*)$", re.MULTILINE)


class Reading:
    """A feed of the corpus as we read it."""

    def __init__(self, root: Path, path: str) -> None:
        content = (root / path).read_bytes()
        head = content.replace(b"\0", b"")[:3_000].decode("utf-8", "replace")
        headers = {name.lower(): value.strip() for name, value in HEADER.findall(head)}
        self.url = headers.get("content-location") or HOST + path
        self.headers = headers
        self.broken = ""
        self.articles = self._read(content)
        number = count()
        titled = BARE.sub(lambda found: found[0] + GIVEN % next(number), content)
        self.titled = self._read(titled)

    def _read(self, content: bytes) -> list[Article]:
        brief = Brief(Source("corpus", SourceKind.FEED, url=self.url), ("en",), NOW, UTC)
        try:
            return list(feed.parse(content, self.headers, Place(self.url), brief).articles)
        except PageError as error:
            self.broken = error.what
            return []


def verdict(case: Case, reading: Reading) -> tuple[bool, Any, Any]:
    """Return whether *case* is met, what is expected, and what we say."""
    articles = reading.articles if case.field == "title" else reading.titled
    if case.item >= len(articles):
        empty = case.field == "title" and not words.unmarked(case.value)
        return empty and not reading.broken, case.value, f"no article ({reading.broken})"
    article = articles[case.item]
    ours = {
        "title": article.title,
        "link": article.url,
        "guid": article.guid,
        "author": article.author,
        "content": article.body,
        "published": article.published_at,
        "updated": article.updated_at,
    }[case.field]
    wanted = cleaned(case, reading)
    short = fitted(" ".join(paragraphs_of(wanted[0]))) if case.field == "content" else ""
    return ours in wanted or bool(short and short == article.summary), wanted[0], ours


def cleaned(case: Case, reading: Reading) -> list[Any]:
    """Return what *case* expects as we would write it; what may be words or HTML, as either."""
    value = case.value
    if case.field in {"published", "updated"}:
        return [moment_of(value)]
    name = words.line(ADDRESS.sub("", words.unmarked(value)).strip(' ()<>"'))
    return {
        "title": [words.line(value), words.unmarked(value)],
        "link": [absolute(value, reading.url)],
        "guid": [words.line(value, GUID_LIMIT)],
        "author": [name],
        "content": [clean(value, reading.url), clean(paragraphs.of_plain(value))],
    }[case.field]


def moment_of(value: Any) -> datetime | None:
    """Return the moment that is meant, if something can have been published then."""
    told = datetime(*value[:6], tzinfo=UTC) if isinstance(value, tuple) else dates.read(value, UTC)
    return dates.plausible(told, NOW)


def main(root: Path, *, show: bool) -> None:
    """Print what is met, what differs, and what does not apply."""
    cases, left = cases_of(root)
    readings: dict[str, Reading] = {}
    asked, met = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for case in cases:
        reading = readings.setdefault(case.path, None) or Reading(root, case.path)
        readings[case.path] = reading
        same, wanted, ours = verdict(case, reading)
        field = "date" if case.field in {"published", "updated"} else case.field
        for key in ((case.corpus, field), (case.corpus, "all")):
            asked[key] += 1
            met[key] += same
        if show and not same:
            print(f"{case.path} {case.field}\n  expected {wanted!r}\n  ours     {ours!r}")
    paths = {case.path for case in cases} | {path for some in left.values() for path in some}
    every = {path: readings.get(path) or Reading(root, path) for path in sorted(paths)}
    unread = {path: reading.broken for path, reading in every.items() if reading.broken}
    print(f"{len(paths) - len(unread):,} of {len(paths):,} files are read")
    if show:
        print("\n".join(f"    {path}: {why}" for path, why in unread.items()))
    print(f"{'corpus':12}{'field':10}{'applicable':>11}{'equal':>8}{'rate':>9}")
    for corpus in ("gofeed", "feedparser"):
        for field in (*FIELDS, "all"):
            of, is_met = asked[corpus, field], met[corpus, field]
            if of:
                print(f"{corpus:12}{field:10}{of:11,}{is_met:8,}{is_met / of:9.1%}")
    print("\nnot applicable")
    for (corpus, reason), paths in sorted(left.items(), key=lambda one: -len(one[1])):
        print(f"{corpus:12}{len(paths):6,}  {reason}")
        if show:
            print("\n".join(f"                    {path}" for path in paths[:3]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), show="--show" in sys.argv)
