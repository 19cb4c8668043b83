"""Articles -> pairings: what sources say, then what the articles show, within what editors said."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from newsletter.model import Article, Evidence, Pairing, StoryStatus
from newsletter.stories.certainty import is_certain
from newsletter.stories.evidence import against, evidence_of
from newsletter.stories.explicit import explicit_pairings, unbelieved
from newsletter.stories.groups import Groups, Pair, pair_of
from newsletter.stories.lying import lying, same_words
from newsletter.stories.matching import Match, match
from newsletter.stories.nearby import nearby
from newsletter.stories.sites import same_site
from newsletter.stories.traits import Traits, by_language


@dataclass(frozen=True, slots=True)
class PairingSettings:
    """How sure the machine must be, and what it knows beside the articles."""

    #: From this chance on it pairs by itself.
    auto: float = 0.55
    #: From this chance on it asks an editor.
    suggested: float = 0.25
    #: Days that may lie between two articles whose source does not say that they are one story.
    window_days: float = 90.0
    #: For each newsroom that has several hosts, all of them, without `www.`.
    newsrooms: tuple[frozenset[str], ...] = ()
    #: Address of a picture -> what it looks like, 64 bits in hexadecimal digits; where known.
    looks: Mapping[str, str] = field(default_factory=dict)


def pair(
    articles: Sequence[Article],
    known: Collection[frozenset[int]],
    decisions: Mapping[Pair, bool],
    settings: PairingSettings = PairingSettings(),
    new: Collection[int] | None = None,
    translated: Mapping[int, Mapping[str, str]] = {},
) -> tuple[Pairing, ...]:
    """Return which articles are one story, or may be, and were not known to be so.

    An editor's word comes first and is never undone; then what is known stays; then counts what
    sources say; then what the articles show. No story ever has two articles of one language.

    Args:
        articles: all that may go together, with their ids.
        known: ids of articles that form a story already.
        decisions: pairs of ids that an editor said are one story, or are not.
        settings: how sure the machine must be.
        new: ids of those that were not compared yet; only pairs with one of them are returned.
            None if all are new.
        translated: id -> language -> title and summary in it, where a machine has translated them.
    """
    if new is not None:
        articles = nearby(articles, known, new)
    groups = Groups(articles, decisions)
    for group in known:
        groups.join_all(group)
    pairings = [*_decided(groups, decisions)]
    told = by_language(articles, settings.looks)
    liars = lying(told)
    traits = {one.id: one for some in told.values() for one in some}
    explicit = explicit_pairings(articles)
    for pairing in explicit:
        if pairing.status is StoryStatus.AUTO and groups.may_join(*pairing.articles):
            groups.join(*pairing.articles)
            one, other = (traits[number] for number in pairing.articles)
            pairings.append(replace(pairing, evidence=(*pairing.evidence, *against(one, other))))
    hints = {
        one.articles: one
        for one in explicit
        if one.status is StoryStatus.SUGGESTED and liars.keys().isdisjoint(one.articles)
    }
    matched = _matched(told, groups, settings, translated, liars)
    pairings += [_with_hint(one, hints.pop(one.articles, None)) for one in matched]
    pairings += [hint for two, hint in hints.items() if groups.may_join(*two)]
    unheard = unbelieved(articles)
    return tuple(
        _with_claims(pairing, unheard)
        for pairing in sorted(pairings, key=lambda pairing: pairing.articles)
        if new is None or not set(new).isdisjoint(pairing.articles)
    )


def _with_hint(pairing: Pairing, hint: Pairing | None) -> Pairing:
    """Add to *pairing* what a source hints at, which is enough for a question at least."""
    if hint is None:
        return pairing
    return replace(
        pairing,
        confidence=max(pairing.confidence, hint.confidence),
        evidence=(*hint.evidence, *pairing.evidence),
    )


def _with_claims(pairing: Pairing, unheard: Sequence[tuple[int, Evidence]]) -> Pairing:
    """Add to *pairing* what its articles claim of their versions that is no evidence."""
    claimed = tuple(evidence for number, evidence in unheard if number in pairing.articles)
    return replace(pairing, evidence=(*pairing.evidence, *claimed)) if claimed else pairing


def _decided(groups: Groups, decisions: Mapping[Pair, bool]) -> list[Pairing]:
    made = []
    for (first, second), together in sorted(decisions.items()):
        if together and first in groups and second in groups and groups.may_join(first, second):
            groups.join(first, second)
            evidence = (Evidence("editor", 1.0),)
            made.append(Pairing(pair_of(first, second), StoryStatus.EDITOR, 1.0, evidence))
    return made


def _matched(
    told: Mapping[str, Collection[Traits]],
    groups: Groups,
    settings: PairingSettings,
    translated: Mapping[int, Mapping[str, str]],
    liars: Mapping[int, str],
) -> list[Pairing]:
    def may_pair(row: Traits, column: Traits) -> bool:
        return (
            same_site(row.site, column.site, settings.newsrooms)
            and groups.may_join(row.id, column.id)
            and liars.keys().isdisjoint((row.id, column.id))
            and not same_words(row, column)
        )

    made = []
    for one, other in combinations(sorted(told), 2):
        together = groups.pairs(one, other)
        said = {row.id: text for row in told[one]
                if (text := translated.get(row.id, {}).get(other, ""))}  # fmt: skip
        for found in match(told[one], told[other], may_pair, together, settings.window_days, said):
            if found.chance >= settings.suggested and may_pair(found.row, found.column):
                pairing = _pairing(found, settings)
                if pairing.status is StoryStatus.AUTO:
                    groups.join(*pairing.articles)
                made.append(pairing)
    return made


def _pairing(found: Match, settings: PairingSettings) -> Pairing:
    """Return what is said of a match; of one that contradicts itself an editor is asked."""
    certain = is_certain(found, settings.auto)
    return Pairing(
        pair_of(found.row.id, found.column.id),
        StoryStatus.AUTO if certain else StoryStatus.SUGGESTED,
        round(found.chance, 3),
        evidence_of(found),
    )
