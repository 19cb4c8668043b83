"""Checks of an issue beside the ones before it, its readers, and its hour."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from newsletter.model import Chosen, Edition, IssueState, Layout, Missing, Words, url_key
from newsletter.render.anatomy import Anatomy
from newsletter.render.checks.desk import Desk
from newsletter.render.findings import Finding, Level

#: Nobody wants mail before the first of these hours or from the second on, local time.
MORNING, NIGHT = 6, 21
#: How many issues back an address counts as sent already.
BACK = 4
#: How far the readers of two issues may differ, from so many readers on.
CHANGE, MANY = 0.2, 50


def _subject_again(desk: Desk) -> Iterator[Finding]:
    if not desk.earlier:
        return
    last = desk.earlier[0].words
    for language in desk.site.languages:
        words = desk.issue.words.get(language, Words("", "", ""))
        before = last[language].subject if language in last else ""
        if before.strip() and before.strip().casefold() == words.subject.strip().casefold():
            where = f"words/{language}/subject"
            yield desk.find("S-03", Level.WARN, language, where, language=language)


def _stories_alike(desk: Desk) -> Iterator[Finding]:
    """Find out whether all languages have the same stories, where none is left out on purpose."""
    if any(place.editions or _is_left_out(desk, place) for place in desk.issue.stories):
        return
    counts = {
        code: sum("hd" in one.classes for one in Anatomy(made.html).named("h1", "h2", "h3"))
        for code, made in desk.renderings.items()
        if Edition.parse(code).layout is Layout.SINGLE
    }
    if len(set(counts.values())) > 1:
        found = ", ".join(f"{code} {count}" for code, count in counts.items())
        yield desk.find("T-08", Level.BLOCK, min(counts, key=counts.__getitem__), "stories",
                        found=found)  # fmt: skip


def _is_left_out(desk: Desk, place: Chosen) -> bool:
    """Is the story at *place* left out of a language that it lacks?"""
    story = desk.stories.get(place.story)
    return (
        story is not None
        and not set(desk.site.languages) <= set(story.articles)
        and desk.newsletter.when_missing(place.section, place.missing) is Missing.OMIT
        and place.section not in desk.newsletter.word_sections
    )


def _sent_before(desk: Desk) -> Iterator[Finding]:
    """Find addresses that one of the last issues had in the same language."""
    known = {
        (language, url_key(article.url))
        for issue in desk.earlier[:BACK]
        for place in issue.stories
        if place.story in desk.earlier_stories and not place.editions
        for language, article in desk.earlier_stories[place.story].articles.items()
        if article.url
    }
    news = {place.story for place in desk.issue.stories if not place.editions and not place.late}
    for story in desk.told():
        again = [
            language
            for language, article in story.articles.items()
            if story.id in news and article.url and (language, url_key(article.url)) in known
        ]
        if again:
            title = story.title_in(desk.site.languages)
            yield desk.find("X-06", Level.WARN, again[0], f"stories/{story.id}", title=title)


def _hour(desk: Desk) -> Iterator[Finding]:
    """Find an hour that has passed, at night, or on a holiday."""
    if desk.issue.state is not IssueState.DRAFT:
        return
    local = datetime.fromisoformat(desk.issue.due)
    wrong = []
    if desk.issue.due_at < desk.now:
        wrong.append("past")
    if not MORNING <= local.hour < NIGHT:
        wrong.append("night")
    if desk.site.territory == "US" and local.date() in holidays(local.year):
        wrong.append("holiday")
    where = f"config/newsletter.{desk.newsletter.id}.schedule"
    for what in wrong:
        yield desk.find("X-09", Level.WARN, desk.site.languages[0], where,
                        sentence=f"X-09-{what}", due=desk.issue.due.replace("T", " "))  # fmt: skip


def holidays(year: int) -> frozenset[date]:
    """Return the holidays of the United States on which few read mail (5 U.S.C. 6103)."""
    may = date(year, 5, 31)
    september, november = date(year, 9, 1), date(year, 11, 1)
    return frozenset({
        date(year, 1, 1),
        may - timedelta(may.weekday()),  # the last Monday of May
        date(year, 7, 4),
        september + timedelta(-september.weekday() % 7),  # the first Monday of September
        november + timedelta((3 - november.weekday()) % 7 + 21),  # the fourth Thursday
        date(year, 12, 25),
    })  # fmt: skip


def _readers(desk: Desk) -> Iterator[Finding]:
    """Find out whether anybody would get it, and about as many as the last one."""
    if desk.readers is None:
        return
    before, language = desk.readers_before, desk.site.languages[0]
    if desk.readers == 0:
        yield desk.find("X-05", Level.WARN, language, "subscribers", sentence="X-05-none")
    elif before >= MANY and abs(desk.readers - before) > CHANGE * before:
        values = {"readers": desk.readers, "before": before}
        yield desk.find("X-05", Level.WARN, language, "subscribers", **values)


CHECKS = (_subject_again, _stories_alike, _sent_before, _hour, _readers)
