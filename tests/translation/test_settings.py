"""Settings that cannot work are refused when they are read."""

import pytest

from newsletter.errors import ConfigError
from newsletter.translation import Service, TranslationSettings

DEEPL, LIBRE = Service.DEEPL, Service.LIBRETRANSLATE


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"service": DEEPL}, "needs a key"),
        ({"service": LIBRE}, "needs an address"),
        ({"service": DEEPL, "key_file": "k", "key_env": "K"}, "keep one"),
        ({"service": LIBRE, "address": "localhost:5000"}, "no address"),
        ({"service": LIBRE, "address": "http://[x"}, "no address"),
        ({"service": LIBRE, "address": "https://a:b@n.example"}, "password"),
        ({"service": LIBRE, "address": "http://n.example", "key_env": "K"}, "unencrypted"),
        ({"seconds": 0}, "more than 0"),
        ({"seconds": float("nan")}, "more than 0"),
    ],
)
def test_what_cannot_work_is_refused(settings, words):
    """With what is wrong and where."""
    with pytest.raises(ConfigError, match=words) as raised:
        TranslationSettings(**settings)

    assert raised.value.where.startswith("translation")


def test_what_can_work_is_taken():
    """A key goes to this computer over plain HTTP, and to others without a key."""
    TranslationSettings()
    TranslationSettings(Service.APERTIUM)
    TranslationSettings(DEEPL, key_file="deepl.key")
    TranslationSettings(LIBRE, "http://localhost:5000", key_env="K")
    TranslationSettings(LIBRE, "http://[::1]:5000", key_env="K")
    assert TranslationSettings(LIBRE, "http://n.example", glossary=("A",)).words.terms == ("A",)
