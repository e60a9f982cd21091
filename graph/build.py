"""Documents to a snapshot: read, extract, link, identify, make quads, check, write.

The stages are plain functions over records; each reports its time to `progress`, so that a terminal
shows what is going on and a test can measure a stage.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from graph.records import Body, LinkedEntry, NewBody
from loaders.model import Claim, Reading
from ontology.authority import Authority

ONTOLOGY = Path(__file__).parent.parent / "ontology"
Progress = Callable[[str, float], None]
Result = TypeVar("Result")


@dataclass(slots=True)
class Corpus:
    """All that was read, extracted and linked, before it becomes quads. `seconds` by stage."""

    authority: Authority
    documents: dict[str, dict[str, Any]] = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)
    entries: list[LinkedEntry] = field(default_factory=list)
    claims: list[tuple[Claim, list[Body]]] = field(default_factory=list)
    new_bodies: dict[str, NewBody] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)


class Stages:
    """Adds up the seconds of each stage and tells `progress` when one has run."""

    def __init__(self, progress: Progress | None = None) -> None:
        self.seconds: dict[str, float] = {}
        self._progress = progress

    def run(self, name: str, work: Callable[[], Result]) -> Result:
        """Run `work`, count its time to the stage `name`, and give its result."""
        start = time.perf_counter()
        result = work()
        spent = time.perf_counter() - start
        self.seconds[name] = self.seconds.get(name, 0.0) + spent
        if self._progress:
            self._progress(name, spent)
        return result
