"""The editor's hand in an issue: its words, and which stories it takes where."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from newsletter.errors import InputError
from newsletter.model import Edition, Issue, IssueState, Wish, Words, edition_among
from newsletter.store import Store, Tables

#: What can be written for a language; an edition in two languages has no note of its own.
FIELDS = ("subject", "preheader", "note")

#: Longest text of each, in characters.
LONGEST = {"subject": 150, "preheader": 500, "note": 20_000}


def write(
    store: Store,
    issue_id: int,
    whose: str,
    texts: Mapping[str, str],
    languages: Sequence[str],
    *,
    reset: Collection[str] = (),
) -> None:
    """Write words of a draft, which no machine writes over from then on.

    Args:
        store: where it is.
        issue_id: its number.
        whose: a language, or the code of an edition in two.
        texts: field (see `FIELDS`) -> text.
        languages: those of the newsroom.
        reset: fields that are left to the machine again, which writes them when it composes next.

    Raises:
        NotFound: there is no such issue.
        InputError: it is no draft, or there is no such edition or field, or a text is too long.
    """
    edition = edition_among(whose, languages)
    for name in (*texts, *reset):
        _see_field(name, edition, texts.get(name, ""))

    def change(said: Words) -> Words:
        edited = dict.fromkeys((*said.edited, *texts))
        return replace(said, edited=tuple(one for one in edited if one not in reset), **texts)

    single = len(edition.languages) == 1
    with store.writing() as tables:
        issue = _draft(tables, issue_id)
        known = issue.words if single else issue.envelopes
        changed = {**known, edition.code: change(known.get(edition.code) or Words("", "", ""))}
        written = replace(issue, words=changed) if single else replace(issue, envelopes=changed)
        tables.issues.save(replace(written, stale=True))


def choose(store: Store, issue_id: int, story: int, change: Callable[[Wish], Wish]) -> int:
    """Remember what an editor wants of a story in a draft; return the story's number of today.

    Args:
        store: where it is.
        issue_id: the draft's number.
        story: the story's number, or that of one that was joined to it.
        change: what was wanted so far -> what is wanted now.

    Raises:
        NotFound: there is no such issue, or no such story.
        InputError: it is no draft, or the position is none.
    """
    with store.writing() as tables:
        issue = _draft(tables, issue_id)
        number = tables.stories.get(story).id
        wish = change(tables.wishes.of(issue_id).get(number) or Wish(number))
        if wish.position is not None and wish.position < 1:
            raise InputError(f"{wish.position} is no position.", remedy="Positions count from 1.")
        if wish.lead:
            _depose(tables, issue_id)
        tables.wishes.want(issue_id, wish)
        tables.issues.save(replace(issue, stale=True))
    return number


def unchoose(store: Store, issue_id: int, story: int) -> int:
    """Leave a story of a draft to the rules again; return the story's number of today.

    Raises:
        NotFound: there is no such issue, or no such story.
        InputError: it is no draft.
    """
    with store.writing() as tables:
        issue = _draft(tables, issue_id)
        number = tables.stories.get(story).id
        tables.wishes.forget(issue_id, number)
        tables.issues.save(replace(issue, stale=True))
    return number


def _depose(tables: Tables, issue_id: int) -> None:
    """Take the lead from the story that an editor gave it before: only one leads."""
    for wish in tables.wishes.of(issue_id).values():
        if wish.lead:
            tables.wishes.want(issue_id, replace(wish, lead=False))


def _draft(tables: Tables, issue_id: int) -> Issue:
    tables.issues.hold(issue_id)
    issue = tables.issues.get(issue_id)
    if issue.state is not IssueState.DRAFT:
        raise InputError(
            f"Issue {issue_id} is {issue.state} and cannot be changed.",
            remedy="Take an approval back with `newsletter reopen`, or compose the next issue.",
        )
    return issue


def _see_field(name: str, edition: Edition, text: str) -> None:
    """See that *edition* has *name*, and that *text* fits there.

    Raises:
        InputError: it has not, or it is too long.
    """
    known = FIELDS if len(edition.languages) == 1 else FIELDS[:2]
    if name not in known:
        raise InputError(
            f"{edition.code} has no {name!r} of its own.", remedy=f"It has: {', '.join(known)}."
        )
    if len(text) > LONGEST[name]:
        raise InputError(
            f"A {name} of {len(text):,} characters is too long.",
            remedy=f"Write at most {LONGEST[name]:,}.",
        )
