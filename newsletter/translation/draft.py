"""Drafts of missing translations, made by machine, for an editor to read and mend."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from newsletter.errors import TranslationError
from newsletter.model import Article, MachineDraft, primary, source_hash
from newsletter.ports import Translator
from newsletter.translation.glossary import Glossary
from newsletter.translation.marks import bare, has_work, kept
from newsletter.translation.sentences import sentences

#: A translation longer than this many times its source, and a line, is a machine gone astray.
RUNAWAY = 4


def draft(
    article: Article, target: str, translator: Translator, glossary: Glossary
) -> MachineDraft:
    """Return the title and the summary of *article* in the language *target*.

    Raises:
        TranslationError: the translator does not serve, or does not know the pair.
    """
    return drafts([article], target, translator, glossary)[0]


def drafts(
    articles: Sequence[Article], target: str, translator: Translator, glossary: Glossary
) -> list[MachineDraft]:
    """Return a draft of each of *articles*, which costs much less than one after the other.

    Raises:
        TranslationError: the translator does not serve, or does not know a pair.
    """
    texts: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        _check(article, target)
        for part in _parts(article, target, glossary):
            texts[article.language].update(part)
    known = {
        language: _translations(wanted, language, target, translator)
        for language, wanted in texts.items()
    }
    return [
        _made(article, target, translator.service, glossary, known[article.language])
        for article in articles
    ]


def _check(article: Article, target: str) -> None:
    if not article.language or primary(article.language) == primary(target):
        what = (
            f"It is in {article.language} already"
            if article.language
            else "Its language is unknown"
        )
        raise TranslationError(f"{what}, and is not translated.", where=article.title[:80])


def _parts(article: Article, target: str, glossary: Glossary) -> tuple[list[str], list[str]]:
    """Return the sentences of title and summary, with marks; a title is one sentence."""
    title = glossary.shield(article.title, article.language, target)
    summary = glossary.shield(article.summary, article.language, target)
    return [title] if title else [], sentences(summary)


def _translations(
    texts: Iterable[str], source: str, target: str, translator: Translator
) -> Mapping[str, str]:
    wanted = sorted(text for text in texts if has_work(text))
    return dict(zip(wanted, translator.translate(wanted, source, target), strict=True))


def _made(
    article: Article, target: str, service: str, glossary: Glossary, known: Mapping[str, str]
) -> MachineDraft:
    title, summary = _parts(article, target, glossary)
    every = [*title, *summary]
    left = [text for text in every if has_work(text) and not _is_usable(text, known[text])]
    taken = {text: text if text in left else known.get(text, text) for text in every}
    return MachineDraft(
        title=bare(" ".join(taken[text] for text in title)),
        summary=bare(" ".join(taken[text] for text in summary)),
        source_hash=source_hash(article),
        service=service,
        language=target,
        article=article.id,
        left=tuple(bare(text) for text in left),
        numbers=tuple(bare(text) for text in every if _numbers(text) != _numbers(taken[text])),
    )


def _is_usable(text: str, translation: str) -> bool:
    """Say whether *translation* says something new, of some length, and has all marked words."""
    same = not translation.strip() or translation == text
    astray = len(translation) > RUNAWAY * len(text) + 80
    return not same and not astray and kept(text) == kept(translation)


def _numbers(text: str) -> list[str]:
    """Return the figures of *text*: 1,234.50 and 1.234,50 are equal, 7:30 and 19:30 are not."""
    return sorted(re.findall(r"\d+", text))
