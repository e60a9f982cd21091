"""Reading and extraction hold no entry longer than it is worked on, so that memory does not grow with the documents."""

from __future__ import annotations

import gc
import sys

from benchmarks.extraction import Run
from entramado.loaders.reading import read_manifest
from tests.paths import EDITIONS

# Python's allocator hands out a block for each small object; a single entry with its facts holds thousands.
KEPT_BLOCKS_MAX = 1_000


def test_a_document_read_again_leaves_nothing_behind() -> None:
    run, spec = Run(), read_manifest(EDITIONS / "documents.toml")["compendio-2031"]
    first = run.document(spec, EDITIONS)
    held = []
    for _ in range(2):  # The first fills the small caches that a run keeps.
        assert run.document(spec, EDITIONS) == first
        gc.collect()
        held.append(sys.getallocatedblocks())
    assert first[0] > 5
    assert held[1] - held[0] < KEPT_BLOCKS_MAX, f"{held[1] - held[0]} blocks are kept after a further reading"
