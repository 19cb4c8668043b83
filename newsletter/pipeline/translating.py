"""Stories -> drafts of what they lack: asks a machine for titles and summaries, once each."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from newsletter.errors import TranslationError
from newsletter.model import Article, Story, is_stale, primary
from newsletter.pipeline.newsroom import Newsroom
from newsletter.store import Store
from newsletter.translation import Glossary, Remembering, drafts


@dataclass(frozen=True, slots=True)
class Memory:
    """The sentences that the store knows, each asked for in a transaction of its own."""

    store: Store

    def find(self, keys: Collection[str]) -> Mapping[str, str]:
        """Return key -> translation for those of *keys* that are known."""
        with self.store.reading() as tables:
            return tables.translations.find(keys)

    def remember(self, translations: Mapping[str, str]) -> None:
        """Keep *translations*, key -> translation."""
        with self.store.writing() as tables:
            tables.translations.remember(translations)


def translate_missing(newsroom: Newsroom, stories: Iterable[Story]) -> dict[str, str]:
    """Draft what *stories* lack, if there is a translator; return language -> why it failed.

    A draft that is there is made anew only when its article has changed. Where no draft can be
    had, the story stays without that language, and is shown as one that was never translated.

    Raises:
        StoreError: nothing can be remembered.
    """
    if not newsroom.translator:
        return {}
    translator = Remembering(newsroom.translator, Memory(newsroom.store))
    faults = {}
    known = list(stories)
    for language in newsroom.site.languages:
        wanting = [one for story in known if (one := _to_translate(newsroom, story, language))]
        try:
            made = drafts(wanting, language, translator, newsroom.glossary)
        except TranslationError as error:
            faults[language] = str(error)
            continue
        # A headline that came back as it was, or not at all, says nothing to its readers.
        titles = {article.id: article.title for article in wanting}
        useful = [draft for draft in made if draft.title != titles[draft.article]]
        if len(useful) < len(made):
            faults[language] = (
                f"{newsroom.translator.service} left {len(made) - len(useful)} as it was."
            )
        with newsroom.store.writing() as tables:
            tables.drafts.keep(useful, newsroom.clock())
    return faults


def translated_for_matching(
    newsroom: Newsroom, stories: Iterable[Story]
) -> dict[int, dict[str, str]]:
    """Return article -> language -> its title and summary in it, to find its story by.

    Of two languages only articles in the first are translated, and only those that have no
    version in the second. A translator that is away is no evidence, and no fault.

    Raises:
        StoreError: nothing can be remembered.
    """
    if not newsroom.translator or not newsroom.matching:
        return {}
    translator = Remembering(newsroom.translator, Memory(newsroom.store))
    known = list(stories)
    made: dict[int, dict[str, str]] = {}
    for first, second in combinations(sorted(newsroom.site.languages), 2):
        free = {language: _free(known, language, {first, second}) for language in (first, second)}
        if primary(first) == primary(second) or not all(free.values()):
            continue
        try:
            found = drafts(free[first], second, translator, Glossary(quotes=False))
        except TranslationError:
            continue
        for draft in found:
            said = made.setdefault(draft.article, {})
            said[second] = f"{draft.title}. {draft.summary}"
    return made


def _free(stories: Iterable[Story], language: str, wanted: Collection[str]) -> list[Article]:
    """Return the articles in *language* of stories that lack one of the languages *wanted*."""
    return [
        story.articles[language]
        for story in stories
        if language in story.articles and not set(wanted) <= set(story.articles)
    ]


def _to_translate(newsroom: Newsroom, story: Story, language: str) -> Article | None:
    """Return the article of *story* to be put into *language*, None if nothing is to be done."""
    if language in story.articles:
        return None
    ours = (story.articles.get(tongue) for tongue in newsroom.site.languages)
    article = next((one for one in ours if one), None)
    if article is None or primary(article.language) == primary(language):
        return None
    draft = story.drafts.get(language)
    original = story.original_of(draft) if draft else None
    if draft and original and not is_stale(draft, original):
        return None
    return article
