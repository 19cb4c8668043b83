from dataclasses import replace

from newsletter.editing import take_apart
from newsletter.model import Source, SourceKind, StoryStatus
from newsletter.pipeline import gather_sources, pair_articles
from tests.pipeline.wires import Wire
from tests.stories import newsroom as sample


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


def feed(title, link):
    """Write a feed of one article."""
    return (
        f"<rss version='2.0'><channel><item><title>{title}</title><link>{link}</link>"
        "</item></channel></rss>"
    )


def sitemap(*groups):
    """Write a sitemap; each of *groups* is language -> address."""
    pages = (
        f"<url><loc>{page}</loc>"
        + "".join(
            f"<link rel='alternate' hreflang='{tag}' href='{href}'/>" for tag, href in versions
        )
        + "</url>"
        for versions in (group.items() for group in groups)
        for _, page in versions
    )
    return f"<urlset>{''.join(pages)}</urlset>"


def test_what_a_sitemap_calls_translations_become_one_story(newsroom, clock):
    """Two feeds whose articles show nothing in common; one reading later for a late one."""
    site = "https://n.example"
    sources = tuple(
        Source(tag, SourceKind.FEED, f"{site}/{tag}.xml", language=tag, sitemap=f"{site}/map.xml")
        for tag in ("en", "es")
    )
    both = {"en": f"{site}/en/owls", "es": f"{site}/es/lechuzas"}
    pages = {
        f"{site}/en.xml": feed("Owls at night", both["en"]),
        f"{site}/es.xml": feed("Una receta de caldo", f"{site}/es/caldo"),
        f"{site}/map.xml": sitemap({"en": both["en"]}),
    }
    room = replace(newsroom, sources=sources, fetcher=Wire(pages))
    gather_sources(room)
    pair_articles(room)
    clock.forward(hours=2)
    pages[f"{site}/es.xml"] = feed("Aves que cazan en la oscuridad", both["es"])
    pages[f"{site}/en.xml"] = feed("Owls at night", both["en"]) + "<!-- another build -->"
    pages[f"{site}/map.xml"] = sitemap(both)

    gather_sources(room)
    pair_articles(room)

    with room.store.reading() as tables:
        stories = [story for story in tables.stories.all() if len(story.articles) == 2]
    (story,) = stories
    assert {tag: one.url for tag, one in story.articles.items()} == both


def test_an_article_that_became_another_leaves_its_story(newsroom):
    """What nothing holds together any more is no story, and is not mailed as one."""
    some = {article.id: article for article in sample.articles()}
    canal, cierra = sample.pair_about("canal")
    with newsroom.store.writing() as tables:
        at = {n: tables.articles.remember(one, newsroom.clock())[0] for n, one in some.items()}
    pair_articles(newsroom)
    with newsroom.store.reading() as tables:
        joined = tables.stories.of(at[canal])
    edited = replace(
        some[canal],
        title="Ten recipes for a cold night",
        summary="Soup, bread and a pie that my aunt baked every winter.",
        body="<p>Take four onions and a pound of flour. Stir until it smells of home.</p>",
    )
    newsroom.clock.forward(days=1)
    with newsroom.store.writing() as tables:
        tables.articles.remember(edited, newsroom.clock())
    newsroom.clock.forward(hours=1)

    pair_articles(newsroom)

    with newsroom.store.reading() as tables:
        assert len(joined.articles) == 2
        assert tables.stories.of(at[canal]).id != tables.stories.of(at[cierra]).id
