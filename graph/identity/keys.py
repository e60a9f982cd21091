"""Keys that entries share, counted and paired however many there are: numbers, sorted in memory or by parts on disk."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from entramado.graph.quad_runs import disk_errors

Numbers = NDArray[np.uint64]
Pair = tuple[int, int]
# Records of 16 bytes each, with what sorting them takes.
RECORDS_IN_MEMORY: Final = 2_000_000
PARTS: Final = 64
_PART_BITS: Final = np.uint64(6)
_WORD_BITS: Final = np.uint64(64)
_ODD: Final = np.uint64(0x9E3779B97F4A7C15)
_HALF: Final = np.uint64(32)
_LOW: Final = np.uint64(0xFFFFFFFF)


def run_keys(numbers: Sequence[int], length: int) -> Numbers:
    """A number for each `length` numbers in a row; two different rows have one number with a chance of 1 in 10^18."""
    row = np.asarray(numbers, dtype=np.uint64) + np.uint64(1)
    if len(row) < length:
        return np.zeros(0, dtype=np.uint64)
    out = np.zeros(len(row) - length + 1, dtype=np.uint64)
    for at in range(length):
        out = out * _ODD + row[at : at + len(out)]
        out ^= out >> _HALF
    return out


def pair_keys(numbers: Sequence[int]) -> Numbers:
    """A number for each two numbers (below 2^32) in a row."""
    row = np.asarray(numbers, dtype=np.uint64)
    return (row[:-1] << _HALF) | row[1:]


class KeyRuns:
    """Which entries have which keys: records of a key, an entry's position and a mark."""

    def __init__(self, in_memory: int = RECORDS_IN_MEMORY) -> None:
        self._in_memory = in_memory
        self._pending: list[Numbers] = []
        self._count = 0
        self._folder: Path | None = None

    def add(self, keys: Numbers, position: int, marked: Any = False) -> None:
        """The different `keys` of one entry; `marked` says of each (or of all) whether it is. Raises `DiskError`."""
        if len(keys):
            record = np.empty((len(keys), 2), dtype=np.uint64)
            record[:, 0] = keys
            record[:, 1] = np.uint64(position << 1) | np.asarray(marked).astype(np.uint64)
            self._pending.append(record)
            self._count += len(keys)
            if self._count >= self._in_memory:
                self._spill()

    def _spill(self) -> None:
        if self._folder is None:
            with disk_errors(Path(tempfile.gettempdir())):
                self._folder = Path(tempfile.mkdtemp(prefix="entramado-keys-"))
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        for number, records in _parted(np.concatenate(self._pending)):
            path = self._path(number)
            with disk_errors(path), path.open("ab") as out:
                records.tofile(out)
        self._pending, self._count = [], 0

    def _path(self, part: int) -> Path:
        assert self._folder is not None
        return self._folder / f"{part}.keys"

    def parts(self, *, split: bool = False) -> Iterator[Numbers]:
        """All records by parts, those of a key in one; in memory they are one part, unless they are `split`."""
        if self._folder is None:
            records = np.concatenate(self._pending) if self._pending else np.zeros((0, 2), dtype=np.uint64)
            yield from (some for _, some in _parted(records)) if split else [records]
            return
        if self._pending:
            self._spill()
        for part in range(PARTS):
            if self._path(part).is_file():
                yield np.fromfile(self._path(part), dtype=np.uint64).reshape(-1, 2)

    def blocks(self, most: int) -> Iterator[Blocks]:
        """The keys that more than one entry has and `most` at most, some at a time."""
        return (blocks_of(records, most) for records in self.parts())


def _parted(records: Numbers) -> Iterator[tuple[int, Numbers]]:
    """Records by the part that their key falls in."""
    part = (records[:, 0] * _ODD) >> (_WORD_BITS - _PART_BITS)
    for number in np.unique(part):
        yield int(number), records[part == number]


def blocks_of(records: Numbers, most: int) -> Blocks:
    """The keys that more than one entry has and `most` at most."""
    order = np.lexsort((records[:, 1], records[:, 0]))
    keys, values = records[order, 0], records[order, 1]
    found, counts = np.unique(keys, return_counts=True)
    few = (counts > 1) & (counts <= most)
    inside = np.repeat(few, counts)
    return Blocks(found[few], np.repeat(found[few], counts[few]), values[inside])


@dataclass(frozen=True, slots=True)
class Blocks:
    """Keys with their entries. A row is a key (`_of`), and a position shifted by one bit with its mark in the last."""

    keys: Numbers
    _of: Numbers
    _values: Numbers

    def paired(self, *, marked: bool = False) -> tuple[Numbers, int, int]:
        """The pairs of positions in one block as numbers, how many blocks there are, and the largest.

        `marked`: of a key only the positions that are marked are its block.
        """
        keep = (self._values & np.uint64(1)).astype(bool) if marked else np.ones(len(self._values), dtype=bool)
        positions = self._values[keep] >> np.uint64(1)
        _, starts, counts = np.unique(self._of[keep], return_index=True, return_counts=True)
        pairs = [np.zeros(0, dtype=np.uint64)]
        for size in np.unique(counts[counts > 1]):
            rows = positions[starts[counts == size][:, None] + np.arange(size)]
            pairs += [(rows[:, x] << _HALF) | rows[:, y] for x, y in combinations(range(int(size)), 2)]
        several = counts[counts > 1]
        return np.unique(np.concatenate(pairs)), len(several), int(several.max(initial=0))


class Pairs(Sequence[Pair]):
    """Pairs of positions in order, eight bytes each."""

    def __init__(self, codes: Numbers | None = None) -> None:
        self.codes = np.zeros(0, dtype=np.uint64) if codes is None else codes

    @classmethod
    def of(cls, pairs: Iterable[Pair]) -> Pairs:
        """From pairs."""
        return cls(np.array([i << 32 | j for i, j in pairs], dtype=np.uint64))

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return Pairs(self.codes[at])
        code = int(self.codes[at])
        return code >> 32, code & 0xFFFFFFFF

    def __iter__(self) -> Iterator[Pair]:
        return zip((self.codes >> _HALF).tolist(), (self.codes & _LOW).tolist(), strict=True)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pairs) and np.array_equal(self.codes, other.codes)

    __hash__ = None  # type: ignore[assignment]

    def by_tiles(self, width: int) -> Pairs:
        """The same pairs, those among the same `width` and `width` entries together, so that few are needed at once."""
        first, second = self.codes >> _HALF, self.codes & _LOW
        tile = np.uint64(width)
        return Pairs(self.codes[np.lexsort((second, first, second // tile, first // tile))])
