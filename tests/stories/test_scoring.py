"""How well two articles go together."""

from dataclasses import replace

from newsletter.stories.scoring import FEW, Scores
from tests.stories.newsroom import PAIRED, articles, number_of, pair_about


def test_what_goes_together_scores_better():
    """Twins have even odds at least, strangers next to none; no pairs, no scores."""
    strangers = (number_of("canal"), number_of("posadas", "es"))
    scores = Scores(articles()).of([*sorted(PAIRED), strangers])

    assert min(scores[two] for two in PAIRED) > 0
    assert scores[strangers] < -6
    assert Scores(articles()).of([]) == {}


def test_of_many_articles_some_show_what_is_common():
    """A pair scores much the same among few and among many."""
    some = [replace(one, id=one.id + 1000 * n) for n in range(FEW // 15) for one in articles()]
    two = pair_about("canal")

    assert len(some) > FEW
    assert abs(Scores(some).of([two])[two] - Scores(some[:FEW]).of([two])[two]) < 3
