"""What content systems add to an article is taken out, and nothing else."""

import pytest

from newsletter.gather.text.clean import clean

TEXT = "<p>The council voted on Monday to keep the pool open all year.</p>"


@pytest.mark.parametrize(
    "line",
    [
        'The post <a href="https://n.example/a">Pool stays open</a> appeared first on <a href="https://n.example">News</a>.',
        "The post Pool stays open first appeared on News.",
        "La entrada Alberca abierta se publicó primero en Noticias.",
        "La entrada Alberca abierta aparece primero en Noticias.",
        "El cargo Alberca abierta apareció primero en Noticias.",
    ],
)
def test_where_it_appeared_first_is_dropped(line):
    """WordPress writes it under every item, in the site's language."""
    assert clean(f"{TEXT}<p>{line}</p>") == TEXT


def test_a_sentence_about_a_post_stays():
    """Only a paragraph that says nothing else is boilerplate."""
    told = "<p>The post office on Main Street appeared in a film.</p>"

    assert clean(told) == told


@pytest.mark.parametrize(
    "heading",
    [
        "Share this:",
        "Share this article",
        "Comparte esto:",
        "Compartir",
        "Like this:",
        "Me gusta esto:",
    ],
)
@pytest.mark.parametrize("tag", ["h3", "p", "div"])
def test_what_shares_it_is_cut_off(heading, tag):
    """The heading over the buttons goes, and all that follows it."""
    made = clean(
        f"{TEXT}<{tag}>{heading}</{tag}><ul><li>Facebook</li></ul><p>Related: more news</p>"
    )

    assert made == TEXT


def test_what_shares_it_is_cut_off_in_boxes():
    """The buttons may stand in boxes within boxes."""
    made = clean(
        f"<div>{TEXT}<div><div><h3>Share this:</h3>x</div><p>Facebook</p></div></div><p>More</p>"
    )

    assert made == TEXT


def test_buttons_on_top_do_not_cut_the_article():
    """Where no article stands before them, only the heading goes."""
    assert clean(f"<p>Share this:</p>{TEXT}") == TEXT


@pytest.mark.parametrize(
    "link",
    [
        "Continue reading", 'Continue reading <span>"Pool stays open"</span> →', "Seguir leyendo",
        "Sigue leyendo Alberca abierta", "Read more »", "Leer más…", "Read the full story",
    ],
)  # fmt: skip
def test_links_to_the_rest_are_dropped(link):
    """The newsletter has its own."""
    made = clean(f'<p>The pool stays open. <a href="https://n.example/a">{link}</a></p>')

    assert made == "<p>The pool stays open. </p>"


def test_a_link_that_says_more_stays():
    """An editor may invite readers to a page on the pool."""
    told = '<p><a href="https://n.example/a">Read more about the pool</a></p>'

    assert clean(told) == told


@pytest.mark.parametrize(
    "picture",
    [
        '<img src="https://n.example/x.gif" width="1" height="1">',
        '<img src="https://pixel.wp.com/b.gif?host=n.example">',
        '<img src="https://stats.wordpress.com/b.gif">',
        '<img src="https://ad.doubleclick.net/x">',
        '<img src="http://feeds.feedburner.com/~r/news/~4/x">',
        '<img src="https://www.facebook.com/tr?id=1">',
        '<img alt="nothing">',
    ],
)
def test_pictures_that_count_readers_are_dropped(picture):
    """They are there for somebody else."""
    assert clean(f"{TEXT}{picture}") == TEXT


def test_a_picture_stays():
    """One to be looked at is none of those."""
    told = '<p><img src="https://n.example/bus.jpg" alt="A bus" width="600" height="400"></p>'

    assert clean(told) == told


@pytest.mark.parametrize(
    "empty",
    [
        "<p></p>",
        "<p>&nbsp;</p>",
        "<p><br></p>",
        "<div><span> </span></div>",
        "<ul><li></li></ul>",
        "<p><b></b></p>",
    ],
)
def test_what_holds_nothing_is_dropped(empty):
    """Editors leave empty paragraphs behind."""
    assert clean(f"{TEXT}{empty}") == TEXT


def test_empty_cells_keep_their_column():
    """A table stays in line."""
    made = clean("<table><tr><td></td><td>5</td></tr></table>")

    assert made.count("<td>") == 2
