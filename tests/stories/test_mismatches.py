"""Pairs that do not look like one story."""

from newsletter.stories.glances import Glances
from newsletter.stories.mismatches import Mismatches
from tests.stories.newsroom import articles, changed, number_of, pair_about

STRANGERS = (number_of("canal"), number_of("posadas", "es"))


def seen(some, pair, told, alone=()):
    """Return kind and what is seen of *pair*."""
    found = Mismatches(some, Glances(some), alone, ()).of([pair], told)
    return [(evidence.kind, evidence.seen) for _, evidence in found]


def test_strangers_are_told_from_twins():
    """Whoever called them one story."""
    assert seen(articles(), STRANGERS, ()) == [("apart", "")]
    assert seen(articles(), STRANGERS, {STRANGERS}) == [("apart", "")]
    assert seen(articles(), pair_about("canal"), ()) == []


def test_a_text_of_few_words_says_nothing_against_its_source():
    """There is too little in it that another could have in common with it."""
    short = changed(articles(), STRANGERS[1], title="Posadas", body="<p>Habrá ponche.</p>")

    assert seen(short, STRANGERS, {STRANGERS}) == []


def test_a_source_is_contradicted_by_a_much_better_partner():
    """One that stands alone; where no source said anything, there is nothing to contradict."""
    twin = pair_about("canal")[1]
    title = next(one.title for one in articles() if one.id == twin)

    assert seen(articles(), STRANGERS, {STRANGERS}, [twin]) == [("rival", title)]
    assert seen(articles(), STRANGERS, (), [twin]) == [("apart", "")]
