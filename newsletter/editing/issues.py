"""The editor's hand in an issue: its words, and the places of its stories."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from newsletter.errors import InputError
from newsletter.model import Edition, Issue, IssueState, Wish, Words, edition_among
from newsletter.store import Store, Tables

#: What can be written for a language; an edition in two languages has no note of its own.
FIELDS = ("subject", "preheader", "note")

#: Longest text of each, in characters.
LONGEST = {"subject": 300, "preheader": 500, "note": 20_000}


def write(
    store: Store, issue_id: int, whose: str, texts: Mapping[str, str], languages: Sequence[str]
) -> None:
    """Write words of a draft, which no machine writes over from then on.

    Args:
        store: where it is.
        issue_id: its number.
        whose: a language, or the code of an edition in two.
        texts: field (see `FIELDS`) -> text.
        languages: those of the newsroom.

    Raises:
        NotFound: there is no such issue.
        InputError: it is no draft, or there is no such edition or field, or a text is too long.
    """
    for name, text in texts.items():
        _field(name, whose)
        if len(text) > LONGEST[name]:
            raise InputError(
                f"A {name} of {len(text):,} characters is too long.",
                remedy=f"Write at most {LONGEST[name]:,}.",
            )

    def change(said: Words) -> Words:
        edited = tuple(dict.fromkeys((*said.edited, *texts)))
        return replace(said, edited=edited, **texts)

    _change(store, issue_id, edition_among(whose, languages), change)


def unwrite(
    store: Store, issue_id: int, whose: str, names: Collection[str], languages: Sequence[str]
) -> None:
    """Leave words of a draft to the machine again, which writes them when it composes next.

    Raises:
        NotFound: there is no such issue.
        InputError: it is no draft, or there is no such edition or field.
    """
    for name in names:
        _field(name, whose)

    def change(said: Words) -> Words:
        return replace(said, edited=tuple(one for one in said.edited if one not in names))

    _change(store, issue_id, edition_among(whose, languages), change)


def choose(store: Store, issue_id: int, wish: Wish) -> None:
    """Remember what an editor wants of a story in a draft.

    Raises:
        NotFound: there is no such issue, or no such story.
        InputError: it is no draft, or the position is none.
    """
    if wish.position is not None and wish.position < 1:
        raise InputError(f"{wish.position} is no position.", remedy="Positions count from 1.")
    with store.writing() as tables:
        _draft(tables, issue_id)
        story = tables.stories.get(wish.story)
        if wish.lead:
            _depose(tables, issue_id)
        tables.wishes.want(issue_id, replace(wish, story=story.id))


def unchoose(store: Store, issue_id: int, story: int) -> None:
    """Leave a story of a draft to the rules again.

    Raises:
        NotFound: there is no such issue, or no such story.
        InputError: it is no draft.
    """
    with store.writing() as tables:
        _draft(tables, issue_id)
        tables.wishes.forget(issue_id, tables.stories.get(story).id)


def _depose(tables: Tables, issue_id: int) -> None:
    """Take the lead from the story that an editor gave it before: only one leads."""
    for wish in tables.wishes.of(issue_id).values():
        if wish.lead:
            tables.wishes.want(issue_id, replace(wish, lead=False))


def _change(
    store: Store, issue_id: int, edition: Edition, change: Callable[[Words], Words]
) -> None:
    with store.writing() as tables:
        issue = _draft(tables, issue_id)
        single = len(edition.languages) == 1
        known = issue.words if single else issue.envelopes
        changed = {**known, edition.code: change(known.get(edition.code) or Words("", "", ""))}
        tables.issues.save(
            replace(issue, words=changed) if single else replace(issue, envelopes=changed)
        )


def _draft(tables: Tables, issue_id: int) -> Issue:
    tables.issues.hold(issue_id)
    issue = tables.issues.get(issue_id)
    if issue.state is not IssueState.DRAFT:
        raise InputError(
            f"Issue {issue_id} is {issue.state} and cannot be changed.",
            remedy="Compose the next one.",
        )
    return issue


def _field(name: str, whose: str) -> None:
    """See that *name* can be written for *whose*.

    Raises:
        InputError: it cannot.
    """
    known = FIELDS if len(Edition.parse(whose).languages) == 1 else FIELDS[:2]
    if name not in known:
        raise InputError(
            f"{whose} has no {name!r} of its own.", remedy=f"It has: {', '.join(known)}."
        )
