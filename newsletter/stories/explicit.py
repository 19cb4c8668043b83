"""What sources themselves say about which articles are one story, as far as it can be believed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from newsletter.model import Article, Evidence, Pairing, StoryStatus
from newsletter.stories.claims import Claim, claims, is_front_page, same_paths, says_enough
from newsletter.stories.groups import pair_of

#: Confidence in a link "Leer en español" that nothing contradicts, and in one path in two languages.
LINK, PATH = 0.97, 0.97

#: Confidence in one short path in two languages, of which an editor is asked.
SHORT_PATH = 0.5


def explicit_pairings(articles: Sequence[Article]) -> list[Pairing]:
    """Return the pairs that their sources call translations of each other, the surest first.

    A key that one source gives to one article of each language is certain; so are two addresses
    that name each other. A link in a text with the name of the language is nearly so when the
    article there names no other, and nobody else names it; so are two paths that differ in their
    language only; of short ones an editor is asked. A `hreflang` that is not answered is no
    evidence.
    """
    found = [*_by_key(articles), *_by_claims(articles), *_by_path(articles)]
    best: dict[tuple[int, int], Pairing] = {}
    for pairing in sorted(found, key=lambda one: (-one.confidence, one.articles)):
        before = best.get(pairing.articles)
        evidence = (*before.evidence, *pairing.evidence) if before else pairing.evidence
        best[pairing.articles] = replace(before or pairing, evidence=tuple(dict.fromkeys(evidence)))
    return sorted(best.values(), key=lambda one: (-one.confidence, one.articles))


def unbelieved(articles: Sequence[Article]) -> list[tuple[int, Evidence]]:
    """Return what *articles* say of their versions that is no evidence: their ids, and what it is.

    A `hreflang` that leads to a front page or is not answered, one version that several articles
    claim, a key that two articles of one language have.
    """
    said = claims(articles)
    answered = {(one.by, one.of) for one in said}
    language = {article.id: article.language for article in articles}
    claimed: dict[tuple[int, str], set[int]] = defaultdict(set)
    for one in said:
        claimed[one.of, language[one.by]].add(one.by)
    found = []
    for one in said:
        if is_front_page(one.address):
            found.append((one.by, Evidence("hreflang_front_page", 0.0, one.address)))
        elif (one.of, one.by) not in answered:
            if len(claimed[one.of, language[one.by]]) > 1:
                found.append((one.by, Evidence("claimed_twice", 0.0, one.address)))
            elif one.kind == "hreflang":
                found.append((one.by, Evidence("hreflang_one_way", 0.0, one.address)))
    found += [
        (article.id, Evidence("key_twice", 0.0, article.translation_key))
        for group in _keys(articles)
        for article in group
        if sum(one.language == article.language for one in group) > 1
    ]
    return list(dict.fromkeys(found))


def _keys(articles: Iterable[Article]) -> list[list[Article]]:
    groups: dict[tuple[str, str], list[Article]] = defaultdict(list)
    for article in articles:
        if article.translation_key and article.language:
            groups[article.source, article.translation_key].append(article)
    return list(groups.values())


def _by_key(articles: Sequence[Article]) -> Iterator[Pairing]:
    for group in _keys(articles):
        if len({one.language for one in group}) == len(group):
            for one, other in combinations(group, 2):
                seen = one.translation_key
                yield _pairing(one.id, other.id, 1.0, "translation_key", seen)


def _by_claims(articles: Sequence[Article]) -> Iterator[Pairing]:
    said = [one for one in claims(articles) if one.of]
    language = {article.id: article.language for article in articles}
    named = {(one.by, one.of) for one in said}
    claimed: dict[tuple[int, str], set[int]] = defaultdict(set)
    names: dict[tuple[int, str], set[int]] = defaultdict(set)
    for one in said:
        claimed[one.of, language[one.by]].add(one.by)
        names[one.by, language[one.of]].add(one.of)

    def alone(one: Claim) -> bool:
        """Does nobody else claim that article, and does it name no other itself?"""
        others = names[one.of, language[one.by]] - {one.by}
        return not others and len(claimed[one.of, language[one.by]]) == 1

    for one in said:
        if (one.of, one.by) in named:
            yield _pairing(one.by, one.of, 1.0, one.kind, one.address)
        elif one.kind == "language_link" and alone(one):
            yield _pairing(one.by, one.of, LINK, one.kind, one.address)


def _by_path(articles: Sequence[Article]) -> Iterator[Pairing]:
    for path, held in same_paths(articles).items():
        for one, other in combinations(held, 2):
            if says_enough(path):
                yield _pairing(one.id, other.id, PATH, "path", path)
            else:
                yield _pairing(one.id, other.id, SHORT_PATH, "path", path, StoryStatus.SUGGESTED)


def _pairing(
    one: int, other: int, sure: float, kind: str, seen: str, status: StoryStatus = StoryStatus.AUTO
) -> Pairing:
    return Pairing(pair_of(one, other), status, sure, (Evidence(kind, sure, seen),))
