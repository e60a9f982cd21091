"""Forms: templates of headings and of entries' beginnings, such as ``Objetivo {number}. {title}``.

Words match in any case, with or without accents and with any blanks; a full stop, colon, bracket or dash matches any of
these. ``{number}`` is a number as `Numbers` says, ``{title}`` the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

from entramado.loaders.grammar import DASHES, in_capitals, roman
from entramado.ontology.folding import fold

Numbers = Literal["arabic", "roman", "letters"]
LetterCase = Literal["any", "capitals"]
NUMBERS: tuple[str, ...] = get_args(Numbers)
CASES: tuple[str, ...] = get_args(LetterCase)

_FIELD = re.compile(r"\{(\w*)\}")
_KNOWN_FIELDS = ("number", "title")
_MARKS = rf"[.:){DASHES}]"
_NUMBER = {"arabic": r"\d{1,3}", "roman": r"[ivxlc]{1,7}(?![^\W\d_])", "letters": r"[a-z](?![^\W\d_])"}
_PLAIN_NUMBER = re.compile(r"\{number\}\s*[.)]\s*\{title\}")


class FormError(ValueError):
    """A form that is no valid template; the message says why."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form and its pattern, which matches folded text; `numbers` and `case` say what numbers and title look like."""

    text: str
    pattern: re.Pattern[str]
    numbers: Numbers = "arabic"
    case: LetterCase = "any"

    @property
    def is_bare_number(self) -> bool:
        """Whether the form is an Arabic number before the title and nothing else."""
        return _PLAIN_NUMBER.fullmatch(self.text) is not None and self.numbers == "arabic"

    @property
    def numbered(self) -> bool:
        """Whether a number is part of it."""
        return "{number}" in self.text

    @property
    def worded(self) -> bool:
        """Whether it has words of its own, by which it is recognised anywhere in a text."""
        return any(c.isalpha() for c in _FIELD.sub("", self.text))

    def match(self, text: str) -> tuple[int | None, str] | None:
        """Number (None for no number in the form) and title of a text that has this form; None for other text."""
        found = self.pattern.match(fold(text))
        if found is None:
            return None
        groups = found.groupdict()
        title = text[slice(*found.span("title"))].strip() if "title" in groups else ""
        if self.case == "capitals" and title and not in_capitals(title):
            return None
        return (numeral(groups["number"], self.numbers) if "number" in groups else None), title


def compile_form(text: str, numbers: Numbers = "arabic", case: LetterCase = "any") -> Form:
    """The form of a template. Raises `FormError`."""
    unknown = [name for name in _FIELD.findall(text) if name not in _KNOWN_FIELDS]
    if unknown:
        fields = " and ".join(f"{{{name}}}" for name in _KNOWN_FIELDS)
        raise FormError(f"{{{unknown[0]}}} is none of the fields {fields}")
    if not text.strip() or any(_FIELD.findall(text).count(name) > 1 for name in _KNOWN_FIELDS):
        raise FormError("write words with {number} and {title}, each once, such as 'Meta {number}. {title}'")
    parts = _FIELD.split(text.strip())
    pattern = "".join(
        _words(part)
        if at % 2 == 0
        else f"(?P<number>{_NUMBER[numbers]})"
        if part == "number"
        else r"(?P<title>(?!\s).*?)\s*"
        for at, part in enumerate(parts)
    )
    return Form(text, re.compile(rf"\W*{pattern}$" if parts[0] else f"{pattern}$"), numbers, case)


def _words(text: str) -> str:
    """The pattern of the words and marks between two fields."""
    out = ""
    for piece in re.findall(rf"\s+|{_MARKS}|[^\s.:){DASHES}]+", fold(text)):
        if piece.isspace():
            out += r"\s*" if out.endswith(r"\s*") or (out.endswith(_MARKS)) else r"\s+"
        elif re.fullmatch(_MARKS, piece):
            out = out.removesuffix(r"\s+") + rf"\s*{_MARKS}\s*"
        else:
            out += re.escape(piece)
    return out


def numeral(printed: str, numbers: Numbers) -> int:
    """The value of a number in lower case, as `numbers` says how it is written."""
    if numbers == "arabic":
        return int(printed)
    if numbers == "letters":
        return ord(printed) - ord("a") + 1
    return roman(printed)
