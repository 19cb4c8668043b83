"""What is cut off, or short, wants its page."""

import pytest

from newsletter.gather import wants_page
from newsletter.model import Article

LONG = "<p>" + "word " * 150


def article(body, url="https://town.example/bus"):
    """Describe an article with a *body*."""
    return Article("wire", "1", url, "en", "Bus", body=body)


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("", True),
        ("<p>A few words.</p>", True),
        ("<p><img src='https://town.example/a.jpg'></p>", True),
        (f"{LONG}end.</p>", False),
        (f"{LONG}and so […]</p>", True),
        (f"{LONG}and so...</p>", True),
        (f"{LONG}and so…</p>", True),
        (f"{LONG}and so</p><p><b>Read more</b> »</p>", True),
        (f"{LONG}y así. Seguir leyendo</p>", True),
        (f"{LONG}read more books, she said.</p>", False),
    ],
)
def test_a_teaser_is_known_by_its_length_or_its_end(body, wanted):
    """Few words, an ellipsis, or an invitation to read more."""
    assert wants_page(article(body)) is wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "市议会星期一投票决定泳池今年夏天继续开放。",
        "市議会はプールを開けておくことを決めた。",
        "สภาเมืองลงมติให้สระว่ายน้ำเปิดตลอดทั้งปี ",
    ],
)
def test_a_text_without_blanks_between_its_words_is_as_long_as_it_is(sentence):
    """A whole article is none in Chinese, Japanese or Thai either; a sentence or two are."""
    assert wants_page(article(f"<p>{sentence * 3}</p>"))
    assert not wants_page(article(f"<p>{sentence * 20}</p>"))


@pytest.mark.parametrize("url", ["", "ftp://town.example/a", "file:///etc/passwd"])
def test_without_an_address_on_the_web_there_is_no_page(url):
    """Nothing else is fetched."""
    assert not wants_page(article("", url))
