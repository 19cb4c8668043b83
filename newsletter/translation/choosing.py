"""The translator that the settings ask for."""

from newsletter.ports import Translator
from newsletter.translation.apertium import Apertium
from newsletter.translation.deepl import DeepL
from newsletter.translation.libretranslate import LibreTranslate
from newsletter.translation.settings import Service, TranslationSettings


def translator_of(settings: TranslationSettings, key: str) -> Translator | None:
    """Return who translates, or None; nobody is asked for anything yet.

    Args:
        key: As `key_of` finds it.
    """
    match settings.service:
        case Service.APERTIUM:
            return Apertium(settings.seconds)
        case Service.LIBRETRANSLATE:
            return LibreTranslate(settings.address, key, settings.seconds)
        case Service.DEEPL:
            return DeepL(key, settings.address, settings.seconds)
        case Service.NONE:
            return None
