"""What each published network is measured from, as a digest: equal digests, equal measures.

A network of an edition hangs on the entries of that edition, with who takes part in them; that of its partners, whose
findings tell what changed, on those of the edition before too. All hang on the names of what is not read in a document.
Programmes count only where they are nodes, so that a network without them is known before they are found.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from entramado.graph.network.findings import turn_to
from entramado.graph.network.parameters import Parameters
from entramado.graph.network.source import EntryFacts, NetworkSource, Participation


class NetworkInputs:
    """The digests of a source's parts; `code` is one of what measures."""

    def __init__(self, source: NetworkSource, code: str) -> None:
        self._source = source
        self._shared = _digest((code, source.base.iri, *_common(source)))
        by_entry: dict[str, list[Participation]] = defaultdict(list)
        for one in source.participations:
            by_entry[one.entry].append(one)
        entries: dict[str, list[EntryFacts]] = defaultdict(list)
        for entry in source.entries.values():
            entries[entry.edition].append(entry)
        self._editions = {year: _digest(_read(source, found, by_entry)) for year, found in sorted(entries.items())}
        self._programmes = {year: _digest(_programmes(source, found)) for year, found in entries.items()}

    def digest(self, wanted: Parameters) -> str:
        """The digest of all that a network without filters is measured from."""
        years = [year for year in self._editions if not wanted.edition or year == wanted.edition]
        if wanted.arrows and wanted.edition:
            turn = turn_to(self._source, wanted)
            first = turn[0].parameters.edition if turn else ""
            years = [year for year in self._editions if first <= year <= wanted.edition]
        parts = [repr(wanted), self._shared, *(self._editions[year] for year in years)]
        if wanted.of_programmes:
            parts += [self._programmes[year] for year in years]
        return _digest(parts)


def _digest(parts: Iterable[object]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(f"{part!r}\n".encode())
    return digest.hexdigest()


def _common(source: NetworkSource) -> Iterator[object]:
    """Names and places that are of no document, and which bodies follow others."""
    programmes = {programme for entry in source.entries.values() for programme in entry.programmes}
    for names in (source.labels, source.short_labels):
        yield from ((item, sorted(of.items())) for item, of in sorted(names.items()) if item not in programmes)
    yield from sorted(source.places.items())
    yield from ((body.iri, body.predecessor) for body in source.bodies.values() if body.predecessor)


def _read(
    source: NetworkSource, entries: Iterable[EntryFacts], by_entry: dict[str, list[Participation]]
) -> Iterator[object]:
    """What is read in the entries of an edition, and the bodies that take part with those above them."""
    bodies: set[str] = set()
    for entry in entries:
        yield replace(entry, programmes=())
        yield [(p.body, p.role, p.lines) for p in by_entry[entry.iri]]
        yield [items.get(entry.iri) for _, items in sorted(source.items.items())]
        bodies.update(p.body for p in by_entry[entry.iri])
    for body in sorted(bodies):
        yield [source.bodies.get(one) for one in (body, *source.ancestors(body))]


def _programmes(source: NetworkSource, entries: Iterable[EntryFacts]) -> Iterator[object]:
    """The programmes of the entries and what they are called."""
    for entry in entries:
        yield entry.iri, [(one, sorted(source.labels.get(one, {}).items())) for one in entry.programmes]
