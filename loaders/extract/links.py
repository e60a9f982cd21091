"""Addresses of web pages printed in an entry, mended where a line's end broke them."""

from __future__ import annotations

import re

from entramado.loaders.extract.extracted import Value
from entramado.loaders.records import Entry
from entramado.loaders.text import Line, Passage, join

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>“”\"|)\]]*", re.IGNORECASE)
_SCHEME = re.compile(r"https?://$", re.IGNORECASE)
_HOST = re.compile(r"^(?:https?://)?(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]|$)")
_CUT = re.compile(r"[./_?&=%-]$")
# The rest of an address on the next line: letters, marks and a dot, slash, underscore or digit, but no plain word.
_REST = re.compile(r"[^\s<>“”\"|)\]]+")
_LIKE_ADDRESS = re.compile(r"[/_=&?%-]|\.[a-zA-Z]{2,4}\b|\d")


def find_links(entry: Entry) -> list[Value]:
    """The addresses, each once, as ``http://...`` or ``https://...``."""
    found: dict[str, Value] = {}
    for _, passage in entry.parts():
        for address, start, end in _addresses(passage):
            _keep(found, address, passage.lines(start, end))
    return list(found.values())


def _addresses(passage: Passage) -> list[tuple[str, int, int]]:
    text = passage.text
    breaks = set(passage.offsets)
    out: list[tuple[str, int, int]] = []
    behind = 0
    for match in _ADDRESS.finditer(text):
        if match.start() < behind:
            continue
        address, end = match.group(), match.end()
        while end < len(text) - 1 and text[end] in " \n" and end + 1 in breaks:
            rest = _REST.match(text, end + 1)
            # "el sitio https://" and the rest on the next line (compendio-2024:5323).
            begun = _SCHEME.search(address) is not None
            if not rest or (_ADDRESS.match(text, end + 1) and not begun):
                break
            if not (begun or _CUT.search(address) or _continues(rest.group())):
                break
            if address.endswith(".") and not _LIKE_ADDRESS.search(rest.group()):
                break
            address, end = address + rest.group(), rest.end()
        address = address.rstrip(".,;:)”’'*")
        behind = end
        if _HOST.match(address):
            out.append((address, match.start(), match.start() + max(1, len(address))))
    return out


def _continues(rest: str) -> bool:
    """Whether a line's first word is the rest of an address (`outlook-2023_b0f40584-en.html`), not of a sentence."""
    return bool(re.search(r"[/_]", rest) or re.search(r"\.(?:html?|pdf|aspx?|php)\b", rest))


def _keep(found: dict[str, Value], address: str, lines: tuple[int, int]) -> None:
    """Keep an address once: `www.x` and `http://www.x` are one (buenas-practicas-oim:547, 550)."""
    bare = re.sub(r"^https?://", "", address)
    for key in list(found):
        known = found[key].value
        other = re.sub(r"^https?://", "", known)
        if other == bare or other.startswith(bare):
            if address.startswith("http") and other == bare and not known.startswith("http"):
                found[key] = Value(address, found[key].lines, "address")
            return
        if bare.startswith(other) and len(other) > 25:
            found[key] = Value(address, lines, "address")
            return
    found[bare] = Value(address if address.startswith("http") else f"http://{address}", lines, "address")


def links_of(text: str) -> list[str]:
    """The addresses of a text on one line."""
    return [address for address, _, _ in _addresses(join([Line(1, text)]))]
