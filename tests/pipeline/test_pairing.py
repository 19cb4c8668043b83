from newsletter.editing import take_apart
from newsletter.model import StoryStatus
from newsletter.pipeline import gather_sources, pair_articles


def test_language_versions_become_one_story(newsroom):
    """Two stories in both languages, one alone."""
    gather_sources(newsroom)

    pair_articles(newsroom)

    with newsroom.store.reading() as tables:
        found = sorted(
            ("+".join(sorted(story.articles)), story.status) for story in tables.stories.all()
        )
    assert found == [
        ("en+es", StoryStatus.AUTO), ("en+es", StoryStatus.AUTO), ("es", StoryStatus.ALONE),
    ]  # fmt: skip


def test_pairing_again_changes_nothing(newsroom):
    """What is joined stays joined, and nothing is joined twice."""
    gather_sources(newsroom)
    pair_articles(newsroom)

    assert pair_articles(newsroom).joined == 0


def test_the_editors_word_is_not_undone(newsroom):
    """What an editor took apart is not joined by the next run."""
    gather_sources(newsroom)
    pair_articles(newsroom)
    with newsroom.store.reading() as tables:
        story = next(story for story in tables.stories.all() if len(story.articles) == 2)
    take_apart(newsroom.store, story.articles["es"].id, newsroom.clock())

    pair_articles(newsroom)

    with newsroom.store.reading() as tables:
        assert len(tables.stories.of(story.articles["es"].id).articles) == 1
