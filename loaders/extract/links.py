"""URLs printed in an entry, rejoined where the end of a line split them."""

from __future__ import annotations

import re

from entramado.loaders.extract.extracted import Value
from entramado.loaders.records import Entry
from entramado.loaders.text import Passage

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>“”\"|)\]]*", re.IGNORECASE)
_SCHEME = re.compile(r"https?://$", re.IGNORECASE)
_HOST = re.compile(r"^(?:https?://)?(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]|$)")
_ENDS_OPEN = re.compile(r"[./_?&=%-]$")
# What follows on the next line is joined only if it looks like part of an address, not like a word of the sentence.
_NON_BLANK = re.compile(r"[^\s<>“”\"|)\]]+")
_LIKE_ADDRESS = re.compile(r"[/_=&?%-]|\.[a-zA-Z]{2,4}\b|\d")


def find_links(entry: Entry) -> list[Value]:
    """The URLs of an entry, each once; one printed without a scheme gets ``http://``."""
    found: dict[str, Value] = {}
    for _, passage in entry.parts():
        for address, start, end in _addresses(passage):
            _add(found, address, passage.lines(start, end))
    return list(found.values())


def _addresses(passage: Passage) -> list[tuple[str, int, int]]:
    """Each URL with the span that its lines are cited by."""
    text = passage.text
    breaks = set(passage.offsets)
    out: list[tuple[str, int, int]] = []
    behind = 0
    for match in _ADDRESS.finditer(text):
        if match.start() < behind:
            continue
        address, end = match.group(), match.end()
        while end < len(text) - 1 and text[end] in " \n" and end + 1 in breaks:
            rest = _NON_BLANK.match(text, end + 1)
            # A line may end in the bare scheme: "el sitio https://" (compendio-2024:5323).
            begun = _SCHEME.search(address) is not None
            if not rest or (_ADDRESS.match(text, end + 1) and not begun):
                break
            if not (begun or _ENDS_OPEN.search(address) or _continues(rest.group())):
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
    """Whether the first word of a line looks like the rest of a URL: `outlook-2023_b0f40584-en.html`."""
    return bool(re.search(r"[/_]", rest) or re.search(r"\.(?:html?|pdf|aspx?|php)\b", rest))


def _add(found: dict[str, Value], address: str, lines: tuple[int, int]) -> None:
    """Keep a URL once, in its fullest form: `www.x` and `http://www.x` are one (buenas-practicas-oim:547, 550)."""
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
