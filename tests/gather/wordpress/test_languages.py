"""Whatever plugin a site has, what it says of languages is understood, and silence is silence."""

import pytest

from newsletter.gather.wordpress.languages import Version, Versions, versions_of

HREF = "https://news.example/en/x/"
ENGLISH = Version("en", "34")
WPML = {"locale": "en_US", "id": "34", "post_title": "X", "href": HREF}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"lang": "es", "translations": {"en": "34", "es": "12"}},
            Versions("es", (ENGLISH,), "polylang:12"),
        ),
        ({"lang": "es", "translations": {"en": "34"}}, Versions("es", (ENGLISH,), "polylang:12")),
        ({"lang": "es", "translations": {"es": "12"}}, Versions("es", (), "polylang:12")),
        (
            {"lang": "es", "polylang_translations": [{"lang": "en", "id": "34"}]},
            Versions("es", (ENGLISH,), "polylang:12"),
        ),
        (
            {"wpml_current_locale": "es_ES", "wpml_translations": {"en_US": WPML}},
            Versions("es_ES", (Version("en_US", "34", HREF),), "wpml:12"),
        ),
        (
            {"wpml_current_locale": "es_ES", "wpml_translations": [WPML]},
            Versions("es_ES", (Version("en_US", "34", HREF),), "wpml:12"),
        ),
        ({"translations": {"en": HREF}}, Versions("", (Version("en", "", HREF),))),
        ({"translations": [], "wpml_translations": [WPML]},
         Versions("", (Version("en_US", "34", HREF),), "wpml:12")),
    ],
)  # fmt: skip
def test_every_dialect_is_understood(fields, expected):
    """Mappings and lists, numbers and addresses, with or without the post itself."""
    assert versions_of({"id": "12", **fields}) == expected


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"lang": False, "translations": []},
        {"translations": {}},
        {"translations": {"en": False, "es": None}},
        {"translations": {"en": "0"}},
        {"translations": {"en": "-3", "es": "1e9"}},
        {"wpml_current_locale": None, "wpml_translations": []},
        {"wpml_translations": {"es_ES": {"locale": "es_ES", "id": "12"}}},
        {"wpml_translations": [None, [], "x"]},
        {"polylang_translations": "en"},
    ],
)
def test_silence_is_no_answer(fields):
    """Nothing is known then: neither a version nor a key."""
    assert versions_of({"id": "12", **fields}) == Versions()


def test_the_key_is_the_same_for_all_versions():
    """It stays when a translation is added, so that an older version need not be read again."""
    alone = versions_of({"id": "12", "translations": {"es": "12"}})
    later = versions_of({"id": "34", "translations": {"en": "34", "es": "12", "fr": "9999"}})

    assert alone.key == later.key
