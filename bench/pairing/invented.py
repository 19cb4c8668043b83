"""Invented newsrooms: the same news in two languages, told honestly, with columns that repeat."""

import random
import tomllib
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from written import Written, written

from newsletter.model import Article, Picture

TEXTS = Path(__file__).parent / "texts"

#: The day after the newest article.
TODAY = datetime(2026, 11, 24, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class News:
    """A newsroom's articles, and which pairs of them are one story."""

    articles: list[Article]
    pairs: set[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Habits:
    """How a newsroom works."""

    #: Articles, about.
    size: int = 40
    #: Do its articles bear dates?
    dated: bool = True
    #: The share of stories whose versions show one picture, and lead to one page elsewhere.
    pictures: float = 0.2
    links: float = 0.2
    #: The share of stories that are columns, which come every week.
    columns: float = 0.5
    #: The share of articles without another language.
    single: float = 0.3
    #: Which half of the templates is told: 0, 1, or None for both.
    half: int | None = None


def newsroom(first: str, second: str, habits: Habits, chance: random.Random) -> News:
    """Return the news of *habits.size* articles or so."""
    told = {code: tomllib.loads((TEXTS / f"{code}.toml").read_text()) for code in (first, second)}
    arabic_digits = chance.random() < 0.3
    news = News([], set())
    for kind, name, days in _agenda(told[first], habits, chance):
        facts = _facts(kind, days, chance) | {"figures": name in {"release", "scores"}}
        picture = chance.random() < habits.pictures
        link = chance.random() < habits.links
        languages = [first, second]
        if chance.random() < habits.single:
            languages = [chance.choice(languages)]
        ids = []
        for late, language in enumerate(chance.sample(languages, len(languages))):
            said = written(told[language], language, facts, chance, arabic_digits=arabic_digits)
            title, text = (words.format(**said) for words in told[language][kind][name])
            shown = (f"{name}{days:.1f}" * picture, f"{name}{days:.1f}.pdf" * link)
            lag = late * chance.choice([0.02, 0.1, 0.5, 1, 1, 2, 5])
            ids.append(len(news.articles) + 1)
            made = _article(language, (title, text), shown, days - lag, habits)
            url = f"https://news.example/{language}/{ids[-1]}"
            news.articles.append(replace(made, id=ids[-1], guid=url, url=url))
        if len(ids) == 2:
            news.pairs.add((ids[0], ids[1]))
    return news


def _agenda(told: Written, habits: Habits, chance: random.Random) -> list[tuple[str, str, float]]:
    """Return what comes out: kind, template, days ago."""
    names = {kind: sorted(told[kind])[habits.half :: 2] if habits.half is not None
             else sorted(told[kind]) for kind in ("columns", "stories")}  # fmt: skip
    agenda: list[tuple[str, str, float]] = []
    wanted = habits.size / (2 - habits.single)
    ones = chance.sample(names["stories"], len(names["stories"]))
    columns = chance.sample(names["columns"], len(names["columns"]))
    while len(agenda) < wanted and (ones or columns):
        if (chance.random() < habits.columns and columns) or not ones:
            name, start = columns.pop(), chance.uniform(0, 7)
            agenda += [("columns", name, start + 7 * week) for week in range(chance.randint(2, 4))]
        else:
            agenda.append(("stories", ones.pop(), chance.uniform(0, 28)))
    return agenda


def _facts(kind: str, days: float, chance: random.Random) -> dict[str, object]:
    people, places = chance.sample(range(12), 1), chance.sample(range(8), 2)
    return {
        "a": chance.randint(11, 95),
        "b": chance.randint(11, 95) if kind == "columns" else chance.randint(101, 9_900),
        "c": chance.randint(2, 9),
        "m": chance.choice([1_200_000, 2_500_000, 3_000_000, 480_000, 75_000, 14_700_000]),
        "d": (TODAY - timedelta(days=days - chance.choice([-2, 1, 2, 3]))).date(),
        "h": (chance.choice([1, 6, 7, 9, 13, 16, 17, 18, 19]), chance.choice([0, 0, 30])),
        "p": people[0], "s": places[0], "t": places[1],
    }  # fmt: skip


def _article(
    language: str, texts: tuple[str, str], shown: tuple[str, str], day: float, habits: Habits
) -> Article:
    """Return an article of a title and a text, that shows a picture and leads to a page, or not."""
    (title, text), (picture, link) = texts, shown
    more = f'<p><a href="https://records.example/{link}">PDF</a></p>' if link else ""
    size = "" if language == "en" else "-300x200"
    return Article(
        f"feed-{language}", "", "", language, title, text[:140], f"<p>{text}</p>{more}",
        picture=Picture(f"https://news.example/media/{picture}{size}.jpg") if picture else None,
        published_at=TODAY - timedelta(days=day) if habits.dated else None, first_seen_at=TODAY,
    )  # fmt: skip
