"""The evidence, as an editor reads it."""

from dataclasses import replace

from newsletter.model import Article, Picture
from newsletter.stories.evidence import evidence_of
from newsletter.stories.matching import match
from newsletter.stories.traits import traits_of
from tests.stories.newsroom import articles, pair_about


def _looks(some):
    return [traits_of(article, ("en", "es"), 0.0) for article in some]


def _match(english, spanish):
    return match(english, spanish, lambda *_: True, (), 90.0)


def evidence_about(name, **changes):
    """Return kind -> evidence of the pair about *name*, both its articles with *changes*."""
    number = pair_about(name)[0]
    looks = _looks(
        replace(article, **changes) if article.id in pair_about(name) else article
        for article in articles()
    )
    found = _match(
        [look for look in looks if look.language == "en"],
        [look for look in looks if look.language == "es"],
    )
    about = next(one for one in found if one.row.id == number)
    return {one.kind: one for one in evidence_of(about)}


def test_an_editor_sees_what_both_have():
    """Names and figures as they are written, and the two days."""
    evidence = evidence_about("canal")

    assert set(evidence["names"].seen.split(" · ")) == {"Rosales", "Elena", "Ibarra"}
    assert {"2.5 million", "602-555-0142"} <= set(evidence["numbers"].seen.split(" · "))
    assert evidence["date"].seen == "2026-11-22 · 2026-11-23"
    assert "lateral" in evidence["words"].seen


def test_an_address_is_no_related_word():
    """What both say in an address only is not shown, nor is a name; then nothing is."""
    page = "<p>{} https://example.example/download</p>"
    english, spanish = (
        Article("desk", tag, "", tag, title, body=page.format(text), id=n)
        for n, (tag, title, text) in enumerate(
            (
                ("en", "Rates", "Palo pays. Ask at"),
                ("es", "Tarifas", "Lo paga hoy Palo. Pregunte en"),
            ),
            1,
        )
    )
    (match,) = _match(_looks([english]), _looks([spanish]))
    words = {one.kind: one.seen for one in evidence_of(match)}

    assert words["words"] == ""


def test_the_weightiest_comes_first():
    """Weights lie between -1 and 1; what weighs nothing is not shown."""
    weights = [abs(one.weight) for one in evidence_about("police3").values()]

    assert weights == sorted(weights, reverse=True)
    assert all(0.05 <= weight <= 1 for weight in weights)


def test_a_common_picture_is_shown_by_its_name():
    """A picture of their own weighs a lot."""
    evidence = evidence_about("bakery", picture=Picture("https://news.example/x/oven.jpg"))

    assert evidence["picture"].seen == "oven.jpg"
    assert evidence["picture"].weight > 0.5


def test_what_speaks_against_has_a_negative_weight():
    """Amounts that differ are shown side by side."""
    looks = {look.id: look for look in _looks(articles())}
    english, spanish = looks[pair_about("police1")[0]], looks[pair_about("police2")[1]]
    evidence = {one.kind: one for one in evidence_of(_match([english], [spanish])[0])}

    assert evidence["numbers"].weight < 0
    assert {"214", "198"} <= set(evidence["numbers"].seen.split(" · "))
