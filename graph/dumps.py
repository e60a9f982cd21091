"""A snapshot as files to download: the whole graph, each named graph, and the exports as JSON Lines, CSV and Parquet.

``python -m entramado.graph.dumps SNAPSHOT OUT`` writes the folder `OUT` aside and renames it into place. Its
``index.json`` lists every file with name, media type, size and digest. Nothing of the documents' prose goes in.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse, serialize

from entramado.graph import csvw, export_tables, mappings
from entramado.graph.export import EXPORTS, TripleIndex
from entramado.graph.readable import turtle
from entramado.graph.snapshot import FACTS, read
from entramado.ontology.atomic_output import whole_folder
from entramado.ontology.namespaces import Base

INDEX: Final = "index.json"
NQUADS: Final = "application/n-quads"
TURTLE: Final = "text/turtle"
NTRIPLES: Final = "application/n-triples"
JSON_LINES: Final = "application/jsonl"
CSV: Final = "text/csv"
CSVW: Final = "application/csvm+json"
SUMS: Final = "SHA256SUMS"
PARQUET: Final = "application/vnd.apache.parquet"


_File = tuple[str, str, str, str, bytes]


@dataclass(frozen=True, slots=True)
class Dump:
    """A file: its name in the folder, its format, and what it holds.

    That is ``whole``, a graph's name, a table's name, or what it says of the other files.
    """

    name: str
    about: str
    kind: str
    media_type: str
    gzipped: bool
    bytes: int
    sha256: str


def write_dumps(
    facts: bytes,
    base: Base,
    build: str,
    out: Path,
    progress: Callable[[str], None] = lambda name: None,
    *,
    packed: bool = False,
    records: Callable[[list[Dump]], Iterable[tuple[str, str, bytes]]] = lambda dumps: (),
) -> list[Dump]:
    """Write all files of the N-Quads `facts` to `out`, replacing what stands there when all is written.

    With `packed`, RDF is written compressed only. `records` makes further files about the others: name, media type,
    content. Raises `OSError`.
    """
    with whole_folder(out) as aside:
        dumps = []
        for file in _files(facts, base, packed):
            progress(file[0])
            dumps.append(_written(aside, file))
        dumps += [_written(aside, (name, name, "about", kind, data)) for name, kind, data in records(dumps)]
        listed = csvw.sums((dump.name, dump.sha256) for dump in dumps)
        dumps.append(_written(aside, (SUMS, "sums", "about", "text/plain", listed)))
        index = {"build": build, "files": [asdict(dump) for dump in dumps]}
        (aside / INDEX).write_text(json.dumps(index, indent=1) + "\n", encoding="utf-8")
    return dumps


def _written(folder: Path, file: _File) -> Dump:
    name, about, kind, media_type, data = file
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    return Dump(name, about, kind, media_type, name.endswith(".gz"), len(data), hashlib.sha256(data).hexdigest())


def index_file(folder: Path) -> Dump:
    """The list of the files of a folder that `write_dumps` wrote, as a file itself. Raises `OSError`."""
    data = (folder / INDEX).read_bytes()
    return Dump(INDEX, "index", "about", "application/json", False, len(data), hashlib.sha256(data).hexdigest())


def read_index(folder: Path) -> list[Dump]:
    """The files of a folder that `write_dumps` wrote; none where there is no such folder."""
    try:
        index = json.loads((folder / INDEX).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [Dump(**file) for file in index["files"]]


def planned(graphs: Iterable[str]) -> list[Dump]:
    """The files of a snapshot with these graphs before they are written: their sizes are 0, their digests empty."""
    names = [(FACTS, "whole", "whole", NQUADS), (f"{FACTS}.gz", "whole", "whole", NQUADS)]
    for iri in sorted(graphs):
        graph = iri.rsplit("/", 1)[-1]
        names.append((f"graphs/{graph}.ttl", graph, "graph", TURTLE))
        names.append((f"graphs/{graph}.nt.gz", graph, "graph", NTRIPLES))
    names.append((mappings.NAME, "mappings", "about", mappings.MEDIA_TYPE))
    names += [(f"{what}.jsonl", what, "table", JSON_LINES) for what in EXPORTS]
    for name in export_tables.TABLES:
        names.append((f"{name}.csv", name, "table", CSV))
        names.append((f"{name}.csv-metadata.json", "csvw", "about", CSVW))
        names.append((f"{name}.parquet", name, "table", PARQUET))
    names.append((SUMS, "sums", "about", "text/plain"))
    return [Dump(name, about, kind, media, name.endswith(".gz"), 0, "") for name, about, kind, media in names]


def _files(facts: bytes, base: Base, packed: bool) -> Iterator[_File]:
    if not packed:
        yield FACTS, "whole", "whole", NQUADS, facts
    yield f"{FACTS}.gz", "whole", "whole", NQUADS, gzip.compress(facts, mtime=0)
    quads = list(parse(facts, RdfFormat.N_QUADS))
    yield from _graph_files(base, quads, packed)
    yield mappings.NAME, "mappings", "about", mappings.MEDIA_TYPE, mappings.sssom(base, quads)
    yield from _table_files(base, TripleIndex(base, quads))


def _graph_files(base: Base, quads: list[Quad], packed: bool) -> Iterator[_File]:
    graphs: dict[str, list[Triple]] = {}
    for quad in quads:
        if isinstance(quad.graph_name, NamedNode):
            graphs.setdefault(quad.graph_name.value, []).append(quad.triple)
    for iri, triples in sorted(graphs.items()):
        name = iri.rsplit("/", 1)[-1]
        readable = turtle(base, triples)
        if packed:
            yield f"graphs/{name}.ttl.gz", name, "graph", TURTLE, gzip.compress(readable, mtime=0)
        else:
            yield f"graphs/{name}.ttl", name, "graph", TURTLE, readable
        plain = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
        yield f"graphs/{name}.nt.gz", name, "graph", NTRIPLES, gzip.compress(plain, mtime=0)


def _table_files(base: Base, facts: TripleIndex) -> Iterator[_File]:
    from entramado.graph import parquet  # noqa: PLC0415 - Arrow loads slowly, and the service only lists dumps

    records = {what: list(export(facts)) for what, export in EXPORTS.items()}
    for what, rows in records.items():
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        yield f"{what}.jsonl", what, "table", JSON_LINES, lines.encode()
    for name, (source, make) in export_tables.TABLES.items():
        table = make(records[source])
        yield f"{name}.csv", name, "table", CSV, export_tables.to_csv(table)
        yield f"{name}.csv-metadata.json", "csvw", "about", CSVW, csvw.metadata(base, name, table)
        yield f"{name}.parquet", name, "table", PARQUET, parquet.write(table, csvw.column_descriptions(base, table))


def main() -> int:
    """Write the dumps of the snapshot given first to the folder given second."""
    os.nice(10)
    snapshot = read(Path(sys.argv[1]), verify=False)
    facts = (snapshot.folder / FACTS).read_bytes()
    write_dumps(facts, Base(snapshot.manifest["base"]), snapshot.build, Path(sys.argv[2]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
