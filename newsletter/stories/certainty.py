"""When the machine is so sure of a match that it asks nobody."""

from newsletter.stories.matching import Match
from newsletter.stories.signs import Signs

#: Rivals as near in time from which on nearness says nothing (natural logarithm, as the sign is).
CROWDED = -2.3

#: What must be sure at least where neither time nor figures, pictures or links speak for a match.
WORDS_ALONE = 0.75

#: Amounts of two texts that agree less than this tell of two things.
AGREE = -0.25


def is_certain(found: Match, bar: float) -> bool:
    """Is *found* certain, when a chance of *bar* is enough for an ordinary match?

    Two texts whose amounts do not agree never are: they may be two weeks of one column. Where
    words alone speak, the bar is higher.
    """
    if disagrees(found.signs):
        return False
    return found.chance >= (max(bar, WORDS_ALONE) if _words_alone(found) else bar)


def disagrees(signs: Signs) -> bool:
    """Do both name amounts, in their titles or at all, and hardly one of them is the same?"""
    return signs["amounts"] < AGREE or (signs["title_amounts"] == -1 and signs["amounts"] <= 0.5)


def _words_alone(found: Match) -> bool:
    signs = found.signs
    timeless = signs["crowd"] <= CROWDED or not (found.row.dated and found.column.dated)
    told = signs["amounts"] > 0 or signs["picture"] > 0 or signs["event"] > 0
    links = set(found.row.links) & set(found.column.links)
    return timeless and not told and not links
