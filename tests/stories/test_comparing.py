"""The texts of two languages, compared."""

from newsletter.stories.comparing import Comparison
from newsletter.stories.traits import day_gap, traits_of
from tests.stories.newsroom import articles, number_of


def compare(window=90.0):
    looks = [traits_of(article, ("en", "es"), 0.0) for article in articles()]
    return Comparison(
        [look for look in looks if look.language == "en"],
        [look for look in looks if look.language == "es"],
        window,
    )


def cell_of(texts, name):
    return texts.cells([(number_of(name), number_of(name, "es"))])[0]


def test_rows_and_columns_stand_in_the_order_of_their_days():
    """So those that a row may meet stand together."""
    days = [row.day for row in compare().rows]

    assert days == sorted(days)


def test_a_text_is_most_like_its_translation():
    """By names, numbers and relatives alone."""
    texts = compare()
    likeness = texts.by_marks()
    row, column = cell_of(texts, "bakery")

    assert likeness[row, column] == max(likeness.table[row].values())
    assert likeness[row, column] > 2 * likeness.background((row, column))


def test_what_two_texts_share_adds_up_to_their_likeness():
    """Each shared mark has its part in it."""
    texts = compare()
    cell = cell_of(texts, "canal")
    shared = texts.shared(cell)

    assert abs(sum(shared.values()) - texts.by_marks()[cell]) < 1e-9
    assert {"#6025550142", "#2500000", "=ibarra"} <= shared.keys()


def test_learned_words_make_texts_more_alike():
    """After lessons from the other pairs, a weekly column is like its translation in words."""
    texts = compare()
    cell = cell_of(texts, "police2")
    lessons = [cell_of(texts, name) for name in ("police1", "police3")]

    assert texts.by_words(lessons)[cell] > 2 * texts.by_words([])[cell]


def test_beyond_the_window_nothing_is_compared():
    """All pairs that are compared lie within it."""
    texts = compare(window=1.0)
    gaps = [
        day_gap(*texts.pair((row, column)))
        for row, alike in enumerate(texts.by_marks().table)
        for column in alike
    ]

    assert 0 < max(gaps) <= 1.0
