"""The elements of layout that several families of documents share.

Numbers of items, bullets, dashes, headings, "No se reportaron ...", and the ledger that accounts for each line. What
only one family prints belongs in that family's module; reporters printed with a title are in
`entramado.loaders.reporters`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from entramado.loaders.records import DocumentError, Furniture, Reading, Span
from entramado.loaders.text import Line

DASHES = "–—‐‑−-"  # made for a character class: the hyphen stands last
# No decimals ("1.5.3") and no amounts ("1.500"): a digit may not follow the full stop.
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
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
OBJECTIVES = range(1, 24)


def failure(key: str, line: int, what: str, remedy: str) -> DocumentError:
    """The error of a document: ``key:line: what; remedy``, where `loaders.reading` replaces the key by the file."""
    return DocumentError(f"{key}:{line}: {what}; {remedy}")


def numbered(text: str) -> tuple[str, str] | None:
    """Number and rest of ``"7. TITLE"`` or ``"7."``; None for other text, also for decimals such as ``1.5.3``."""
    match = _NUMBERED.match(text)
    return (match[1], match[2].strip()) if match else None


def roman(number: str) -> int:
    """The value of a Roman numeral of the digits I to C, in capitals or lower case."""
    values = [_ROMAN_DIGITS[c] for c in number.upper()]
    # A digit before a greater one is subtracted: IV is 4.
    return sum(-v if v < max(values[n:]) else v for n, v in enumerate(values))


def lettered(text: str) -> tuple[str, str] | None:
    """Letter and rest of ``"a) text"`` or ``"b. text"``; None for other text."""
    match = _LETTERED.match(text)
    return (match[1], match[2].strip()) if match else None


def bullet(text: str) -> str | None:
    """The text behind a bullet, "" for a bullet alone, None where there is none."""
    match = _BULLET.match(text)
    return match[1].strip() if match else None


def objective(text: str) -> tuple[int, str] | None:
    """Number (1-23) and beginning of the title of a heading ``Objetivo 7. Abordar ...``; None for other text."""
    match = _OBJECTIVE.match(text)
    if not match or int(match[1]) not in OBJECTIVES:
        return None
    return int(match[1]), match[2].strip()


def in_capitals(text: str, share: float = 0.7) -> bool:
    """Whether a text has letters and at least `share` (0 to 1) of them are capitals."""
    letters = sum(map(str.isalpha, text))
    return letters > 0 and sum(map(str.isupper, text)) >= share * letters


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence or a list item does (a note's number may follow)."""
    return bool(_SENTENCE_END.search(text.rstrip()))


def nothing_reported(text: str) -> bool:
    """Whether a part says that nothing is reported: "No se reportaron retos.", "No se reportan resultados" ...

    Further sentences may explain it (compendio-2024:9139); where they hold a number, something is reported after all.
    """
    return bool(_NOTHING.match(text)) and not _counts_later(text)


def no_results_yet(text: str) -> bool:
    """Whether RESULTADOS begin by saying that there are none so far (compendio-2024:911, 1463)."""
    return bool(_NOT_YET.match(text)) and not _counts_later(text)


def abbreviates(letters: str, name: str) -> bool:
    """Whether `letters` stand in `name` in their order, from its first letter on, as in any acronym of it.

    Both are compared as they are: the caller folds them.
    """
    rest = iter(name)
    return bool(letters) and name.startswith(letters[0]) and all(letter in rest for letter in letters)


def _counts_later(text: str) -> bool:
    """Whether a sentence behind the first one holds a digit."""
    rest = re.split(r"(?<=[.!])\s", text.strip(), maxsplit=1)[1:]
    return any(c.isdigit() for part in rest for c in part)


class Ledger:
    """Accounts for the lines of a document: each is part of an entry, page furniture, or unread.

    Furniture goes before entries: a running head within an entry's lines stays furniture.
    """

    _USED = ""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._kind: dict[int, str] = {}

    def use(self, span: Span) -> None:
        """The lines `span` are part of an entry, statistic, claim or recommendation."""
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
