"""Which of the configured languages a text is in, and who says so.

The first that knows decides: the item's own mark, its address (`/es/…`), the editor's word on
its source, the words themselves where they are many and clear, the mark of the feed or page
that it came in, and last the words again, however few. That mark comes late because it is often
a content system's default ("en-US") over articles in two languages. An own mark settles it
even when it names a language that is not configured: for such an item none is guessed.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import parse_qsl, urlsplit

from newsletter.model import among, normalise, primary

#: The share of a text's words that its language must know, and by how much more than any other.
#: Tried on 408 news texts in English and Spanish (none wrong, three open) and on 162 in French
#: and Portuguese (four taken for one of the two).
ENOUGH = 0.6
MARGIN = 0.15

#: Fewer words than these are not judged; so many may overrule the mark of a feed.
FEW = 3
MANY = 8

#: A name that is a language and no words: `es`, `es-MX`, `es-419`; not `en-vivo`, `en-espanol`.
TAG = re.compile(r"[a-z]{2,3}(?:[-_](?:[a-z]{2}|\d{3}))?", re.IGNORECASE)

#: Characters of a text that are looked at.
SAMPLE = 600

#: Words of which a process remembers whether a language knows them (about 4 MB).
REMEMBERED = 30_000


def language_of(
    languages: Sequence[str],
    text: str,
    *,
    own: str = "",
    url: str = "",
    source: str = "",
    lent: str = "",
) -> str:
    """Return the one of *languages* that an item is in, `""` if nobody can tell.

    Args:
        languages: the configured languages.
        text: the item's words, title first.
        own: its own mark, a language tag.
        url: its address.
        source: the language that the editor gave its source.
        lent: a mark that it may owe to the feed or the template that it came in.
    """
    if normalise(own):
        return among(own, languages) or ""
    if named := in_address(url, languages) or among(source, languages):
        return named
    spoken = detect(text, languages)
    if spoken and len(text.split()) >= MANY:
        return spoken
    return (among(lent, languages) or "") if normalise(lent) else spoken


def in_address(url: str, languages: Sequence[str]) -> str:
    """Return the language that *url* names: by `?lang=`, a folder, or a subdomain."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    named = [value for key, value in parse_qsl(parts.query) if key == "lang"]
    host = (parts.hostname or "").split(".")
    marks = [*named, *parts.path.split("/")[1:-1], *(host[:1] if len(host) > 2 else [])]
    return next((found for mark in marks if (found := in_name(mark, languages))), "")


def in_name(name: str, languages: Sequence[str]) -> str:
    """Return the language that *name*, of a folder or the like, is the tag of."""
    return (among(name, languages) or "") if TAG.fullmatch(name) else ""


def detect(text: str, languages: Sequence[str]) -> str:
    """Return the one of *languages* that the words of *text* are in, `""` if that is not clear."""
    # Its word lists take 0.6 seconds and 14 MB; most sources say their language.
    from simplemma import LanguageDetector, RelaxedMostCommonTokenSampler  # noqa: PLC0415
    from simplemma.strategies.dictionaries.dictionary_factory import (  # noqa: PLC0415
        SUPPORTED_LANGUAGES,
    )

    known = {primary(language): language for language in reversed(languages)}
    judged = tuple(code for code in known if code in SUPPORTED_LANGUAGES)
    sampler = RelaxedMostCommonTokenSampler()
    if not judged or len(sampler.sample_text(text[:SAMPLE])) < FEW:
        return ""
    detector = LanguageDetector(judged, sampler, _memory())
    shares = detector.proportion_in_each_language(text[:SAMPLE])
    best, *others = sorted(judged, key=lambda code: shares[code], reverse=True)
    behind = max((shares[code] for code in others), default=0.0)
    clear = shares[best] >= ENOUGH and shares[best] - behind >= MARGIN
    return known[best] if clear else ""


class _Memory:
    """Knows the words of languages as simplemma does, and remembers which it knew.

    Its lists stay packed: they take a tenth of the space of its dictionaries, and ten times as
    long for a word (0.03 ms); but news say the same words again and again.
    """

    def __init__(self) -> None:
        from simplemma.strategies import DefaultStrategy  # noqa: PLC0415

        lists = DefaultStrategy(low_memory=True)
        self._known = lru_cache(maxsize=REMEMBERED)(lists.get_lemma)

    def get_lemma(self, token: str, lang: str) -> str | None:
        """Return the basic form of *token*, None when the language does not know it."""
        return self._known(token, lang)


@lru_cache(maxsize=1)
def _memory() -> _Memory:
    """Return the memory of this process."""
    return _Memory()
