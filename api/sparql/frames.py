"""The frames that pass between the service and a worker: one letter, a length, a payload.

To a worker: Q, a question (a line of options as JSON, then the query). From it: H, the head of an answer (its content
coding); D, a block of it; Z, its end (`End`); E, an error (JSON). Lengths are four bytes, big-endian.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from typing import Any, NamedTuple

_END = struct.Struct(">qqdq")
HEADER = struct.Struct(">cI")
QUESTION, HEAD, BLOCK, END, ERROR = b"Q", b"H", b"D", b"Z", b"E"
encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
BLOCK_BYTES = 65_536


def frame(kind: bytes, payload: bytes) -> bytes:
    """One frame."""
    return HEADER.pack(kind, len(payload)) + payload


def frame_json(kind: bytes, value: dict[str, Any]) -> bytes:
    """One frame whose payload is JSON."""
    return frame(kind, encode(value).encode("utf-8", "surrogatepass"))


class End(NamedTuple):
    """The end of an answer: rows (-1 where the format does not tell), bytes, milliseconds, memory left behind."""

    rows: int
    size: int
    ms: float
    growth: int

    def pack(self) -> bytes:
        """The end as a frame."""
        return frame(END, _END.pack(*self))

    @classmethod
    def unpack(cls, payload: bytes) -> End:
        """The end out of a frame's payload."""
        return cls(*_END.unpack(payload))


class Splitter:
    """Cuts a stream of bytes into frames."""

    __slots__ = ("_buffer",)

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Take bytes in, give out the frames that are whole."""
        buffer = self._buffer
        buffer += data
        offset = 0
        while len(buffer) - offset >= HEADER.size:
            kind, length = HEADER.unpack_from(buffer, offset)
            end = offset + HEADER.size + length
            if len(buffer) < end:
                break
            yield kind, bytes(buffer[offset + HEADER.size : end])
            offset = end
        del buffer[:offset]
