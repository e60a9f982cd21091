"""``entramado release``: a folder with a release's dumps, its diff to the one before, and the records for archives."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from entramado.api.commands.common import CommandError, base_of
from entramado.graph.citation import citation_cff, release
from entramado.graph.dumps import Dump, index_file, write_dumps
from entramado.graph.release_records import DATACITE, LINKSET, RO_CRATE, datacite, linkset, release_links, ro_crate
from entramado.graph.releases import Diff, Release, diff, diff_lines, enter, vocabulary_number
from entramado.graph.snapshot import FACTS
from entramado.graph.snapshot import read as read_snapshot
from entramado.ontology.namespaces import Base


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("out", type=Path, help="the folder in which the release's own folder is made")
    parser.add_argument("--number", help="its number, as in 0.2.0 (that of the program if none)")
    parser.add_argument("--date", help="its day, as in 2026-11-29 (today if none)")
    parser.add_argument("--against", type=Path, help="the snapshot of the release before, to tell what changed")
    parser.add_argument("--base", help="address that it is published at")
    parser.add_argument("--enter", action="store_true", help="enter it in ontology/releases.csv")
    parser.add_argument("--snapshot", type=Path, default=None)


def run(args: argparse.Namespace) -> int:
    """A release as a folder."""
    snapshot = read_snapshot(args.snapshot)
    base = base_of(args.base or snapshot.manifest["base"])
    one = Release(args.number or release(), _day(args.date), snapshot.build)
    folder = args.out / f"entramado-{one.number}-{one.issued}"
    if folder.exists():
        raise CommandError(f"{folder}: this release is there already; remove it or give another number")
    told = vocabulary_number(snapshot)
    if told not in ("", one.number):
        raise CommandError(
            f"the vocabulary in this snapshot is {told}, the release {one.number}; raise owl:versionInfo and "
            "owl:versionIRI in ontology/vocabulary.ttl and build again"
        )
    facts = (snapshot.folder / FACTS).read_bytes().replace(snapshot.manifest["base"].encode(), base.iri.encode())
    changes = diff(read_snapshot(args.against), snapshot) if args.against else None
    if args.enter:
        enter(replace(one, changes=changes.counts() if changes is not None else None))
    dumps = write_dumps(
        facts, base, snapshot.build, folder, packed=True, records=lambda files: _records(base, one, files, changes)
    )
    (folder / RO_CRATE).write_bytes(_json(ro_crate(base.iri, one, [*dumps, index_file(folder)])))
    for line in diff_lines(changes) if changes is not None else ():
        print(line)
    print(f"{folder}: release {one.number} of {one.issued}, build {one.build}, {len(dumps)} files")
    return 0


def _records(base: Base, one: Release, dumps: list[Dump], changes: Diff | None) -> Iterator[tuple[str, str, bytes]]:
    """The files that tell archives what the release is: name, media type, content."""
    links = linkset(base.id("dataset", f"entramado-{one.number}"), release_links(base.iri, dumps))
    yield DATACITE, "application/json", _json(datacite(base.iri, one, dumps))
    yield LINKSET, "application/linkset+json", _json(links)
    if changes is not None:
        yield "diff.json", "application/json", _json(changes.record())
    cited = citation_cff(base.iri, one.build, one.number, one.issued)
    yield "CITATION.cff", "application/yaml", cited.encode()


def _json(record: object) -> bytes:
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def _day(text: str | None) -> str:
    try:
        return (date.fromisoformat(text) if text else date.today()).isoformat()
    except ValueError:
        raise CommandError(f"--date {text!r} is no day; write it as in 2026-11-29") from None
