"""A source that was tried is shown as an editor wants to see it."""

from datetime import UTC, datetime

from newsletter.cli.showing import SHOWN, show
from newsletter.gather import Complaint, Gathered
from newsletter.model import Article, Picture, Source, SourceKind
from newsletter.pipeline import Trial

WHOLE = Article(
    "wire", "1", "https://n.example/1", "en", "The pool [bold]stays[/bold] open",
    body="<p>word </p>" * 300, picture=Picture("https://n.example/p.jpg"),
    published_at=datetime(2026, 11, 2, 9, 0, tzinfo=UTC),
)  # fmt: skip
BARE = Article("wire", "2", "https://n.example/2", "", "Sin fecha")


def trial(*articles, complaints=(), advice=()):
    """Make a trial of a feed that holds *articles*."""
    source = Source("wire", SourceKind.FEED, "https://n.example/feed")
    return Trial(
        source, "Atom", "https://n.example/feed", "https://n.example/",
        Gathered(articles), articles, tuple(complaints), tuple(advice),
    )  # fmt: skip


def test_what_was_found_is_shown(capsys):
    """What it is, where, how many, in which languages; then each of the newest."""
    show(trial(WHOLE, BARE))

    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert lines[:7] == [
        "Read as Atom",
        "Found at https://n.example/feed",
        "Named by https://n.example/",
        "Articles 2",
        "Languages 1 en, 1 unknown",
        "Texts 1 whole, 1 cut short",
        "Pictures with 1 of them",
    ]
    assert "The pool [bold]stays[/bold] open" in lines
    assert "2026-11-02 09:00 UTC en whole, 300 words picture" in lines
    assert "no date language unknown teaser, 0 words no picture" in lines


def test_an_empty_source_says_so(capsys):
    """And nothing is said of its texts and pictures."""
    show(trial())

    out = capsys.readouterr().out
    assert "nothing that is an article" in out
    assert "Pictures" not in out
    assert "newest" not in out


def test_long_lists_of_complaints_are_cut(capsys):
    """They would push what was found off the screen; advice comes last."""
    many = [Complaint(f"item {n}", "It has no title.") for n in range(SHOWN + 7)]
    show(trial(WHOLE, complaints=many, advice=["Do this."]))

    said = capsys.readouterr().err
    assert said.count("It has no title.") == SHOWN
    assert "7 more" in said
    assert said.strip().endswith("Do this.")
