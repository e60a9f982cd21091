"""Why something was found whose name does not show it: by a line of its text, its reporter, or a group's other name."""

from __future__ import annotations

from dataclasses import dataclass

from entramado.api.pages.originals import Originals
from entramado.api.pages.search.index import Found, Hit, marked
from entramado.api.pages.search.words import WORD, parts_of
from entramado.ontology.folding import fold_as_queries


@dataclass(frozen=True, slots=True)
class HitReason:
    """The key of the words that say why, what they end with (a name as printed), and the line of the text or none."""

    key: str
    name: str = ""
    line: int = 0


def reason(hit: Hit, found: Found, originals: Originals | None) -> HitReason | None:
    """Why a hit is among those found; none where its name, another name or a topic is marked or told."""
    if hit.known_as or hit.carries or any(piece.found for piece in hit.pieces):
        return None
    looked = tuple(part for word, others in found.tried for one in (word, *others) for part in parts_of(one))
    phrase = max((word for word, _ in found.tried if " " in word), key=len, default="")
    if any(piece.found for piece in marked(hit.reporter, list(looked))):
        return HitReason("search.why.reporter", hit.reporter)
    line = _line(hit, (phrase,) if phrase else looked, originals)
    if line:
        return HitReason("search.why.line", line=line)
    if found.widened:
        return HitReason("search.why.group", found.widened[0])
    return HitReason("search.why.text")


def _line(hit: Hit, looked: tuple[str, ...], originals: Originals | None) -> int:
    """The first line of an entry's text that has one of the words; 0 where the service does not have its document."""
    if originals is None or hit.first is None or hit.last is None or hit.document not in originals:
        return 0
    lines = range(hit.first, hit.last + 1)
    if " " in looked[0]:
        return next((n for n in lines if looked[0] in _with_next(originals, hit.document, n)), 0)
    return next((n for n in lines if _has(originals.text(hit.document, n), looked)), 0)


def _with_next(originals: Originals, document: str, line: int) -> str:
    """A line with the next one, folded and with one blank between words, for a phrase may run over its end."""
    return " ".join(fold_as_queries(f"{originals.text(document, line)} {originals.text(document, line + 1)}").split())


def _has(text: str, looked: tuple[str, ...]) -> bool:
    return any(word.startswith(looked) for word in WORD.findall(fold_as_queries(text)))
