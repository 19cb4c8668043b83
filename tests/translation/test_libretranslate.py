"""LibreTranslate is spoken to as its sources say, and its faults are understood."""

import pytest
from werkzeug import Response

from newsletter.errors import TranslationError
from newsletter.translation.libretranslate import MOST, LibreTranslate
from tests.translation.services import answer


@pytest.fixture
def translator(httpserver):
    return LibreTranslate(httpserver.url_for("/"), seconds=5)


def test_texts_are_translated(libre, translator):
    """In order; as HTML only those with marked words, which come back."""
    texts = ["Water & <b>", "The ⟦A & B⟧ and ⟦D⟧", "two", "⟦E⟧ & son"]

    found = translator.translate(texts, "en-US", "es")

    assert found == ["Watero & <bo>", "Theo ⟦A & B⟧ ando ⟦D⟧", "twoo", "⟦E⟧ & sono"]
    forms = [(question["format"], len(question["q"])) for question in libre.questions]
    assert forms == [("text", 2), ("html", 2)]
    assert libre.questions[0]["source"] == "en"
    assert "api_key" not in libre.questions[0]


def test_it_is_asked_once_for_its_languages(libre, translator):
    """Tags are those of the server, whatever ours are."""
    translator.translate(["a"], "en", "zh")
    translator.translate(["a"], "en", "es-MX")

    assert libre.asked_for_languages == 1
    assert [question["target"] for question in libre.questions] == ["zh-Hans", "es"]
    assert ("en", "es") in translator.pairs()
    with pytest.raises(TranslationError, match="from en to fr"):
        translator.translate(["a"], "en", "fr")


@pytest.mark.parametrize(("batch", "chars"), [(-1, -1), (3, -1), (-1, 40)])
def test_a_servers_limits_are_kept(libre, translator, batch, chars):
    """They are not known before: what is too much is asked for in parts."""
    libre.batch_limit, libre.char_limit = batch, chars
    texts = [f"word {n}" for n in range(40)]

    assert translator.translate(texts, "en", "es") == [f"wordo {n}" for n in range(40)]
    assert max(len(question["q"]) for question in libre.questions) <= MOST


def test_a_text_beyond_the_servers_limit(libre, translator):
    """Is told as such."""
    libre.char_limit = 40

    with pytest.raises(TranslationError, match="too long for it"):
        translator.translate(["a " * 30], "en", "es")


def test_a_key_goes_along(libre, httpserver):
    """The right one is taken; a wrong one and none are told apart from other faults."""
    libre.key = "k"

    assert LibreTranslate(httpserver.url_for("/"), "k").translate(["a"], "en", "es") == ["ao"]
    for key in ("", "wrong"):
        with pytest.raises(TranslationError, match=r"another key: .* API key") as raised:
            LibreTranslate(httpserver.url_for("/"), key).translate(["a"], "en", "es")
        assert not raised.value.passing


@pytest.mark.parametrize(
    ("status", "said", "words", "passing"),
    [
        (429, "Slowdown: 20 per 1 minute", "asked too often", True),
        (403, "Too many request limits violations", "asked too often", True),
        (500, "Cannot translate text: out of memory", "out of memory", True),
        (502, "", "status 502", True),
        (400, "fr is not supported", "fr is not supported", False),
        (404, "", "status 404", False),
    ],
)
def test_its_faults_are_understood(httpserver, status, said, words, passing):
    """What is wrong, and whether waiting helps."""
    codes = [{"code": "en", "targets": ["es"]}]
    httpserver.expect_request("/languages").respond_with_handler(lambda _: answer(codes))
    httpserver.expect_request("/translate").respond_with_handler(
        lambda _: answer({"error": said}, status)
    )

    with pytest.raises(TranslationError, match=words) as raised:
        LibreTranslate(httpserver.url_for("/")).translate(["a"], "en", "es")

    assert raised.value.passing is passing


@pytest.mark.parametrize("content", [None, [1], [{"code": 1, "targets": [2]}], {"a": 1}, [{}]])
def test_languages_of_another_shape(httpserver, content):
    """Another program answers at this address."""
    httpserver.expect_request("/languages").respond_with_handler(lambda _: answer(content))

    with pytest.raises(TranslationError, match="cannot be read"):
        LibreTranslate(httpserver.url_for("/")).pairs()


@pytest.mark.parametrize("found", [None, "a", [], ["a", "b"], [1]])
def test_an_answer_of_another_shape(httpserver, found):
    """Is not taken for a translation."""
    codes = [{"code": "en", "targets": ["es"]}]
    httpserver.expect_request("/languages").respond_with_handler(lambda _: answer(codes))
    httpserver.expect_request("/translate").respond_with_handler(
        lambda _: answer({"translatedText": found})
    )

    with pytest.raises(TranslationError, match="cannot be read"):
        LibreTranslate(httpserver.url_for("/")).translate(["a"], "en", "es")


def test_a_banned_address_without_words(httpserver):
    """A proxy before the server refuses without JSON."""
    httpserver.expect_request("/languages").respond_with_response(Response("", 401))

    with pytest.raises(TranslationError, match="another key"):
        LibreTranslate(httpserver.url_for("/")).pairs()
