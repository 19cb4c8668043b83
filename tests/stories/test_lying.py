"""Articles that are not in the language that they are said to be in."""

from dataclasses import replace

from newsletter.stories import doubts, pair
from newsletter.stories.lying import lying, same_words
from newsletter.stories.traits import by_language
from tests.stories.newsroom import articles, changed, number_of


def test_a_text_in_another_language_is_told():
    """Its words are those that are common in the other language."""
    council = number_of("council")
    spanish = next(one for one in articles() if one.id == number_of("posadas", "es"))
    some = changed(articles(), council, title=spanish.title, body=spanish.body * 2)

    assert lying(by_language(some)) == {council: "es"}
    assert not [one for one in pair(some, (), {}) if council in one.articles]
    assert ((council,), "language") in {
        (one.articles, one.evidence.kind) for one in doubts(some, (), {})
    }


def test_honest_articles_are_believed():
    """Names of the other language are in every text."""
    assert lying(by_language(articles())) == {}


def test_a_copy_is_no_translation():
    """A text that was not translated is the same in both languages, whatever its tag."""
    (english, *_) = articles()
    copy = replace(english, id=99, language="es", url="https://es.news.example/copy")
    told = by_language([english, copy])

    assert same_words(told["en"][0], told["es"][0])
    assert pair([english, copy], (), {}) == ()
