"""What sources do to their articles over the weeks: nothing is brought twice, nothing is lost."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from zoneinfo import ZoneInfo

import pytest

from newsletter import compose
from newsletter.gather import Brief, Validators, Visit, read
from newsletter.model import Article, Newsletter
from newsletter.store import open_store
from tests.gather.samples import Here, Shelf, feed_source, rss

START = datetime(2026, 3, 5, 14, 0, tzinfo=UTC)
LANGUAGES = ("en", "es")
WEEKLY = Newsletter("weekly", {"en": "The Weekly"}, min_stories=0, max_stories=50)

#: Words that texts are made of, a thousand of them.
WORDS = [a + b for a in "ban cor del fin gar hul jam lep mor net".split()
         for b in "ada ebo ico ona ush ark est ill ory ump and eck ift olk unt".split()]  # fmt: skip


@dataclass
class Item:
    """What a source says of one article; None is left out."""

    title: str
    guid: str | None = None
    url: str | None = None
    #: On which day it came out, counted from the start.
    day: int | None = 0
    text: str = ""
    language: str = "en"
    permalink: bool = False
    picture: str = ""

    def but(self, **changes):
        """Return it with *changes*."""
        return Item(**(vars(self) | changes))

    @property
    def date(self):
        """When it came out."""
        return None if self.day is None else START + timedelta(days=self.day, hours=-1)


def prose(subject, count=80):
    """Write *count* words on *subject*, always the same ones."""
    return " ".join(random.Random(str(subject)).choices(WORDS, k=count)).capitalize() + "."


def in_feed(source, items, now):
    """Return what is read of a feed of *items*."""
    written = []
    for item in items:
        parts = [
            f"<title>{escape(item.title)}</title>",
            f"<dc:language>{item.language}</dc:language>",
        ]
        if item.guid is not None:
            permalink = str(item.permalink).lower()
            parts.append(f'<guid isPermaLink="{permalink}">{escape(item.guid)}</guid>')
        if item.url is not None:
            parts.append(f"<link>{escape(item.url)}</link>")
        if item.day is not None:
            parts.append(f"<pubDate>{format_datetime(item.date)}</pubDate>")
        if item.picture:
            parts.append(f'<enclosure url="{item.picture}" type="image/jpeg" length="9"/>')
        parts.append(f"<description>{escape(item.text)}</description>")
        written.append("".join(parts))
    brief = Brief(feed_source(id=source), LANGUAGES, now, ZoneInfo("America/Phoenix"))
    page = Shelf(rss(*written, channel="<title>Herald</title>").encode())
    return read(Visit(brief, page, Here(), Validators())).articles


def as_given(source, items, now):
    """Return the articles of a source that gives *items* whole: a site's interface, a folder."""
    return [
        Article(
            source=source,
            guid=item.guid or item.url or item.title,
            url=item.url or "",
            language=item.language,
            title=item.title,
            summary=item.text[:120],
            body=f"<p>{item.text}</p>",
            published_at=item.date,
        )
        for item in items
    ]


def feed(*items, source="wire"):
    """Read a feed."""
    return in_feed, source, items


def site(*items, source="site"):
    """Read a site's interface."""
    return as_given, source, items


def folder(*items, source="desk"):
    """Read a folder."""
    return as_given, source, items


def each_week(*weeks):
    """Read one thing a week; each of *weeks* is a reading and the titles that are news then."""
    return [(7 * number, [reading], news) for number, (reading, news) in enumerate(weeks)]


H = "https://herald.example"
CANAL = Item("Canal closes for nine days", f"{H}/?p=1", f"{H}/canal", text=prose("canal"))
BUSES = Item("Night buses return", f"{H}/?p=2", f"{H}/buses", text=prose("buses"))
MARKET = Item("Farmers sell earlier", f"{H}/?p=3", f"{H}/market", text=prose("market"))
RADIO = Item("Station turns forty", f"{H}/?p=4", f"{H}/radio", day=7, text=prose("radio"))
ALL = [CANAL.title, BUSES.title, MARKET.title]
BARE = CANAL.but(url=None)
SPANISH = Item(
    "Cierra el canal nueve días", f"{H}/?p=9", f"{H}/es/canal", text=prose("es"), language="es"
)


def again(first, second):
    """Tell of one article that comes once more in another dress: no news."""
    return each_week((feed(first), [first.title]), (feed(second), []), (feed(second), []))


def both(first, second):
    """Tell of two articles that look like one: the second is news, and then nothing is."""
    return each_week(
        (feed(first), [first.title]),
        (feed(second), [second.title]),
        (feed(second), []),
        (feed(second, first), []),
        (feed(second), []),
    )


def column(week, **facts):
    """Write the column of a *week*, always in one place."""
    told = {"title": f"The garden in {prose(week, 2)}", "guid": f"{H}/garden", "url": f"{H}/garden"}
    return Item(**(told | {"day": 7 * week, "text": prose(("column", week))} | facts))


def columns(**facts):
    """Tell of four weeks of a column; facts that are called are asked for each week's."""
    weeks = [
        column(
            week, **{name: fact(week) if callable(fact) else fact for name, fact in facts.items()}
        )
        for week in range(4)
    ]
    return each_week(*((feed(week), [week.title]) for week in weeks), (feed(weeks[-1]), []))


def numbered(*items):
    """Name *items* by their places in the list."""
    return [item.but(guid=str(place)) for place, item in enumerate(items)]


def one_guid(*items, **facts):
    """Give *items* one guid."""
    return [item.but(guid="herald", **facts) for item in items]


def rolling(dress):
    """Tell of a feed that shows its newest two."""
    return each_week(
        (feed(*dress(BUSES, CANAL)), [BUSES.title, CANAL.title]),
        (feed(*dress(RADIO, BUSES)), [RADIO.title]),
        (feed(*dress(MARKET.but(day=14), RADIO)), [MARKET.title]),
        (feed(*dress(MARKET.but(day=14), RADIO, CANAL)), []),
    )


HISTORIES = {
    "guid from http to https": again(BARE.but(guid=f"http{H[5:]}/?p=1"), BARE),
    "guid gains a slash": again(BARE.but(guid=f"{H}/canal"), BARE.but(guid=f"{H}/canal/")),
    "guid loses a slash": again(BARE.but(guid=f"{H}/canal/"), BARE.but(guid=f"{H}/canal")),
    "guid gains a campaign": again(BARE, BARE.but(guid=f"{H}/?utm_source=rss&p=1")),
    "guid gains www": again(BARE, BARE.but(guid="https://www.herald.example/?p=1")),
    "guid is another, address stays": again(CANAL, CANAL.but(guid="tag:herald,2026:1")),
    "guid goes": again(CANAL, CANAL.but(guid=None)),
    "guid comes": again(CANAL.but(guid=None), CANAL),
    "guid is a permalink": again(
        BARE.but(guid=f"{H}/canal", permalink=True), CANAL.but(guid=f"{H}/canal/")
    ),
    "guid is no permalink": again(CANAL.but(guid="post-1"), CANAL.but(guid="post-1")),
    "address gains a campaign": again(CANAL, CANAL.but(guid=None, url=f"{H}/canal/?utm_medium=x")),
    "address moves": again(CANAL, CANAL.but(url=f"{H}/2026/03/canal-closes")),
    "site moves to another host": again(CANAL, CANAL.but(url="https://new.example/canal")),
    "address goes": again(CANAL, BARE),
    "title is edited": again(CANAL, CANAL.but(title="Canal closes for ten days")),
    "title is another": again(CANAL, CANAL.but(title="Nothing flows in Mesa")),
    "title is another, no guid": again(
        CANAL.but(guid=None), CANAL.but(guid=None, title="Nothing flows in Mesa")
    ),
    "date is bumped": again(CANAL, CANAL.but(day=7)),
    "date is bumped, title is edited": again(CANAL, CANAL.but(day=7, title="Canal is closed")),
    "date is bumped, title is another": again(CANAL, CANAL.but(day=7, title="Nothing flows")),
    "date goes into the past": again(CANAL, CANAL.but(day=-40)),
    "date goes": again(CANAL, CANAL.but(day=None)),
    "text is half rewritten, and bumped": again(
        CANAL, CANAL.but(day=7, text=CANAL.text[:300] + prose("half"))
    ),
    "text grows from a teaser": again(CANAL.but(text=prose("canal", 15)), CANAL),
    "text shrinks to a teaser": again(CANAL, CANAL.but(day=7, text=prose("canal", 15))),
    "only the picture changes": again(CANAL, CANAL.but(picture=f"{H}/canal.jpg")),
    "ten readings": each_week(
        (feed(CANAL, BUSES, MARKET), ALL), *[(feed(CANAL, BUSES, MARKET), [])] * 9
    ),
    "another order": each_week(
        (feed(CANAL, BUSES, MARKET), ALL), (feed(MARKET, CANAL, BUSES), []),
        (feed(BUSES, MARKET, CANAL), []),
    ),
    "the feed is empty, and full again": each_week(
        (feed(CANAL, BUSES), ALL[:2]), (feed(), []), (feed(CANAL, BUSES), [])
    ),
    "an item returns after months": [
        (0, [feed(CANAL, BUSES)], ALL[:2]), (7, [feed(BUSES)], []),
        (150, [feed(CANAL, BUSES)], []), (157, [feed(CANAL.but(day=150), BUSES)], []),
    ],
    "two versions in turn": each_week(
        (feed(CANAL), ALL[:1]),
        (feed(CANAL.but(title="Dry ditch", text=prose("ditch"))), []),
        (feed(CANAL), []), (feed(CANAL.but(title="Dry ditch", text=prose("ditch"))), []),
        (feed(CANAL), []),
    ),
    "two versions in turn, each with its date": each_week(
        (feed(CANAL), ALL[:1]), (feed(CANAL.but(title="Canal: the water is back", day=7)), []),
        (feed(CANAL), []), (feed(CANAL.but(title="Canal: the water is back", day=7)), []),
    ),
    "the source gets another name": each_week(
        (feed(CANAL, BUSES), ALL[:2]), (feed(CANAL, BUSES, source="herald"), []),
        (feed(CANAL.but(guid="1"), RADIO, source="herald"), [RADIO.title]),
    ),
    "one article in two feeds": [
        (0, [feed(CANAL), feed(CANAL.but(guid="7", url=f"{H}/canal?utm_id=2"), source="b")], ALL[:1]),
        (7, [feed(CANAL.but(guid="7"), source="b"), feed(CANAL.but(day=7))], []),
    ],
    "a feed, and the site's own interface": [
        (0, [feed(CANAL.but(text=prose("canal", 20))), site(CANAL.but(guid="1"))], ALL[:1]),
        (7, [site(CANAL.but(guid="1"), RADIO.but(guid="4")), feed(RADIO, CANAL)], [RADIO.title]),
    ],
    "guid is used again": both(CANAL, RADIO.but(guid=CANAL.guid)),
    "guid is used again, the same day": both(CANAL, BUSES.but(guid=CANAL.guid)),
    "guid is used again, and the new one edited": each_week(
        (feed(CANAL), ALL[:1]), (feed(RADIO.but(guid=CANAL.guid)), [RADIO.title]),
        (feed(RADIO.but(guid=CANAL.guid, title="Station turns forty-one"), CANAL), []),
        (feed(RADIO.but(guid=CANAL.guid), CANAL.but(title="Canal closes soon")), []),
    ),
    "guid is used again, for what another source has brought": [
        (0, [feed(CANAL), site(BUSES)], ALL[:2]),
        (7, [feed(CANAL), site(CANAL.but(guid=BUSES.guid))], []),
        (14, [feed(CANAL), site(CANAL.but(guid=BUSES.guid), BUSES)], []),
    ],
    "guid is used again, without addresses": both(
        BARE, RADIO.but(guid=CANAL.guid, url=None)
    ),
    "a column in one place": columns(),
    "a column in one place under one title": columns(title="Ask the mayor"),
    "a column in one place, without guids": columns(guid=None),
    "a column in one place, each week another guid": columns(guid=lambda week: f"c-{week}"),
    "a column in one place, short": columns(text=lambda week: prose(week, 9)),
    "a column without dates": columns(day=None),
    "a column in a feed and the interface": [
        (7 * week, [feed(column(week)), site(column(week, guid="7"))], [column(week).title])
        for week in range(4)
    ],
    "guids are places in the list": rolling(numbered),
    "one guid for all": rolling(one_guid),
    "one guid for all, no addresses": rolling(lambda *items: one_guid(*items, url=None)),
    "one guid for all, no addresses, in an interface": each_week(
        (site(*one_guid(CANAL, BUSES, url=None)), ALL[:2]),
        (site(*one_guid(RADIO, BUSES, CANAL, url=None)), [RADIO.title]),
        (site(*one_guid(BUSES, CANAL.but(title="Canal closes soon"), RADIO, url=None)), []),
        (site(*one_guid(CANAL, BUSES, RADIO, MARKET.but(day=21), url=None)), [MARKET.title]),
    ),
    "one address for all": rolling(lambda *items: [item.but(url=H) for item in items]),
    "no guids": rolling(lambda *items: [item.but(guid=None) for item in items]),
    "no addresses": rolling(lambda *items: [item.but(url=None) for item in items]),
    "neither guids nor addresses": rolling(
        lambda *items: [item.but(guid=None, url=None) for item in items]
    ),
    "two languages at one address with a parameter": each_week(
        *[(feed(CANAL.but(guid=None), SPANISH.but(guid=None, url=f"{H}/canal?lang=es")),
           [CANAL.title, SPANISH.title] * (not week)) for week in range(3)]
    ),
    "two languages at one address": each_week(
        *[(feed(CANAL, SPANISH.but(url=CANAL.url)), [CANAL.title, SPANISH.title] * (not week))
          for week in range(3)]
    ),
    "two languages under one guid": each_week(
        *[(site(CANAL, SPANISH.but(guid=CANAL.guid)), [CANAL.title, SPANISH.title] * (not week))
          for week in range(3)]
    ),
    "an article is split in languages": each_week(
        (feed(CANAL), ALL[:1]), (feed(CANAL, SPANISH.but(day=7)), [SPANISH.title]),
        (feed(CANAL.but(url=f"{H}/en/canal"), SPANISH.but(day=7)), []),
    ),
    "a file is corrected": each_week(
        (folder(CANAL.but(guid="canal.md", url=None)), ALL[:1]),
        (folder(CANAL.but(guid="canal.md", url=None, title="Canal closes", day=7)), []),
    ),
    "a file is written anew": each_week(
        *[(folder(column(week, guid="column.md", url=None)), [column(week).title])
          for week in range(4)]
    ),
    "an old article is found late": each_week(
        (feed(CANAL), ALL[:1]), (feed(CANAL, BUSES.but(day=-60)), [BUSES.title]),
        (feed(CANAL, BUSES.but(day=-60)), []),
    ),
}  # fmt: skip


def bring_out(tables, now):
    """Send the issue of *now* to nobody, and return the titles of its articles."""
    since = now - timedelta(days=WEEKLY.max_age_days)
    recent = tables.stories.since(since)
    occasion = compose.Occasion(
        WEEKLY, LANGUAGES, now, now, UTC, tables.ledger.sent("weekly"),
        tables.articles.first_readings(),
    )  # fmt: skip
    arrangement = compose.arrange(recent, occasion)
    stories = {story.id: story for story in recent}
    chosen = [stories[place.story].articles for place in arrangement.chosen]
    rows = [
        (place.story, language, "en")
        for place, articles in zip(arrangement.chosen, chosen, strict=True)
        for language in articles
    ]
    issue = tables.issues.draft("weekly", now, now.isoformat(), now)[0].id
    tables.ledger.record(issue, "weekly", rows, now)
    return sorted(article.title for articles in chosen for article in articles.values())


def live_through(store, history):
    """Gather and send as *history* says; return each week's news, and all articles at the end."""
    found = []
    for day, readings, _ in history:
        now = START + timedelta(days=day)
        with store.writing() as tables:
            for form, source, items in readings:
                for article in form(source, items, now + timedelta(minutes=1)):
                    tables.articles.remember(article, now)
            found.append(bring_out(tables, now))
    with store.reading() as tables:
        return found, tables.articles.all()


@pytest.mark.parametrize("history", HISTORIES.values(), ids=HISTORIES)
def test_a_history_brings_each_article_once(sqlite_store, history):
    """Each week's news is what is new that week, and the store holds as many articles as came."""
    found, articles = live_through(sqlite_store, history)

    assert found == [sorted(news) for _, _, news in history]
    assert len(articles) == sum(map(len, found))


@pytest.mark.parametrize(
    "name",
    [
        "guid from http to https",
        "guid is used again",
        "one guid for all, no addresses, in an interface",
        "two versions in turn",
        "two languages at one address",
        "a feed, and the site's own interface",
    ],
)
def test_postgresql_tells_the_same(postgresql_url, name):
    """A server finds the same articles again as a file does: one history of each kind."""
    store = open_store(postgresql_url)

    found, articles = live_through(store, HISTORIES[name])

    store.close()
    assert found == [sorted(news) for _, _, news in HISTORIES[name]]
    assert len(articles) == sum(map(len, found))
