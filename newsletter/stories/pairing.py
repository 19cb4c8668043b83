"""Articles -> pairings: what sources say, then what the articles show, within what editors said."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from newsletter.model import Article, Evidence, Pairing, StoryStatus
from newsletter.stories.evidence import evidence_of
from newsletter.stories.explicit import explicit_pairings
from newsletter.stories.groups import Groups, Pair, pair_of
from newsletter.stories.matching import Match, match
from newsletter.stories.signs import contradicts_itself
from newsletter.stories.traits import Traits, same_site, traits_of


@dataclass(frozen=True, slots=True)
class PairingSettings:
    """How sure the machine must be."""

    #: From this chance on it pairs by itself.
    auto: float = 0.9
    #: From this chance on it asks an editor.
    suggested: float = 0.25
    #: Days that may lie between two articles whose source does not say that they are one story.
    window_days: float = 90.0


def pair(
    articles: Sequence[Article],
    known: Collection[frozenset[int]],
    decisions: Mapping[Pair, bool],
    settings: PairingSettings = PairingSettings(),
) -> tuple[Pairing, ...]:
    """Return which articles are one story, or may be, and were not known to be so.

    An editor's word comes first and is never undone; then what is known stays; then counts what
    sources say; then what the articles show. No story ever has two articles of one language.

    Args:
        articles: all that may go together, with their ids.
        known: ids of articles that form a story already.
        decisions: pairs of ids that an editor said are one story, or are not.
        settings: how sure the machine must be.
    """
    groups = Groups(articles, decisions)
    for group in known:
        groups.join_all(group)
    pairings = [*_decided(groups, decisions)]
    for pairing in explicit_pairings(articles):
        if groups.may_join(*pairing.articles):
            groups.join(*pairing.articles)
            pairings.append(pairing)
    pairings += _matched(articles, groups, settings)
    return tuple(sorted(pairings, key=lambda pairing: pairing.articles))


def _decided(groups: Groups, decisions: Mapping[Pair, bool]) -> list[Pairing]:
    made = []
    for (first, second), together in sorted(decisions.items()):
        if together and first in groups and second in groups and groups.may_join(first, second):
            groups.join(first, second)
            evidence = (Evidence("editor", 1.0),)
            made.append(Pairing(pair_of(first, second), StoryStatus.EDITOR, 1.0, evidence))
    return made


def _matched(
    articles: Sequence[Article], groups: Groups, settings: PairingSettings
) -> list[Pairing]:
    by_language = _traits(articles)

    def may_pair(row: Traits, column: Traits) -> bool:
        return same_site(row, column) and groups.may_join(row.id, column.id)

    made = []
    for one, other in combinations(sorted(by_language), 2):
        together = groups.pairs(one, other)
        for found in match(
            by_language[one], by_language[other], may_pair, together, settings.window_days
        ):
            if found.chance >= settings.suggested and may_pair(found.row, found.column):
                pairing = _pairing(found, settings)
                if pairing.status is StoryStatus.AUTO:
                    groups.join(*pairing.articles)
                made.append(pairing)
    return made


def _traits(articles: Sequence[Article]) -> dict[str, list[Traits]]:
    languages = {article.language for article in articles if article.language}
    days = [article.dated.timestamp() / 86400 for article in articles if article.dated]
    newest = max(days, default=0.0)
    looked: dict[str, list[Traits]] = {language: [] for language in languages}
    for article in articles:
        if article.language:
            looked[article.language].append(traits_of(article, languages, newest))
    return looked


def _pairing(found: Match, settings: PairingSettings) -> Pairing:
    """Return what is said of a match; of one that contradicts itself an editor is asked."""
    certain = found.chance >= settings.auto and not contradicts_itself(found.signs)
    return Pairing(
        pair_of(found.row.id, found.column.id),
        StoryStatus.AUTO if certain else StoryStatus.SUGGESTED,
        round(found.chance, 3),
        evidence_of(found),
    )
