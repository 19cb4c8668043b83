"""How well articles find their other language: `python bench/pairing CORPUS [tuned|held]`.

CORPUS is a folder of feeds of one site: `plain`, `prose` and `bare`, each with `LANGUAGE.xml`,
and `truth.json`. It is paired whole, in halves, and in small pieces, with and without dates; so
are invented newsrooms, in scripts that have no letter in common too. P is precision, R recall,
F1 both; "auto" counts what the machine would join by itself, "all" its questions too. `tuned`
and `held` show only the half that weights and bars were chosen on, or only the other.
"""

import random
import sys
import time
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import corpus
import invented

from newsletter.model import Article, Pairing, StoryStatus
from newsletter.stories import pair

#: Articles of a small set, and how many sets there are of each.
SMALL, DRAWS = (10, 20, 50), 20

Case = tuple[Collection[Article], set[tuple[int, int]], set[int]]


def main() -> None:
    """Print all figures."""
    folder = Path(sys.argv[1])
    halves = {"tuned": [0], "held": [1]}.get(sys.argv[2] if len(sys.argv) > 2 else "", [0, 1])
    print(f"{'':44}{'auto P':>8}{'auto R':>8}{'all P':>8}{'all R':>8}{'all F1':>8}{'pairs':>7}")
    for name, cases in sets(folder, halves):
        judge(name, cases)
    speed()


def sets(folder: Path, halves: list[int]) -> Iterator[tuple[str, Iterable[Case]]]:
    """Yield what is to be judged, and its name."""
    for second in ("es", "fr", "pt") * (not len(sys.argv) > 3):
        for kind in ("plain", "prose", "bare"):
            site = corpus.read(folder, kind, "en", second)
            name = f"en-{second} {kind}"
            if halves == [0, 1]:
                yield name, [_case(site)]
            for which in halves:
                half = site.half(which)
                label = f"{name}, {('tuned', 'held')[which]} half"
                yield label, [_case(half)]
                yield f"{label}, small", list(_pieces(half, which))
    for second in ("es", "ko", "zh", "ar"):
        for dated in (True, False):
            for which in halves:
                when = "" if dated else ", undated"
                label = f"en-{second} invented, {('tuned', 'held')[which]}{when}"
                yield label, list(_newsrooms(second, which, dated=dated))


def _case(site: corpus.Site) -> Case:
    return site.articles, site.pairs, site.open


def _pieces(site: corpus.Site, which: int) -> Iterator[Case]:
    chance = random.Random(which)
    for size in SMALL:
        for draw in range(DRAWS):
            piece = site.some(size, chance, run=0.5)
            yield _case(piece.undated() if draw % 4 == 0 else piece)


def _newsrooms(second: str, which: int, *, dated: bool) -> Iterator[Case]:
    chance = random.Random(which)
    for size in SMALL:
        for _ in range(DRAWS):
            habits = invented.Habits(size, dated=dated, half=which)
            news = invented.newsroom("en", second, habits, chance)
            yield news.articles, news.pairs, set()


def judge(name: str, cases: Iterable[Case]) -> None:
    """Print how well the articles of *cases* are paired, all cases taken together."""
    right = dict.fromkeys(("auto", "all"), 0)
    said, true = dict(right), 0
    for articles, pairs, unclear in cases:
        due = {tuple(sorted(two)) for two in pairs if unclear.isdisjoint(two)}
        true += len(due)
        for which, found in _outcomes(pair([*articles], (), {})).items():
            counted = {two for two in found if unclear.isdisjoint(two)}
            right[which] += len(counted & due)
            said[which] += len(counted)
    rates = [
        rate
        for which in ("auto", "all")
        for rate in (right[which] / max(said[which], 1), right[which] / max(true, 1))
    ]
    f1 = 2 * right["all"] / max(said["all"] + true, 1)
    print(f"{name:44}" + "".join(f"{rate:8.4f}" for rate in (*rates, f1)) + f"{true:7}", flush=True)


def _outcomes(pairings: Iterable[Pairing]) -> dict[str, set[tuple[int, int]]]:
    made = [*pairings]
    return {
        "auto": {one.articles for one in made if one.status is StoryStatus.AUTO},
        "all": {one.articles for one in made},
    }


def speed() -> None:
    """Print how long a newsroom's articles take, all of them and only the new ones."""
    articles = _archive(1_000).articles
    start = time.perf_counter()
    pair(articles, (), {})
    print(f"{len(articles)} articles: {time.perf_counter() - start:.2f} s")
    archive = _archive(5_020)
    articles = archive.articles
    new = {one.id for one in sorted(articles, key=lambda one: one.dated or invented.TODAY)[-20:]}
    partner = {one: two for both in archive.pairs for one, two in (both, both[::-1])}
    for name, known in (
        ("paired", [frozenset(both) for both in archive.pairs if new.isdisjoint(both)]),
        ("each alone", []),
    ):
        start = time.perf_counter()
        found = pair(articles, known, {}, new=new)
        seconds = time.perf_counter() - start
        due = {tuple(sorted((one, partner[one]))) for one in new if one in partner}
        right = len(due & {one.articles for one in found})
        print(f"20 new among 5,000, {name}: {seconds:.2f} s, {right} of {len(due)} pairs")


def _archive(size: int) -> invented.News:
    """Return *size* articles of many weeks."""
    whole = invented.News([], set())
    chance = random.Random(7)
    while (first := len(whole.articles)) < size:
        back = timedelta(days=first / 25)
        news = invented.newsroom("en", "es", invented.Habits(60), chance)
        whole.articles.extend(
            replace(
                one, id=first + one.id, guid=f"{first}-{one.id}", url=f"{one.url}{first}",
                published_at=one.published_at - back if one.published_at else None,
            )
            for one in news.articles
        )  # fmt: skip
        whole.pairs.update((first + one, first + two) for one, two in news.pairs)
    kept = whole.articles[:size]
    return invented.News(kept, {two for two in whole.pairs if max(two) <= size})


if __name__ == "__main__":
    main()
