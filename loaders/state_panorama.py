"""The panorama of a state in the good-practices study: from its table's lines to statistics.

A panorama is a table of rows (Población, Emigración, Inmigración, Estadísticas generales, Causas de la
migración) turned into lines: sentences with figures in them, and lists whose meaning is given by the
line above them. Sentences are read by `loaders.panorama_rules`, lists by the section that a heading opens.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from loaders.extract.matcher import fold, fold_name
from loaders.extract.numbers import parse_number
from loaders.grammar import bullet, ends_sentence, numbered
from loaders.model import Flag, Statistic
from loaders.panorama_rules import (
    COUNT,
    NATIONAL_COUNT,
    NATIONAL_OF,
    NATIONAL_SHARE,
    PERCENT,
    RULES,
    SHARE_OF_ENTRIES,
    Fact,
    Rule,
)
from loaders.study_notes import Mark, Note, read_notes, unmark
from loaders.study_print import Kind, Printed
from loaders.text import Line, Passage, join

_FULL_LINE = 90
_LABEL_WORDS = frozenset(
    "nombre del estado estadistica estadisticas generales de la enero a junio datos upmrip causas migracion "
    "emigracion inmigracion poblacion total".split()
)
_SOURCE = re.compile(r"(?:fuente|nota)\b|estos datos incluyen", re.IGNORECASE)
_STRAY_MARK = re.compile(r"(?<=[a-záéíóúñ)])(\d{2,3})(?=\s*$|[\s.,;](?![\d%])|$)|(?<=[a-záéíóúñ]\.)(\d{2,3})(?=\s*$)")
_MONTHS = {"mayo": "05", "junio": "06"}
_HALF_YEAR = re.compile(r"enero (?:a|y) (mayo|junio)(?: de)? (20\d\d)")
_SECTIONS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("born-abroad", r"nacieron en otro pais\s*:?$|poblacion nacida en otros paises"),
        ("entries", r"puntos de internacion|registros de entrada|entradas de personas"),
        ("origins", r"inmigrantes internacionales por pais de origen"),
        ("top-places", r"(?:municipio|demarcacion territorial) con mas personas nacidas en otro pais\s*:?$"),
        ("places-by-cause", r"demarcaciones territoriales con mayor porcentaje"),
        ("causes", r"causas? de\s+(?:la )?migracion|^(?:a )?migracion\.?$"),
        ("protection", r"acciones de proteccion"),
        ("", r"tipo de residencia|condiciones de estancia|poblacion extranjera no documentada|^e?migracion$|^inmigracion$"),
    )
)
_NAMED_COUNT = re.compile(rf"(?P<name>[^:%\d]+?)\s*:\s*(?P<n>{COUNT})(?:\s*personas)?\s*\.?$")
_CAUSE = re.compile(rf"(?P<name>[^:%\d]+?)[,:]?\s*(?P<n>{PERCENT})\s*$")
_CAUSE_OF_ORIGIN = re.compile(rf"causa(?: de la migración)?\s*:\s*(?P<name>[^%\d]+?),?\s*(?P<n>{PERCENT})", re.IGNORECASE)
_PLACE_AND_CAUSE = re.compile(rf"(?P<place>[A-ZÁÉÍÓÚÑ][^:%\d]*?):\s*(?P<name>[^:%\d]*?)\s*(?P<n>{PERCENT})")
# The colon may be missing: a place is written with capitals, a cause without (buenas-practicas-oim:3905).
_PLACE_THEN_CAUSE = re.compile(
    rf"(?P<place>[A-ZÁÉÍÓÚÑ]\S+(?: (?:(?:de|del|la|las|los|el) )*[A-ZÁÉÍÓÚÑ]\S+)*) (?P<name>[a-zé][^:%\d]*?)\s*(?P<n>{PERCENT})"
)
_KINDS_OF_POINT = {"aereas": "aereas", "maritimas": "maritimas", "terrestres": "terrestres"}


@dataclass(frozen=True, slots=True)
class Names:
    """The state whose panorama it is, and the folded words of its names."""

    code: str
    words: frozenset[str]


@dataclass(slots=True)
class Panorama:
    """What was read in one state's panorama, and which lines are labels, notes and not understood."""

    statistics: list[Statistic] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    texts: list[Passage] = field(default_factory=list)


class _Reader:
    """Walks the items of a panorama; the section says what a list's items count."""

    def __init__(self, doc: str, names: Names, notes: Sequence[Note], marks: Sequence[Mark], whole: str) -> None:
        self.doc, self.names, self.notes, self.marks = doc, names, notes, marks
        self.out = Panorama()
        self.section = ""
        self.origin = ""
        half = _HALF_YEAR.search(whole)
        self.year = half[2] if half else ""
        self.half_year = f"{half[2]}-01/{half[2]}-{_MONTHS[half[1]]}" if half else None
        census = [m[1] for n in notes if (m := re.search(r"\bCenso\b.*?\b(20\d\d)\b", n.text.text))]
        self.census = census[0] if census else None

    def take(self, item: Passage) -> None:
        """One item: a label, a heading, a sentence with figures or an item of a list."""
        text = _without_mark(item.text)
        folded = fold(text)
        section = next((name for name, pattern in _SECTIONS if pattern.search(folded)), None)
        before = len(self.out.statistics)
        if self._is_label(text):
            self.section = section if section is not None else self.section
            self._label(item)
            return
        taken = self._by_rules(item) or (section is None and self._by_section(item, text))
        if section is not None:
            self.section = section
        if taken and len(self.out.statistics) > before:
            self.out.texts.append(item)
        elif section is not None or _SOURCE.match(text):
            self._label(item)
        elif not taken:
            self.out.unread += sorted(set(item.numbers))

    def take_note(self, note: Note) -> None:
        """A note with the country's figure of what it explains, or the state's share of it."""
        called = {mark.line for mark in self.marks if mark.note == note.number}
        explained = [s.indicator for s in self.out.statistics if s.line in called and s.indicator in NATIONAL_OF]
        count, share = NATIONAL_COUNT.search(note.text.text), NATIONAL_SHARE.search(note.text.text)
        if count and explained:
            label, unit = NATIONAL_OF[explained[-1]]
            name = "n" if count["n"] else "m"
            fact = Fact(name, "otro", "total", unit, label)
            self._add(note.text, fact, count[name], count.start(name), "half-year", {})
        elif share:
            fact = Fact("n", "otro", "total", "%", SHARE_OF_ENTRIES)
            self._add(note.text, fact, share["n"], share.start("n"), "half-year", {})

    def _is_label(self, text: str) -> bool:
        words = set(fold_name(text).split())
        return not re.search(r"\d", re.sub(r"20\d\d", "", text)) and words <= _LABEL_WORDS | self.names.words | {self.year}

    def _label(self, item: Passage) -> None:
        self.out.labels += sorted(set(item.numbers))

    def _by_rules(self, item: Passage) -> bool:
        taken = False
        for rule in RULES:
            match = rule.pattern.search(item.text)
            if match and not (taken and rule.alone):
                taken = True
                self._facts(item, rule, match)
        return taken

    def _facts(self, item: Passage, rule: Rule, match: re.Match[str]) -> None:
        for fact in rule.facts:
            if fact.value in match.re.groupindex and match[fact.value] is not None:
                self._add(item, fact, match[fact.value], match.start(fact.value), rule.period, match.groupdict())
        for part in rule.parts:
            for found in part.pattern.finditer(item.text, match.end() if part.behind else 0):
                for fact in part.facts:
                    if found[fact.value] is not None:
                        self._add(item, fact, found[fact.value], found.start(fact.value), rule.period, found.groupdict())

    def _add(
        self, item: Passage, fact: Fact, printed: str, at: int, period: str, groups: dict[str, str | None]
    ) -> None:
        value, sign = _value(printed)
        if value is None:
            return
        unit = "%" if sign or (fact.share and value != int(value)) else fact.unit
        named = {k: (v or "").strip(" .,;") for k, v in groups.items()}
        group = fact.group.format(**named)
        label = fact.label.format(**named) if fact.label else None
        line = item.line_at(at)
        self.out.statistics.append(
            Statistic(
                self.doc, self.names.code, line, fact.indicator, group[:1].upper() + group[1:] if "{" in fact.group else group,
                value, unit, self._period(period, item.text), self._as_printed(printed, line), label,
            )
        )  # fmt: skip

    def _as_printed(self, printed: str, line: int) -> str:
        """The figure with the note's number that was glued to it."""
        return printed + next((m.cut for m in self.marks if m.line == line and m.figure == printed), "")

    def _period(self, kind: str, text: str) -> str | None:
        years = re.search(r"[Ee]ntre (marzo de )?(20\d\d) y (marzo de )?(20\d\d)", text)
        if kind == "emigration" and years:
            month = "-03" if years[1] else ""
            return f"{years[2]}{month}/{years[4]}{month}"
        fiscal = re.search(r"\(octubre de (20\d\d) a julio de (20\d\d)\)", text)
        if fiscal:
            return f"{fiscal[1]}-10/{fiscal[2]}-07"
        if kind == "half-year":
            shorter = re.search(r"entre enero y (mayo|junio)\b", text)
            return f"{self.year}-01/{self.year}-{_MONTHS[shorter[1]]}" if shorter and self.year else self.half_year
        year = re.search(r"\b(?:[Pp]ara|[Ee]n(?: el)?|\(BBVA;) (20\d\d)\b", text)
        return year[1] if year else self.census if kind == "census" else None

    def _by_section(self, item: Passage, text: str) -> bool:
        readers: dict[str, Callable[[Passage, str], bool]] = {
            "born-abroad": self._born_abroad,
            "entries": self._entries,
            "origins": self._origins,
            "top-places": self._top_places,
            "places-by-cause": self._places_by_cause,
            "causes": self._causes,
        }
        return self.section in readers and readers[self.section](item, _without_bullet(text))

    def _one(self, item: Passage, match: re.Match[str] | None, fact: Fact, period: str) -> bool:
        if match is None:
            return False
        self._add(item, fact, match["n"], item.text.rfind(match["n"]), period, match.groupdict())
        return True

    def _born_abroad(self, item: Passage, text: str) -> bool:
        return self._one(item, _NAMED_COUNT.match(text), Fact("n", "inmigrantes", "{name}", "personas"), "census")

    def _entries(self, item: Passage, text: str) -> bool:
        match = _NAMED_COUNT.match(text)
        group = _KINDS_OF_POINT.get(fold(match["name"]), "{name}") if match else ""
        if match and match["name"].count("(") > match["name"].count(")"):
            group = "{name})"  # buenas-practicas-oim:4412
        return self._one(item, match, Fact("n", "entradas", group, "entradas"), "half-year")

    def _top_places(self, item: Passage, text: str) -> bool:
        label = "demarcación con más personas nacidas en otro país"
        return self._one(item, _NAMED_COUNT.match(text), Fact("n", "otro", "{name}", "personas", label), "census")

    def _causes(self, item: Passage, text: str) -> bool:
        return self._one(item, _CAUSE.match(text), Fact("n", "causa-migracion", "{name}", "%"), "census")

    def _origins(self, item: Passage, text: str) -> bool:
        """``Cuba: 1 413`` and below it ``Causa: buscar trabajo 40.1%``."""
        cause = _CAUSE_OF_ORIGIN.match(text)
        if cause:
            fact = Fact("n", "otro", self.origin, "%", "causa de la migración por país de origen: {name}")
            return self._one(item, cause, fact, "census")
        match = _NAMED_COUNT.match(text)
        self.origin = match["name"].strip() if match else text.strip(" :.")
        if match is None and text.endswith(":"):
            # "Alemania:" without its figure (buenas-practicas-oim:4131).
            message = f"no figure is printed for the country of origin {self.origin}"
            self.out.flags.append(Flag(self.doc, item.first_line, "figure-missing", message))
            self._label(item)
            return True
        label = "inmigrantes internacionales por país de origen"
        return self._one(item, match, Fact("n", "otro", "{name}", "personas", label), "census")

    def _places_by_cause(self, item: Passage, text: str) -> bool:
        matches = list(_PLACE_AND_CAUSE.finditer(item.text)) or list(_PLACE_THEN_CAUSE.finditer(item.text))
        for match in matches:
            cause = match["name"].strip(" ,")
            if not cause:
                # buenas-practicas-oim:4143
                message = f"no cause of migration is printed for {match['place']}"
                self.out.flags.append(Flag(self.doc, item.first_line, "cause-missing", message))
            label = f"demarcación con mayor porcentaje por causa: {cause or 'no impresa'}"
            fact = Fact("n", "otro", "{place}", "%", label)
            self._add(item, fact, match["n"], match.start("n"), "census", match.groupdict())
        return bool(matches)


def read_panorama(doc: str, names: Names, lines: Sequence[Printed]) -> Panorama:
    """The statistics of one state's panorama, its lines those from the state's heading to its first card."""
    notes = read_notes(lines)
    clean, marks = unmark(lines, [note.number for note in notes])
    items = _items([line for line in clean if line.kind in (Kind.TEXT, Kind.BLANK)])
    reader = _Reader(doc, names, notes, marks, " ".join(item.text for item in items))
    for item in items:
        reader.take(item)
    for note in notes:
        reader.take_note(note)
    reader.out.statistics.sort(key=lambda statistic: statistic.line)
    return reader.out


def _items(lines: Sequence[Printed]) -> list[Passage]:
    """Rows' labels, sentences and list items: an item goes on where its line is full and ends no sentence."""
    groups: list[list[Line]] = []
    fresh = True
    for line in lines:
        if line.kind is Kind.BLANK:
            fresh = True
            continue
        before = groups[-1][-1].text if groups else ""
        opens = bullet(line.text) is not None or numbered(line.text) is not None
        goes_on = not fresh and not opens and len(before) >= _FULL_LINE and not ends_sentence(before)
        if goes_on:
            groups[-1].append(line.line)
        else:
            groups.append([line.line])
        fresh = False
    return [join(group, paragraphs=False) for group in groups]


def _without_bullet(text: str) -> str:
    rest = bullet(text)
    number = numbered(text)
    return rest if rest is not None else number[1] if number else text


def _without_mark(text: str) -> str:
    """Without a note's number that no note on the page explains: "Puebla.57" (buenas-practicas-oim:4087)."""
    return _STRAY_MARK.sub("", text)


def _value(printed: str) -> tuple[float | None, str]:
    """The number, and "%" where the sign is printed: ``17. 2 %``, ``9,8%``, ``.17%``, ``129 mil 231``."""
    if printed.rstrip().endswith("%"):
        return float(printed.rstrip(" %").replace(",", ".").replace(" ", "")), "%"
    return parse_number(printed), ""
