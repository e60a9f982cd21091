"""The good-practices study: an invented one in its print, and the published one."""

import re
from collections import Counter
from pathlib import Path

import pytest

from entramado.loaders.formats.files import text_lines
from entramado.loaders.good_practices_study.cards import mend_title
from entramado.loaders.good_practices_study.criteria import tells_results, ticks
from entramado.loaders.good_practices_study.reader import TITLE_WORDS, read
from entramado.loaders.reading import read_document, read_manifest
from entramado.loaders.records import DocumentError, Entry, Reading, Statistic
from entramado.ontology.schemes import load_schemes
from tests.paths import EDITIONS

KEY = "estudio"
INVENTED = (EDITIONS / "invented-study.txt").read_text("utf-8")
ROWS = INVENTED.split("\n")


def reading_of(text: str) -> Reading:
    return read(KEY, text_lines(text))


@pytest.fixture(scope="module")
def invented() -> Reading:
    return reading_of(INVENTED)


@pytest.fixture(scope="module")
def published(sources: Path) -> Reading:
    return read_document(read_manifest()["buenas-practicas-oim"], sources)


def figures(reading: Reading, state: str, indicator: str) -> list[tuple[str, float, str]]:
    return [(s.group, s.value, s.unit) for s in reading.statistics if (s.state, s.indicator) == (state, indicator)]


def codes(reading: Reading) -> Counter[str]:
    return Counter(flag.code for flag in reading.flags)


def printed(reading: Reading, line: int) -> list[tuple[float, str]]:
    return [(s.value, s.printed) for s in reading.statistics if s.line == line]


# --- practices


def test_a_card_over_two_pages_is_one_practice(invented: Reading) -> None:
    entry = invented.entries[0]
    assert (entry.state, entry.ordinal, entry.chapter, entry.objective) == ("COL", "1", "EF", None)
    assert entry.title == "RED DE FAROS Y ACOMPAÑAMIENTO COLIMA-SONORA"
    assert ROWS[entry.lines[0] - 1] == "1"
    assert ROWS[entry.lines[1] - 1] == "atendió a 120 personas."
    assert (
        entry.reporter_printed == "Instituto de Faros del Estado de Colima (IFEC) en coordinación con el Museo del Mar."
    )
    assert [name.text for name in entry.reporters] == ["Instituto de Faros del Estado de Colima"]
    assert entry.dimension == ["retorno", "transito", "destino"]
    assert entry.target_printed == "Personas que caminan de noche."


def test_the_target_is_its_first_paragraph() -> None:
    text = INVENTED.replace("de noche.\n", "de noche.\n\n“(…) con farol”\n")
    entry = reading_of(text).entries[0]
    assert entry.target_printed == "Personas que caminan de noche."
    assert entry.description.text.startswith("“(…) con farol”\nEl faro se enciende")


def test_criteria_are_ticked_crossed_blank_or_not_printed(invented: Reading) -> None:
    assert list(invented.entries[0].criteria.values()) == [True, True, False, False, True]
    assert invented.entries[1].criteria["eficacia"] is None
    assert ticks("Sostenibilidad ✓ Eficacia ✘") == {
        "sostenibilidad": True, "asociacion": None, "innovacion": None, "replicabilidad": None, "eficacia": False,
    }  # fmt: skip


def test_the_columns_are_told_apart(invented: Reading) -> None:
    entry = invented.entries[0]
    assert entry.description.text == (
        "El faro se enciende desde 2029, con acompañamiento de 31 guías. La práctica sigue con estas tareas:\n"
        "• Encender la luz.\n"
        "Cuenta con presupuesto asignado.\nColabora con los consulados.\nHay programas similares en otros faros.\n"
        "Se puede replicar."
    )
    assert entry.results.text == "Entre 2029 y 2030 atendió a 120 personas."
    assert entry.results.lines(0, 40) == (131, 132)
    assert entry.has_results


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Cumple con los objetivos planteados.", False),
        ("Cumple con los objetivos planteados.\nUno de sus logros es la luz.", True),
        ("Sin cifras públicas disponibles.", False),
        ("La meta fue de 810 personas.", False),
        ("", False),
    ],
)
def test_results_are_more_than_stock_sentences(text: str, tells: bool) -> None:
    assert tells_results(text) is tells


def test_footnotes_have_their_addresses_mended(invented: Reading) -> None:
    assert [note.text for note in invented.entries[0].footnotes] == [
        "Instituto de Faros, Reglas. Disponible en: http://www.faros.example/reglas/2029.PDF.",
        "Ídem.",
    ]


def test_a_title_whose_beginning_was_not_printed(invented: Reading) -> None:
    entry = invented.entries[1]
    assert (entry.ordinal, entry.title, entry.dimension) == ("2", "FALTANTE", [])
    assert {"title-cut", "dimension-missing"} <= set(codes(invented))


def test_a_hyphen_at_a_lines_end_is_undone_where_the_word_is_known() -> None:
    assert mend_title(["CREDENCIA-", "LIZACIÓN DE", "FAROS"], {"credencializacion"}) == "CREDENCIALIZACIÓN DE FAROS"
    assert mend_title(["COLIMA-", "SONORA"], {"colima", "sonora"}) == "COLIMA-SONORA"


def test_the_usual_name_of_an_acronym_tells_the_body() -> None:
    cards = [("1", "Consejo de Puentes"), ("2", "Consejo de Puentes"), ("3", "Consejo de Veredas")]
    text = INVENTED.replace("Oficina de Puentes", "Consejo de Puentes (COPUE)")
    card = text[text.index("1\nPUENTES") : text.index("Elaboración propia", text.index("1\nPUENTES"))]
    more = [card.replace("1\nP", f"{n}\nP", 1).replace("Consejo de Puentes", name) for n, name in cards]
    reading = reading_of(text.replace(card, "".join(more)))
    assert [[n.text for n in e.reporters] for e in reading.entries if e.state == "SON"] == [
        ["Consejo de Puentes"], ["Consejo de Puentes"], ["COPUE"],
    ]  # fmt: skip
    assert codes(reading)["acronym-differs"] == 1


# --- statistics


def test_numbers_of_notes_are_cut_off_figures(invented: Reading) -> None:
    assert figures(invented, "COL", "tarjeta-residente-temporal") == [("total", 700, "tarjetas")]
    assert figures(invented, "COL", "tarjeta-residente-permanente") == [("total", 110, "tarjetas")]
    assert [p for line in (46, 48) for p in printed(invented, line)] == [(700, "7004"), (110, "110l5")]


def test_the_rows_of_a_panorama(invented: Reading) -> None:
    assert figures(invented, "COL", "poblacion-total") == [
        ("total", 30500, "personas"), ("mujeres", 40.5, "%"), ("hombres", 59.5, "%"),
    ]  # fmt: skip
    assert figures(invented, "COL", "emigrantes")[1:] == [("hombres", 500, "personas"), ("mujeres", 400, "personas")]
    assert figures(invented, "COL", "entradas") == [
        ("total", 2500, "entradas"), ("aereas", 2000, "entradas"), ("terrestres", 500, "entradas"),
    ]  # fmt: skip
    assert figures(invented, "COL", "causa-migracion") == [
        ("Reunirse con la familia", 36.4, "%"), ("Buscar Trabajo", 8, "%"),
    ]  # fmt: skip
    assert figures(invented, "TAB", "inmigrantes")[1:] == [
        ("Islandia", 66.4, "%"), ("Noruega", 25, "%"), ("Otros países", 24.53, "%"),
    ]  # fmt: skip
    assert figures(invented, "SON", "devueltos-retorno-asistido") == [
        ("total", 15, "eventos"), ("menores-18", 8, "eventos"),
    ]  # fmt: skip
    assert figures(invented, "TAB", "entradas")[1] == ("Frontera (vía marítima)", 30, "entradas")


def test_figures_without_an_indicator_have_a_label(invented: Reading) -> None:
    others = {(s.label, s.group): s.value for s in invented.statistics if s.indicator == "otro"}
    assert others["municipio: parte de las personas nacidas en otro país", "Nogales"] == 6
    assert others["demarcación con mayor porcentaje por causa: buscar trabajo", "Manzanillo"] == 17.2
    assert others["entradas: total nacional (nota al pie)", "total"] == 10_000
    assert all(s.label for s in invented.statistics if s.indicator == "otro")


def test_periods(invented: Reading) -> None:
    by_line = {s.line: s.period for s in invented.statistics}
    assert (by_line[18], by_line[20], by_line[38]) == ("2030", "2025-03/2030-03", "2031-01/2031-06")
    assert (by_line[157], by_line[202], by_line[204]) == ("2031-01/2031-05", "2025-03/2030-03", "2031-01/2031-05")


def test_contradictions_are_kept_and_flagged(invented: Reading) -> None:
    assert codes(invented) == {
        "caption-state": 1, "cause-missing": 1, "census-year": 1, "dimension-missing": 1, "note-missing": 1,
        "over-100": 2, "row-differs": 2, "state-differs": 1, "sum-differs": 1, "table-number-twice": 1, "title-cut": 1,
    }  # fmt: skip
    assert figures(invented, "SON", "emigrantes")[2] == ("mujeres", 21, "personas")


def test_what_is_not_understood_is_counted_as_unread(invented: Reading) -> None:
    assert invented.unread == [1 + ROWS.index("Se ha emitido un informe de sombras que nadie lee.")]


# --- recommendations


def test_recommendations_go_on_over_a_page(invented: Reading) -> None:
    first, second = invented.recommendations
    assert (first.ordinal, first.title) == ("1", "Encender más faros")
    assert second.lines == (237, 238)
    assert second.title.endswith(" …") and len(second.title.split()) <= TITLE_WORDS + 1


# --- bad input


def blank_before(start: str) -> int:
    return next(i for i, row in enumerate(ROWS) if row.startswith(start))


# Where a recommendation ends, nothing tells that another follows: the text cannot be told from a whole one.
@pytest.mark.parametrize(
    "kept", [n for n in range(1, len(ROWS) - 2, 3) if n != 1 + ROWS.index("1. Encender más faros.")]
)
def test_a_truncated_study_is_refused(kept: int) -> None:
    with pytest.raises(DocumentError, match=rf"^{KEY}:\d+: [^\n]+; [^\n]+$"):
        reading_of("\n".join(ROWS[:kept]))


def without(start: str, end: str) -> str:
    """The text without the lines from the one that begins with `start` up to the next that begins with `end`."""
    a = blank_before(start)
    b = next(i for i in range(a + 1, len(ROWS)) if ROWS[i].startswith(end))
    return "\n".join([*ROWS[:a], *ROWS[b:]])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (without(" SONORA", " TABASCO"), "no section of the state SON"),
        (without(" CUADRO 6", " RECOMEND"), "TABASCO has no table BUENAS PRÁCTICAS"),
        (without("INSTITUCIÓN QUE COORDINA: Oficina de B", "DIMENSIÓN"), "no practice with INSTITUCIÓN QUE COORDINA"),
        (without("POBLACIÓN OBJETIVO: Personas", "CARACTERÍSTICAS"), "has no field POBLACIÓN OBJETIVO"),
        (without("Sostenibilidad ✔ Asociación ✔ Innovación ✘", "Cuenta"), "has no row of criteria"),
        (without("Elaboración", " SONORA"), "no source of the table"),
        (without(" CUADRO 1", " CUADRO 2"), "note 7 stands where note 6 is due"),
        (without("• Reunirse con la familia 61%", "9  Censo"), "the panorama of SON has no figures of causa-migracion"),
        (INVENTED.replace("1\nPUENTES", "2\nPUENTES"), "practice 2 stands where practice 1 is due"),
        (INVENTED.replace("Cuenta con presupuesto", "Cuenta con presupuesto " + "y luz " * 9), "as wide as the page"),
        (INVENTED.replace("1\nRED DE FAROS\n\nY ACOMPAÑA-\nMIENTO\n\nCRIT", "1\nPUENTES\n\nCRIT"), "page of another"),
        (INVENTED.replace("2. Cuidar", "4. Cuidar"), "recommendation 4 stands where 2 is due"),
        (INVENTED.replace("CUADRO 6", "CUADRO 3"), "table 3 stands behind table 4"),
        (INVENTED.replace(" SONORA\n", " JALISCO\n"), "no section of the state SON"),
        (INVENTED.replace("Colima,\nSonora y Tabasco", "Colima\ny Tabasco"), "SONORA is none of the states"),
        (INVENTED.replace("Los estados seleccionados", "Los de aquí"), "names no states"),
        ("Un texto.\n", "not printed like the good-practices study"),
    ],
)
def test_pages_missing_or_out_of_order_are_refused(text: str, message: str) -> None:
    with pytest.raises(DocumentError, match=rf"^{KEY}:\d+: .*{re.escape(message)}.*; "):
        reading_of(text)


def test_sections_in_another_order_are_refused() -> None:
    a, b, c = INVENTED.index(" SONORA\n"), INVENTED.index(" TABASCO\n"), INVENTED.index(" RECOMENDACIONES")
    with pytest.raises(DocumentError, match="note 9 stands where note 1 is due"):
        reading_of(INVENTED[: INVENTED.index(" COLIMA\n")] + INVENTED[a:])
    with pytest.raises(DocumentError, match="table 3 stands behind table 6"):
        reading_of(INVENTED[:a] + INVENTED[b:c] + INVENTED[a:b] + INVENTED[c:])


# --- the published study


def one(entries: list[Entry], state: str, ordinal: str) -> Entry:
    return next(e for e in entries if (e.state, e.ordinal) == (state, ordinal))


def test_the_published_practices(published: Reading) -> None:
    assert Counter(e.state for e in published.entries) == {
        "BCN": 5, "CHH": 8, "DUR": 6, "JAL": 1, "MIC": 1, "SLP": 2, "CMX": 3, "MEX": 2, "PUE": 3, "OAX": 5, "VER": 3,
        "YUC": 5,
    }  # fmt: skip
    entries = published.entries
    assert [e.ordinal for e in entries if e.state == "CMX"] == ["1", "3", "4"]
    assert one(entries, "BCN", "2").title == "REGISTRO ESTATAL DE PERSONAS MIGRANTES Y PROGRAMA DE CREDENCIALIZACIÓN"
    assert one(entries, "OAX", "1").title == "GUELAGUETZA FAMILIAR E INTERCAMBIO CULTURAL OAXACA-ESTADOS UNIDOS"
    assert one(entries, "CHH", "6").lines == (1770, 1903)
    assert [n.text for n in one(entries, "CHH", "6").reporters] == ["COESPO"]
    assert one(entries, "MEX", "2").criteria == {
        "sostenibilidad": True, "asociacion": True, "innovacion": False, "replicabilidad": True, "eficacia": False,
    }  # fmt: skip
    assert all(e.title and e.reporters and e.target_printed and e.description and e.results for e in entries)


def test_a_total_of_the_country_is_not_the_states(published: Reading) -> None:
    national = {(s.state, s.line, s.value) for s in published.statistics if s.national}
    assert {("MEX", 3836, 18144), ("MEX", 3838, 28261), ("MEX", 3840, 858), ("BCN", 468, 18144)} <= national
    assert not any(s.national for s in published.statistics if s.indicator != "otro")
    assert not any(s.national for s in published.statistics if s.unit == "%")


def test_the_published_statistics(published: Reading) -> None:
    assert printed(published, 450) == [(848, "848l18")]
    assert printed(published, 452) == [(3310, "3 31019")]
    assert printed(published, 1089) == [(515, "51530")]
    assert [value for value, _ in printed(published, 1099)] == [129_231, 26_651, 155_882]
    assert printed(published, 3857) == [(525, "525.71")]
    assert figures(published, "CMX", "emigrantes")[2] == ("mujeres", 46.1, "%")
    assert figures(published, "JAL", "devueltos-retorno-asistido") == [
        ("total", 34, "eventos"), ("menores-18", 4, "eventos"),
    ]  # fmt: skip
    totals = {s.state: s.value for s in published.statistics if (s.indicator, s.group) == ("entradas", "total")}
    assert totals == {
        "BCN": 736_154, "CHH": 172_662, "DUR": 17_100, "JAL": 1_190_514, "MIC": 93_000, "SLP": 30_975,
        "CMX": 1_937_598, "MEX": 19_001, "PUE": 5_460, "OAX": 21_424, "VER": 39_523, "YUC": 37_073,
    }  # fmt: skip


def test_every_digit_of_a_panorama_is_a_statistic_or_known(published: Reading, sources: Path) -> None:
    """No count of thousands in a panorama is left out."""
    read_lines = {s.line for s in published.statistics}
    # As printed: two blanks part a note's number from the count behind it.
    texts = dict(enumerate((sources / "buenas-practicas-oim.txt").read_text(encoding="utf-8").split("\n"), 1))
    spans = {s.state: (min(t.line for t in mine), max(t.line for t in mine)) for s in published.statistics
             if (mine := [t for t in published.statistics if t.state == s.state])}  # fmt: skip
    counts = re.compile(r"\d{1,3}(?:[ ,]\d{3})+\b|\d+(?:\.\d+)?\s?%")
    left = [n for a, b in spans.values() for n in range(a, b + 1) if counts.search(texts[n]) and n not in read_lines]
    assert left == []


def test_every_indicator_is_a_concept(published: Reading, invented: Reading) -> None:
    known = {concept.notation for concept in load_schemes()["indicators"]}
    statistics: list[Statistic] = [*published.statistics, *invented.statistics]
    assert {s.indicator for s in statistics} <= known


def test_what_the_published_study_contradicts(published: Reading) -> None:
    flags = {(flag.line, flag.code) for flag in published.flags}
    expected = {
        (443, "sum-differs"), (1081, "share-differs"), (1774, "acronym-differs"), (2044, "title-cut"),
        (2144, "sum-differs"), (2162, "state-differs"), (2928, "row-differs"), (3198, "figure-repeated"),
        (3352, "share-differs"), (3844, "table-number-twice"), (3865, "two-values"), (3898, "census-year"),
        (4084, "note-missing"), (4112, "sum-differs"), (4131, "figure-missing"), (4143, "cause-missing"),
        (4395, "over-100"), (4997, "empty-note"),
    }  # fmt: skip
    assert expected <= flags


def test_the_published_study_is_accounted_for(published: Reading) -> None:
    assert published.unread == []
    assert [r.ordinal for r in published.recommendations] == list("123456")


@pytest.mark.parametrize("start", [506, 1770, 2461, 3414, 4080, 5171])
def test_the_published_study_without_a_page_is_refused(published: Reading, start: int) -> None:
    rows = [line.text for line in published.lines]
    end = next(i for i in range(start + 40, len(rows)) if rows[i].startswith(" "))
    with pytest.raises(DocumentError, match=rf"^{KEY}:\d+: "):
        reading_of("\n".join([*rows[: start - 1], *rows[end:]]))


def test_every_statistic_of_the_study_has_a_period(sources: Path) -> None:
    reading = read_document(read_manifest()["buenas-practicas-oim"], sources)
    by_line = {s.line: s.period for s in reading.statistics}
    assert (by_line[4392], by_line[5606]) == ("2020", "2021-01/2021-06")
    assert [s for s in reading.statistics if not s.period] == []
