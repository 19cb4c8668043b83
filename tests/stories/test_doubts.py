"""What does not fit."""

import time
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
    """That of a source is: it is followed, and an editor sees that the texts say otherwise."""
    linked = [replace(one, source="desk", translation_key="k") if one.id in CANAL else one
              for one in edited()]  # fmt: skip

    assert told(edited(), decisions={CANAL[::-1]: True}) == set()
    assert told(linked) == {(CANAL, "apart")}
    assert told(linked, decisions={CANAL: True}) == set()


def strayed():
    """Return the articles; the library's names the Spanish canal, and is named back."""
    library = number_of("library")
    some = [replace(one, source="desk", translation_key="k")
            if one.id in {library, CANAL[1]} else one for one in articles()]  # fmt: skip
    known = [two for two in KNOWN if CANAL[0] not in two]
    return some, [*known, frozenset({library, CANAL[1]})], (CANAL[1], library)


def test_a_better_partner_that_stands_alone_is_shown():
    """A source joins two, and the true twin of one of them is left: its title is seen."""
    some, known, two = strayed()
    (doubt,) = doubts(some, known, {})

    assert (doubt.articles, doubt.evidence.kind) == (two, "rival")
    assert doubt.evidence.seen == "Canal repairs begin Tuesday: who loses water, and when"
    assert told(some, known, {two: True}) == set()


def test_what_an_editor_set_apart_is_no_rival():
    """Nor is one of another site."""
    some, known, two = strayed()
    elsewhere = changed(some, CANAL[0], url="https://other.example/1")

    assert (two, "rival") not in told(some, known, {CANAL: False})
    assert (two, "rival") not in told(elsewhere, known)


def test_what_a_translation_found_is_not_doubted_without_it():
    """What the machine said is not seen here."""
    some = edited()

    assert doubts(some, KNOWN, {}, helped=[frozenset(CANAL)]) == ()


def many(pairs):
    """Return the articles of many stories in both languages, and which are one story."""
    some = [
        replace(one, id=one.id + 1000 * n, guid=f"{one.guid}-{n}", url=f"{one.url}-{n}",
                title=f"{one.title} {n * 7919}", body=f"{one.body} Tel. 602-{n:03}-{n * 31:04}")
        for n in range(pairs // len(PAIRED)) for one in articles()
    ]  # fmt: skip
    known = [frozenset(number + 1000 * n for number in two)
             for n in range(pairs // len(PAIRED)) for two in sorted(PAIRED)]  # fmt: skip
    return some, known


def test_of_many_stories_only_the_odd_ones_are_doubted():
    """Few are looked at closely, and these are found."""
    some, known = many(280)
    other = next(one for one in edited() if one.id == CANAL[1])
    some = changed(some, CANAL[1], title=other.title, body=other.body)
    seconds = time.process_time()

    assert told(some, known) == {(CANAL, "apart")}
    assert time.process_time() - seconds < 3


def test_claims_that_are_no_evidence_are_listed():
    """A home page is nobody's translation."""
    library = number_of("library")
    some = changed(articles(), library, alternates={"es": "https://es.news.example/es/"})

    assert told(some) == {((library,), "hreflang_front_page")}
