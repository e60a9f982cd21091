"""Drafts a description of an unknown document's layout from what recurs in it: `sketch`.

Words with rising numbers ("Meta 1.", "Acción 2:") are headings or beginnings of entries, known words alone or before a
colon are labels, a row of known words is a table's head. An unknown word that looks like a label becomes a comment in
the draft, for a person to decide.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from entramado.loaders.formats.markdown import MarkdownBlock, blocks
from entramado.loaders.grammar import in_capitals
from entramado.loaders.headings import named_objective
from entramado.loaders.labels import looks_like_label
from entramado.loaders.pages import running_heads
from entramado.loaders.prints.description import FIELDS, parse_print
from entramado.loaders.prints.engine import read
from entramado.loaders.prints.pieces import cells_of
from entramado.loaders.records import DocumentError, Reading
from entramado.loaders.reporters import closing_parentheses, has_reporter
from entramado.loaders.text import Line
from entramado.ontology.folding import fold_words

_PARTS = Path(__file__).parents[1] / "languages" / "parts.toml"
_WORD_AND_NUMBER = re.compile(
    r"\W*(?P<word>[^\W\d_]{3,20}(?: [^\W\d_]{3,20})?)\s+(?P<number>\d{1,3}|[IVXLC]{1,7})\s*(?P<mark>[.:)–—-])\s*"
    r"(?P<title>\S.*)$"
)
_INLINE = re.compile(r"\W{0,3}([^:\n]{2,60}?)\s*:\**\s+(?=\S)")
_BULLET = re.compile(r"\s*([•●◦○▪■□‣⁃∙·➢➤►✓✔–—-])\s+\S")
_LONGEST = 220
# What comes so often recurs.
_RECURS = 2
# A table of entries has at least so many known columns, and more in all: two are labels beside their texts.
_FEWEST_COLUMNS = 2
_HALF = 0.5
_LANGUAGES_KNOWN = ("es", "en")


@dataclass(slots=True)
class _Group:
    """Headings with the same word before their number: numbers and titles in order, positions of their blocks."""

    word: str
    mark: str
    numbers: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    at: list[int] = field(default_factory=list)

    @property
    def roman(self) -> bool:
        return not any(n.isdigit() for n in self.numbers)

    @property
    def form(self) -> str:
        return f"{self.word} {{number}}{' ' if self.mark in '–—-' else ''}{self.mark} {{title}}"


@lru_cache(maxsize=1)
def _vocabulary() -> dict[str, dict[str, list[str]]]:
    """The words of labels and headings, by language and field."""
    return tomllib.loads(_PARTS.read_text(encoding="utf-8"))


def sketch(lines: Sequence[Line], language: str) -> tuple[str, Reading] | None:
    """A description (TOML) that finds two entries or more in a document, and its reading; None where none is found.

    A `language` without a vocabulary of labels is read as the first that has one.
    """
    language = language if language in _LANGUAGES_KNOWN else _LANGUAGES_KNOWN[0]
    text = _Sketch(lines, language).text()
    if text is None:
        return None
    try:
        reading = read(parse_print(Path("sketch.toml"), text), "document", list(lines))
    except DocumentError:
        return None
    return (text, reading) if len(reading.entries) >= _RECURS else None


class _Sketch:
    """Counts what recurs in a document: numbered words, labels, columns, marks of items."""

    def __init__(self, lines: Sequence[Line], language: str) -> None:
        self.language = language
        self.words = _vocabulary()[language]
        self.fields = {fold_words(w): name for name in FIELDS for w in self.words.get(name, ())}
        self.lines = lines
        heads = running_heads(lines)
        self.heads = bool(heads)
        self.blocks = blocks([Line(x.number, "") if x.number in heads else x for x in lines])
        self.alone: Counter[str] = Counter()
        self.inline: Counter[str] = Counter()
        self.unknown: Counter[str] = Counter()
        for row in self._rows():
            self._count(row)

    def _rows(self) -> Iterator[str]:
        """The lines short enough for a heading or label, without bold marks."""
        for block in self.blocks:
            yield from (x.text.strip().strip("*").strip() for x in block.lines if len(x.text) <= _LONGEST)

    def _count(self, row: str) -> None:
        words = fold_words(row)
        head = _INLINE.match(row)
        if words in self.fields:
            self.alone[row.strip(" .:")] += 1
        elif head and fold_words(head[1]) in self.fields:
            self.inline[head[1].strip(" *")] += 1
        elif looks_like_label(row) or (head and looks_like_label(head[1])):
            self.unknown[(head[1] if head else row).strip(" .:*")] += 1

    def text(self) -> str | None:
        """The draft as TOML, None where nothing says how an entry begins."""
        groups = self._groups()
        columns = self._columns()
        titled = [w for w in (self.inline + self.alone) if self.fields[fold_words(w)] == "title"]
        by_label = bool(titled) and sum((self.inline + self.alone)[w] for w in titled) >= _RECURS
        bare = self._bare_numbers()
        headings, begin = self._levels(groups, bare, by_label or bool(columns))
        if begin is None and not by_label and not columns:
            return None
        out = [f'language = "{self.language}"', ""]
        for group in headings:
            out += ["[[headings]]", *self._heading(group), ""]
        if begin is not None and not by_label and not columns:
            out += ["[entries]", *begin, ""]
        out += self._parts(with_title=by_label)
        out += self._rest(columns)
        return "\n".join(out)

    # -- headings and beginnings ------------------------------------------------------------------------------------

    def _groups(self) -> list[_Group]:
        """The numbered words at the beginning of lines that come with two numbers or more."""
        found: dict[str, _Group] = {}
        numbered = {fold_words(w) for w in (*self.words["title"], *self.words["objective"])}
        labels = self.fields.keys() - numbered
        for at, block in enumerate(self.blocks):
            for line in block.lines:
                text = line.text.strip().strip("*").strip()
                match = _WORD_AND_NUMBER.match(text) if len(text) <= _LONGEST else None
                if match and match["word"][0].isupper() and fold_words(match["word"]) not in labels:
                    group = found.setdefault(fold_words(match["word"]), _Group(match["word"], match["mark"]))
                    group.numbers.append(match["number"])
                    group.titles.append(match["title"])
                    group.at.append(at)
        return [g for g in found.values() if len(set(g.numbers)) >= _RECURS]

    def _bare_numbers(self) -> tuple[str, list[str]] | None:
        """How entries that begin with a bare number are set off (``set_off``), and their titles; None for no such."""
        numbered = [b for b in self.blocks if b.ordinal and b.kind in ("item", "heading", "paragraph")]
        strong = [b for b in numbered if b.strong]
        upper = [b for b in numbered if in_capitals(b.lines[0].text) and len(b.lines[0].text) > len("1234")]
        for set_off, some in (("marked", strong), ("capitals", upper)):
            if len(some) >= _RECURS and len({b.ordinal for b in some}) >= _RECURS:
                return set_off, [self._title(b, set_off) for b in some]
        closed = [b for b in numbered if (m := closing_parentheses(b.passage.text)) and in_capitals(m[1])]
        return ("marked", [b.passage.text for b in closed]) if len(closed) >= _RECURS else None

    def _title(self, block: MarkdownBlock, set_off: str) -> str:
        if set_off == "marked":
            return block.passage.text
        return " ".join(x.text.strip() for x in block.lines if in_capitals(x.text))

    def _levels(
        self, groups: list[_Group], bare: tuple[str, list[str]] | None, known: bool
    ) -> tuple[list[_Group], list[str] | None]:
        """The groups that are headings, and the lines of [entries]; `known` where labels or a table begin entries."""
        if known:
            return [g for g in groups if fold_words(g.word) not in self._titles()], None
        if bare is not None:
            set_off, titles = bare
            separator = self._separator(titles)
            return groups, ['begin = "{number}. {title}"', f'set_off = "{set_off}"', f'separator = "{separator}"']
        if groups:
            most = max(groups, key=lambda g: (len(g.numbers), g.at[0]))
            numbers = ['numbers = "roman"'] if most.roman else []
            begin = [f'begin = "{most.form}"', *numbers, 'set_off = "anywhere"']
            return [g for g in groups if g is not most], [*begin, f'separator = "{self._separator(most.titles)}"']
        levels = Counter(b.level for b in self.blocks if b.kind == "heading" and self._is_title(b))
        deepest = max((level for level, n in levels.items() if n >= _RECURS), default=0)
        if not deepest:
            return [], None
        titles = [b.passage.text for b in self.blocks if b.level == deepest]
        return [], ['begin = "{title}"', f"level = {deepest}", f'separator = "{self._separator(titles)}"']

    def _is_title(self, block: MarkdownBlock) -> bool:
        return fold_words(block.passage.text) not in self.fields

    def _titles(self) -> set[str]:
        return {fold_words(w) for w in self.words["title"]}

    def _separator(self, titles: Sequence[str]) -> str:
        """What separates title and reporter in most titles."""
        closed = sum(closing_parentheses(t) is not None for t in titles)
        dashed = sum(has_reporter(t) for t in titles)
        if max(closed, dashed) <= _HALF * len(titles):
            return "none"
        return "parentheses" if closed >= dashed else "dash"

    def _heading(self, group: _Group) -> Iterator[str]:
        """The lines of a heading's table; its number means an objective where word and titles say so."""
        yield f'form = "{group.form}"'
        if group.roman:
            yield 'numbers = "roman"'
        fits = sum(
            named_objective(t) == int(n) for n, t in zip(group.numbers, group.titles, strict=True) if n.isdigit()
        )
        said = fold_words(" ".join(line.text for line in self.lines))
        of_compact = any(fold_words(words) in said for words in self.words["compact"])
        word = fold_words(group.word) in self.words["objective_words"]
        if word and not group.roman and (of_compact or fits > _HALF * len(group.numbers)):
            yield 'means = "objective"'

    # -- parts, tables, furniture -----------------------------------------------------------------------------------

    def _parts(self, *, with_title: bool) -> list[str]:
        """The tables of the labels found, and comments for unknown ones."""
        out: list[str] = []
        seen = self.alone + self.inline
        for name in FIELDS:
            names = sorted({w.casefold() for w in seen if self.fields[fold_words(w)] == name})
            if not names or (name == "title" and not with_title):
                continue
            inline = any(self.fields[fold_words(w)] == name for w in self.inline)
            out += ["[[parts]]", f'field = "{name}"', f"names = [{_quoted(names)}]"]
            out += [] if inline else ["inline = false"]
            out += [""]
        strange = [(w, n) for w, n in self.unknown.most_common() if n >= _RECURS and '"' not in w]
        out += [f'# "{w}" stands like a label ({n} times): give it a field, or leave it as text' for w, n in strange]
        return out + ([""] if strange else [])

    def _columns(self) -> dict[str, str]:
        """The columns of the first table whose head holds a title and another field."""
        for block in self.blocks:
            cells = cells_of(block) or []
            heads = {
                cell.strip("* "): self.fields[fold_words(cell)] for cell in cells if fold_words(cell) in self.fields
            }
            if len(heads) >= _FEWEST_COLUMNS and "title" in heads.values() and len(cells) > _FEWEST_COLUMNS:
                return heads
        return {}

    def _rest(self, columns: dict[str, Any]) -> list[str]:
        """The tables of items' marks, furniture, columns and checks."""
        out: list[str] = []
        marks = Counter(m[1] for x in self.lines if (m := _BULLET.match(x.text)) and m[1] != "-")
        if marks:
            out += ["[items]", f"marks = [{_quoted(m for m, _ in marks.most_common())}]", ""]
        back = {fold_words(w) for w in self.words["back_matter"]}
        ends = sorted({b.passage.text.strip() for b in self.blocks if b.strong and fold_words(b.passage.text) in back})
        if self.heads or ends:
            out += ["[furniture]", *(["running_heads = true"] if self.heads else [])]
            out += [f"back_matter = [{_quoted(ends)}]"] if ends else []
            out += [""]
        if columns:
            out += ["[table.columns]", *(f'"{head}" = "{name}"' for head, name in columns.items()), ""]
        return [*out, "[checks]", 'headings = "flagged"', 'entries = "flagged"', ""]


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f'"{word}"' for word in words)
