"""Entries on disk, read one at a time: what programmes are found by, so that a build's memory does not grow with them.

An entry is kept without the fields that no comparison uses. The entries used last stay in memory.
"""

from __future__ import annotations

import pickle
from array import array
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, overload

from entramado.graph.quad_runs import disk_errors
from entramado.graph.records import LinkedEntry
from entramado.loaders.extract.extracted import ExtractedFacts

IN_MEMORY: Final = 2_000


def packed(linked: LinkedEntry) -> bytes:
    """An entry as the file keeps it."""
    facts, entry = linked.facts, linked.entry
    compared = ExtractedFacts(
        urls=facts.urls,
        figures=facts.figures,
        instruments=facts.instruments,
        action_types=facts.action_types,
        possible_types=facts.possible_types,
    )
    bare = replace(entry, reporters=[], parents=[], challenges=[], footnotes=[], dimension=[], criteria={})
    return pickle.dumps(replace(linked, entry=bare, facts=compared, corrections=[]), pickle.HIGHEST_PROTOCOL)


class EntryFile(Sequence[LinkedEntry]):
    """Entries by position, in a file that grows at its end; `slugs` are theirs, in order."""

    def __init__(self, path: Path, in_memory: int = IN_MEMORY) -> None:
        self.path = path
        self.slugs: list[str] = []
        self._ends = array("Q", [0])
        self._in_memory = in_memory
        self._kept: OrderedDict[int, LinkedEntry] = OrderedDict()
        with disk_errors(path):
            path.write_bytes(b"")

    def extend(self, slugs: Sequence[str], entries: Sequence[bytes]) -> None:
        """Add entries as `packed` makes them. Raises `DiskError`."""
        with disk_errors(self.path), self.path.open("ab") as out:
            out.write(b"".join(entries))
        for entry in entries:
            self._ends.append(self._ends[-1] + len(entry))
        self.slugs += slugs

    def let_go(self) -> None:
        """Empty the cache; entries used after this are read from the file again."""
        self._kept.clear()

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, at: int) -> LinkedEntry: ...
    @overload
    def __getitem__(self, at: slice) -> list[LinkedEntry]: ...

    def __getitem__(self, at: int | slice) -> LinkedEntry | list[LinkedEntry]:
        if isinstance(at, slice):
            return [self[position] for position in range(*at.indices(len(self)))]
        if not 0 <= at < len(self):
            raise IndexError(at)
        if at in self._kept:
            self._kept.move_to_end(at)
            return self._kept[at]
        # Opened anew each time: processes that share a handle would share its position.
        with self.path.open("rb") as file:
            file.seek(self._ends[at])
            found: LinkedEntry = pickle.loads(file.read(self._ends[at + 1] - self._ends[at]))
        self._kept[at] = found
        if len(self._kept) > self._in_memory:
            self._kept.popitem(last=False)
        return found
