"""Nouns for the tests of the store, one line each."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from newsletter.model import Address, Article, Evidence, Pairing, StoryStatus
from newsletter.store import NewSubscriber

NOW = datetime(2026, 11, 26, 14, 0, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)

#: Words that databases and encodings have stumbled over.
HARD_WORDS = [
    "El río Salado vuelve a correr en noviembre",
    "naïve ﬁancé Ångström \u0041\u030a",
    "日本語の見出し",
    "شريط الأخبار \u200f(ب)\u200e",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 \U0001f1f2\U0001f1fd",
    "line\u2028separator\u2029 vt\x0b ff\x0c nel\x85 bom\ufeff \uffff",
    "'; DROP TABLE articles; -- \" \\ %s :name {0} <b>",
    "z" * 10_000,
    "",
]

#: Words that no database can keep, and what it keeps of them.
BROKEN_WORDS = {
    "nul\0 inside": "nul inside",
    "half \ud83d a pair": "half \ufffd a pair",
    "the other \ude00 half": "the other \ufffd half",
    "both \ud83d\ude00 halves": "both \U0001f600 halves",
}


def article(guid="a", language="en", **rest):
    """Make an article of the source `herald`."""
    facts = {
        "source": "herald",
        "url": f"https://herald.example/{language}/{guid}",
        "title": f"Title of {guid}",
        "published_at": NOW,
    }
    return Article(guid=guid, language=language, **(facts | rest))


def remember(tables, *articles):
    """Remember *articles* and return their numbers."""
    return [tables.articles.remember(one, NOW)[0] for one in articles]


def pairing(first, second, status=StoryStatus.AUTO, confidence=0.97):
    """Find that two articles are one story."""
    return Pairing(
        (first, second), status, confidence, (Evidence("numbers", 0.5, "12,000 · 602-555-0100"),)
    )


def newcomer(mail, edition="en", name=""):
    """Make one who is to be subscribed."""
    return NewSubscriber(Address(mail), name, edition, "I want the weekly letter.")


def audience(tables, count, newsletter="weekly", edition="en"):
    """Subscribe *count* readers, and return the number of an issue of *newsletter*."""
    rows = [newcomer(f"reader{n}@example.org", edition) for n in range(count)]
    tables.subscribers.add_many(rows, newsletter, NOW)
    return tables.issues.draft(newsletter, NOW, "2026-11-26T07:00", NOW)[0].id


def sql(tables, statement, **values):
    """Run a statement of our own within the transaction of *tables*."""
    return tables.keys._connection.execute(text(statement), values)
