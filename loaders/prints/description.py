"""Parses the description (TOML) of a print, the layout of a family of documents, and reports its mistakes by line.

`loaders/prints/README.md` documents every key; `compendium-markdown.toml` is a description in use.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

from entramado.loaders.formats.files import decode, read_bytes
from entramado.loaders.prints.forms import CASES, NUMBERS, Form, FormError, compile_form
from entramado.loaders.records import DocumentError
from entramado.ontology.folding import fold_words
from entramado.ontology.profiles import LANGUAGES

Meaning = Literal["objective", "section"]
SetOff = Literal["marked", "capitals", "anywhere"]
Separator = Literal["parentheses", "dash", "none"]
Order = Literal["refused", "flagged", "free"]
FIELDS = ("title", "reporter", "parent", "objective", "description", "results", "challenges", "note", "left-out")
# The fields that hold a name or a number rather than running text.
SHORT_FIELDS = frozenset(("title", "reporter", "parent", "objective"))
SHIPPED = Path(__file__).parent

_CHOICES = {
    "language": LANGUAGES,
    "means": get_args(Meaning),
    "numbers": NUMBERS,
    "case": CASES,
    "set_off": get_args(SetOff),
    "separator": get_args(Separator),
    "headings": get_args(Order),
    "entries": get_args(Order),
    "field": FIELDS,
}
_KEYS: dict[str, dict[str, type]] = {
    "": {"title": str, "language": str},
    "headings": {"form": str, "means": str, "numbers": str, "case": str, "level": int},
    "entries": {"begin": str, "numbers": str, "case": str, "level": int, "set_off": str, "separator": str},
    "parts": {"field": str, "names": list, "before": list, "after": list, "inline": bool},
    "items": {"marks": list},
    "notes": {"markdown": bool},
    "furniture": {"running_heads": bool, "lines": list, "back_matter": list},
    "table": {"columns": dict},
    "checks": {"all_objectives": bool, "headings": str, "entries": str},
}
# The tables that may be repeated: arrays of tables in TOML.
_ARRAYS = ("headings", "parts")
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class HeadingForm:
    """A heading: its form, the meaning of its number, and its level (1 to 6) where the format has levels (0: any)."""

    form: Form
    means: Meaning = "section"
    level: int = 0


@dataclass(frozen=True, slots=True)
class LabelledPart:
    """A labelled part: the field that it fills, and its label's pattern, which matches `fold_words` of a text.

    `inline` says that the text may stand behind a colon on the label's line.
    """

    field: str
    label: re.Pattern[str]
    inline: bool = True


@dataclass(frozen=True, slots=True)
class PrintDescription:
    """The layout of a family of documents; the README lists the keys of the file that its fields come from."""

    name: str
    title: str = ""
    language: str = "es"
    headings: tuple[HeadingForm, ...] = ()
    begin: Form | None = None
    level: int = 0
    set_off: SetOff = "marked"
    separator: Separator = "none"
    parts: tuple[LabelledPart, ...] = ()
    marks: tuple[str, ...] = ()
    markdown_notes: bool = True
    running_heads: bool = False
    furniture: tuple[Form, ...] = ()
    back_matter: re.Pattern[str] | None = None
    columns: tuple[tuple[str, str], ...] = ()
    all_objectives: bool = False
    heading_order: Order = "flagged"
    entry_order: Order = "flagged"

    @property
    def by_objective(self) -> bool:
        """Whether its headings are those of the objectives of the Global Compact."""
        return any(heading.means == "objective" for heading in self.headings)


@lru_cache(maxsize=1)
def shipped_files() -> dict[str, Path]:
    """The files of the descriptions that come with the program, by name."""
    return {path.stem: path for path in sorted(SHIPPED.glob("*.toml"))}


@lru_cache(maxsize=16)
def shipped_print(name: str) -> PrintDescription:
    """The description of that name that comes with the program. Raises `KeyError` for an unknown name."""
    return load_print(shipped_files()[name])


def load_print(path: Path) -> PrintDescription:
    """Load the description in a file. Raises `DocumentError` with ``file:line``."""
    return parse_print(path, decode(path, read_bytes(path)))


def parse_print(path: Path, text: str) -> PrintDescription:
    """Parse a description; errors name the file `path`. Raises `DocumentError` with ``file:line``."""
    return _Loader(path, text).load()


class _Loader:
    """Parses one description, and finds the line of a key for its errors."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.rows = text.split("\n")
        try:
            self.tables: dict[str, Any] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise DocumentError(f"{path}: not valid TOML: {error}; mend that line") from error

    def load(self) -> PrintDescription:
        """Check all tables and make the description. Raises `DocumentError`."""
        top = {key: value for key, value in self.tables.items() if key not in _KEYS}
        self._check("", top, 0)
        for name in (n for n in _KEYS if n in self.tables):
            tables = self.tables[name]
            if not isinstance(tables, list if name in _ARRAYS else dict):
                raise self._failure(name, "", 0, f"is not written as {self._head(name)}", "write it so")
            for at, table in enumerate(tables if name in _ARRAYS else [tables]):
                self._check(name, table, at)
        entries, checks, furniture = (self.tables.get(n, {}) for n in ("entries", "checks", "furniture"))
        description = PrintDescription(
            name=self.path.stem,
            title=top.get("title", ""),
            language=top.get("language", "es"),
            headings=tuple(self._headings()),
            begin=self._form("entries", "begin", 0, entries) if "begin" in entries else None,
            level=entries.get("level", 0),
            set_off=entries.get("set_off", "marked"),
            separator=entries.get("separator", "none"),
            parts=tuple(self._parts()),
            marks=tuple(self.tables.get("items", {}).get("marks", ())),
            markdown_notes=self.tables.get("notes", {}).get("markdown", True),
            running_heads=furniture.get("running_heads", False),
            furniture=tuple(self._form("furniture", "lines", 0, {"lines": x}) for x in furniture.get("lines", ())),
            back_matter=_any_of(furniture.get("back_matter", ())),
            columns=tuple(self._columns()),
            all_objectives=checks.get("all_objectives", False),
            heading_order=checks.get("headings", "flagged"),
            entry_order=checks.get("entries", "flagged"),
        )
        self._check_whole(description)
        return description

    def _headings(self) -> Iterator[HeadingForm]:
        for at, table in enumerate(self.tables.get("headings", ())):
            if "form" not in table:
                raise self._failure("headings", "", at, "has no form", "add form = 'Objetivo {number}. {title}'")
            form = self._form("headings", "form", at, table)
            means = table.get("means", "section")
            if means == "objective" and not form.numbered:
                raise self._failure(
                    "headings", "form", at, "means an objective and has no {number}", "add it, or leave means out"
                )
            if not form.worded and not form.numbered and not table.get("level"):
                raise self._failure("headings", "form", at, "is any line", "add words, {number} or a level (1 to 6)")
            yield HeadingForm(form, means, table.get("level", 0))

    def _parts(self) -> Iterator[LabelledPart]:
        for at, table in enumerate(self.tables.get("parts", ())):
            for key in ("field", "names"):
                if key not in table:
                    raise self._failure("parts", "", at, f"has no {key}", f"add {key}")
            names = [fold_words(name) for name in table["names"]]
            if not names or not all(names):
                raise self._failure("parts", "names", at, "holds no words", 'write names = ["Resultados"]')
            before, after = (_alternatives([fold_words(w) for w in table.get(k, ())]) for k in ("before", "after"))
            label = f"(?:{before} )?{_alternatives(names)}(?: {after})?"
            yield LabelledPart(table["field"], re.compile(label), table.get("inline", True))

    def _columns(self) -> Iterator[tuple[str, str]]:
        for head, name in self.tables.get("table", {}).get("columns", {}).items():
            self._check_choice("table", "columns", 0, "field", name)
            yield fold_words(head), name

    def _form(self, table: str, key: str, at: int, values: Mapping[str, Any]) -> Form:
        try:
            return compile_form(values[key], values.get("numbers", "arabic"), values.get("case", "any"))
        except FormError as error:
            raise self._failure(table, key, at, f"{values[key]!r} is no form: {error}", "mend it") from error

    def _check_whole(self, description: PrintDescription) -> None:
        titled = any(part.field == "title" for part in description.parts)
        if description.begin is None and not titled and not description.columns:
            raise DocumentError(
                f"{self.path}:1: nothing says how an entry begins; add begin to [entries] "
                "(begin = '{number}. {title}'), a part with field = 'title', or [table] with columns"
            )
        if description.all_objectives and not description.by_objective:
            raise self._failure("checks", "all_objectives", 0, "asks for objectives that no heading means", "drop it")

    def _check(self, name: str, table: Any, at: int) -> None:
        """Raise `DocumentError` for unknown keys, wrong types and unknown values of a table."""
        known = _KEYS[name]
        if not isinstance(table, dict):
            raise self._failure(name, "", at, f"is not written as {self._head(name)}", "write it so")
        for key, value in table.items():
            if key not in known:
                near = get_close_matches(key, (*known, *(_KEYS if not name else ())), n=1)
                remedy = f"perhaps {near[0]}" if near else f"the keys are {', '.join(known)}"
                raise self._failure(name, key, at, "is no known key", remedy)
            if type(value) is not known[key]:
                raise self._failure(name, key, at, f"is not of type {_type_name(known[key])}: {value!r}", "mend it")
            if isinstance(value, list) and not all(isinstance(x, str) for x in value):
                raise self._failure(name, key, at, "holds something else than texts", 'write ["...", "..."]')
            self._check_choice(name, key, at, key, value)
        level = table.get("level", 0)
        if not 0 <= level <= _DEEPEST:
            raise self._failure(name, "level", at, f"is {level}", f"headings have the levels 1 to {_DEEPEST}")

    def _check_choice(self, name: str, key: str, at: int, choice: str, value: Any) -> None:
        if choice in _CHOICES and isinstance(value, str) and value not in _CHOICES[choice]:
            raise self._failure(name, key, at, f"is {value!r}", f"use one of {', '.join(_CHOICES[choice])}")

    def _head(self, name: str) -> str:
        return f"[[{name}]]" if name in _ARRAYS else f"[{name}]"

    def _failure(self, table: str, key: str, at: int, what: str, remedy: str) -> DocumentError:
        place = [self._head(table)] * bool(table) + [key] * bool(key)
        return DocumentError(f"{self.path}:{self._line(table, key, at)}: {' '.join([*place, what])}; {remedy}")

    def _line(self, table: str, key: str, at: int) -> int:
        """The line of a key in the `at`-th table of a name; that of the table without the key."""
        heads = [n for n, row in enumerate(self.rows) if re.match(rf"\s*\[+\s*{re.escape(table)}\s*[\].]", row)]
        start = heads[min(at, len(heads) - 1)] if table and heads else 0
        here = rf"\s*(?:{re.escape(key)}\s*=|\[+\s*(?:{re.escape(table)}\.)?{re.escape(key)}\b)"
        for n in range(start, len(self.rows)):
            if key and re.match(here, self.rows[n]):
                return n + 1
            if n > start and self.rows[n].lstrip().startswith("[[") and table:
                break
        return start + 1


def _type_name(kind: type) -> str:
    return {list: "list", dict: "table", bool: "true or false", int: "whole number"}.get(kind, "text")


def _alternatives(words: list[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})" if words else "(?!)"


def _any_of(words: Any) -> re.Pattern[str] | None:
    return re.compile(rf"{_alternatives(list(words))}\b") if words else None
