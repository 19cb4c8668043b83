"""A quick look at articles."""

from newsletter.stories.glances import Glances
from tests.stories.newsroom import PAIRED, articles, number_of, pair_about


def test_what_plainly_goes_together_is_seen_at_a_glance():
    """Two that share names and figures do; strangers and two weeks of a column do not."""
    seen = Glances(articles())

    assert sum(map(seen.plain, PAIRED)) > len(PAIRED) / 2
    assert not seen.plain((number_of("police1"), number_of("police2", "es")))
    assert not seen.plain((number_of("canal"), number_of("posadas", "es")))


def test_the_nearest_are_those_of_the_language_that_is_asked_for():
    """The true twin comes first."""
    english, spanish = pair_about("canal")
    near = Glances(articles()).nearest([one.id for one in articles()], [(english, "es")])

    assert near[english, "es"][0] == spanish
