"""The stages of a build: the time of each, told as it passes."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Progress = Callable[[str, float], None]
Result = TypeVar("Result")


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
