"""From scored pairs to groups of entries: transitive, but no chain without support.

Links are taken from the strongest down; two groups become one where the mean over *all* pairs of
both bears it (average linkage), so that a composite entry cannot pull two programmes together. It
may then belong to several: an entry joins a further group whose members support it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from math import fsum

LINK = 0.0
# From here on two entries may be of one programme: for an expert to say.
POSSIBLE = -1.5
MEAN_OF_GROUPS = 0.0
FURTHER_LINK = 0.5
FURTHER_MEAN = -0.5
FLOOR = -4.0

Pair = tuple[int, int]


def ordered(i: int, j: int) -> Pair:
    """The pair with the smaller position first."""
    return (i, j) if i < j else (j, i)


class Groups:
    """Groups of positions, grown by merging; `apart` are pairs that must never be in one group."""

    def __init__(self, count: int, scores: Mapping[Pair, float], apart: frozenset[Pair]) -> None:
        self._group = [[position] for position in range(count)]
        self._scores = scores
        self._apart = apart

    def merge(self, i: int, j: int, *, least: float | None) -> bool:
        """Merge the groups of two entries where none is kept apart and the mean of all pairs is at `least`."""
        a, b = self._group[i], self._group[j]
        if a is b:
            return True
        pairs = [ordered(x, y) for x in a for y in b]
        if not self._apart.isdisjoint(pairs) or (least is not None and self._mean(pairs) < least):
            return False
        a.extend(b)
        for position in b:
            self._group[position] = a
        return True

    def all(self) -> list[list[int]]:
        """The groups, by their first member."""
        unique = {id(group): sorted(group) for group in self._group}
        return sorted(unique.values())

    def further(self, position: int, group: Sequence[int]) -> bool:
        """Whether an entry belongs to a further group as well."""
        pairs = [ordered(position, member) for member in group]
        return (
            self._apart.isdisjoint(pairs)
            and max(self._scores.get(p, FLOOR) for p in pairs) >= FURTHER_LINK
            and self._mean(pairs) >= FURTHER_MEAN
        )

    def _mean(self, pairs: Sequence[Pair]) -> float:
        return fsum(self._scores.get(p, FLOOR) for p in pairs) / len(pairs)


def cluster(
    count: int,
    scores: Mapping[Pair, float],
    stated_same: Sequence[Pair],
    apart: frozenset[Pair],
    key: Callable[[int], str],
) -> list[tuple[list[int], list[int]]]:
    """Groups of positions, each with the members that belong mainly to another group.

    `stated_same` wins over scores; where a statement keeps the groups apart, the first of the pair
    joins the other's group as a further member. `key` breaks ties, so that the order of the entries
    does not.
    """
    groups = Groups(count, scores, apart)
    stated = [pair for pair in stated_same if not groups.merge(*pair, least=None)]
    strongest = sorted(scores.items(), key=lambda item: (-item[1], key(item[0][0]), key(item[0][1])))
    linked = [(pair, points) for pair, points in strongest if points >= LINK and ordered(*pair) not in apart]
    for pair, _ in linked:
        groups.merge(*pair, least=MEAN_OF_GROUPS)
    found = groups.all()
    of = {position: number for number, group in enumerate(found) for position in group}
    extra: list[set[int]] = [set() for _ in found]
    for (i, j), points in linked:
        for position, other in ((i, j), (j, i)):
            number = of[other]
            if points >= FURTHER_LINK and of[position] != number and groups.further(position, found[number]):
                extra[number].add(position)
    for i, j in stated:
        extra[of[j]].add(i)
    return [(sorted(group), sorted(more)) for group, more in _whole(found, extra) if group]


def _whole(found: Sequence[Sequence[int]], extra: Sequence[set[int]]) -> list[tuple[set[int], set[int]]]:
    """The groups and their further members; one that lies within another is no programme of its own.

    "Colaboración con la OCDE" stood twice, as two entries and as these and a third (compendio-2024:530).
    """
    own, more = [set(group) for group in found], [set(further) for further in extra]
    # A wider group has each of the members; so it is among those of any one of them.
    groups_of: dict[int, list[int]] = defaultdict(list)
    for number, members in enumerate(zip(own, more, strict=True)):
        for position in set().union(*members):
            groups_of[position].append(number)
    for number in sorted(range(len(own)), key=lambda n: len(own[n] | more[n])):
        whole = own[number] | more[number]
        if len(whole) == 1:
            continue
        near = groups_of[min(whole)]
        wider = next((n for n in near if n != number and own[n] and whole <= own[n] | more[n]), None)
        if wider is not None:
            own[wider] |= own[number]
            more[wider] -= own[number]
            own[number], more[number] = set(), set()
    return list(zip(own, more, strict=True))
