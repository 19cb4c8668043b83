"""Tests of taking a mail apart."""

from newsletter.render.anatomy import Anatomy


def test_words_belong_to_all_that_holds_them():
    """An element's text is that of everything in it; styles are not read."""
    anatomy = Anatomy("<body><style>x</style><p>One <b>two</b><br>three</p><p>&eacute;</p></body>")

    assert anatomy.named("p")[0].text == "One twothree"
    assert anatomy.text == "One twothreeé"


def test_a_language_holds_until_another_is_named():
    """The nearest `lang` counts."""
    anatomy = Anatomy('<html lang="en"><p>a</p><div lang="es"><a>b</a></div><a>c</a></html>')

    assert [one.language for one in anatomy.named("a", "p")] == ["en", "es", "en"]


def test_comments_and_stray_ends_are_passed_over():
    """Outlook's tables stand in comments, and are not counted."""
    anatomy = Anatomy("<div><!--[if mso]><table><![endif]--></span><p>a</p></div><p>b</p>")

    assert [one.name for one in anatomy.elements] == ["div", "p", "p"]
    assert anatomy.named("div")[0].text == "a"
