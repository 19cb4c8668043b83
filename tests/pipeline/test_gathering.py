from dataclasses import replace

import pytest

from newsletter.errors import NotFound
from newsletter.model import Source, SourceKind
from newsletter.pipeline import gather_sources


def test_articles_are_remembered(newsroom):
    """What a source holds is new the first time."""
    report = gather_sources(newsroom)[0]

    assert (report.source, report.new, report.error) == ("desk", 5, "")


def test_gathering_twice_adds_nothing(newsroom):
    """The second time everything is known."""
    gather_sources(newsroom)

    report = gather_sources(newsroom)[0]
    assert (report.new, report.changed, report.unchanged) == (0, 0, 5)


def test_a_dead_source_stops_no_other(newsroom, tmp_path):
    """One source fails with a reason, the next is read, and the failure is remembered."""
    gone = Source("gone", SourceKind.FOLDER, path=str(tmp_path / "nowhere"))
    both = replace(newsroom, sources=(gone, *newsroom.sources))

    first, second = gather_sources(both)

    assert "nowhere" in first.error
    assert second.new == 5
    with newsroom.store.reading() as tables:
        assert tables.sources.state("gone").failures == 1


def test_an_article_that_cannot_be_used_is_reported(newsroom, tmp_path):
    """The others of its source are in."""
    (tmp_path / "articles" / "broken.en.md").write_text("---\ntitle: [unclosed\n---\n")

    report = gather_sources(newsroom)[0]

    assert report.new == 5
    assert "broken.en.md" in report.complaints[0].where


def test_only_the_sources_that_are_named_are_read(newsroom):
    """A name that is none is refused, with those there are."""
    assert len(gather_sources(newsroom, ["desk"])) == 1
    with pytest.raises(NotFound, match="desk"):
        gather_sources(newsroom, ["dekc"])
