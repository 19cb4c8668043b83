"""The settings say who translates."""

from newsletter.translation import Service, TranslationSettings, translator_of

SETTINGS = {
    Service.NONE: {},
    Service.APERTIUM: {},
    Service.LIBRETRANSLATE: {"address": "http://localhost:5000"},
    Service.DEEPL: {"key_env": "K"},
}


def test_every_service_has_its_translator():
    """By its name; nobody translates where nobody shall."""
    for service in Service:
        found = translator_of(TranslationSettings(service, **SETTINGS[service]), "k")

        assert (found.service if found else "none") == service
