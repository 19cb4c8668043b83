"""What plugins for several languages say of a post: Polylang, WPML, and those that copy them.

- Polylang Pro: `lang: "es"`, `translations: {"en": 3374, "es": 3376}`, itself among them
  (https://polylang.pro/doc/rest-api/).
- Where its free edition is helped on: `polylang_translations: [{"lang": "en", "id": 3374}]`.
- WPML with the plugin wpml-rest-api: `wpml_current_locale: "es_ES"`, and `wpml_translations`, by
  locale or as a list: `{"locale": "en_US", "id": 3374, "post_title": …, "href": …}`.

What is missing there is unknown: no plugin can be trusted to name all translations.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from newsletter.gather.json_values import Raw, text_at
from newsletter.gather.urls import absolute

#: Field -> the plugin whose numbers stand in it.
FIELDS = {
    "translations": "polylang",
    "polylang_translations": "polylang",
    "wpml_translations": "wpml",
}

NUMBER = re.compile(r"[1-9][0-9]{0,18}")


@dataclass(frozen=True, slots=True)
class Version:
    """Another language version of a post."""

    #: A language tag, `""` if unknown.
    tag: str
    #: The number of its post, `""` if unknown.
    number: str = ""
    #: Its address, `""` if unknown.
    url: str = ""


@dataclass(frozen=True, slots=True)
class Versions:
    """What a post says of its language and of its other versions."""

    #: The tag of its own language, `""` if it does not say.
    mark: str = ""
    others: tuple[Version, ...] = ()
    #: Equal for all versions; `""` if unknown.
    key: str = ""


def versions_of(raw: Raw) -> Versions:
    """Return what the post *raw* says of its language and of its other versions.

    The key is made of the smallest number of all versions: it stays when one is added.
    """
    mark = text_at(raw, "lang") or text_at(raw, "wpml_current_locale")
    own = text_at(raw, "id")
    for name, plugin in FIELDS.items():
        found = list(_versions(raw.get(name)))
        others = tuple(one for one in found if not one.number or one.number != own)
        numbers = [int(one) for one in (own, *(one.number for one in found)) if _is_number(one)]
        # WPML's plugin may name nothing where there is something; Polylang names all there is.
        told = bool(found) if plugin == "polylang" else bool(others)
        if told and _is_number(own) and all(one.number for one in found):
            return Versions(mark, others, f"{plugin}:{min(numbers)}")
        if others:
            return Versions(mark, others)
    return Versions(mark)


def _versions(field: Any) -> Iterator[Version]:
    """Yield the versions that *field* names: a list, or a mapping by language."""
    if isinstance(field, dict):
        pairs = [(tag, value) for tag, value in field.items()]
    else:
        pairs = [("", value) for value in field] if isinstance(field, list) else []
    for tag, value in pairs:
        if isinstance(value, dict):
            named = text_at(value, "locale") or text_at(value, "lang") or tag
            number = text_at(value, "id")
            url = absolute(text_at(value, "href") or text_at(value, "link"))
            version = Version(named, number if _is_number(number) else "", url)
        elif isinstance(value, str) and _is_number(value):
            version = Version(tag, value)
        else:
            version = Version(tag, url=absolute(value) if isinstance(value, str) else "")
        if version.number or version.url:
            yield version


def _is_number(text: str) -> bool:
    return NUMBER.fullmatch(text) is not None
