"""Stories that went out before, for the readers of those editions that did not have them.

A late translation goes to those who read that language alone; what an edition's cap cut comes in
its next issue. Nobody gets a story twice: who reads both languages had it in one of them.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsletter.compose.choosing import is_event, is_old
from newsletter.compose.occasion import Occasion
from newsletter.model import Edition, Layout, Missing, Story, editions_of


@dataclass(frozen=True, slots=True)
class Owed:
    """A story that some readers have not had yet."""

    story: Story
    #: Codes of their editions.
    editions: tuple[str, ...]
    #: Languages whose version came after the story had been sent without it.
    late: tuple[str, ...]


def owed(before: Sequence[Story], news: Sequence[Story], occasion: Occasion) -> list[Owed]:
    """Return which stories of *before* come now, in their order, and to whom.

    Late translations come before what was cut; each edition takes as many as the *news* leave
    room for, and the others wait for its next issue.

    Args:
        before: stories that have been sent already, the newest first.
        news: what is in the issue for everybody.
        occasion: the caps of its newsletter count.
    """
    languages, sent = occasion.languages, occasion.sent
    had: dict[tuple[int, str], set[str]] = defaultdict(set)
    for number, language, code in sent:
        had[number, code].add(language)
    known = {code for _, _, code in sent}  # an edition that is new to the newsroom starts anew
    whom: dict[int, list[str]] = defaultdict(list)
    tongues: dict[int, set[str]] = defaultdict(set)
    for edition in (one for one in editions_of(languages) if one.code in known):
        late = [one for one in before if _is_late(one, edition, had) and not is_old(one, occasion)]
        cut = [
            one
            for one in before
            if (one.id, edition.code) not in had
            and one not in late
            and _shows(one, edition, occasion)
        ]
        for story in [*late, *cut][: _room(news, edition, occasion)]:
            whom[story.id].append(edition.code)
        for story in late:
            tongues[story.id].add(edition.language)
    return [
        Owed(
            story,
            tuple(whom[story.id]),
            tuple(one for one in languages if one in tongues[story.id]),
        )
        for story in before
        if whom[story.id]
    ]


def _is_late(story: Story, edition: Edition, had: Mapping[tuple[int, str], set[str]]) -> bool:
    """Did *story* come out without the only language of *edition*, which it has by now?

    One whose sent version is gone was not translated: its language was mistaken, or it was taken
    apart.
    """
    language = edition.language
    if edition.layout is not Layout.SINGLE or language not in story.articles:
        return False
    told = {one for (number, _), spoken in had.items() if number == story.id for one in spoken}
    return language not in told and bool(told & set(story.articles))


def _shows(story: Story, edition: Edition, occasion: Occasion) -> bool:
    if occasion.missing(story) is Missing.OMIT:
        return bool(set(edition.languages) & set(story.articles))
    return True


def _room(news: Sequence[Story], edition: Edition, occasion: Occasion) -> int:
    """Return how many stories *edition* could show beside the *news*."""
    shown = sum(_shows(story, edition, occasion) and not is_event(story) for story in news)
    return max(0, occasion.newsletter.cap(edition.layout) - shown)
