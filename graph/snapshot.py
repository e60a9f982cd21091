"""A snapshot: a folder of sorted N-Quads with a manifest, written aside and renamed into place.

`facts.nq` holds what may be published; `prose.nq`, where there is one, the documents' own words and
never leaves the machine that built it. Equal input gives equal bytes: nothing in the folder names
a time, a machine or a path. The build's identifier is a digest of the facts.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pyoxigraph import Quad

from entramado.graph.packed import is_packed, unpacked
from entramado.graph.quad_runs import QuadLine, QuadRuns, reason_of, text_of
from entramado.ontology.atomic_output import whole_folder
from entramado.ontology.errors import EntramadoError

FORMAT = 1
MANIFEST = "manifest.json"
FACTS = "facts.nq"
PROSE = "prose.nq"
REPORT = "check.json"

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_LINES_AT_ONCE = 10_000


class SnapshotError(EntramadoError):
    """A snapshot folder that cannot be used; the message says where, why and the remedy."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A checked snapshot folder: its manifest, and the N-Quads files to load."""

    folder: Path
    manifest: dict[str, Any]

    @property
    def build(self) -> str:
        """The build's identifier: 16 hexadecimal digits of the facts' digest."""
        return str(self.manifest["build"])

    @property
    def files(self) -> list[Path]:
        """The N-Quads files, facts first."""
        return [self.folder / name for name in self.manifest["files"] if name.endswith(".nq")]


def write(
    out: Path,
    facts: Iterable[Quad],
    prose: Iterable[Quad],
    manifest: Mapping[str, Any],
    report: Mapping[str, Any],
) -> Snapshot:
    """Write quads that are held in memory as a snapshot, as `write_sorted` does.

    Raises `SnapshotError`, also where a triple stands in two graphs.
    """
    with QuadRuns(out) as quads:
        quads.add(facts)
        quads.add(prose, prose=True)
        for same in quads.merged():
            graphs = sorted({statement.graph for statement in same})
            if len(graphs) > 1:
                triple = same[0].triple.strip()
                raise SnapshotError(f"{triple} stands in {graphs[0]} and in {graphs[1]}; write it to one of them")
        return write_sorted(out, quads.statements(), manifest, report)


def write_sorted(
    out: Path, statements: Iterable[QuadLine], manifest: Mapping[str, Any], report: Mapping[str, Any]
) -> Snapshot:
    """Write a snapshot to `out`, replacing the one that stands there only when all is written.

    `statements` come in order and each triple once. `manifest` holds what the builder knows (base, version,
    documents); digests and counts are added. Raises `SnapshotError` where the folder cannot be written (a full
    disk, no permission); what stood at `out` then stands there still.
    """
    try:
        with whole_folder(out, durable=True) as aside:
            facts, prose = _Lines(aside / FACTS), _Lines(aside / PROSE)
            with facts, prose:
                rest = iter(statements)
                while some := list(islice(rest, _LINES_AT_ONCE)):
                    facts.extend([one for one in some if not one.prose])
                    prose.extend([one for one in some if one.prose])
            files = {FACTS: facts.told()}
            if prose.count:
                files[PROSE] = prose.told()
            else:
                (aside / PROSE).unlink()
            full = {
                **manifest,
                "format": FORMAT,
                "build": files[FACTS]["sha256"][:16],
                "files": files,
                "graphs": _counts(facts.graphs),
                "classes": _counts(facts.classes),
            }
            _write_json(aside / REPORT, report)
            _write_json(aside / MANIFEST, full)
    except OSError as error:
        raise SnapshotError(
            f"{out}: the snapshot could not be written ({reason_of(error)}); what stood there is unchanged. "
            "Free some space or choose another folder with --out"
        ) from error
    return Snapshot(out, full)


class _Lines:
    """A file of N-Quads that is being written: its digest, and what the manifest counts."""

    def __init__(self, path: Path) -> None:
        self.graphs: Counter[str] = Counter()
        self.classes: Counter[str] = Counter()
        self.count = 0
        self._digest = hashlib.sha256()
        self._size = 0
        self._handle = path.open("wb")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._handle.close()

    def extend(self, some: Sequence[QuadLine]) -> None:
        """Write lines."""
        self.count += len(some)
        self.graphs.update([graph for _, graph, _ in some])
        self.classes.update([_class(triple) for triple, _, _ in some if _TYPE in triple])
        del self.classes[""]
        data = text_of(some)
        self._digest.update(data)
        self._size += len(data)
        self._handle.write(data)

    def told(self) -> dict[str, Any]:
        """What the manifest says of the file."""
        return {"sha256": self._digest.hexdigest(), "bytes": self._size, "quads": self.count}


def _class(triple: str) -> str:
    """The class that a triple says its subject to be of; "" where it says something else."""
    _, predicate, of = triple.split(" ", 2)
    return of.strip() if predicate == _TYPE else ""


def without_prose(snapshot: Snapshot, out: Path) -> Snapshot:
    """Copy a snapshot without the documents' own words, as the project publishes it in ``data/``."""
    manifest = {**snapshot.manifest, "files": {k: v for k, v in snapshot.manifest["files"].items() if k != PROSE}}
    with whole_folder(out) as aside:
        for name in (FACTS, REPORT):
            shutil.copyfile(snapshot.folder / name, aside / name)
        _write_json(aside / MANIFEST, manifest)
    return Snapshot(out, manifest)


def read(folder: Path, *, verify: bool = True) -> Snapshot:
    """Open a snapshot folder, checking format and (with `verify`) every file's digest.

    Raises `SnapshotError` where it is missing, half-written, damaged or of another format.
    """
    remedy = "build it again with 'entramado build'"
    path = folder / MANIFEST
    if not folder.is_dir():
        raise SnapshotError(f"{folder}: there is no snapshot folder here; {remedy} or name one with --snapshot")
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SnapshotError(f"{path}: the manifest is missing, so the snapshot is half-written; {remedy}") from None
    except (ValueError, UnicodeDecodeError) as error:
        raise SnapshotError(f"{path}: the manifest is not readable JSON ({error}); {remedy}") from None
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        found = manifest.get("format") if isinstance(manifest, dict) else None
        raise SnapshotError(f"{path}: snapshot format {found!r}, this program reads format {FORMAT}; {remedy}")
    if is_packed(folder):
        return read(unpacked(folder, str(manifest.get("build"))), verify=verify)
    for name, facts in manifest.get("files", {}).items():
        _check_file(folder / name, facts, verify=verify, remedy=remedy)
    if FACTS not in manifest.get("files", {}):
        raise SnapshotError(f"{path}: the manifest names no {FACTS}; {remedy}")
    return Snapshot(folder, manifest)


def _check_file(path: Path, facts: Mapping[str, Any], *, verify: bool, remedy: str) -> None:
    if not path.is_file():
        raise SnapshotError(f"{path}: named in the manifest but missing; {remedy}")
    if path.stat().st_size != facts["bytes"]:
        raise SnapshotError(f"{path}: {path.stat().st_size} bytes where the manifest says {facts['bytes']}; {remedy}")
    if verify:
        with path.open("rb") as handle:
            digest = hashlib.file_digest(handle, "sha256").hexdigest()
        if digest != facts["sha256"]:
            raise SnapshotError(f"{path}: its digest is not the manifest's, so the file is damaged; {remedy}")


def _counts(terms: Counter[str]) -> dict[str, int]:
    return dict(sorted((term.strip("<>"), count) for term, count in terms.items()))


def _write_json(path: Path, value: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
