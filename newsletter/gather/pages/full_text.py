"""An article of which a source gave only a teaser, completed by what its page says."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from lxml import etree

from newsletter.errors import PageError
from newsletter.gather import dates
from newsletter.gather.gathered import Brief
from newsletter.gather.item import NO_SECTION
from newsletter.gather.language import detect, language_of
from newsletter.gather.pages import encoding, head, link_header
from newsletter.gather.pages.about import is_about
from newsletter.gather.pages.alternates import other_languages
from newsletter.gather.pages.extraction import article_in
from newsletter.gather.pages.head import Head
from newsletter.gather.pictures import ICONS, described, in_text
from newsletter.gather.text import words
from newsletter.gather.text.clean import clean, without_data
from newsletter.gather.text.outline import paragraphs_of, without_headline
from newsletter.gather.text.summary import fitted, summarise
from newsletter.gather.urls import Place
from newsletter.model import Article, Picture, normalise, primary, word_count, words_of
from newsletter.ports import Fetched

#: Longest page, in characters, that is looked at.
LIMIT = 2_000_000

#: Fewer words than these are no article, unless its teaser had fewer.
LEAST = 40


def complete(article: Article, page: Fetched, brief: Brief) -> Article:
    """Return *article* with the text of its *page*, and with what its source did not say of it.

    Raises:
        PageError: the page is none, or not that of the article, or shows its text to nobody.
    """
    try:
        return _completed(article, page, brief)
    except etree.LxmlError:  # it is how lxml says, too, that there is no memory left
        what = "The page is too large, or too broken, to be read."
        raise PageError(what, where=article.url) from None


def _completed(article: Article, page: Fetched, brief: Brief) -> Article:
    tree = _tree(page, article.url)
    said = head.read(tree)
    if not said.free:
        raise PageError(
            "The page says that its whole text is for subscribers only.",
            where=article.url,
            remedy=(
                "Nothing of it was taken; "
                "write `full_text = false` under its source to stop asking."
            ),
        )
    markup = article_in(tree, page.url)
    body = without_headline(clean(markup, page.url), article.title)
    mark = said.mark or _content_language(page)
    _check(article, body, mark, brief)
    place = Place(page.url)
    language = article.language or _language(article, body, mark, brief)
    section = words.unmarked(said.facts.get("section", ""))
    links = (*said.alternates, *link_header.alternates(page.headers.get("link", "")))
    own = (article.url, page.url, place.link(said.facts.get("url", "")))
    found = other_languages(links, page.url, own, language, brief.languages)
    whole = max(article.body, body, key=lambda text: word_count(words_of(text)))
    return replace(
        article,
        language=language,
        body=whole,
        summary=article.summary or _summary(said, whole),
        author=article.author or words.unmarked(said.facts.get("author", "")),
        section=article.section or ("" if section.casefold() in NO_SECTION else section),
        published_at=article.published_at or _moment(said, "date", brief),
        updated_at=article.updated_at or _moment(said, "updated", brief),
        picture=article.picture or _picture(said, markup, place),
        alternates={**found, **article.alternates},
    )


def _tree(page: Fetched, where: str) -> Any:
    """Return *page* as a tree.

    Raises:
        PageError: it is no web page, or empty.
    """
    kind = page.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind and "html" not in kind:
        raise PageError(f"There is no web page, but {words.line(kind, 60)}.", where=where)
    text = encoding.text_of(page.content, page.headers.get("content-type", ""))
    if text is None:
        raise PageError("There is no web page, but something that is no text.", where=where)
    tree = head.parse(without_data(text)[:LIMIT])
    if tree is None:
        raise PageError("The page is empty.", where=where)
    return tree


def _check(article: Article, body: str, mark: str, brief: Brief) -> None:
    """See that *body* is the text of *article*.

    Raises:
        PageError: it is not.
    """
    text = words_of(body)
    known = word_count(words_of(article.body)) or LEAST
    if word_count(text) < min(LEAST, known):
        raise PageError(
            "The page shows no text, or too little to be an article.",
            where=article.url,
            remedy="It may be for subscribers only, or made by scripts.",
        )
    if _is_foreign(article, text, mark, brief):
        raise PageError(
            f"The page is in another language ({words.line(mark, 20)}) than the article.",
            where=article.url,
            remedy="It may lead to a translation or to the front page.",
        )
    if not is_about(text, f"{article.title} {article.summary}"):
        raise PageError(
            "The page's text is not about what the source says the article is about.",
            where=article.url,
            remedy="It may ask for consent or a login, or lead to the front page.",
        )


def _is_foreign(article: Article, text: str, mark: str, brief: Brief) -> bool:
    """Do both the page's *mark* and its *text* say that it is in another language?"""
    tag = normalise(mark)
    if not tag or not article.language or primary(tag) == primary(article.language):
        return False
    spoken = detect(text, [*brief.languages, tag])
    return bool(spoken) and spoken != article.language


def _content_language(page: Fetched) -> str:
    """Return the language that the server says *page* is in; several are none (RFC 9110 8.5)."""
    said = page.headers.get("content-language", "")
    return "" if "," in said else said


def _language(article: Article, body: str, mark: str, brief: Brief) -> str:
    return language_of(
        brief.languages,
        f"{article.title}\n{words_of(body)}",
        url=article.url,
        source=brief.source.language,
        lent=mark,
    )


def _summary(said: Head, body: str) -> str:
    given = words.unmarked(said.facts.get("summary", ""), words.LOOKED_AT)
    return fitted(given) or summarise(paragraphs_of(body))


def _moment(said: Head, name: str, brief: Brief) -> datetime | None:
    return dates.plausible(dates.read(said.facts.get(name, ""), brief.zone), brief.now)


def _picture(said: Head, markup: str, place: Place) -> Picture | None:
    url = place.picture(said.facts.get("image", ""))
    if url and not ICONS.search(url):
        return Picture(url, described(said.facts.get("image_alt", "")))
    return next(in_text(markup, place), None)
