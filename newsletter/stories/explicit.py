"""What sources themselves say about which articles are one story."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from newsletter.model import Article, Evidence, Pairing, StoryStatus, url_key
from newsletter.stories.groups import pair_of

#: Confidence in a link that goes one way only.
ONE_WAY = 0.95

#: A front page: nothing behind the host, or a language at most ("/es", "/es-mx").
FRONT_PAGE = re.compile(r"[^/]*(?:/[a-z]{2,3}(?:[-_][a-z]{2,4})?)?", re.IGNORECASE)


def explicit_pairings(articles: Sequence[Article]) -> list[Pairing]:
    """Return the pairs that their sources call translations of each other, the surest first.

    A key that one source gives to articles of several languages is certain; so are two addresses
    that name each other as `hreflang` alternates. One that is not named back is nearly so, but
    means nothing when it leads to a front page or when several articles name it.
    """
    found = [*_by_key(articles), *_by_alternates(articles)]
    return sorted(found, key=lambda pairing: (-pairing.confidence, pairing.articles))


def _by_key(articles: Sequence[Article]) -> Iterator[Pairing]:
    groups: dict[tuple[str, str], list[Article]] = defaultdict(list)
    for article in articles:
        if article.translation_key and article.language:
            groups[article.source, article.translation_key].append(article)
    for group in groups.values():
        for one, other in combinations(group, 2):
            if one.language != other.language:
                yield _pairing(one, other, 1.0, "translation_key", one.translation_key)


def _by_alternates(articles: Sequence[Article]) -> Iterator[Pairing]:
    at: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.language and (address := url_key(article.url)):
            at[address].append(article)
    named_by: dict[tuple[int, str], set[int]] = defaultdict(set)
    links: dict[tuple[int, int], str] = {}
    for article in articles:
        for address in {url_key(url) for url in article.alternates.values()}:
            targets = [other for other in at.get(address, ()) if other.language != article.language]
            if article.language and len(targets) == 1 and not FRONT_PAGE.fullmatch(address):
                links[article.id, targets[0].id] = address
                named_by[targets[0].id, article.language].add(article.id)
    known = {article.id: article for article in articles}
    for (source, target), address in links.items():
        mutual = (target, source) in links
        if (mutual and source < target) or (
            not mutual and len(named_by[target, known[source].language]) == 1
        ):
            sure = 1.0 if mutual else ONE_WAY
            yield _pairing(known[source], known[target], sure, "hreflang", address)


def _pairing(one: Article, other: Article, sure: float, kind: str, seen: str) -> Pairing:
    evidence = (Evidence(kind, sure, seen),)
    return Pairing(pair_of(one.id, other.id), StoryStatus.AUTO, sure, evidence)
