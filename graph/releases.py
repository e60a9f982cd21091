"""Releases of the facts, and what changed between two snapshots.

`ontology/releases.csv` tells every release: its number, its day, the build that it published and what changed since
the one before, oldest first. A release is made by ``entramado release``, which enters it; the one that is being
prepared has no build yet. The identifier of a build is a digest of its facts, so a row stays true for ever.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from entramado.graph.snapshot import FACTS, Snapshot
from entramado.ontology.errors import EntramadoError
from entramado.ontology.namespaces import DCTERMS, OWL, SELECTOR, XSD, Base, cited_lines

RELEASES: Final = Path(__file__).parent.parent / "ontology" / "releases.csv"
_CHANGES: Final = ("entities_added", "entities_changed", "entities_gone", "facts_added", "facts_gone")
_COLUMNS: Final = ("number", "issued", "build", *_CHANGES)
_SHAPES: Final = {
    "number": r"\d+\.\d+\.\d+",
    "issued": r"\d{4}-\d\d-\d\d",
    "build": r"([0-9a-f]{16})?",
    **dict.fromkeys(_CHANGES, r"\d*"),
}


class ReleaseError(EntramadoError):
    """A table of releases that cannot be used, or a release that cannot be made."""


@dataclass(frozen=True, slots=True)
class Release:
    """A release: its number (semantic versioning), its day (ISO 8601), the identifier of its build.

    `changes` counts what changed since the release before: entities added, changed and gone, facts added and gone;
    None where there was none before or nobody compared.
    """

    number: str
    issued: str
    build: str
    changes: tuple[int, int, int, int, int] | None = None


@cache
def releases(path: Path = RELEASES) -> tuple[Release, ...]:
    """Every release, oldest first. Raises `ReleaseError` with file and line."""
    found: list[Release] = []
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle)
        if tuple(reader.fieldnames or ()) != _COLUMNS:
            raise ReleaseError(f"{path.name}:1: the header is {','.join(_COLUMNS)}")
        for row in reader:
            for column, shape in _SHAPES.items():
                if not re.fullmatch(shape, row[column] or ""):
                    raise ReleaseError(f"{path.name}:{reader.line_num}: {column} {row[column]!r} is malformed; mend it")
            found.append(Release(row["number"], row["issued"], row["build"], _changes(row)))
            if len(found) > 1 and _order(found[-1]) <= _order(found[-2]):
                raise ReleaseError(f"{path.name}:{reader.line_num}: releases stand oldest first; order the rows")
    if not found:
        raise ReleaseError(f"{path.name}:1: the table holds no release; add one")
    return tuple(found)


def _changes(row: Mapping[str, str]) -> tuple[int, int, int, int, int] | None:
    if not all(row[name] for name in _CHANGES):
        return None
    added, changed, gone, facts_added, facts_gone = (int(row[name]) for name in _CHANGES)
    return added, changed, gone, facts_added, facts_gone


def _order(release: Release) -> tuple[list[int], str]:
    return [int(part) for part in release.number.split(".")], release.issued


def latest() -> Release:
    """The release that the shipped facts belong to."""
    return releases()[-1]


def vocabulary_version(base: Base) -> list[Triple]:
    """What the vocabulary's own description says of the IRI of its version (``owl:versionIRI``)."""
    one, ontology = latest(), NamedNode(f"{base.iri}ontology")
    me = NamedNode(f"{ontology.value}/{one.number}")
    return [
        Triple(me, NamedNode(f"{DCTERMS}isVersionOf"), ontology),
        Triple(me, NamedNode(f"{DCTERMS}issued"), Literal(one.issued, datatype=NamedNode(f"{XSD}date"))),
        Triple(me, NamedNode(f"{OWL}versionInfo"), Literal(one.number)),
    ]


def vocabulary_number(snapshot: Snapshot) -> str:
    """The number that the vocabulary in a snapshot has (``owl:versionInfo``), empty where it says none."""
    ontology = f"{snapshot.manifest['base']}ontology"
    for subject, predicate, value in _triples((snapshot.folder / FACTS).read_bytes()):
        if subject == ontology and predicate == f"{OWL}versionInfo":
            return value.strip('"')
    return ""


def enter(release: Release, path: Path = RELEASES) -> None:
    """Enter a release in the table, in place of its row in preparation. Raises `ReleaseError`."""
    rows = list(releases(path))
    if rows[-1].number == release.number and rows[-1].build in ("", release.build):
        rows.pop()
    if rows and _order(release) <= _order(rows[-1]):
        raise ReleaseError(f"release {release.number} does not follow {rows[-1].number}; give a higher number")
    empty = ("",) * len(_CHANGES)
    table = [(one.number, one.issued, one.build, *(one.changes or empty)) for one in (*rows, release)]
    lines = [",".join(map(str, row)) for row in (_COLUMNS, *table)]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    releases.cache_clear()


@dataclass(slots=True)
class Diff:
    """What a snapshot has that another has not: entities by kind, facts by graph.

    `changed` tells for an entity how many facts it gained and lost. Numbers of parts (``#fact-3``) are left out of
    the comparison: a part that only moved is the same.
    """

    old: str
    new: str
    added: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    changed: dict[str, tuple[int, int]] = field(default_factory=dict)
    facts_added: int = 0
    facts_gone: int = 0

    def by_kind(self) -> dict[str, tuple[int, int, int]]:
        """Entities added, changed and gone, by kind."""
        counts = [Counter(_kind(iri) for iri in some) for some in (self.added, self.changed, self.gone)]
        return {kind: tuple(one[kind] for one in counts) for kind in sorted({k for one in counts for k in one})}  # type: ignore[misc]

    def counts(self) -> tuple[int, int, int, int, int]:
        """Entities added, changed and gone, facts added and gone."""
        return len(self.added), len(self.changed), len(self.gone), self.facts_added, self.facts_gone

    def record(self) -> dict[str, Any]:
        """The diff as JSON writes it."""
        return {
            "old": self.old,
            "new": self.new,
            "facts": {"added": self.facts_added, "gone": self.facts_gone},
            "kinds": {
                kind: dict(zip(("added", "changed", "gone"), n, strict=True)) for kind, n in self.by_kind().items()
            },
            "added": self.added,
            "gone": self.gone,
            "changed": {iri: {"added": a, "gone": g} for iri, (a, g) in self.changed.items()},
        }


def diff(old: Snapshot, new: Snapshot) -> Diff:
    """What `new` adds, changes and no longer has, against `old`; bases may differ."""
    before, after = (_facts_by_entity(one) for one in (old, new))
    found = Diff(old.build, new.build)
    for iri in sorted({*before, *after}):
        was, is_now = before.get(iri, Counter()), after.get(iri, Counter())
        more, less = (is_now - was).total(), (was - is_now).total()
        found.facts_added += more
        found.facts_gone += less
        if not was:
            found.added.append(iri)
        elif not is_now:
            found.gone.append(iri)
        elif more or less:
            found.changed[iri] = (more, less)
    return found


def _facts_by_entity(snapshot: Snapshot) -> Mapping[str, Counter[tuple[str, str]]]:
    base = Base(snapshot.manifest["base"])
    prefix = base.iri
    found: dict[str, Counter[tuple[str, str]]] = {}
    for subject, predicate, value in _triples((snapshot.folder / FACTS).read_bytes()):
        if cited_lines(subject.removesuffix(SELECTOR)) is None:
            entity = subject.partition("#")[0].removeprefix(prefix)
            if entity == "ontology":
                entity = subject.removeprefix(prefix)
            found.setdefault(entity, Counter())[(predicate.removeprefix(prefix), _of_no_part(value, prefix))] += 1
    return found


def _triples(facts: bytes) -> Iterator[tuple[str, str, str]]:
    for quad in parse(facts, RdfFormat.N_QUADS):
        assert isinstance(quad.subject, NamedNode)
        value = quad.object
        yield quad.subject.value, quad.predicate.value, value.value if isinstance(value, NamedNode) else str(value)


def _of_no_part(value: str, prefix: str) -> str:
    """A value as it is compared: without base, and without the number of a part."""
    inside = value.removeprefix(prefix)
    return inside.partition("#")[0] + "#" if value.startswith(f"{prefix}id/") and "#" in inside else inside


def _kind(iri: str) -> str:
    if "://" in iri:
        return "of other vocabularies"
    first, _, rest = iri.partition("/")
    return rest.partition("/")[0] if first == "id" else first.partition("#")[0]


def diff_lines(found: Diff) -> Iterable[str]:
    """The diff in lines for a terminal."""
    yield f"{found.old} -> {found.new}: {found.facts_added} facts added, {found.facts_gone} gone"
    for kind, (added, changed, gone) in found.by_kind().items():
        yield f"{kind}: {added} added, {changed} changed, {gone} gone"
