"""The stages of a build: the time of each, reported when it ends, and the processor time of this process in it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Progress = Callable[[str, float], None]
Result = TypeVar("Result")


class Stages:
    """Adds up the `seconds` of each stage and those that this process `worked`; calls `progress` when one has run."""

    def __init__(self, progress: Progress | None = None) -> None:
        self.seconds: dict[str, float] = {}
        self.worked: dict[str, float] = {}
        self._progress = progress

    def run(self, name: str, work: Callable[[], Result]) -> Result:
        """Run `work`, count its time to the stage `name`, and give its result."""
        start, worked = time.perf_counter(), time.process_time()
        result = work()
        spent = time.perf_counter() - start
        self.worked[name] = self.worked.get(name, 0.0) + time.process_time() - worked
        self.seconds[name] = self.seconds.get(name, 0.0) + spent
        if self._progress:
            self._progress(name, spent)
        return result
