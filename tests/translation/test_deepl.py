"""DeepL is spoken to as its documentation says, and its faults are understood."""

import pytest
from werkzeug import Response

from newsletter.errors import TranslationError
from newsletter.model import Article
from newsletter.translation import Glossary, draft
from newsletter.translation.deepl import FREE_HOST, PAID_HOST, DeepL, target_code
from tests.translation.services import KEY, answer


@pytest.fixture
def translator(httpserver):
    return DeepL(KEY, httpserver.url_for("/"), 5)


def test_texts_are_translated(deepl, translator):
    """Line by line, markup and all, marked words left alone."""
    texts = ["Water & <b>", "The ⟦A & B <c>⟧ and ⟦D⟧", "“12.50”"]

    found = translator.translate(texts, "en-US", "es")

    assert found == ["Watero & <bo>", "Theo ⟦A & B <c>⟧ ando ⟦D⟧", "“12.50”"]
    question = deepl.questions[0]
    assert (question["source_lang"], question["target_lang"]) == ("EN", "ES")
    assert question["ignore_tags"] == ["keep"]


def test_a_request_has_at_most_fifty_texts(deepl, translator):
    """And they come back in order."""
    texts = [f"⟦{n}⟧ a" for n in range(120)]

    assert translator.translate(texts, "en", "es") == [f"⟦{n}⟧ ao" for n in range(120)]
    assert [len(question["text"]) for question in deepl.questions] == [50, 50, 20]


def test_a_request_is_smaller_than_128_kib(deepl, translator):
    """Bytes count; where that is still too much, it is asked for in parts."""
    translator.translate(["ñ" * 30_000] * 3, "en", "es")
    assert [len(question["text"]) for question in deepl.questions] == [1, 1, 1]

    deepl.limit = 1000
    assert len(translator.translate(["a " * 150] * 4, "en", "es")) == 4
    with pytest.raises(TranslationError, match="too long for it"):
        translator.translate(["a " * 1500], "en", "es")


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("es", "ES"), ("es-MX", "ES"), ("en", "EN-US"), ("en-gb", "EN-GB"), ("en-AU", "EN-US"),
        ("pt", "PT-BR"), ("pt_PT", "PT-PT"), ("zh-Hant", "ZH-HANT"), ("es-419", "ES-419"),
    ],
)  # fmt: skip
def test_targets_are_called_as_it_calls_them(tag, code):
    """English and Portuguese without a country are no targets there."""
    assert target_code(tag) == code


def test_free_keys_have_a_host_of_their_own():
    """The key tells which."""
    assert DeepL(KEY)._service.address == FREE_HOST
    assert DeepL("x")._service.address == PAID_HOST


def test_it_says_what_it_can(deepl, translator):
    """Every source with every target but itself."""
    pairs = translator.pairs()

    assert {("en", "es"), ("es", "en-US"), ("es", "en-GB"), ("en", "pt-BR")} <= pairs
    assert ("en", "en-GB") not in pairs


@pytest.mark.parametrize(
    ("status", "words", "passing"),
    [
        (403, "does not know the key", False),
        (429, "asked too often", True),
        (456, "used up", False),
        (500, "trouble of its own", True),
        (503, "trouble of its own", True),
        (529, "trouble of its own", True),
        (404, "status 404", False),
    ],
)
def test_its_faults_are_understood(httpserver, translator, status, words, passing):
    """What is wrong, whether waiting helps, and for how long; never the key."""
    response = Response("", status, {"Retry-After": "30"})
    httpserver.expect_request("/v2/translate").respond_with_response(response)

    with pytest.raises(TranslationError, match=words) as raised:
        translator.translate(["a"], "en", "es")

    assert raised.value.passing is passing
    assert raised.value.wait == (30 if passing else 0)
    assert raised.value.remedy
    assert KEY not in str(raised.value)


def test_a_language_that_it_lacks(deepl, translator):
    """Its own words are told."""
    with pytest.raises(TranslationError, match="target_lang"):
        translator.translate(["a"], "en", "tlh")


@pytest.mark.parametrize("content", [[], {}, {"translations": []}, {"translations": [{"text": 1}]}])
def test_an_answer_of_another_shape(httpserver, translator, content):
    """Is not taken for a translation."""
    httpserver.expect_request("/v2/translate").respond_with_handler(lambda _: answer(content))

    with pytest.raises(TranslationError, match="cannot be read"):
        translator.translate(["a"], "en", "es")


def test_a_draft_by_it(deepl, translator):
    """The whole way, with a term of the glossary and a quotation."""
    article = Article("s", "g", "", "en", "City Council says “No”", "Open.")
    glossary = Glossary(({"en": "City Council", "es": "Concejo Municipal"},))

    made = draft(article, "es", translator, glossary)

    assert (made.title, made.summary, made.left) == ("Concejo Municipal sayso “No”", "Openo.", ())
