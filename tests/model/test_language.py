import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.model import among, direction, normalise, primary


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("ES", "es"),
        ("es_mx", "es-MX"),
        (" en-us ", "en-US"),
        ("ZH-hant-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("sl-ROZAJ", "sl-rozaj"),
        ("spa", "spa"),
    ],
)
def test_a_tag_is_written_as_recommended(tag, written):
    """Language small, script with a capital, country in capitals (RFC 5646 2.1.1)."""
    assert normalise(tag) == written


@pytest.mark.parametrize(
    "tag",
    ["", " ", "e", "español", "english", "en-", "-en", "en--US", "e1", "12", "en-abcdefghi",
     "en;q=0.8", "en,es", "*", "<en>", "\uff45\uff4e", "\ud800"],
)  # fmt: skip
def test_what_is_no_tag_is_dropped(tag):
    """A wrong language is worse than none."""
    assert normalise(tag) == ""


@given(st.one_of(st.text(max_size=12), st.from_regex(r"[A-Za-z]{2,3}([-_]\w{1,8}){0,3}")))
@settings(max_examples=200)
def test_writing_it_again_changes_nothing(tag):
    """A written tag is one, and among those that are known it finds itself."""
    written = normalise(tag)

    assert normalise(written) == written
    assert not written or among(tag, ["xx", written]) == written


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("es", "es"), ("es-MX", "es"), ("ES_ar", "es"), ("en-GB", "en"), ("pt-br", "pt-BR"),
        ("pt", "pt-BR"), ("pt-PT", "pt-BR"), ("fr", None), ("", None), ("est", None),
        ("nonsense!", None),
    ],
)  # fmt: skip
def test_a_tag_means_the_language_nearest_to_it(tag, language):
    """The same tag, else another country's form of the same language, else none."""
    assert among(tag, ["en", "es", "pt-BR"]) == language


def test_the_same_tag_wins_over_an_earlier_relative():
    """A newsroom with two forms of one language keeps them apart."""
    assert among("es-mx", ["es-ES", "es-MX"]) == "es-MX"


def test_the_languages_may_be_any_iterable():
    """They are gone through once."""
    assert among("es-MX", iter(["en", "es"])) == "es"


def test_the_primary_subtag_is_small():
    """It is what the catalogues of words are named after."""
    assert primary("ES-mx") == "es"


@pytest.mark.parametrize(
    ("tag", "way"),
    [
        ("en", "ltr"), ("es-MX", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("fa_AF", "rtl"),
        ("az-Arab", "rtl"), ("ar-Latn", "ltr"), ("ku-arab-IQ", "rtl"), ("", "ltr"), ("?", "ltr"),
    ],
)  # fmt: skip
def test_a_script_goes_before_its_language(tag, way):
    """Arabic runs from the right, unless it is written in Latin letters."""
    assert direction(tag) == way
