"""What is asked of a text in several languages."""

from collections.abc import Iterable, Iterator, Mapping

from newsletter.config.shape import Problem, Way


def problems_in_words(
    way: Way, words: Mapping[str, str], languages: Iterable[str], *, needed: bool = False
) -> Iterator[Problem]:
    """Yield what is missing of, or foreign to, a text in several languages."""
    if not words and not needed:
        return
    missing = [language for language in languages if not words.get(language, "").strip()]
    if missing:
        yield Problem(way, f"The words in {', '.join(missing)} are missing.")
    yield from foreign_words(way, words, languages)


def foreign_words(
    way: Way, words: Mapping[str, str], languages: Iterable[str]
) -> Iterator[Problem]:
    """Yield that *words* are there for languages which the newsroom does not have."""
    foreign = [language for language in words if language not in languages]
    if foreign:
        yield Problem(way, f"{', '.join(foreign)} is none of the site's languages.")
