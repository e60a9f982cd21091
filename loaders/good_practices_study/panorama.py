"""Reads the panorama of a state in the good-practices study: the lines of its table become statistics.

A panorama is a table of rows (Población, Emigración, Inmigración, Estadísticas generales, Causas de la migración)
extracted as lines: sentences with figures, and lists whose meaning is given by the line above them. Sentences are read
by `panorama_rules`, lists by the section that a heading opens.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from entramado.loaders.extract.matcher import fold_name
from entramado.loaders.extract.numbers import parse_number
from entramado.loaders.good_practices_study.notes import FootNote, ReferenceMark, read_notes, remove_marks
from entramado.loaders.good_practices_study.page_layout import ClassifiedLine, LineKind
from entramado.loaders.good_practices_study.panorama_rules import (
    COUNT,
    NATIONAL_COUNT,
    NATIONAL_LABELS,
    NATIONAL_OF,
    NATIONAL_SHARE,
    ORDINALS,
    PERCENT,
    RULES,
    SHARE_OF_ENTRIES,
    Fact,
    PanoramaRule,
)
from entramado.loaders.grammar import bullet, ends_sentence, numbered
from entramado.loaders.records import Flag, Statistic
from entramado.loaders.text import Line, Passage, join
from entramado.ontology.folding import fold

_FULL_LINE = 90
_DECIMAL_END = re.compile(r"\d\.\d{1,2}$")  # no full stop and a note's number (buenas-practicas-oim:3372)
_LABEL_WORD = re.compile(
    r"nombre|del|estado|estadisticas?|generales|de|la|enero|a|junio|datos|upmrip|causas|(?:e|in)?migracion|poblacion|total"
)
_SOURCE = re.compile(r"(?:fuente|nota)\b|estos datos incluyen", re.IGNORECASE)
_STRAY_MARK = re.compile(r"(?<=[a-záéíóúñ)])(\d{2,3})(?=\s*$|[\s.,;](?![\d%])|$)|(?<=[a-záéíóúñ]\.)(\d{2,3})(?=\s*$)")
_MONTHS = {"mayo": "05", "junio": "06"}
_HALF_YEAR = re.compile(r"enero (?:a|y) (mayo|junio)(?: de)? (20\d\d)")
# The year of the census, the source on birthplace, emigration and its causes: the end of the emigrants' period, or the
# year printed with those born in other countries (buenas-practicas-oim:4398, 2925).
_COUNTED_IN = re.compile(
    r"[Ee]ntre (?:marzo de )?20\d\d y (?:marzo de )?(20\d\d)|[Pp]ara (20\d\d), la entidad tiene registradas"
)
_SECTIONS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("born-abroad", r"nacieron en otro pais\s*:?$|poblacion nacida en otros paises"),
        ("entries", r"puntos de internacion|registros de entrada|entradas de personas"),
        ("origins", r"inmigrantes internacionales por pais de origen"),
        ("top-places", r"(?:municipio|demarcacion territorial) con mas personas nacidas en otro pais\s*:?$"),
        ("places-by-cause", r"demarcaciones territoriales con mayor porcentaje"),
        ("causes", r"causas? de\s+(?:la )?migracion|^(?:l?a )?migracion\.?$"),
        ("protection", r"acciones de proteccion"),
        ("", r"tipo de residencia|condiciones de estancia|poblacion extranjera no documentada|^(?:e|in)migracion$"),
    )
)
_NAMED_COUNT = re.compile(rf"(?P<name>[^:%\d]+?)\s*:\s*(?P<n>{COUNT})(?:\s*personas)?\s*\.?$")
_CAUSE = re.compile(rf"(?P<name>[^:%\d]+?)[,:]?\s*(?P<n>{PERCENT})\s*$")
_CAUSE_OF_ORIGIN = re.compile(
    rf"causa(?: de la migración)?\s*:\s*(?P<name>[^%\d]+?),?\s*(?P<n>{PERCENT})", re.IGNORECASE
)
_PLACE_AND_CAUSE = re.compile(rf"(?P<place>[A-ZÁÉÍÓÚÑ][^:%\d]*?):\s*(?P<name>[^:%\d]*?)\s*(?P<n>{PERCENT})")
# The colon may be missing: a place is written with capitals, a cause without (buenas-practicas-oim:3905).
_NAME_OF_PLACE = r"[A-ZÁÉÍÓÚÑ]\S+(?: (?:(?:de|del|la|las|los|el) )*[A-ZÁÉÍÓÚÑ]\S+)*"
_PLACE_THEN_CAUSE = re.compile(rf"(?P<place>{_NAME_OF_PLACE}) (?P<name>[a-zé][^:%\d]*?)\s*(?P<n>{PERCENT})")
_CONCENTRATE = re.compile(rf"Municipios de ([^.]+?) concentran el ((?:{PERCENT}(?:, | y )?)+)", re.IGNORECASE)
_SHARE = re.compile(rf"(?P<n>{PERCENT})")
_AND = re.compile(r", | y ")
_NOT_IN_ROW = {"emigracion": "inmigrantes", "inmigracion": "emigrantes"}
_KINDS_OF_POINT = {"aereas": "aereas", "maritimas": "maritimas", "terrestres": "terrestres"}


@dataclass(frozen=True, slots=True)
class StateNames:
    """A state's code, and the folded words of its names."""

    code: str
    words: frozenset[str]


@dataclass(slots=True)
class Panorama:
    """What was read in one state's panorama: statistics, flags, the lines of labels, and the texts with figures.

    `half_year` are the words for the months of its entries and returns.
    """

    statistics: list[Statistic] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    texts: list[Passage] = field(default_factory=list)
    half_year: str = ""


class _Reader:
    """Walks the items of a panorama; the open section gives what a list's items count."""

    def __init__(
        self, doc: str, names: StateNames, notes: Sequence[FootNote], marks: Sequence[ReferenceMark], whole: str
    ) -> None:
        self.doc, self.names, self.notes, self.marks = doc, names, notes, marks
        self.out = Panorama()
        self.section = ""
        self.origin = ""
        self.row, self.fresh_row = "", False
        self.counted: dict[int, list[str]] = {}  # the indicators of what each line's item counts
        half = _HALF_YEAR.search(whole)
        self.year = half[2] if half else ""
        self.out.half_year = half[0] if half else ""
        self.half_year = f"{half[2]}-01/{half[2]}-{_MONTHS[half[1]]}" if half else None
        census = [m[1] for n in notes if (m := re.search(r"\bCenso\b.*?\b(20\d\d)\b", n.text.text))]
        counted = _COUNTED_IN.search(whole)
        self.census = census[0] if census else (counted[1] or counted[2]) if counted else None

    def take(self, item: Passage) -> None:
        """Read one item: a label, a heading, a sentence with figures, or an item of a list."""
        folded = fold(item.text)
        section = next((name for name, pattern in _SECTIONS if pattern.search(folded)), None)
        bare = item.cut(len(item.text) - len(_without_bullet(item.text)))
        if self.section == "origins" and _CAUSE_OF_ORIGIN.match(bare.text):
            section = None  # the cause below a country opens no section (buenas-practicas-oim:3389)
        if self._is_label(item.text):
            self.section = section if section is not None else self.section
            self._open_row(folded)
            self._label(item)
            return
        before = len(self.out.statistics)
        taken = self._by_rules(item) or (section is None and self._by_section(bare))
        taken = self._shares_of_places(item) or taken
        if section is not None:
            self.section = section
        if taken and len(self.out.statistics) > before:
            self._record(item, self.out.statistics[before:])
        elif section is not None or _SOURCE.match(item.text):
            self._label(item)

    def _record(self, item: Passage, statistics: Sequence[Statistic]) -> None:
        """Record what an item counts, and flag figures in the other indicator's row."""
        self.out.texts.append(item)
        for line in item.numbers:
            self.counted.setdefault(line, []).extend(s.indicator for s in statistics)
        if fold(item.text).startswith(tuple(_NOT_IN_ROW)):
            self.row = ""  # the label stands in the same line: buenas-practicas-oim:4398
        wrong = _NOT_IN_ROW.get(self.row)
        if any(s.indicator == wrong for s in statistics):
            message = f"figures of {wrong} stand in the row {self.row}"
            self.out.flags.append(Flag(self.doc, item.first_line, "row-differs", message))
        self.fresh_row = False

    def _open_row(self, folded: str) -> None:
        """Open a label's row; "Emigración" and "Inmigración" in succession are one (buenas-practicas-oim:3368)."""
        name = folded.strip(" .:")
        if name in _NOT_IN_ROW:
            self.row = "" if self.fresh_row else name
            self.fresh_row = True
        else:
            self.row, self.fresh_row = "", False

    def take_note(self, note: FootNote) -> None:
        """Read a note that gives the national figure for a statistic, or the state's share of it."""
        called = [mark.line for mark in self.marks if mark.note == note.number]
        explained = [name for line in called for name in self.counted.get(line, []) if name in NATIONAL_OF]
        count, share = NATIONAL_COUNT.search(note.text.text), NATIONAL_SHARE.search(note.text.text)
        if count and explained:
            label, unit = NATIONAL_OF[explained[-1]]
            name = "n" if count["n"] else "m"
            fact = Fact(name, "otro", "total", unit, label)
            self._add(note.text, fact, count, "half-year")
        elif share:
            fact = Fact("n", "otro", "total", "%", SHARE_OF_ENTRIES)
            self._add(note.text, fact, share, "half-year")

    def _is_label(self, text: str) -> bool:
        words = fold_name(text).split()
        return all(_LABEL_WORD.fullmatch(word) or word in (*self.names.words, self.year) for word in words)

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

    def _shares_of_places(self, item: Passage) -> bool:
        """``Zapopan y Guadalajara concentran el 19% y 12%``: names and shares in the same order."""
        match = _CONCENTRATE.search(item.text)
        if match is None:
            return False
        shares = _SHARE.finditer(item.text, match.start(2), match.end(2))
        for place, share in zip(_AND.split(match[1]), shares, strict=False):
            label = "municipio: parte de las personas nacidas en otro país"
            self._add(item, Fact("n", "otro", place, "%", label), share, "census")
        return True

    def _facts(self, item: Passage, rule: PanoramaRule, match: re.Match[str]) -> None:
        self._add_all(item, rule.facts, match, rule.period)
        for part in rule.parts:
            for found in part.pattern.finditer(item.text, match.end()):
                self._add_all(item, part.facts, found, rule.period)

    def _add_all(self, item: Passage, facts: Sequence[Fact], match: re.Match[str], period: str) -> None:
        for fact in facts:
            if fact.value in match.re.groupindex and match[fact.value] is not None:
                self._add(item, fact, match, period)

    def _add(self, item: Passage, fact: Fact, match: re.Match[str], period: str) -> None:
        """Add the statistic of one figure; `match` is a match in the item's text."""
        printed = match[fact.value]
        value, sign = _value(printed)
        if value is None:
            return
        named = {k: (v or "").strip(" .,;") for k, v in match.groupdict().items()}
        group = fact.group.format(**named)
        line = item.line_at(match.start(fact.value))
        statistic = Statistic(
            doc=self.doc,
            state=self.names.code,
            line=line,
            indicator=fact.indicator,
            group=group[:1].upper() + group[1:] if "{" in fact.group else group,
            value=value,
            unit="%" if sign or (fact.share and value != int(value)) else fact.unit.format(**named),
            period=self._period(period, item.text),
            printed=self._as_printed(printed, line),
            label=fact.label.format(**named) if fact.label else None,
            national=fact.label in NATIONAL_LABELS,
        )
        self.out.statistics.append(statistic)

    def _as_printed(self, printed: str, line: int) -> str:
        """The figure with the reference mark that was appended to it."""
        return printed + next((m.cut for m in self.marks if m.line == line and m.figure == printed), "")

    def _period(self, kind: str, text: str) -> str | None:
        """The period of a figure, by the kind of period of its rule and the years in its sentence."""
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
        year = re.search(r"(?:\b[Pp]ara|\b[Ee]n(?: el)?|BBVA;) (20\d\d)\b", text)
        return year[1] if year else self.census if kind in ("census", "emigration") else None

    def _by_section(self, item: Passage) -> bool:
        readers: dict[str, Callable[[Passage], bool]] = {
            "born-abroad": self._born_abroad,
            "entries": self._entries,
            "origins": self._origins,
            "top-places": self._top_places,
            "places-by-cause": self._places_by_cause,
            "causes": self._causes,
        }
        return self.section in readers and readers[self.section](item)

    def _one(self, item: Passage, match: re.Match[str] | None, fact: Fact, period: str) -> bool:
        if match is not None:
            self._add(item, fact, match, period)
        return match is not None

    def _born_abroad(self, item: Passage) -> bool:
        return self._one(item, _NAMED_COUNT.match(item.text), Fact("n", "inmigrantes", "{name}", "personas"), "census")

    def _entries(self, item: Passage) -> bool:
        match = _NAMED_COUNT.match(item.text)
        group = _KINDS_OF_POINT.get(fold(match["name"]), "{name}") if match else ""
        if match and match["name"].count("(") > match["name"].count(")"):
            group = "{name})"  # its last parenthesis stands behind the figure (buenas-practicas-oim:4412)
        return self._one(item, match, Fact("n", "entradas", group, "entradas"), "half-year")

    def _top_places(self, item: Passage) -> bool:
        label = "demarcación con más personas nacidas en otro país"
        fact = Fact("n", "otro", "{name}", "personas", label)
        return self._one(item, _NAMED_COUNT.match(item.text), fact, "census")

    def _causes(self, item: Passage) -> bool:
        return self._one(item, _CAUSE.match(item.text), Fact("n", "causa-migracion", "{name}", "%"), "census")

    def _origins(self, item: Passage) -> bool:
        """``Cuba: 1 413`` and below it ``Causa: buscar trabajo 40.1%``."""
        cause = _CAUSE_OF_ORIGIN.match(item.text)
        if cause:
            fact = Fact("n", "otro", self.origin, "%", "causa de la migración por país de origen: {name}")
            return self._one(item, cause, fact, "census")
        match = _NAMED_COUNT.match(item.text)
        self.origin = match["name"].strip() if match else item.text.strip(" :.")
        if match is None and item.text.endswith(":"):
            # "Alemania:" without its figure (buenas-practicas-oim:4131).
            message = f"no figure is printed for the country of origin {self.origin}"
            self.out.flags.append(Flag(self.doc, item.first_line, "figure-missing", message))
            self._label(item)
            return True
        label = "inmigrantes internacionales por país de origen"
        return self._one(item, match, Fact("n", "otro", "{name}", "personas", label), "census")

    def _places_by_cause(self, item: Passage) -> bool:
        matches = list(_PLACE_AND_CAUSE.finditer(item.text)) or list(_PLACE_THEN_CAUSE.finditer(item.text))
        for match in matches:
            if not match["name"].strip(" ,"):
                # A place and a figure without a cause between them (buenas-practicas-oim:4143).
                message = f"no cause of migration is printed for {match['place']}"
                self.out.flags.append(Flag(self.doc, item.line_at(match.start()), "cause-missing", message))
            cause = "{name}" if match["name"].strip(" ,") else "no impresa"
            label = f"demarcación con mayor porcentaje por causa: {cause}"
            self._add(item, Fact("n", "otro", "{place}", "%", label), match, "census")
        return bool(matches)


def read_panorama(doc: str, names: StateNames, lines: Sequence[ClassifiedLine], half_year: str = "") -> Panorama:
    """Read one state's panorama; `lines` are those from the state's heading to its first card.

    `half_year` are the months of the panorama before, valid where this one prints none (buenas-practicas-oim:5601).
    """
    notes = read_notes(lines)
    clean, marks = remove_marks(lines, [note.number for note in notes])
    text, stray = _without_stray_marks([line for line in clean if line.kind in (LineKind.TEXT, LineKind.BLANK)])
    items = _items(text)
    whole = " ".join(item.text for item in items)
    reader = _Reader(doc, names, notes, marks, whole if _HALF_YEAR.search(whole) else f"{whole} {half_year}")
    reader.out.flags.extend(_stray_flag(doc, stray))
    for item in items:
        reader.take(item)
    for note in notes:
        reader.take_note(note)
    reader.out.statistics.sort(key=lambda statistic: statistic.line)
    return reader.out


def _items(lines: Sequence[ClassifiedLine]) -> list[Passage]:
    """Labels, sentences and list items: one continues behind a line that fills the column and ends no sentence."""
    groups: list[list[Line]] = []
    fresh = True
    for line in lines:
        if line.kind is LineKind.BLANK:
            fresh = True
            continue
        before = groups[-1][-1].text if groups else ""
        opens = bullet(line.text) is not None or numbered(line.text) is not None
        ended = ends_sentence(before) and not _DECIMAL_END.search(before)
        goes_on = not fresh and not opens and len(before) >= _FULL_LINE and not ended
        if goes_on:
            groups[-1].append(line.unclassified)
        else:
            groups.append([line.unclassified])
        fresh = False
    return [join(group, paragraphs=False) for group in groups]


def _without_bullet(text: str) -> str:
    rest = bullet(text)
    number = numbered(text)
    return rest if rest is not None else number[1] if number else text


def _without_stray_marks(lines: Sequence[ClassifiedLine]) -> tuple[list[ClassifiedLine], list[tuple[int, str]]]:
    """The lines without marks of notes that the panorama does not have, and these marks: line and number.

    The panorama of Puebla was written over that of Ciudad de México: "Puebla.57" (buenas-practicas-oim:4087).
    """
    out: list[ClassifiedLine] = []
    stray: list[tuple[int, str]] = []
    for line in lines:
        stray += [(line.number, match[0]) for match in _STRAY_MARK.finditer(line.text)]
        out.append(ClassifiedLine(line.number, _STRAY_MARK.sub("", line.text), line.kind))
    return out, stray


def _stray_flag(doc: str, stray: Sequence[tuple[int, str]]) -> list[Flag]:
    if not stray:
        return []
    message = f"no note stands in this panorama for {', '.join(number for _, number in stray)}"
    return [Flag(doc, stray[0][0], "note-missing", message)]


def _value(printed: str) -> tuple[float | None, str]:
    """The number, and "%" where the sign is printed: ``17. 2 %``, ``9,8%``, ``.17%``, ``129 mil 231``."""
    if printed.rstrip().endswith("%"):
        return float(printed.rstrip(" %").replace(",", ".").replace(" ", "")), "%"
    ordinal = ORDINALS.get(fold(printed))
    return (parse_number(printed) if ordinal is None else float(ordinal)), ""
