"""The snapshot of the last build, taken as it stands where nothing that it depends on changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from entramado.graph import kept, snapshot
from entramado.graph.extraction import Kept
from entramado.graph.snapshot import Snapshot
from entramado.loaders.reading import DocumentSpec

_BUILT_BY = ("graph", "loaders", "ontology", "profiles", "queries")
_LIBRARIES = ("entramado", "networkx", "numpy", "pyoxigraph", "scipy")


class LastBuild:
    """What was built at `out` last, as `folder` has it: a digest of what it was made of, and those of its files.

    It is made of documents, and of `others` that tell by their ``repr`` whether they changed.
    """

    def __init__(
        self, folder: Path | None, out: Path, specs: Mapping[str, DocumentSpec], sources: Path, others: Iterable[object]
    ) -> None:
        self._out = out
        self._path: Path | None = None
        if folder is None:
            return
        digest = hashlib.sha256(kept.code_digest(_BUILT_BY, _LIBRARIES))
        names = Kept(folder)
        for part in (*(names.name(spec, sources) for spec in specs.values()), *others):
            digest.update(f"{part!r}\n".encode())
        place = hashlib.sha256(str(out.resolve()).encode()).hexdigest()[:16]
        self._path = folder / f"{kept.kept_name(f'snapshot-{place}', digest.hexdigest())}.pickle"

    def unchanged(self) -> Snapshot | None:
        """The snapshot, where it was made of just this and its files are those that were written."""
        files = kept.load(self._path, dict)
        return snapshot.read(self._out, verify=False) if files and files == _digests(self._out) else None

    def note(self) -> None:
        """Note that the snapshot is built."""
        if self._path:
            kept.store(self._path, _digests(self._out))


def _digests(folder: Path) -> dict[str, str]:
    """A digest of each file by name; a folder, which no build writes, has none."""
    found = {}
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        found[path.name] = ""
        if path.is_file():
            with path.open("rb") as file:
                found[path.name] = hashlib.file_digest(file, "sha256").hexdigest()
    return found
