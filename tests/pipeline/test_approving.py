from dataclasses import replace

import pytest

from newsletter.errors import Blocked, InputError
from newsletter.model import IssueState, Missing, Sponsor, Words
from newsletter.pipeline import (
    approve,
    compose_issue,
    gather_sources,
    next_due,
    pair_articles,
    proof,
    reopen,
    send_issue,
)
from newsletter.places import TEMPLATES
from newsletter.render import Studio

#: The editions in which a language is read.
IN = {
    "en": {"en", "en+es", "es+en", "en~es"},
    "es": {"es", "en+es", "es+en", "en~es"},
}
ALL = IN["en"] | IN["es"]


def test_renderings_are_frozen(newsroom, approved):
    """What was approved is read back as it was, in five editions."""
    before = proof(newsroom, approved).renderings

    with newsroom.store.reading() as tables:
        issue = tables.issues.get(approved)
        assert issue.state is IssueState.APPROVED
        assert tables.renderings.of(approved) == dict(before)
    assert set(before) == {"en", "es", "en+es", "es+en", "en~es"}


def test_an_issue_is_approved_once(newsroom, approved):
    """The second time it is no draft any more."""
    with pytest.raises(InputError, match="already"):
        approve(newsroom, approved, by="test")


def test_an_issue_without_stories_cannot_be_approved(newsroom):
    """An empty mail is stopped with the reason."""
    weekly = newsroom.newsletters[0]
    draft = compose_issue(newsroom, weekly, next_due(newsroom, weekly))

    with pytest.raises(Blocked):
        approve(newsroom, draft.issue.id, by="test")


def test_a_picture_that_cannot_be_had_stops_nothing(newsroom, tmp_path):
    """The story is laid out without it, and the editor is told."""
    path = tmp_path / "articles" / "canal.en.md"
    path.write_text(
        path.read_text().replace("author:", "image: broken.jpg\nimage_alt: A canal\nauthor:")
    )
    (tmp_path / "articles" / "broken.jpg").write_text("no picture")
    gather_sources(newsroom)
    weekly = newsroom.newsletters[0]
    draft = compose_issue(newsroom, weekly, next_due(newsroom, weekly))

    laid_out = proof(newsroom, draft.issue.id)

    assert list(laid_out.faults) == [str(tmp_path / "articles" / "broken.jpg")]
    assert "Canal closes" in laid_out.renderings["en"].html.replace("&#160;", " ")


def test_a_newsletter_that_waits_for_translations_is_stopped(newsroom):
    """With `hold`, a story in one language only blocks the approval, and is named."""
    waiting = replace(newsroom.newsletters[0], when_translation_missing=Missing.HOLD)
    newsroom = replace(newsroom, newsletters=(waiting,))
    gather_sources(newsroom)
    pair_articles(newsroom)
    draft = compose_issue(newsroom, waiting, next_due(newsroom, waiting))

    with pytest.raises(Blocked, match="El mercado abre temprano"):
        approve(newsroom, draft.issue.id, by="test")


@pytest.fixture
def draft(newsroom):
    """The number of a draft of three stories; one of them is in Spanish only, and says so."""
    gather_sources(newsroom)
    pair_articles(newsroom)
    return composed(newsroom)


def composed(newsroom):
    """Compose the next issue, and return its number."""
    weekly = newsroom.newsletters[0]
    return compose_issue(newsroom, weekly, next_due(newsroom, weekly)).issue.id


def digests(newsroom, number):
    """Return edition -> what an approval is bound to."""
    return {code: one.sha256 for code, one in proof(newsroom, number).renderings.items()}


def changed(before, after):
    """Return the editions whose digest is another."""
    assert before.keys() == after.keys() == ALL
    return {code for code in before if before[code] != after[code]}


def rewrite(folder, name, old, new):
    """Put other words into an article."""
    path = folder / "articles" / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


@pytest.mark.parametrize(
    ("name", "old", "new", "editions"),
    [
        ("buses.es.md", "Vuelven los autobuses", "Regresan los autobuses", IN["es"]),
        ("buses.en.md", "Buses return", "Buses are back", IN["en"]),
        ("canal.es.md", "summary: Cierra el canal.", "summary: Cierra mañana.", IN["es"]),
        ("canal.en.md", "author: Ana Ruiz", "author: Bo Li", IN["en"]),
        # Readers of English are shown it in Spanish.
        ("mercado.es.md", "El mercado abre temprano", "El mercado abre tarde", ALL),
        # Of a text only title and summary stand in a mail.
        ("buses.es.md", "El trabajo dura nueve días", "El trabajo dura diez días", set()),
    ],
)
def test_a_changed_article_changes_the_editions_that_show_it(
    newsroom, draft, tmp_path, name, old, new, editions
):
    """A word of Spanish is none of the English edition's business, nor the other way round."""
    before = digests(newsroom, draft)
    rewrite(tmp_path, name, old, new)
    gather_sources(newsroom)

    assert composed(newsroom) == draft
    assert changed(before, digests(newsroom, draft)) == editions


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("field", ["subject", "preheader", "note"])
def test_a_changed_word_of_the_issue_changes_its_languages_editions(
    newsroom, draft, language, field
):
    """Subject, preheader and note belong to one language."""
    before = digests(newsroom, draft)
    with newsroom.store.writing() as tables:
        issue = tables.issues.get(draft)
        words = replace(issue.words[language], **{field: "Other words"}, edited=(field,))
        tables.issues.save(replace(issue, words={**issue.words, language: words}))

    assert composed(newsroom) == draft
    assert changed(before, digests(newsroom, draft)) == IN[language]


def test_an_envelope_of_its_own_changes_one_edition(newsroom, draft):
    """What the inbox shows of one edition is nothing to the others."""
    before = digests(newsroom, draft)
    with newsroom.store.writing() as tables:
        issue = tables.issues.get(draft)
        tables.issues.save(replace(issue, envelopes={"es+en": Words("Agua | Water", "", "")}))

    assert changed(before, digests(newsroom, draft)) == {"es+en"}


def spanish_section(newsroom):
    """Call the section otherwise in Spanish."""
    weekly = newsroom.newsletters[0]
    (section,) = weekly.sections
    section = replace(section, title={**section.title, "es": "Actualidad"})
    return replace(newsroom, newsletters=(replace(weekly, sections=(section,)),))


def sponsored(newsroom, **text):
    """Give the newsletter a sponsor."""
    words = {"en": "Fresh bread every day.", "es": "Pan fresco todos los días."} | text
    sponsor = Sponsor({"en": "The Bakery", "es": "La Panadería"}, words)
    weekly = replace(newsroom.newsletters[0], sponsors=(sponsor,))
    return replace(newsroom, newsletters=(weekly,))


def on_site(newsroom, **changes):
    """Return the newsroom with other facts of its own."""
    site = replace(newsroom.site, **changes)
    return replace(newsroom, site=site, studio=Studio([TEMPLATES], newsroom.strings, site))


def spanish_tagline(newsroom):
    """Say the line under the name otherwise in Spanish."""
    return on_site(newsroom, tagline={**newsroom.site.tagline, "es": "Dos mundos"})


def other_bar(newsroom):
    """Give the bar on top other colours."""
    return on_site(newsroom, brand=replace(newsroom.site.brand, bar=("#111111", "#222222")))


def spanish_colour(newsroom):
    """Give Spanish another colour: that of the link by which readers of English come to it."""
    first, _, *rest = newsroom.site.brand.colours
    brand = replace(newsroom.site.brand, colours=(first, "#222222", *rest))
    return on_site(newsroom, brand=brand)


@pytest.mark.parametrize(
    ("change", "editions"),
    [
        (spanish_section, IN["es"]), (spanish_tagline, IN["es"]), (sponsored, ALL),
        (other_bar, ALL), (spanish_colour, ALL),
    ],
)  # fmt: skip
def test_a_changed_setting_changes_the_editions_that_show_it(newsroom, draft, change, editions):
    """Words in their language, looks everywhere."""
    before = digests(newsroom, draft)

    assert changed(before, digests(change(newsroom), draft)) == editions


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_changed_word_of_a_sponsor_changes_its_languages_editions(newsroom, draft, language):
    """A sponsor speaks each language for itself."""
    before = digests(sponsored(newsroom), draft)
    after = digests(sponsored(newsroom, **{language: "Buy tortillas."}), draft)

    assert changed(before, after) == IN[language]


def test_what_was_approved_outlasts_every_change(newsroom, draft, tmp_path):
    """Articles and looks may change: an approved issue stays as it was read."""
    approve(newsroom, draft, by="test")
    before = digests(newsroom, draft)
    rewrite(tmp_path, "buses.es.md", "Vuelven los autobuses", "Regresan los autobuses")
    gather_sources(newsroom)
    later = other_bar(spanish_section(newsroom))

    assert composed(later) == draft
    assert changed(before, digests(later, draft)) == set()


def test_an_approval_can_be_taken_back(newsroom, approved):
    """Until its sending has begun."""
    reopen(newsroom, approved)
    assert approve(newsroom, approved, by="test").issue.state == "approved"

    send_issue(newsroom, approved)
    with pytest.raises(InputError, match="no approval"):
        reopen(newsroom, approved)
