"""What several commands share: where they write, and the base that a user names."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from pyoxigraph import Store

from entramado.api.interface import entities_of
from entramado.graph.network.source import store_runner
from entramado.graph.snapshot import Snapshot
from entramado.ontology.atomic_output import whole_file
from entramado.ontology.errors import EntramadoError
from entramado.ontology.namespaces import DEFAULT_BASE, Base
from entramado.queries.entities import Entities


class CommandError(EntramadoError):
    """Arguments that a command cannot go on with."""


@contextmanager
def output(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that is renamed into place when all is written."""
    if path is None:
        yield sys.stdout
        return
    with whole_file(path) as aside, aside.open("w", encoding="utf-8", newline="") as handle:
        yield handle


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file that is renamed into place when all is written."""
    with whole_file(path) as aside:
        aside.write_bytes(data)


def base_of(iri: str | None) -> Base:
    """The base that `--base` names, or the standard one. Raises `CommandError`."""
    try:
        return Base(iri or DEFAULT_BASE)
    except ValueError as error:
        raise CommandError(str(error)) from error


def named_entities(snapshot: Snapshot, store: Store) -> Entities:
    """The entities of a snapshot by what they are called."""
    return entities_of(store_runner(store), snapshot.manifest["base"])
