"""The graphs that are measured over: the snapshot as it is, and a generated one of any size."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from entramado.graph import snapshot

EX = "https://example.org/"
_INTEGER = "http://www.w3.org/2001/XMLSchema#integer"


def generate(folder: Path, quads: int) -> Path:
    """A snapshot of about `quads` quads: entities with a class, a label, a number, a link and a topic."""
    folder.mkdir(parents=True)
    facts = folder / snapshot.FACTS
    entities = quads // 5
    with facts.open("w", encoding="utf-8") as out:
        for n in range(entities):
            entity, graph = f"<{EX}e{n}>", f"<{EX}graph/{n % 5}>"
            out.write(
                f"{entity} <{EX}p0> <{EX}class{n % 7}> {graph} .\n"
                f'{entity} <{EX}p1> "título {n} con eñe"@es {graph} .\n'
                f'{entity} <{EX}p2> "{n * 7919 % 10007}"^^<{_INTEGER}> {graph} .\n'
                f"{entity} <{EX}p3> <{EX}e{n * 31 % entities}> {graph} .\n"
                f"{entity} <{EX}p4> <{EX}topic{n % 101}> {graph} .\n"
            )
    _manifest(folder, facts, entities * 5)
    return folder


def _manifest(folder: Path, facts: Path, quads: int) -> None:
    """The manifest of a generated snapshot, as `entramado.graph.snapshot.write` would write it."""
    with facts.open("rb") as handle:
        digest = hashlib.file_digest(handle, "sha256").hexdigest()
    files = {snapshot.FACTS: {"sha256": digest, "bytes": facts.stat().st_size, "quads": quads}}
    manifest = {"format": snapshot.FORMAT, "build": digest[:16], "base": EX, "files": files, "graphs": {}}
    (folder / snapshot.MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")


def files_of(folder: Path) -> tuple[Path, ...]:
    """The N-Quads files of a snapshot, which all servers load. Raises `SnapshotError` for a damaged snapshot."""
    return snapshot.read(folder).files
