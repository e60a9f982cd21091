"""Content codings for answers, block by block: zstd, br, gzip."""

from __future__ import annotations

import zlib
from typing import Protocol

import brotli
import zstandard


class Encoder(Protocol):
    """Compresses block by block."""

    def add(self, data: bytes) -> bytes:
        """Take a block in, give out what is ready."""

    def end(self) -> bytes:
        """Give out the rest."""


class _Gzip:
    def __init__(self) -> None:
        self._z = zlib.compressobj(5, zlib.DEFLATED, 31)

    def add(self, data: bytes) -> bytes:
        return self._z.compress(data)

    def end(self) -> bytes:
        return self._z.flush()


class _Brotli:
    def __init__(self) -> None:
        self._z = brotli.Compressor(quality=4)

    def add(self, data: bytes) -> bytes:
        return bytes(self._z.process(data))

    def end(self) -> bytes:
        return bytes(self._z.finish())


class _Zstd:
    def __init__(self) -> None:
        self._z = zstandard.ZstdCompressor(level=3).compressobj()

    def add(self, data: bytes) -> bytes:
        return self._z.compress(data)

    def end(self) -> bytes:
        return self._z.flush()


class _Identity:
    def add(self, data: bytes) -> bytes:
        return data

    def end(self) -> bytes:
        return b""


def encoder(coding: str) -> Encoder:
    """The encoder of a content coding."""
    made: Encoder
    match coding:
        case "gzip":
            made = _Gzip()
        case "br":
            made = _Brotli()
        case "zstd":
            made = _Zstd()
        case _:
            made = _Identity()
    return made
