"""Articles that are not in the language that they are said to be in."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from newsletter.stories.traits import Traits

#: Texts of a language, at least, that show which words are common in it.
TEXTS = 5

#: A word in this share of its texts is common in a language, and in less is rare in another.
COMMON, RARE = 0.3, 0.21

#: Words of a text, at least, that is judged.
WORDS = 20

#: The share of a text's words that betrays its language, and how many times that of its own.
BETRAYS, TIMES = 0.2, 8

#: Two texts that have this share of their words in common are in one language; less may be code.
COPY = 0.97


def lying(by_language: Mapping[str, Collection[Traits]]) -> dict[int, str]:
    """Return the articles whose words are those of another language: id -> that language."""
    judged = {one: texts for one, texts in by_language.items() if len(texts) >= TEXTS}
    used = {language: _used(texts) for language, texts in judged.items()}
    typical = {
        language: {
            word
            for word, share in words.items()
            if share >= COMMON
            and all(used[one].get(word, 0) < RARE for one in used if one != language)
        }
        for language, words in used.items()
    }
    found = {}
    for language in typical:
        for text in by_language[language]:
            total = sum(text.words.values())
            shares = {one: _share(text, words) / total for one, words in typical.items() if total}
            most = max(shares, key=lambda one: shares[one], default=language)
            if total >= WORDS and shares[most] > max(BETRAYS, TIMES * shares[language]):
                found[text.id] = most
    return found


def same_words(one: Traits, other: Traits) -> bool:
    """Are the two texts in one language, and nearly one text?"""
    fewer = min(sum(one.words.values()), sum(other.words.values()))
    shared = sum(min(times, other.words.get(word, 0)) for word, times in one.words.items())
    return fewer >= WORDS and shared >= COPY * fewer


def _used(texts: Collection[Traits]) -> Mapping[str, float]:
    """Return which share of *texts* has each word."""
    counted = Counter(word for text in texts for word in text.words)
    return {word: times / len(texts) for word, times in counted.items()}


def _share(text: Traits, words: Iterable[str]) -> int:
    return sum(text.words.get(word, 0) for word in words)
