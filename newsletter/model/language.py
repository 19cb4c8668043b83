"""Language tags (BCP 47), and which of the configured languages a tag means."""

from collections.abc import Iterable

#: Primary subtags, and scripts, that are written from right to left.
RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa ha he khw ks ps sd ug ur yi".split())
RIGHT_TO_LEFT_SCRIPTS = frozenset("arab hebr syrc thaa nkoo rohg adlm".split())


def normalise(tag: str) -> str:
    """Write *tag* as BCP 47 recommends (`es_mx` -> `es-MX`); `""` if it is no tag.

    A tag that cannot be read is dropped, not repaired: a wrong language is worse than none.
    """
    parts = tag.strip().replace("_", "-").split("-")
    if not all(part.isascii() and part.isalnum() and len(part) <= 8 for part in parts):
        return ""
    if not (parts[0].isalpha() and 2 <= len(parts[0]) <= 3):
        return ""
    return "-".join([parts[0].lower(), *(_subtag(part) for part in parts[1:])])


def _subtag(part: str) -> str:
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) == 2 else part.lower()


def primary(tag: str) -> str:
    """Return the primary subtag: `es` of `es-MX`."""
    return tag.partition("-")[0].lower()


def direction(tag: str) -> str:
    """Return `rtl` or `ltr`, as the value of HTML's `dir`."""
    parts = normalise(tag).lower().split("-")
    for part in parts[1:]:
        if len(part) == 4 and part.isalpha():
            return "rtl" if part in RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if parts[0] in RIGHT_TO_LEFT else "ltr"


def among(tag: str, languages: Iterable[str]) -> str | None:
    """Return the one of *languages* that *tag* means, or None.

    The same tag wins; else the same primary subtag, so that `es-MX` is read as `es`.
    """
    wanted = normalise(tag)
    known = list(languages)
    if wanted in known:
        return wanted
    return next((language for language in known if primary(language) == primary(wanted)), None)
