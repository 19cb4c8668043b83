"""Of all that is known, what is worth comparing with a few new articles."""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from heapq import nlargest

from newsletter.model import Article, url_key
from newsletter.stories.claims import links_of, path_key
from newsletter.stories.folding import fold

#: Known articles that are looked at for each new one: those whose words are nearest, and whose day.
ALIKE, NEAR = 8, 6

#: Stories in two languages that are taken along, to learn from: the newest.
TEACHERS = 60

#: Known articles up to which all are taken.
FEW = 400

#: What stands for a text here: long words and figures of its title and its first sentences.
TELLING = re.compile(r"\w{5,}|\d+")
BEGINNING = 300


def nearby(
    articles: Sequence[Article], known: Collection[frozenset[int]], new: Collection[int]
) -> list[Article]:
    """Return the *new* articles, and of the others those that may be of use.

    These are: whatever sources name together with a new one; articles without all languages,
    the nearest to each new one; some stories that teach how the languages go together; and all
    the other versions of each of these.
    """
    if len(articles) - len(new) <= FEW:
        return list(articles)
    languages = {article.language for article in articles if article.language}
    at = {article.id: article for article in articles}
    group_of = {number: group for group in known for number in group}
    fresh = [at[number] for number in sorted(new) if number in at]
    rest = [article for article in articles if article.id not in new]
    chosen = {one.id for one in (*fresh, *_named(fresh, rest, languages))}
    free = [
        one for one in rest
        if one.language
        and len({at[n].language for n in group_of.get(one.id, ()) if n in at}) < len(languages)
    ]  # fmt: skip
    chosen |= _candidates(fresh, free)
    whole = [group for group in known if len(group) > 1 and all(number in at for number in group)]
    for group in sorted(whole, key=lambda group: (-max(_day(at[n]) for n in group), min(group)))[
        :TEACHERS
    ]:
        chosen |= group
    for number in list(chosen):
        chosen |= group_of.get(number, frozenset())
    return [article for article in articles if article.id in chosen]


def _named(
    fresh: Iterable[Article], rest: Iterable[Article], languages: set[str]
) -> Iterable[Article]:
    """Yield those of *rest* that sources name together with one of *fresh*."""
    addresses, named, keys, paths = set(), set(), set(), set()
    for one in fresh:
        addresses.add(url_key(one.url))
        named |= {url_key(url) for url in links_of(one)}
        keys.add((one.source, one.translation_key))
        paths.add(path_key(one.url, languages))
    for one in rest:
        if (
            url_key(one.url) in named
            or any(url_key(url) in addresses for url in one.alternates.values())
            or (one.translation_key and (one.source, one.translation_key) in keys)
            or (one.url.rpartition("-")[1] and path_key(one.url, languages) in paths - {""})
        ):
            yield one


def _candidates(fresh: Sequence[Article], free: Sequence[Article]) -> set[int]:
    words = {one.id: _telling(one) for one in (*fresh, *free)}
    often = Counter(word for some in words.values() for word in some)
    holders: dict[str, list[Article]] = {}
    wanted = {word for one in fresh for word in words[one.id]}
    for one in free:
        for word in words[one.id] & wanted:
            holders.setdefault(word, []).append(one)
    chosen: set[int] = set()
    for one in fresh:
        alike: Counter[int] = Counter()
        for word in words[one.id]:
            for other in holders.get(word, ()):
                if other.language != one.language:
                    alike[other.id] += round(1000 * math.log(2 + len(words) / often[word]))
        chosen.update(number for number, _ in alike.most_common(ALIKE))
        others = (other for other in free if other.language != one.language)
        day = _day(one)
        near = nlargest(NEAR, others, key=lambda other: (-abs(_day(other) - day), -other.id))
        chosen.update(other.id for other in near)
    return chosen


def _telling(article: Article) -> frozenset[str]:
    return frozenset(TELLING.findall(fold(f"{article.title} {article.summary[:BEGINNING]}")))


def _day(article: Article) -> float:
    return article.dated.timestamp() / 86400 if article.dated else 0.0
