"""Articles that are not in the language that they are said to be in."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from newsletter.model import primary
from newsletter.stories.tongues import tongue_of

#: Texts of a language that nothing is told of, at least, that show which words are common in it.
TEXTS = 5

#: A word in this share of its texts is common in a language, and in less is rare in another.
COMMON, RARE = 0.3, 0.21

#: Words of a text, at least, that is judged, the share of them that betrays its language, and how
#: many times that of its own.
WORDS, BETRAYS, TIMES = 20, 0.15, 8

#: The same for a text whose tag another has that lies the other way round: two feeds are swapped.
SWAPPED_WORDS, SWAPPED_TIMES = 8, 3

#: Two texts that have this share of their words in common are in one language; less may be code.
COPY = 0.97


class Worded(Protocol):
    """A text of which the words are known."""

    @property
    def id(self) -> int:
        """Return whose text it is."""

    @property
    def words(self) -> Mapping[str, int]:
        """Return its folded words -> how much they count."""


def lying(by_language: Mapping[str, Collection[Worded]]) -> dict[int, str]:
    """Return the articles whose words are those of another language: id -> that language."""
    typical = _typical(by_language)
    found: dict[int, str] = {}
    maybe: dict[int, tuple[str, str]] = {}
    for language in typical:
        for text in by_language[language]:
            total = sum(text.words.values())
            shares = {one: _share(text, words) / total for one, words in typical.items() if total}
            most = max(shares, key=lambda one: shares[one], default=language)
            if most == language or shares[most] <= BETRAYS:
                continue
            if total >= WORDS and shares[most] > TIMES * shares[language]:
                found[text.id] = most
            elif total >= SWAPPED_WORDS and shares[most] > SWAPPED_TIMES * shares[language]:
                maybe[text.id] = (language, most)
    told = {text.id: language for language in typical for text in by_language[language]}
    swapped = {(most, told[number]) for number, most in found.items()}
    return found | {number: way[1] for number, way in maybe.items() if way in swapped}


def same_words(one: Worded, other: Worded) -> bool:
    """Are the two texts in one language, and nearly one text?"""
    fewer = min(sum(one.words.values()), sum(other.words.values()))
    shared = sum(min(times, other.words.get(word, 0)) for word, times in one.words.items())
    return fewer >= WORDS and shared >= COPY * fewer


def _typical(by_language: Mapping[str, Collection[Worded]]) -> Mapping[str, frozenset[str]]:
    """Return what is common in each language, and in no other: as is told of it, else learned."""
    told = {tag: common for tag in by_language if (common := tongue_of(tag).common)}
    used = {
        tag: _used(texts)
        for tag, texts in by_language.items()
        if tag not in told and len(texts) >= TEXTS
    }
    learned = {
        tag: frozenset(
            word
            for word, share in words.items()
            if share >= COMMON and all(used[one].get(word, 0) < RARE for one in used if one != tag)
        )
        for tag, words in used.items()
    }
    ordinary = told | learned
    return {
        tag: words.difference(*(ordinary[one] for one in ordinary if primary(one) != primary(tag)))
        for tag, words in ordinary.items()
    }


def _used(texts: Collection[Worded]) -> Mapping[str, float]:
    """Return which share of *texts* has each word."""
    counted = Counter(word for text in texts for word in text.words)
    return {word: times / len(texts) for word, times in counted.items()}


def _share(text: Worded, words: Iterable[str]) -> int:
    return sum(text.words.get(word, 0) for word in words)
