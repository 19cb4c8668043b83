"""Joining two stories into one, and taking one apart: articles, ledger, issues and wishes go along."""

from collections.abc import Iterable

from sqlalchemy import Connection, case, delete, func, literal, or_, select, update

from newsletter.errors import InputError, NotFound
from newsletter.model import Pairing, StoryStatus
from newsletter.store.dialects import Turn, insert, one_of, take_turn
from newsletter.store.schema import articles, issue_stories, ledger, stories, suggestions, wishes


def story_of(connection: Connection, article: int) -> int:
    """Return the number of the story of *article*.

    Raises:
        NotFound: there is no such article.
    """
    found = connection.scalar(select(articles.c.story_id).where(articles.c.id == article))
    if found is None:
        raise NotFound(f"There is no article {article}.", remedy="See `newsletter articles`.")
    return found


def current(connection: Connection, numbers: Iterable[int]) -> dict[int, int]:
    """Return which story each of *numbers* is now: itself, or the one that it was joined to."""
    c = stories.c
    rows = connection.execute(select(c.id, c.joined_to).where(one_of(connection, c.id, numbers)))
    return {number: now or number for number, now in rows}


def join(connection: Connection, pairing: Pairing) -> int:
    """Make the stories of the two articles of *pairing* one; return its number, the older one.

    Raises:
        NotFound: there is no such article.
        InputError: both stories hold an article of one language.
    """
    take_turn(connection, Turn.STORIES)
    first, second = (story_of(connection, article) for article in pairing.articles)
    old, young = min(first, second), max(first, second)
    if old != young:
        _refuse_same_language(connection, old, young)
        _move_articles(connection, young, old)
        _move_ledger(connection, young, old)
        _move_issues(connection, young, old)
        _move_wishes(connection, young, old)
        _close_questions(connection, old)
    known = evidence_out(pairing)
    connection.execute(
        update(stories)
        .where(stories.c.id == old)
        .values(status=pairing.status, confidence=pairing.confidence, evidence=known)
    )
    return old


def separate(connection: Connection, article: int) -> int:
    """Give *article* a story of its own; return its number.

    What the ledger says of the article's language goes along: it was this text that was sent.

    Raises:
        NotFound: there is no such article.
    """
    take_turn(connection, Turn.STORIES)
    old = story_of(connection, article)
    held = connection.execute(
        select(articles.c.id, articles.c.language).where(articles.c.story_id == old)
    ).all()
    if len(held) == 1:
        return old
    alone = {"status": StoryStatus.ALONE, "confidence": 1.0, "evidence": []}
    row = stories.insert().values(**alone).returning(stories.c.id)
    new = connection.execute(row).scalar_one()
    connection.execute(update(articles).where(articles.c.id == article).values(story_id=new))
    # Each of them may find another partner now.
    parted = one_of(connection, articles.c.id, [row.id for row in held])
    connection.execute(update(articles).where(parted).values(compared_at=None))
    language = next(row.language for row in held if row.id == article)
    connection.execute(
        update(ledger)
        .where(ledger.c.story_id == old, ledger.c.language == language)
        .values(story_id=new)
    )
    if len(held) == 2:
        connection.execute(update(stories).where(stories.c.id == old).values(**alone))
    return new


def evidence_out(pairing: Pairing) -> list[tuple[str, float, str]]:
    """Return the evidence of *pairing* as it is stored."""
    return [(one.kind, one.weight, one.seen) for one in pairing.evidence]


def _refuse_same_language(connection: Connection, old: int, young: int) -> None:
    both = connection.scalars(
        select(articles.c.language)
        .where(articles.c.story_id.in_([old, young]))
        .group_by(articles.c.language)
        .having(func.count() > 1)
    ).all()
    if both:
        language = both[0] or "of unknown language"
        raise InputError(
            f"Story {old} and story {young} both have an article ({language}).",
            remedy="Take one of the two out of its story first, with `newsletter unpair`.",
        )


def _move_articles(connection: Connection, young: int, old: int) -> None:
    connection.execute(update(articles).where(articles.c.story_id == young).values(story_id=old))
    connection.execute(
        update(stories)
        .where(or_(stories.c.id == young, stories.c.joined_to == young))
        .values(joined_to=old)
    )


def _close_questions(connection: Connection, story: int) -> None:
    """Forget what was asked of *story*, as it is now, where the answer is clear.

    Two of its articles are one story already; and with another that has an article in one of its
    languages it can be none.
    """
    c, other = suggestions.c, articles.alias("other")
    held = connection.execute(
        select(articles.c.id, articles.c.language).where(articles.c.story_id == story)
    ).all()
    ours = [row.id for row in held]
    for mine, theirs in ((c.first_id, c.second_id), (c.second_id, c.first_id)):
        rivals = (
            select(articles.c.id)
            .join(other, other.c.story_id == articles.c.story_id)
            .where(one_of(connection, other.c.language, {row.language for row in held}))
        )
        connection.execute(
            delete(suggestions).where(one_of(connection, mine, ours), theirs.in_(rivals))
        )


def _move_ledger(connection: Connection, young: int, old: int) -> None:
    c = ledger.c
    rows = select(
        c.newsletter, literal(old), c.language, c.edition, c.issue_id, c.recorded_at
    ).where(c.story_id == young)
    names = ["newsletter", "story_id", "language", "edition", "issue_id", "recorded_at"]
    connection.execute(insert(connection, ledger).from_select(names, rows).on_conflict_do_nothing())
    connection.execute(delete(ledger).where(c.story_id == young))


def _move_wishes(connection: Connection, young: int, old: int) -> None:
    """Let what an editor wants of the one story hold for both; of two wishes the older stays."""
    c = wishes.c
    taken = select(c.issue_id).where(c.story_id == old).scalar_subquery()
    connection.execute(delete(wishes).where(c.story_id == young, c.issue_id.in_(taken)))
    connection.execute(update(wishes).where(c.story_id == young).values(story_id=old))


def _move_issues(connection: Connection, young: int, old: int) -> None:
    """Let the story stand once in each issue: at the first of its two places."""
    c = issue_stories.c
    places = connection.execute(
        select(
            c.issue_id, func.min(c.position).label("first"), func.max(case((c.lead, 1), else_=0))
        )
        .where(c.story_id.in_([old, young]))
        .group_by(c.issue_id)
        .having(func.count() > 1)
    ).all()
    for issue, first, lead in places:
        connection.execute(
            delete(issue_stories).where(
                c.issue_id == issue, c.story_id.in_([old, young]), c.position != first
            )
        )
        connection.execute(
            update(issue_stories)
            .where(c.issue_id == issue, c.position == first)
            .values(lead=bool(lead))
        )
    connection.execute(update(issue_stories).where(c.story_id == young).values(story_id=old))
