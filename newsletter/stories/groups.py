"""Which articles are one story so far, and which may still become one."""

from collections.abc import Collection, Iterable, Mapping

from newsletter.model import Article

#: Two articles by their ids, smaller first.
Pair = tuple[int, int]


def pair_of(first: int, second: int) -> Pair:
    """Return two ids in their order."""
    return (first, second) if first < second else (second, first)


class Groups:
    """Articles in groups: never two of one language, never two that an editor set apart."""

    def __init__(self, articles: Iterable[Article], decisions: Mapping[Pair, bool]) -> None:
        self._language = {article.id: article.language for article in articles}
        self._members = {number: frozenset({number}) for number in self._language}
        self._apart = {pair_of(*pair) for pair, together in decisions.items() if not together}

    def __contains__(self, number: int) -> bool:
        return number in self._members

    def together(self, first: int, second: int) -> bool:
        """Are the two in one group?"""
        return second in self._members[first]

    def may_join(self, first: int, second: int) -> bool:
        """May the groups of the two become one?"""
        a, b = self._members[first], self._members[second]
        return self._languages(a).isdisjoint(self._languages(b)) and not any(
            pair_of(one, other) in self._apart for one in a for other in b
        )

    def join(self, first: int, second: int) -> bool:
        """Make the groups of the two one, if they may be; return whether they are one now."""
        if not self.may_join(first, second):
            return self.together(first, second)
        joined = self._members[first] | self._members[second]
        for number in joined:
            self._members[number] = joined
        return True

    def join_all(self, numbers: Collection[int]) -> None:
        """Make those of *numbers* that are known one group, as far as they may be."""
        known = sorted(number for number in numbers if number in self)
        for number in known[1:]:
            self.join(known[0], number)

    def pairs(self, first: str, second: str) -> list[tuple[int, int]]:
        """Return the two articles of those languages of every group that has both."""
        found = []
        for group in set(self._members.values()):
            by_language = {self._language[number]: number for number in group}
            if first in by_language and second in by_language:
                found.append((by_language[first], by_language[second]))
        return sorted(found)

    def _languages(self, group: frozenset[int]) -> set[str]:
        return {self._language[number] for number in group}
