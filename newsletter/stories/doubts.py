"""What does not fit: claims that are no evidence, tags that lie, stories that have come apart."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from newsletter.model import Article, Evidence, StoryStatus
from newsletter.stories.explicit import explicit_pairings, unbelieved
from newsletter.stories.glances import Glances
from newsletter.stories.groups import Pair, pair_of
from newsletter.stories.lying import lying
from newsletter.stories.mismatches import Mismatches


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about an article, or about two, that an editor should see."""

    #: Ids of one article, or of two.
    articles: tuple[int, ...]
    #: What it is, and what was seen; its weight is 0 or less.
    evidence: Evidence


def doubts(
    articles: Sequence[Article],
    known: Collection[frozenset[int]],
    decisions: Mapping[Pair, bool],
    helped: Collection[frozenset[int]] = (),
) -> tuple[Doubt, ...]:
    """Return what speaks against what sources say, and against stories that there are.

    Kinds: `hreflang_one_way`, `hreflang_front_page`, `claimed_twice`, `key_twice` (claims that are
    no evidence), `language` (the words are those of another language, which is seen), `apart`
    (two versions of a story that show nothing in common, as when one was edited into something
    else), `rival` (two that a source calls one story, while an article that fits much better
    stands alone: its title is seen). Where an editor says that two are one there is no doubt.

    Args:
        articles: all that there are, with their ids.
        known: ids of articles that form a story.
        decisions: pairs of ids that an editor said are one story, or are not.
        helped: those of *known* that a machine's translation helped to find: what it said is not
            seen here, and so they are not doubted.
    """
    found = [Doubt((number,), evidence) for number, evidence in unbelieved(articles)]
    glances = Glances(articles)
    liars = lying(glances.by_language())
    found += [Doubt((n,), Evidence("language", -0.5, seen)) for n, seen in liars.items()]
    joined = {number for group in known if len(group) > 1 for number in group}
    alone = [
        n for n in (one.id for one in articles) if n in glances and n not in joined | liars.keys()
    ]
    apart = {pair_of(*pair) for pair, together in decisions.items() if not together}
    told = {one.articles for one in explicit_pairings(articles) if one.status is StoryStatus.AUTO}
    pairs = _doubtful(known, decisions, helped, glances)
    mismatches = Mismatches(articles, glances, alone, apart).of(pairs, told)
    found += [Doubt(pair, evidence) for pair, evidence in mismatches]
    return tuple(
        sorted(found, key=lambda one: (one.articles, one.evidence.kind, one.evidence.seen))
    )


def _doubtful(
    known: Collection[frozenset[int]],
    decisions: Mapping[Pair, bool],
    helped: Collection[frozenset[int]],
    glances: Glances,
) -> list[Pair]:
    """Return the pairs of two languages that are one story, and may be doubted."""
    sure = {pair_of(*pair) for pair, together in decisions.items() if together}
    return [
        pair
        for group in sorted(set(known) - set(helped), key=sorted)
        for pair in combinations(sorted(number for number in group if number in glances), 2)
        if pair not in sure and glances.language(pair[0]) != glances.language(pair[1])
    ]
