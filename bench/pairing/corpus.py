"""A news site in several languages, as feeds: `KIND/LANGUAGE.xml`, and `truth.json`."""

import hashlib
import json
import random
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import feedparser

from newsletter.model import Article

#: When everything was first seen.
SEEN = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Site:
    """Articles in two languages, the pairs, and those that count neither way."""

    articles: list[Article]
    pairs: set[tuple[int, int]]
    open: set[int] = field(default_factory=set)

    def half(self, which: int) -> "Site":
        """Return one of the two halves of its stories, always the same."""
        partner = dict(self.pairs) | {two: one for one, two in self.pairs}
        guid = {one.id: one.guid for one in self.articles}
        return self.only({
            one.id for one in self.articles
            if _parity(min(one.guid, guid[partner.get(one.id, one.id)])) == which
        })  # fmt: skip

    def some(self, size: int, chance: random.Random, run: float = 0.0) -> "Site":
        """Return about *size* articles of it: stories at random, some without their partner.

        Args:
            run: from 0 to 1: take stories that came out one after the other, not any.
        """
        partner = dict(self.pairs)
        heads = [one.id for one in self.articles if one.id not in set(partner.values())]
        if chance.random() < run:
            heads = heads[(start := chance.randrange(len(heads))) : start + size]
        kept: set[int] = set()
        for head in chance.sample(heads, len(heads)):
            if len(kept) >= size:
                break
            both = {head, partner.get(head, head)}
            kept |= both if chance.random() > 0.2 else {chance.choice(sorted(both))}
        return self.only(kept)

    def only(self, kept: set[int]) -> "Site":
        """Return it with no other articles than *kept*."""
        return Site(
            [one for one in self.articles if one.id in kept],
            {pair for pair in self.pairs if kept.issuperset(pair)},
            self.open,
        )

    def undated(self) -> "Site":
        """Return it without dates."""
        return replace(self, articles=[replace(one, published_at=None) for one in self.articles])


def _parity(text: str) -> int:
    return hashlib.sha256(text.encode()).digest()[0] % 2


def read(folder: Path, kind: str, first: str, second: str) -> Site:
    """Return the site as *kind* shows it, in two languages."""
    told = json.loads((folder / "truth.json").read_text())
    articles = [
        article
        for language in (first, second)
        for article in _feed(folder / kind / f"{language}.xml", language)
    ]
    articles = [replace(one, id=number) for number, one in enumerate(articles, 1)]
    ids = {one.guid: one.id for one in articles}
    name = f"{first}-{second}"
    unclear = [*told["open"].get(name, ()), *(told["twins"] if kind != "plain" else ())]
    return Site(
        articles,
        {(ids[one], ids[two]) for one, two in told["pairs"][name]},
        {ids[guid] for guid in unclear if guid in ids},
    )


def _feed(path: Path, language: str) -> list[Article]:
    return [
        Article(
            f"feed-{language}", item.id, item.link, language, item.title,
            item.get("summary", ""), item.content[0].value if "content" in item else "",
            published_at=datetime(*item.published_parsed[:6], tzinfo=UTC), first_seen_at=SEEN,
        )
        for item in feedparser.parse(str(path)).entries
    ]  # fmt: skip
