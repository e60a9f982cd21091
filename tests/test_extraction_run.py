"""Reading and extraction hold no entry longer than it is worked on, so that memory does not grow with the documents."""

from __future__ import annotations

import gc
import tracemalloc
from pathlib import Path

from benchmarks.extraction import Run
from entramado.loaders.reading import read_manifest

KEPT_BYTES_MAX = 200_000
EDITIONS = Path(__file__).parent / "editions"


def test_a_document_read_again_leaves_nothing_behind() -> None:
    run, spec = Run(), read_manifest(EDITIONS / "documents.toml")["compendio-2031"]
    first = run.document(spec, EDITIONS)
    tracemalloc.start()
    try:
        held = []
        for _ in range(2):  # The first fills the small caches that a run keeps, traced.
            assert run.document(spec, EDITIONS) == first
            gc.collect()
            held.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
    assert first[0] > 5
    assert held[1] - held[0] < KEPT_BYTES_MAX, f"{held[1] - held[0]} bytes are kept after a further reading"
