"""Links to the entries that a number or a code of a table stands for: under an objective, of an edition, of a class."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

# Traits of an institution whose values have a page that lists the institutions of that class.
CLASSES: Final = frozenset({"sector", "level"})


def reported(state: str, objectives: str, local: str) -> Iterator[tuple[str, str]]:
    """Links to what a state's government reports on each of some objectives (numbers).

    >>> list(reported("MX-CHP", "3", "/en"))
    [('3', '/en/explore?reporting_state=MX-CHP&objective=3&aim=false')]
    """
    for number in sorted(objectives.split(), key=int):
        yield number, f"{local}/explore?reporting_state={quote(state)}&objective={number}&aim=false"


def later_actions(counts: str, local: str) -> Iterator[tuple[str, str]]:
    """Links to the actions that counts ``DOCUMENT:EDITION:OBJECTIVE:ACTIONS`` count.

    >>> list(later_actions("informe-2030:2030:20:4", ""))
    [('2030: 4', '/explore?objective=20&document=informe-2030&aim=false')]
    """
    for count in counts.split():
        key, edition, objective, actions = count.split(":")
        yield f"{edition}: {actions}", f"{local}/explore?objective={objective}&document={quote(key)}&aim=false"
