"""How fast an issue is laid out: `python bench/render.py [STORIES]`.

An issue of 10 stories in two languages, each with a picture and a text of 700 words, and three
events; an edition shows as many as its cap allows. Where the time goes, for each edition:

- jinja: its templates filled in, HTML and text;
- premailer: the rules put into the elements;
- checks: all that need no network.

Medians of 5 runs; the first one, which also compiles the templates, stands apart.
"""

import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from newsletter.model import (
    Article,
    Chosen,
    Edition,
    Event,
    Issue,
    Newsletter,
    Picture,
    Rendering,
    Section,
    Site,
    Story,
    Words,
    editions_of,
)
from newsletter.places import TEMPLATES
from newsletter.render import (
    Desk,
    Shapes,
    Shot,
    Strings,
    Studio,
    check,
    check_issue,
    render_edition,
)
from newsletter.render.inline import inline
from newsletter.stories import amounts_in

RUNS = 5
#: Seconds that one edition, and all five, may take.
GOAL, GOAL_OF_ALL = 2.0, 6.0
#: What a cost is made of.
PARTS = ("whole", "jinja", "premailer", "checks")
DUE = datetime(2026, 11, 26, 14, tzinfo=UTC)

SITE = Site(
    name={"en": "Bench News", "es": "Bench News"},
    languages=("en", "es"),
    base_url="https://news.example",
    postal_address={"en": "1 Main St, Phoenix, AZ 85000", "es": "1 Main St, Phoenix, AZ 85000"},
)
NEWSLETTER = Newsletter(
    id="weekly",
    title={"en": "The Weekly", "es": "El Semanal"},
    sections=(Section("news", {"en": "News", "es": "Noticias"}),),
)
#: Language -> title and summary of a story, as long as they usually are.
TOLD = {
    "en": (
        "Story {}: the board keeps the price of water until the end of spring",
        (
            "Families on the east side pay what they paid last year. The board votes again in "
            "April, after the county has counted how much the new well gives; four neighbors spoke."
        ),
    ),
    "es": (
        "Nota {}: la junta mantiene el precio del agua hasta el fin de la primavera",
        (
            "Las familias del este pagan lo mismo que el año pasado. La junta vota otra vez en "
            "abril, cuando el condado sepa cuánta agua da el pozo nuevo; hablaron cuatro vecinos."
        ),
    ),
}


def story(number: int, event: Event | None = None) -> Story:
    """Return a story in both languages; an event has no picture."""
    articles = {
        language: Article(
            source="desk",
            guid=f"{number}-{language}",
            url=f"https://news.example/{language}/2026/11/the-price-of-water-{number}",
            language=language,
            title=title.format(number),
            summary=summary,
            body="<p>" + "word " * 700 + "</p>",
            author="Rosa Delgado",
            picture=None if event else Picture(f"{number}.jpg", alt=f"{summary[:60]} {number}"),
            event=event,
        )
        for language, (title, summary) in TOLD.items()
    }
    return Story(number, articles)


def shapes(number: int) -> Shapes:
    """Return the sizes of a picture."""
    address = f"https://news.example/media/{number}"
    return Shapes(
        Shot(f"{address}-lead.jpg", 544, 272),
        Shot(f"{address}-wide.jpg", 584, 195),
        Shot(f"{address}-thumb.jpg", 176, 132),
    )


def issue_of(count: int) -> tuple[Issue, dict[int, Story], dict[str, Shapes]]:
    """Return an issue of *count* stories and three events, its stories and its pictures."""
    news = range(1, count + 1)
    stories = {number: story(number) for number in news}
    for number in range(count + 1, count + 4):
        stories[number] = story(number, Event(DUE + timedelta(days=number), "City Hall, 6 p.m."))
    words = {
        language: Words(title.format(1)[:60], summary[:80], summary)
        for language, (title, summary) in TOLD.items()
    }
    chosen = tuple(Chosen(number, "news", lead=number == 1) for number in stories)
    issue = Issue(7, "weekly", DUE, "2026-11-26T07:00", stories=chosen, words=words)
    return issue, stories, {f"{number}.jpg": shapes(number) for number in news}


class Watched(Studio):
    """A studio that keeps the last page that it filled in, and counts the seconds."""

    page = ""
    seconds = 0.0

    def render(self, name: str, **values: object) -> str:
        """Fill in *name*, and keep it if it is a page."""
        start = time.perf_counter()
        made = super().render(name, **values)
        self.seconds += time.perf_counter() - start
        if name.endswith(".html"):
            self.page = made
        return made


@dataclass(frozen=True)
class Cost:
    """Seconds of one edition."""

    whole: float
    jinja: float
    premailer: float
    checks: float

    @property
    def rest(self) -> float:
        """What none of the parts takes: choosing the tiles, settling the text."""
        return max(0.0, self.whole - self.jinja - self.premailer - self.checks)


class Bench:
    """An issue, and what laying it out costs."""

    def __init__(self, count: int) -> None:
        """Write the issue of *count* stories."""
        self.issue, self.stories, self.pictures = issue_of(count)
        self.strings = Strings.load([TEMPLATES], SITE.languages, SITE.territory)
        self.studio = Watched([TEMPLATES], self.strings, SITE)
        self.renderings: dict[str, Rendering] = {}

    def run(self, edition: Edition) -> Cost:
        """Render and check *edition* once; its page is inlined once more, to know what that takes."""
        self.studio.seconds = 0.0
        start = time.perf_counter()
        made = render_edition(
            self.studio, NEWSLETTER, self.issue, edition, self.stories, self.pictures
        )
        rendered = time.perf_counter()
        check(
            made, edition, issue=self.issue, site=SITE, strings=self.strings, stories=self.stories
        )
        checked = time.perf_counter()
        inline(self.studio.page)
        inlined = time.perf_counter()
        self.renderings[edition.code] = made
        return Cost(checked - start, self.studio.seconds, inlined - checked, checked - rendered)

    def compare(self) -> float:
        """Return the seconds that the checks of the whole issue take."""
        desk = Desk(
            NEWSLETTER, self.issue, self.stories, SITE, self.strings, DUE,
            renderings=self.renderings, amounts=amounts_in,
        )  # fmt: skip
        start = time.perf_counter()
        check_issue(desk)
        return time.perf_counter() - start


def row(name: str, costs: Sequence[Cost], goal: float, more: str = "") -> str:
    """Write the medians of *costs* as a line of the table."""
    parts = [
        statistics.median(getattr(cost, part) for cost in costs)
        for part in ("whole", "jinja", "premailer", "checks", "rest")
    ]
    verdict = "" if parts[0] <= goal else "  OVER"
    return f"{name:10}" + "".join(f"{part:11.3f}" for part in parts) + f"{goal:7.1f}{verdict}{more}"


def main() -> None:
    """Lay the issue out, and print what it costs."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    bench, editions = Bench(count), editions_of(SITE.languages)
    first = sum(bench.run(edition).whole for edition in editions)
    runs = [{edition.code: bench.run(edition) for edition in editions} for _ in range(RUNS)]
    print(f"{count} stories and 3 events; seconds, median of {RUNS} runs")
    head = ("whole", "jinja", "premailer", "checks", "rest")
    print(f"{'edition':10}" + "".join(f"{name:>11}" for name in head) + f"{'goal':>7}")
    for edition in editions:
        costs = [run[edition.code] for run in runs]
        shown = min(count, NEWSLETTER.cap(edition.layout))
        size = len(bench.renderings[edition.code].html)
        print(row(edition.code, costs, GOAL, f"   {shown} stories, {size:,} bytes"))
    sums = [
        Cost(*(sum(getattr(cost, part) for cost in run.values()) for part in PARTS)) for run in runs
    ]
    print(row("all five", sums, GOAL_OF_ALL))
    print(f"the first time, with empty caches: {first:.3f}")
    print(f"checks of the issue as a whole:    {bench.compare():.3f}")


if __name__ == "__main__":
    main()
