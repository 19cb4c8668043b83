"""Which articles go together by what they show."""

from newsletter.model import Article
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
    mistaken = (number_of("canal"), number_of("posadas", "es"))
    assert not any(mistaken[0] in pair for pair in find(known=[mistaken]))


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


def test_known_pairs_teach_words():
    """Two texts that name the same person are told apart by words that known pairs taught."""
    english, spanish = _lessons("abcdefgh", "en", 0), _lessons("stuvwxyz", "es", 100)
    known = [(number, 100 + number) for number in range(10)]

    taught = match(english, spanish, lambda *_: True, known, 90.0)
    untaught = match(english, spanish, lambda *_: True, known[:3], 90.0)
    assert {(one.row.id, one.column.id) for one in taught} == {(10, 110), (11, 111)}
    assert min(one.chance for one in taught) > 0.5 > max(one.chance for one in untaught)


def _lessons(letters, language, first):
    """Return texts in a language of eight words; number 10 and 11 name the same person."""
    looks = []
    for number in range(12):
        chosen = [(number + step) % len(letters) for step in (0, 1, 3)]
        words = [f"{letters[one] * 3}{letters[one - 1] * 4}" for one in chosen]
        name = " de Elena Valenzuela Ibarra 602-555-0142" if number >= 10 else ""
        body = f"<p>{' '.join(words * 4)}{name}</p>"
        article = Article("desk", "g", "", language, "", body=body, id=first + number)
        looks.append(traits_of(article, ("en", "es"), 0.0))
    return looks
