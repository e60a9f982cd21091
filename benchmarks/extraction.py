"""Time and memory of reading and extraction, document by document and field by field.

``python -m benchmarks.extraction [--sources DIR] [--copies N]``

The documents are read `N` times, one after the other, and each entry is extracted, linked and made into quads that are
let go: time should grow in proportion and memory not at all. Times are processor time of this one process.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import psutil

from entramado.graph.linking import Linker
from entramado.graph.quads.entries import entry_quads
from entramado.graph.records import LinkedEntry, entry_slug
from entramado.loaders.extract import facts as fields
from entramado.loaders.extract.facts import FactReader
from entramado.loaders.reading import DocumentSpec, read_document, read_manifest
from entramado.loaders.records import Entry
from entramado.ontology.authority import load_authority
from entramado.ontology.namespaces import Base
from entramado.ontology.schemes import load_schemes

MEGABYTE = 1 << 20
Result = TypeVar("Result")


class Clock:
    """Adds up processor seconds by name."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()

    def run(self, name: str, work: Callable[[], Result]) -> Result:
        """Run `work` and count its time to `name`."""
        start = time.process_time()
        result = work()
        self.seconds[name] += time.process_time() - start
        return result


class Run:
    """One run over the documents, as a build does it, holding no entry longer than it is worked on."""

    def __init__(self) -> None:
        self.clock = Clock()
        authority = load_authority()
        self.linker = Linker.from_authority(authority)
        self.reader = FactReader(authority, load_schemes(), self.linker.lexicon)
        self.acronyms = self.linker.lexicon.home_acronyms()
        self.base = Base()

    def document(self, spec: DocumentSpec, sources: Path) -> tuple[int, int]:
        """Read one document; give how many entries and quads it made."""
        reading = self.clock.run(
            "read",
            lambda: read_document(spec, sources, is_part_of=self.linker.is_part_of, acronyms=self.acronyms),
        )
        seen: set[str] = set()
        quads = 0
        for entry in reading.entries:
            linked = self._linked(entry, seen)
            quads += self.clock.run("quads", partial(self._quads, linked))
        return len(reading.entries), quads

    def _linked(self, entry: Entry, seen: set[str]) -> LinkedEntry:
        facts = self.clock.run("extract", lambda: self.reader.read(entry))

        def link() -> LinkedEntry:
            context = self.linker.lexicon.context(entry)
            reporters, parents = self.linker.link_reporters(entry)
            organisations = [(m, self.linker.link_mention(m, context)) for m in facts.organisations]
            return LinkedEntry(entry_slug(entry, seen), entry, facts, reporters, parents, organisations)

        return self.clock.run("link", link)

    def _quads(self, linked: LinkedEntry) -> int:
        return sum(1 for _ in entry_quads(self.base, linked))


def by_field(clock: Clock) -> None:
    """Count the time of each field's module apart (the calls that `FactReader.read` makes)."""
    for name in [n for n in vars(fields) if n.startswith(("find_", "population_weights", "categorise"))]:
        function = getattr(fields, name)

        def timed(*args: Any, _name: str = name, _function: Callable[..., Any] = function) -> Any:
            return clock.run(_name, lambda: _function(*args))

        setattr(fields, name, timed)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extraction", description=__doc__)
    parser.add_argument("--sources", type=Path, default=Path("../shared/corpus"))
    parser.add_argument("--copies", type=int, default=1)
    args = parser.parse_args()
    run, process = Run(), psutil.Process()
    specs, parts = read_manifest(), Clock()
    if args.copies == 1:
        by_field(parts)
    print("| copy | processor s | resident MB | entries | quads |\n| --- | --- | --- | --- | --- |")
    for copy in range(1, args.copies + 1):
        start, entries, quads = time.process_time(), 0, 0
        for spec in specs.values():
            made = run.document(spec, args.sources)
            entries, quads = entries + made[0], quads + made[1]
        spent, resident = time.process_time() - start, process.memory_info().rss / MEGABYTE
        if copy in (1, 2, 5) or copy % 10 == 0:
            print(f"| {copy} | {spent:.2f} | {resident:.0f} | {entries} | {quads} |", flush=True)
    print("\n| stage or field | processor s |\n| --- | --- |")
    for name, seconds in [*run.clock.seconds.most_common(), *parts.seconds.most_common()]:
        print(f"| {name} | {seconds:.2f} |")


if __name__ == "__main__":
    main()
