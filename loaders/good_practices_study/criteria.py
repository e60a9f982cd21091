"""Reads the table of criteria of a practice: the ticks, and the texts of the columns below them.

The five columns were extracted one behind the other, each a run of short paragraphs; the boundaries are lost. They are
restored from the topics of the columns: by dynamic programming the paragraphs are assigned, in their order, to the five
columns with the highest total of cues.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entramado.loaders.grammar import bullet, ends_sentence
from entramado.loaders.text import Line, Passage, chain, join
from entramado.ontology.folding import fold

CRITERIA = ("sostenibilidad", "asociacion", "innovacion", "replicabilidad", "eficacia")
_NAMES = ("Sostenibilidad", "Asociación", "Innovación", "Replicabilidad", "Eficacia")
_TICKS, _CROSSES = "✔✓☑", "✘✗✕✖☒"
_CELL = re.compile(rf"({'|'.join(_NAMES)})\s*([{_TICKS}{_CROSSES}]?)", re.IGNORECASE)
_ROW = re.compile(rf"(?:(?:{'|'.join(_NAMES)})\s*[{_TICKS}{_CROSSES}]?\s*)+$", re.IGNORECASE)

# The cues of each column's topic, in folded words; each counts once a paragraph.
_CUES = tuple(
    tuple(re.compile(cue) for cue in cues)
    for cues in (
        (
            r"\bsosteni", r"presup(?:uesto|uestal)", r"en vias de\s+institucionaliz", r"institucionaliz",
            r"\brecursos\b", r"respaldo|sustento|marco juridico|\bley\b", r"administracion (?:cada|en)",
            r"forma parte", r"documentad", r"temporal\b", r"continuidad|sostienen|anualmente\. a su",
        ),
        (
            r"coordina", r"colabora", r"vincul", r"convenio", r"\basociacion", r"participa",
            r"consulad", r"\balianza", r"memorandum", r"instancias|dependencias|ayuntamientos", r"secretaria\b",
        ),
        (
            r"innova", r"programas similares|otras? iniciativa|del mismo\s+tipo|semejantes|realiza\s+en otros",
            r"facilita|brinda atencion|respuesta|reflejan|especializ", r"unic[oa]\b|no tiene paralelo",
            r"un modelo", r"embajadores", r"concentra", r"promueve|permite", r"videos|digital|tecnologias",
        ),
        (
            r"replica|replicad", r"referencia", r"similares en\s+(?:otros|distintos)", r"otros\s+contextos",
            r"plan\s+de\s+(?:trabajo|actividades)", r"cuenta con\s+(?:objetivos|un plan)", r"lineamientos",
            r"metodologia|protocolos|herramienta de\s+evaluacion", r"programa\s+operativo", r"area\s+de\s+oportunidad",
        ),
        (
            r"cumple con", r"benefici", r"\batendi|atencion a \d|atenciones", r"cifras", r"\d+ ?(?:mil )?personas",
            r"(?:entre|durante|desde|en) (?:\w+ (?:de )?)?20\d\d", r"logr", r"resultados", r"impacto|alcance",
            r"\bmeta\b", r"se han|se realizaron|se canalizaron|tuvo un",
        ),
    )
)  # fmt: skip


def is_row(text: str) -> bool:
    """Whether the line is the row of the criteria's names and ticks."""
    return bool(_ROW.match(text))


def ticks(text: str) -> dict[str, bool | None]:
    """The criteria of a row of ticks: True for a tick, False for a cross or no mark, None where not printed."""
    found = {fold(name): mark for name, mark in _CELL.findall(text)}
    return {name: (found[name] in _TICKS and found[name] != "") if name in found else None for name in CRITERIA}


def columns(tables: Sequence[Sequence[Line]]) -> list[Passage]:
    """The texts of the five columns, from the lines of a practice's tables, one for each page."""
    cells: list[list[list[Line]]] = [[] for _ in CRITERIA]
    for n, table in enumerate(tables):
        paragraphs = _paragraphs(table)
        places = _assign_columns(paragraphs)
        for i, (paragraph, place) in enumerate(zip(paragraphs, places, strict=True)):
            column = place
            if n and i == 0 and paragraph[0].text[:1].islower():
                # "que creó la Coordinación ..." continues the first unfinished cell (buenas-practicas-oim:4286).
                column = next((c for c in range(len(cells)) if _is_unfinished(cells[c])), place)
            cells[column].append(paragraph)
    return [chain([join(paragraph) for paragraph in cell]) for cell in cells]


def _is_unfinished(cell: Sequence[Sequence[Line]]) -> bool:
    return bool(cell) and not ends_sentence(cell[-1][-1].text)


def _paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """The paragraphs, split at blank lines; bullets and lines in lower case continue the paragraph before."""
    out: list[list[Line]] = []
    fresh = True
    for line in lines:
        if not any(c.isalnum() for c in line.text):  # a full stop alone: buenas-practicas-oim:5843
            fresh = True
            continue
        goes_on = bool(out) and (
            bullet(line.text) is not None or line.text[:1].islower() or out[-1][-1].text.endswith(":")
        )
        if fresh and not goes_on:
            out.append([])
        elif fresh:
            out[-1].append(Line(line.number - 1, ""))
        out[-1].append(line)
        fresh = False
    return out


def _assign_columns(paragraphs: Sequence[Sequence[Line]]) -> list[int]:
    """The column (0-4) of each paragraph: never decreasing, and none empty if there are at least five paragraphs."""
    scores = [_scores(" ".join(line.text for line in paragraph)) for paragraph in paragraphs]
    if not scores:
        return []
    must_fill = len(scores) >= len(CRITERIA)
    best: list[list[tuple[float, list[int]]]] = []
    for i, score in enumerate(scores):
        row: list[tuple[float, list[int]]] = []
        for column, own in enumerate(score):
            if i == 0:
                row.append((own if column == 0 or not must_fill else float("-inf"), [column]))
                continue
            lowest = column - 1 if must_fill else 0
            before = max((best[-1][c] for c in range(max(0, lowest), column + 1)), key=lambda way: way[0])
            row.append((before[0] + own, [*before[1], column]))
        best.append(row)
    ends = best[-1][-1:] if must_fill else best[-1]
    return max(ends, key=lambda way: way[0])[1]


def _scores(text: str) -> list[float]:
    """The number of cues of each column in a paragraph."""
    folded = fold(text)
    return [float(sum(1 for cue in cues if cue.search(folded))) for cues in _CUES]


_STOCK = re.compile(r"cumple con los objetivos planteados\.?$|no (?:se )?(?:cuenta|identific|hay)|sin (?:cifras|datos)")
_NOT_YET = re.compile(r"evalu|\bmetas?\b|\bdebera")
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-ZÁÉÍÓÚÑ“])|\n")


def tells_results(text: str) -> bool:
    """Whether the column of efficacy reports a result: a sentence that is no stock phrase, target or evaluation."""
    sentences = [fold(" ".join(s.split())) for s in _SENTENCES.split(text) if s.strip(" .")]
    return any(not _STOCK.match(s) and not _NOT_YET.search(s) for s in sentences)
