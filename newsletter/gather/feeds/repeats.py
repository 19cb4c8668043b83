"""Items of a feed that bear one name: the same article again, or others."""

from collections.abc import Iterable
from dataclasses import replace

from newsletter.gather.gathered import Complaint
from newsletter.model import Article, is_another

REPEATED = (
    "It has the name and nearly the words of another item before it, and was left out. "
    "If it is an article of its own, ask the feed's keeper for a guid of its own."
)


def distinct(articles: Iterable[Article]) -> tuple[tuple[Article, ...], tuple[Complaint, ...]]:
    """Return each of *articles* once, and complaints about those that are left out.

    Feeds repeat an item when it is changed, the newer one first; and some give all their items
    one guid, or none and one address, the front page's. The strangers among them are named by
    what else tells them apart. An exact repeat bothers nobody.
    """
    kept: dict[str, Article] = {}
    complaints: list[Complaint] = []
    for article in articles:
        fingerprint = article.fingerprint if article.guid in kept else ""
        for name in dict.fromkeys((article.guid, article.url, article.title, fingerprint)):
            known = kept.get(name)
            if name and known is None:
                kept[name] = replace(article, guid=name)
                break
            if known and _is_repeat(known, article):
                if _words(known) != _words(article):
                    complaints.append(Complaint(article.title, REPEATED))
                break
    return tuple(kept.values()), tuple(complaints)


def _words(article: Article) -> tuple[str, str, str]:
    return article.title, article.summary, article.body


def _is_repeat(old: Article, new: Article) -> bool:
    """Is *new*, which has the name of *old*, the same article?"""
    if (old.url or old.title) != (new.url or new.title):
        return False
    return not is_another(old, new, together=True)
