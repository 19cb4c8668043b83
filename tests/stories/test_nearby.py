"""Only new articles are compared."""

from dataclasses import replace
from datetime import timedelta

from newsletter.model import StoryStatus
from newsletter.stories import PairingSettings, pair
from newsletter.stories.nearby import nearby
from tests.stories.newsroom import NOW, articles, pair_about

CANAL = pair_about("canal")


def archive(copies):
    """Return a newsroom's articles, and *copies* of its older ones."""
    (first, *_) = articles()
    return articles() + [
        replace(
            first, id=1000 + n, guid=f"old{n}", url=f"https://en.news.example/old{n}",
            title=f"Old story {n}", body=f"<p>What once happened, number {n * 7919}.</p>",
            published_at=NOW - timedelta(days=n % 80), language=("en", "es")[n % 2],
        )
        for n in range(copies)
    ]  # fmt: skip


def test_a_new_article_finds_its_partner_among_many():
    """What is looked at is little, and the partner is in it."""
    looked = nearby(archive(1000), [], {CANAL[1]})
    found = pair(archive(1000), (), {}, new={CANAL[1]})

    assert len(looked) < 60
    assert [(one.articles, one.status) for one in found] == [(CANAL, StoryStatus.AUTO)]


def test_only_pairs_with_a_new_article_are_told():
    """What was compared before is not told again."""
    assert [one.articles for one in pair(articles(), (), {}, new=[CANAL[0]])] == [CANAL]
    assert pair(articles(), (), {}, new=[]) == ()


def test_a_story_keeps_its_languages_when_little_is_looked_at():
    """A new article joins no story that has its language, however much alike."""
    copy = replace(next(one for one in articles() if one.id == CANAL[1]), id=99, guid="again")
    found = pair([*archive(1000), copy], [frozenset(CANAL)], {}, PairingSettings(), new={99})

    assert not any(CANAL[0] in one.articles for one in found)


def test_a_late_translation_finds_its_story():
    """What a source names is looked at however old it is."""
    some = archive(1000)
    old = next(one for one in some if one.id == 1000)
    late = replace(
        old, id=99, guid="late", language="es", title="Vieja historia", body="", url="https://es.news.example/z",
        alternates={"en": old.url},
    )  # fmt: skip
    some = [replace(one, alternates={"es": late.url}) if one.id == old.id else one for one in some]

    assert [one.articles for one in pair([*some, late], (), {}, new={99})] == [(99, 1000)]
