"""Which articles are one story so far."""

from hypothesis import given
from hypothesis import strategies as st

from newsletter.model import Article
from newsletter.stories.groups import Groups, pair_of

LANGUAGES = ("en", "es", "fr")


def article(number, language):
    return Article("desk", f"g{number}", "", language, "t", id=number)


def groups(*languages, apart=()):
    """Return groups of articles 1, 2, 3, … in those languages."""
    articles = [article(number, language) for number, language in enumerate(languages, 1)]
    return Groups(articles, dict.fromkeys(apart, False))


def test_two_languages_join():
    """Two articles of two languages become one group."""
    some = groups("en", "es")

    assert some.join(1, 2)
    assert some.together(1, 2)
    assert not some.may_join(1, 2)


def test_two_of_one_language_never_join():
    """Neither directly nor through a third."""
    some = groups("en", "es", "en")
    some.join(1, 2)

    assert not some.join(2, 3)
    assert not some.join(1, 3)
    assert some.together(1, 2)


def test_what_an_editor_set_apart_never_joins():
    """Neither directly nor through a third."""
    some = groups("en", "es", "fr", apart=[(2, 1)])
    some.join(1, 3)

    assert not some.may_join(1, 2)
    assert not some.may_join(3, 2)


def test_strangers_in_a_known_group_are_passed_over():
    """A known story may have articles that are not looked at now."""
    some = groups("en", "es")
    some.join_all({99, 2, 1})

    assert some.together(1, 2)
    assert 99 not in some


def test_the_pairs_of_two_languages():
    """Each group gives its two articles of those languages, the first language first."""
    some = groups("es", "en", "fr", "en")
    some.join(1, 2)
    some.join(3, 4)

    assert some.pairs("en", "es") == [(2, 1)]
    assert some.pairs("fr", "en") == [(3, 4)]


@given(
    st.lists(st.sampled_from(LANGUAGES), min_size=2, max_size=9),
    st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), max_size=30),
    st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), max_size=5),
)
def test_no_group_ever_breaks_a_rule(languages, joins, apart):
    """Whatever is joined: one article per language, and nobody beside whom he must not stand."""
    some = groups(*languages, apart=[pair_of(*pair) for pair in apart])
    count = len(languages)
    for first, second in joins:
        if max(first, second) <= count:
            some.join(first, second)

    for one in range(1, count + 1):
        for other in range(one + 1, count + 1):
            if some.together(one, other):
                assert languages[one - 1] != languages[other - 1]
                assert (one, other) not in {pair_of(*pair) for pair in apart}
