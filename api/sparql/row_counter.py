"""How many rows a serialised result holds, counted as its blocks pass by.

pyoxigraph serialises a result in one call and tells no count. Each format ends a row with bytes that its values
cannot hold, because they would be escaped there (CSV: a quoted value with CR LF inside counts once too often).
"""

from __future__ import annotations

_ENDS = {"json": b'"}},{"', "xml": b"</result>", "csv": b"\r\n", "tsv": b"\n", "nt": b" .\n", "nq": b" .\n"}
_HEADER_LINES = {"csv": 1, "tsv": 1}
_EMPTY = b"[]}}"
_BOOLEANS = (b"true", b"false")


class RowCounter:
    """Counts the rows of one answer in the format named."""

    def __init__(self, format: str) -> None:
        self._format = format
        self._end = _ENDS.get(format, b"")
        self._header = _HEADER_LINES.get(format, 0)
        self._tail = b""
        self._start = b""
        self._ends = 0

    @property
    def seen(self) -> int:
        """Rows seen until now, one less or as many as there were."""
        return max(0, self._ends - self._header)

    def add(self, data: bytes) -> None:
        """Take a block."""
        if len(self._start) < 64:
            self._start += data[:64]
        if self._end:
            text = self._tail + data
            self._ends += text.count(self._end)
            self._tail = text[-(len(self._end) - 1) :] if len(self._end) > 1 else b""

    def total(self) -> int | None:
        """Rows of the whole answer; 1 for a boolean, None where the format does not tell."""
        if not self._end:
            return None
        if self._start in _BOOLEANS or b'"boolean"' in self._start:
            return 1
        if self._format == "json":
            return 0 if self._tail.endswith(_EMPTY) or not self._start else self._ends + 1
        return self.seen
