"""Characters that XML 1.0 cannot hold, kept out of every XML format.

A string of RDF may hold any character; XML 1.0 (section 2.2) has no way to write most control characters, U+FFFE and
U+FFFF, not even as a reference. They are written as U+FFFD, the replacement character, so that the file stays
readable; JSON, CSV, Turtle and N-Triples hold them as they are. A carriage return is written as a reference, since a
reader of XML takes a bare one for a line feed (section 2.11).
"""

from __future__ import annotations

import re

_FORBIDDEN = re.compile(rb"[\x00-\x08\x0b-\x1f]|\xef\xbf[\xbe\xbf]")
_REPLACEMENT = "\ufffd".encode()


def _instead(found: re.Match[bytes]) -> bytes:
    return b"&#13;" if found[0] == b"\r" else _REPLACEMENT


def clean(data: bytes) -> bytes:
    """A whole XML document in UTF-8, without what XML cannot hold."""
    return _FORBIDDEN.sub(_instead, data)


class Cleaner:
    """`clean` block by block; a character cut by a block's end waits for the next one."""

    def __init__(self) -> None:
        self._cut = b""

    def add(self, data: bytes) -> bytes:
        """Take a block in, give out what is whole."""
        data = self._cut + data
        # Only the three bytes of U+FFFE and U+FFFF can be cut: EF BF BE, EF BF BF.
        held = 2 if data.endswith(b"\xef\xbf") else 1 if data.endswith(b"\xef") else 0
        self._cut = data[len(data) - held :]
        return clean(data[: len(data) - held])

    def end(self) -> bytes:
        """Give out the rest."""
        rest, self._cut = self._cut, b""
        return rest
