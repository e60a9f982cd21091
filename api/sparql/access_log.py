"""The access log: one line of JSON a request, with the query's digest, time, rows; no address, no query text.

Lines are gathered and written a few times a second. A log that cannot be written (a full disk) loses lines,
counts them, and never holds up an answer.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

_FLUSH_S = 0.25


def digest(query: str) -> str:
    """Twelve hexadecimal digits that name a query in the log."""
    return hashlib.blake2b(query.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


class AccessLog:
    """Writes lines through `write` (standard output where none is given)."""

    def __init__(self, write: Callable[[str], object] | None = None) -> None:
        self._write = write or _to_stdout
        self._lines: list[dict[str, Any]] = []
        self._timer: asyncio.TimerHandle | None = None
        self.lost = 0

    def add(self, fields: dict[str, Any]) -> None:
        """Take one request's fields."""
        self._lines.append(fields)
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(_FLUSH_S, self.flush)

    def flush(self) -> None:
        """Write what was gathered."""
        lines, self._lines = self._lines, []
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        try:
            self._write("".join(f"{_text(fields)}\n" for fields in lines))
        except (OSError, ValueError):
            self.lost += len(lines)


def _text(fields: dict[str, Any]) -> str:
    at = datetime.fromtimestamp(fields.pop("at"), UTC).isoformat(timespec="milliseconds")
    shown = {key: value for key, value in fields.items() if value not in (None, "")}
    return json.dumps({"at": at, **shown}, ensure_ascii=True)


def _to_stdout(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
