"""Counters and timings in Prometheus' text format 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/)."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_BOUNDS_S = (0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 10.0, 30.0, 60.0)


class Metrics:
    """What was asked and how it went."""

    def __init__(self) -> None:
        self._requests: Counter[tuple[str, int]] = Counter()
        self._problems: Counter[str] = Counter()
        self._buckets: dict[str, list[int]] = {}
        self._seconds: dict[str, float] = {}

    def observe(self, path: str, status: int, seconds: float, problem: str) -> None:
        """Count one request. `path` is one of a small set of names, not what the client sent."""
        self._requests[path, status] += 1
        buckets = self._buckets.get(path)
        if buckets is None:
            buckets = self._buckets[path] = [0] * (len(_BOUNDS_S) + 1)
        buckets[bisect_left(_BOUNDS_S, seconds)] += 1
        self._seconds[path] = self._seconds.get(path, 0.0) + seconds
        if problem:
            self._problems[problem] += 1

    def text(self, build: str, status: Mapping[str, Any], caches: Mapping[str, Any], log_lines_lost: int = 0) -> str:
        """Everything as Prometheus reads it."""
        lines = ["# TYPE entramado_build_info gauge", _line("entramado_build_info", {"build": build}, 1)]
        lines.append("# TYPE entramado_requests_total counter")
        for (path, code), count in sorted(self._requests.items()):
            lines.append(_line("entramado_requests_total", {"path": path, "status": code}, count))
        lines.append("# TYPE entramado_problems_total counter")
        for kind, count in sorted(self._problems.items()):
            lines.append(_line("entramado_problems_total", {"kind": kind}, count))
        lines += self._histogram()
        lines += _workers(status.get("workers", {}))
        lines.append("# TYPE entramado_reloads_total counter")
        for result, count in status.get("reloads", {}).items():
            lines.append(_line("entramado_reloads_total", {"result": result}, count))
        lines.append("# TYPE entramado_log_lines_lost_total counter")
        lines.append(_line("entramado_log_lines_lost_total", {}, log_lines_lost))
        for name, cache in caches.items():
            labels = {"cache": name}
            lines.append(_line("entramado_cache_hits_total", labels, cache.hits))
            lines.append(_line("entramado_cache_misses_total", labels, cache.misses))
            lines.append(_line("entramado_cache_bytes", labels, cache.bytes))
        return "\n".join(lines) + "\n"

    def _histogram(self) -> Iterable[str]:
        yield "# TYPE entramado_request_seconds histogram"
        for path, buckets in sorted(self._buckets.items()):
            total = 0
            for bound, count in zip((*_BOUNDS_S, "+Inf"), buckets, strict=True):
                total += count
                yield _line("entramado_request_seconds_bucket", {"path": path, "le": bound}, total)
            yield _line("entramado_request_seconds_sum", {"path": path}, round(self._seconds[path], 6))
            yield _line("entramado_request_seconds_count", {"path": path}, total)


def _workers(workers: Mapping[str, Any]) -> Iterable[str]:
    if not workers:
        return
    yield "# TYPE entramado_workers gauge"
    for state in ("ready", "busy", "long", "starting"):
        yield _line("entramado_workers", {"state": state}, workers[state])
    yield "# TYPE entramado_queue_length gauge"
    yield _line("entramado_queue_length", {}, workers["queued"])
    yield "# TYPE entramado_workers_ended_total counter"
    for reason, count in sorted(workers["ended"].items()):
        yield _line("entramado_workers_ended_total", {"reason": reason}, count)


def _line(name: str, labels: Mapping[str, object], value: float) -> str:
    inside = ",".join(f'{key}="{_escape(str(text))}"' for key, text in labels.items())
    return f"{name}{{{inside}}} {value}" if inside else f"{name} {value}"


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
