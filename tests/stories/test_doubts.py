"""What does not fit."""

from dataclasses import replace

from newsletter.stories import doubts
from tests.stories.newsroom import PAIRED, articles, changed, number_of, pair_about

CANAL = pair_about("canal")
KNOWN = [frozenset(two) for two in sorted(PAIRED)]


def told(some, known=KNOWN, decisions=None):
    """Return what is doubted: articles and kind."""
    return {(one.articles, one.evidence.kind) for one in doubts(some, known, decisions or {})}


def edited():
    """Return the articles, one of them edited into something else."""
    return changed(
        articles(), CANAL[1], title="Gana el equipo de ajedrez de la primaria",
        body="<p>Siete alumnas vencieron a 31 rivales en Tucson, con la ayuda de Ana Luz Peña.</p>",
    )  # fmt: skip


def test_what_fits_is_not_doubted():
    """Stories whose versions say the same are let alone."""
    assert told(articles()) == set()


def test_a_version_that_became_something_else_is_listed():
    """The story stays, and an editor sees that nothing holds it together any more."""
    assert told(edited()) == {(CANAL, "apart")}


def test_an_editors_word_is_not_doubted():
    """Nor is that of a source that calls the two one story."""
    assert told(edited(), decisions={CANAL[::-1]: True}) == set()
    linked = [replace(one, source="desk", translation_key="k") if one.id in CANAL else one
              for one in edited()]  # fmt: skip
    assert told(linked) == set()


def test_claims_that_are_no_evidence_are_listed():
    """A home page is nobody's translation."""
    library = number_of("library")
    some = changed(articles(), library, alternates={"es": "https://es.news.example/es/"})

    assert told(some) == {((library,), "hreflang_front_page")}
