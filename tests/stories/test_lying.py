"""Articles that are not in the language that they are said to be in."""

from dataclasses import replace

from newsletter.model import Article
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


ENGLISH = ("Ocotillo elementary school opened a new cafeteria on Monday for the pupils of the "
           "neighborhood, which cost a lot of money and took two years to build.")  # fmt: skip
SPANISH = ("La escuela primaria Ocotillo abrió el lunes un comedor nuevo para los alumnos de la "
           "colonia, que costó mucho dinero y tardó dos años en construirse.")  # fmt: skip


def school(language, text, number=90):
    """Return an article about the school, said to be in that language."""
    return Article("desk", f"g{number}", "", language, "Ocotillo", body=text, id=number)


def test_two_swapped_texts_are_told_without_others():
    """Nobody needs other articles to know what "the" and "los" are; neither joins anything."""
    some = [school("en", SPANISH, 1), school("es", ENGLISH, 2)]

    assert lying(by_language(some)) == {1: "es", 2: "en"}
    assert pair(some, (), {}) == ()


def test_a_swapped_text_is_told_by_the_other():
    """What is too short to be judged alone is told when another lies the other way round."""
    short = school("es", "The school has a new cafeteria for pupils", 2)

    assert lying(by_language([school("en", ENGLISH, 1), short])) == {}
    assert lying(by_language([school("en", SPANISH, 1), short])) == {1: "es", 2: "en"}


def test_a_language_that_nobody_described_is_learned():
    """Its words are those of most of its texts."""
    klingon = [school("tlh", f"tlhIngan Hol ghojlu meH wa jar {'yIn ' * n}", n) for n in range(9)]
    english = replace(school("tlh", ENGLISH, 20), title="School")

    assert lying(by_language([*klingon, english, school("en", ENGLISH, 21)])) == {20: "en"}
