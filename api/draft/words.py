"""The words of the draft's pages, in Spanish and English."""

from __future__ import annotations

from typing import Final

DRAFT_WORDS: Final[dict[str, tuple[str, str]]] = {
    "title": ("Borrador: qué corregir y a quién preguntar", "Draft: what to mend and whom to ask"),
    "against": ("frente a", "against"),
    "entries": ("entradas", "entries"),
    "must": ("hay que corregir", "must be mended"),
    "should": ("conviene revisar", "should be looked at"),
    "info": ("para información", "for information"),
    "mended": ("corregido desde la primera revisión", "mended since the first run"),
    "appeared": ("nuevo desde la primera revisión", "new since the first run"),
    "none.mended": ("Nada todavía.", "Nothing yet."),
    "filter": ("Mostrar solo", "Show only"),
    "filter.severity": ("Gravedad", "Severity"),
    "filter.kind": ("Tipo", "Kind"),
    "filter.institution": ("Institución", "Institution"),
    "filter.objective": ("Objetivo", "Objective"),
    "all": ("todo", "all"),
    "shown": ("se muestran", "shown"),
    "line": ("línea", "line"),
    "lines": ("líneas", "lines"),
    "section.content": ("Qué contiene", "What is in it"),
    "section.sums": ("Sumas, cifras y afirmaciones", "Sums, figures and claims"),
    "section.edition": ("Frente a la edición anterior", "Against the last edition"),
    "section.doubles": ("Repeticiones", "Doubles"),
    "section.names": ("Nombres", "Names"),
    "section.gaps": ("Huecos y a quién preguntar", "Gaps and whom to ask"),
    "section.proud": ("De qué estar orgullosos", "What to be proud of"),
    "section.people": ("Para las instituciones", "For the institutions"),
    "people.lead": (
        "Una hoja para cada institución que informa: sus entradas como se leyeron y sus puntos abiertos, para imprimir "
        "o enviar. La tabla se puede corregir y volver a leer: lo corregido prevalece.",
        "A sheet for each reporting institution: its entries as read and its open points, to print or to send. The "
        "table can be corrected and read in again: what is corrected wins.",
    ),
    "table": ("Tabla para corregir (.xlsx)", "Table to correct (.xlsx)"),
    "names.csv": ("Filas para el catálogo de instituciones (.csv)", "Rows for the authority file (.csv)"),
    "jsonl": ("Hallazgos para programas (.jsonl)", "Findings for programs (.jsonl)"),
    "findings.csv": ("Hallazgos (.csv)", "Findings (.csv)"),
    "findings.xlsx": ("Hallazgos (.xlsx)", "Findings (.xlsx)"),
    "by.chapter": ("Por capítulo", "By chapter"),
    "by.objective": ("Por objetivo", "By objective"),
    "by.reporter": ("Por institución", "By institution"),
    "no.chapter": ("sin capítulo", "no chapter"),
    "no.objective": ("sin objetivo", "no objective"),
    "now": ("ahora", "now"),
    "before": ("antes", "before"),
    "open.points": ("Puntos abiertos", "Open points"),
    "no.points": ("Ninguno.", "None."),
    "as.read": ("Entradas como se leyeron", "Entries as read"),
    "objective": ("Objetivo", "Objective"),
    "period": ("Periodo", "Period"),
    "figures": ("Cifras", "Figures"),
    "populations": ("Poblaciones", "Populations"),
    "states": ("Estados", "States"),
    "whole.country": ("todo el país", "the whole country"),
    "challenges": ("Retos", "Challenges"),
    "results": ("Resultados", "Results"),
    "yes": ("sí", "yes"),
    "no": ("no", "no"),
    "back": ("Volver a la revisión", "Back to the review"),
    "language": ("English", "Español"),
    "people": ("Quien envió la información", "Who sent the information"),
    "nothing": ("No se encontró nada de este tipo.", "Nothing of this kind was found."),
    "without.words": (
        "Sin los documentos (--sources) no se compara el texto palabra por palabra, y un programa que cambió de nombre "
        "solo se reconoce por sus datos (institución, objetivo, poblaciones, estados y cifras).",
        "Without the documents (--sources) the text is not compared word for word, and a programme that was renamed is "
        "known by its facts alone (institution, objective, groups, states and figures).",
    ),
    "corrected": ("correcciones aplicadas", "corrections applied"),
    "proud.continues": (
        "programas que continúan de la edición anterior",
        "programmes that go on",
    ),
    "proud.new": ("programas que la edición anterior no tenía", "programmes that the last edition had not"),
    "proud.reporters": ("instituciones que informan por primera vez", "institutions that report for the first time"),
    "proud.results": ("entradas con resultados contados", "entries with counted results"),
    "proud.objectives": ("objetivos que ganan acciones", "objectives that gained actions"),
}


def word(key: str, language: str) -> str:
    """The words of `key` in `language` (es or en)."""
    return DRAFT_WORDS[key][0 if language == "es" else 1]
