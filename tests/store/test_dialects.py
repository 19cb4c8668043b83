"""Tests of what the databases say in different words."""

import threading

import pytest
from sqlalchemy import select

from newsletter.store.dialects import Turn, one_of, table_of, take_turn
from newsletter.store.schema import sources
from tests.store.samples import BROKEN_WORDS, HARD_WORDS, NOW, article, remember


@pytest.mark.parametrize("count", [0, 1, 70_000])
def test_any_many_numbers_may_be_asked_for(store, count):
    """More numbers than a statement may have parameters are asked for at once."""
    with store.writing() as tables:
        (number,) = remember(tables, article("a"))
        story = tables.stories.of(number).id

    with store.reading() as tables:
        found = tables.stories.several(range(story, story + count))

    assert list(found) == [story][:count]


def test_words_may_be_asked_for(store):
    """Words are found as numbers are, the odd ones too."""
    names = ["herald", "with 'quotes'", "mit Ümlaut", "半"]
    with store.writing() as tables:
        for name in names:
            tables.sources.note(name, tables.sources.state(name))
        asked = select(sources.c.id).where(
            one_of(tables.keys._connection, sources.c.id, [*names[1:], "not there"])
        )

        found = set(tables.keys._connection.scalars(asked))

    assert found == set(names[1:])


def test_lists_become_a_table(store):
    """Numbers and words of any kind stand beside each other as they were given."""
    words = [*HARD_WORDS, *BROKEN_WORDS]
    kept = [*HARD_WORDS, *BROKEN_WORDS.values()]

    with store.reading() as tables:
        connection = tables.keys._connection
        table = table_of(connection, numbers=range(len(words)), word=words, same=reversed(words))
        rows = connection.execute(select(table).order_by(table.c.number)).all()

    assert rows == list(zip(range(len(words)), kept, reversed(kept), strict=True))


def test_a_table_may_be_empty(store):
    """Lists without anything make a table without rows."""
    with store.reading() as tables:
        table = table_of(tables.keys._connection, numbers=[], word=[])

        assert tables.keys._connection.execute(select(table)).all() == []


def test_a_turn_is_taken_by_one_at_a_time(store):
    """Who takes a turn waits until the one before has ended its transaction."""
    order = []
    taken = threading.Event()

    def second():
        taken.wait(5)
        with store.writing() as tables:
            take_turn(tables.keys._connection, Turn.STORIES)
            order.append("second")

    thread = threading.Thread(target=second)
    thread.start()
    with store.writing() as tables:
        take_turn(tables.keys._connection, Turn.STORIES)
        taken.set()
        tables.articles.remember(article("a"), NOW)
        thread.join(0.2)
        order.append("first")
    thread.join(10)

    assert order == ["first", "second"]
