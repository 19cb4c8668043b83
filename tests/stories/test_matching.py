"""Which articles go together by what they show."""

from newsletter.stories.matching import match
from newsletter.stories.traits import traits_of
from tests.stories.newsroom import PAIRED, articles, number_of, pair_about


def find(some=None, *, may_pair=lambda *_: True, known=(), window=90.0):
    """Return the pairs that are found -> their chance."""
    looks = [traits_of(article, ("en", "es"), 0.0) for article in some or articles()]
    found = match(
        [look for look in looks if look.language == "en"],
        [look for look in looks if look.language == "es"],
        may_pair,
        known,
        window,
    )
    return {(one.row.id, one.column.id): one.chance for one in found}


def test_translations_are_found_without_any_link():
    """All of them, among three weeks of one column and stories that nobody translated."""
    found = find()

    assert {pair for pair, chance in found.items() if chance > 0.9} == PAIRED


def test_what_is_known_is_not_found_again():
    """Known pairs teach, and nobody else gets their articles."""
    known = [pair_about(name) for name in ("canal", "buses", "police1")]

    assert set(find(known=known)) == PAIRED - set(known)


def test_what_may_not_be_is_not_found():
    """An editor's no, another site, an article of the same language in the story."""
    forbidden = pair_about("bakery")
    found = find(may_pair=lambda row, column: (row.id, column.id) != forbidden)

    assert forbidden not in found


def test_nothing_is_found_beyond_the_window():
    """The mariachis' translation came a day later: half a day is too short a window."""
    found = find(window=0.5)

    assert pair_about("mariachi") not in found
    assert pair_about("buses") in found


def test_a_handful_is_enough():
    """Two articles are paired when they are one story, and left alone when they are not."""
    both = {article.id: article for article in articles()}
    canal = [both[number] for number in pair_about("canal")]
    strangers = [both[number_of("library")], both[number_of("posadas", "es")]]

    assert find(canal)[pair_about("canal")] > 0.9
    assert max(find(strangers).values(), default=0.0) < 0.25
