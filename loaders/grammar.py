"""What the print of Mexican government compendia has in common, whatever the family.

Numbers of items, bullets, dashes, headings, "No se reportaron ...", and the ledger that accounts
for each line. What is printed by one family only belongs in that family's module; reporters
printed with a title are in `entramado.loaders.reporters`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from entramado.loaders.records import DocumentError, Furniture, Reading, Span
from entramado.loaders.text import Line

DASHES = "–—‐‑−-"  # made for a character class: the hyphen stands last
_NUMBERED = re.compile(r"^\s*(\d{1,3})\s*\.(?![\d ]*\d\s*\.)(?:[–—-](?=\s))?\s*(?!\d)(.*)$")
_LETTERED = re.compile(r"^\s*([a-zA-Z])\s?[).]\s+(\S.*)$")
_BULLET = re.compile(r"^\s*(?:[•●◦○▪■□‣⁃∙·➢➤►✓✔]|[*–—-](?=\s))\s*(.*)$")
_OBJECTIVE = re.compile(r"^\W*objetivo\s+(\d{1,2})\s*[.:–—-]\s*(.*)$", re.IGNORECASE)
_NOTHING = re.compile(
    r"^\W*(?:no\s+(?:se\s+|fueron\s+)?(?:report\w+|identific\w+|present\w+|registr\w+|mencion\w+|inform\w+|"
    r"señal\w+|refier\w+|aplica|hay|hubo|existen?|cuenta)|sin|ning[uú]n\w*)"
    r"(?:\s+(?:con|que|hasta|el|momento|de|información|datos))*"
    r"\s*(?:(?:los\s+|las\s+)?(?:resultados?|retos?|avances|información)\b|\W*$)",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"^\W*(?:[^\W\d]+\W+){0,8}?(?:a[uú]n|todav[ií]a)\s+no\s+(?:se\s+)?(?:cuentan?|tienen?|hay|existen?|disponen?)\s+"
    r"(?:(?:con|de)\s+)?resultados\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…:;][\"”’»)\]]*\d{0,2}$")
OBJECTIVES = range(1, 24)


def failure(key: str, line: int, what: str, remedy: str) -> DocumentError:
    """The one form of a loader's error, ``key:line: what; remedy`` (`loaders.reading` puts the file for the key)."""
    return DocumentError(f"{key}:{line}: {what}; {remedy}")


def numbered(text: str) -> tuple[str, str] | None:
    """Number and rest of ``"7. TITLE"`` or ``"7."``; None for other text, also for decimals such as ``1.5.3``."""
    match = _NUMBERED.match(text)
    return (match[1], match[2].strip()) if match else None


def roman(number: str) -> int:
    """The value of a Roman number up to 39."""
    values = [{"I": 1, "V": 5, "X": 10}[c] for c in number.upper()]
    return sum(-v if v < max(values[n:]) else v for n, v in enumerate(values))


def lettered(text: str) -> tuple[str, str] | None:
    """Letter and rest of ``"a) text"`` or ``"b. text"``."""
    match = _LETTERED.match(text)
    return (match[1], match[2].strip()) if match else None


def bullet(text: str) -> str | None:
    """The text behind a bullet, "" for a bullet alone, None where there is none."""
    match = _BULLET.match(text)
    return match[1].strip() if match else None


def objective(text: str) -> tuple[int, str] | None:
    """Number (1-23) and beginning of the title of a heading ``Objetivo 7. Abordar ...``."""
    match = _OBJECTIVE.match(text)
    if not match or int(match[1]) not in OBJECTIVES:
        return None
    return int(match[1]), match[2].strip()


def shouts(text: str, share: float = 0.7) -> bool:
    """Whether the text is printed in capitals: at least `share` of its letters are."""
    letters = sum(map(str.isalpha, text))
    return letters > 0 and sum(map(str.isupper, text)) >= share * letters


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence or a list item does (a note's number may follow)."""
    return bool(_SENTENCE_END.search(text.rstrip()))


def nothing_reported(text: str) -> bool:
    """Whether a part says that there is nothing: "No se reportaron retos.", "No se reportan resultados" ...

    What follows the first sentence may explain it (compendio-2024:9139), but counts nothing.
    """
    return bool(_NOTHING.match(text)) and not _counts_later(text)


def no_results_yet(text: str) -> bool:
    """Whether RESULTADOS begin by saying that there are none so far (compendio-2024:911, 1463)."""
    return bool(_NOT_YET.match(text)) and not _counts_later(text)


def _counts_later(text: str) -> bool:
    rest = re.split(r"(?<=[.!])\s", text.strip(), maxsplit=1)[1:]
    return any(c.isdigit() for part in rest for c in part)


class Ledger:
    """The account of a document's lines: each is part of an entry, furniture, or unread."""

    _USED = ""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._kind: dict[int, str] = {}

    def use(self, span: Span) -> None:
        """The lines `span` are part of an entry, statistic, claim ...; furniture among them stays furniture."""
        for number in range(span[0], span[1] + 1):
            self._kind.setdefault(number, self._USED)

    def furnish(self, what: str, numbers: Iterable[int]) -> None:
        """The lines `numbers` are furniture of the kind `what` ("running head", "front matter" ...)."""
        for number in numbers:
            self._kind[number] = what

    def close(self, reading: Reading) -> None:
        """Write line count, furniture and unread lines into the reading."""
        reading.line_count = self._lines[-1].number if self._lines else 0
        reading.furniture, reading.used, reading.unread = [], [], []
        open_what, first, last = None, 0, 0
        for line in self._lines:
            if not line.text.strip():
                continue
            what = self._kind.get(line.number)
            if what is None:
                reading.unread.append(line.number)
            elif what == self._USED:
                reading.used.append(line.number)
            if what != open_what:
                if open_what:
                    reading.furniture.append(Furniture((first, last), open_what))
                open_what, first = what, line.number
            last = line.number
        if open_what:
            reading.furniture.append(Furniture((first, last), open_what))
