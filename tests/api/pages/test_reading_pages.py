"""What the reading pages are made of: facets, the search index, the map's circles, courses through the editions."""

import asyncio
import csv
import io
import math
import time
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import QueryParams

from entramado.api.pages import facets
from entramado.api.pages.answers import address, page_number, pages
from entramado.api.pages.compared_figures import compared_rows
from entramado.api.pages.editions import courses, editions_of, holding
from entramado.api.pages.figure_phrases import phrase
from entramado.api.pages.matrices import assemble, heat
from entramado.api.pages.originals import Originals
from entramado.api.pages.per_build import PerBuild
from entramado.api.pages.reconciliation import verdict
from entramado.api.pages.search.index import Found, SearchedQuestion, SearchIndex, marked
from entramado.api.pages.search.words import others_of, translations, words
from entramado.api.sparql.engine import Rows, Term
from entramado.api.sparql.problems import ProblemError
from entramado.graph.bubbles import HEIGHT, RADIUS_MIN, WIDTH, lay_out, project

ID = "https://example.org/id/"


def to_csv(names: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([list(names), *rows])
    return out.getvalue().encode()


def literal(value: object, datatype: str = "string") -> Term:
    return Term("literal", str(value), "", f"http://www.w3.org/2001/XMLSchema#{datatype}")


def uri(path: str) -> Term:
    return Term("uri", ID + path)


# --- facets

ENTRIES = {
    "a": {"label": "Protección a la Niñez", "objective": ["objective/7"], "state": ["state/MX-CHP", "state/MX-OAX"]},
    "b": {"label": "Empleo", "objective": ["objective/7"], "state": ["state/MX-OAX"]},
    "c": {"label": "Atención a niñas", "objective": ["objective/16"], "state": []},
}


@pytest.fixture(scope="module")
def index() -> facets.FacetIndex:
    rows: list[tuple[str, str, str]] = []
    for name, values in ENTRIES.items():
        rows.append((f"{ID}entry/{name}", "label", str(values["label"])))
        rows += [(f"{ID}entry/{name}", f, ID + v) for f in ("objective", "state") for v in values[f]]
    labels = [
        (f"{ID}objective/7", "Vulnerabilidades de las personas", "es", "Vulnerabilidades", 7),
        (f"{ID}objective/7", "Vulnerabilities of people", "en", "Vulnerabilities", 7),
        (f"{ID}objective/16", "Inclusión", "es", "", 16),
        (f"{ID}state/MX-OAX", "Oaxaca", "es", "", ""),
    ]
    return facets.build(
        to_csv(("entry", "facet", "value"), rows), to_csv(("value", "label", "language", "short", "order"), labels)
    )


def test_a_facet_counts_what_the_other_filters_leave(index: facets.FacetIndex) -> None:
    assert index.matching({}).bit_count() == 3
    assert index.matching({"objective": ["7"], "state": ["MX-OAX"]}).bit_count() == 2
    assert index.matching({"objective": ["99"]}) == 0
    counts = {c.slug: (c.count, c.chosen) for c in index.choices("objective", {"objective": ["7"]}, "es")}
    assert counts == {"7": (2, True), "16": (1, False)}
    counts = {c.slug: (c.count, c.chosen) for c in index.choices("state", {"objective": ["7"]}, "es")}
    assert counts == {"MX-OAX": (2, False), "MX-CHP": (1, False)}


def test_documents_of_which_no_entry_has_a_facet_are_told() -> None:
    rows = [(f"{ID}entry/{name}", "document", f"{ID}document/{key}") for name, key in ("ax", "by", "cy", "dz")]
    rows += [(f"{ID}entry/{name}", "results", value) for name, value in (("b", "true"), ("c", "false"))]
    labels = [(f"{ID}document/{key}", key, "es", "", year) for key, year in (("x", 2018), ("y", 2020), ("z", 2024))]
    made = facets.build(
        to_csv(("entry", "facet", "value"), rows), to_csv(("value", "label", "language", "short", "order"), labels)
    )
    assert made.documents_without("results") == ["z", "x"]
    assert made.documents_without("document") == []


def test_a_chosen_value_stays_to_be_taken_back_though_nothing_is_left(index: facets.FacetIndex) -> None:
    [one] = index.choices("state", {"objective": ["16"], "state": ["MX-OAX"]}, "es")
    assert (one.slug, one.count, one.chosen) == ("MX-OAX", 0, True)


def test_objectives_come_by_number_and_labels_in_the_language_else_in_spanish(index: facets.FacetIndex) -> None:
    assert [c.slug for c in index.choices("objective", {}, "en")] == ["7", "16"]
    assert index.label("objective", "7", "en").short == "Vulnerabilities"
    assert index.label("objective", "16", "en").text == "Inclusión"
    assert index.label("objective", "99", "en").text == "99"


@pytest.mark.parametrize(("text", "found"), [("ninez", 1), ("NIÑ", 2), ("proteccion a la", 1), ("nada", 0)])
def test_text_is_found_whatever_its_accents_and_case(index: facets.FacetIndex, text: str, found: int) -> None:
    assert index.matching({"text": [text]}).bit_count() == found


@given(st.lists(st.integers(0, 400), unique=True))
def test_a_mask_has_the_bits_it_was_made_of(bits: list[int]) -> None:
    assert facets._mask(bits, 401) == sum(1 << bit for bit in bits)


# --- search

NAMES = [
    ("institution/upmrip", "label", "Unidad de Política Migratoria", "es"),
    ("institution/upmrip", "acronym", "UPMRIP", ""),
    ("institution/cij", "label", "Centros de Integración Juvenil", "es"),
    ("institution/cij", "other", "Centros contra las adicciones", "es"),
    ("objective/7", "label", "Reducir las vulnerabilidades", "es"),
    ("objective/7", "label", "Reduce vulnerabilities", "en"),
    ("entry/x-1", "label", "UPMRIP: PROTECCIÓN A LA NIÑEZ MIGRANTE", "es"),
    ("entry/x-1", "reporter", "UPMRIP", "es"),
    ("entry/x-1", "document", f"{ID}document/x", ""),
    ("entry/x-1", "first", "3", ""),
    ("entry/x-1", "last", "5", ""),
    ("statistic/none", "document", f"{ID}document/x", ""),
    ("population/nna", "label", "niñas, niños y adolescentes", "es"),
    ("population/nna", "label", "children and adolescents", "en"),
    ("population/nna", "other", "menores de edad", "es"),
    ("entry/y-1", "label", "Envío de remesas", "es"),
    ("entry/y-1", "document", f"{ID}document/y", ""),
    ("entry/y-1", "first", "1", ""),
    ("entry/y-1", "last", "2", ""),
]


PARTS = [
    ("entry/x-1#figure-4-1", "label", "21839 personas rescatadas", ""),
    ("entry/x-1#figure-4-1", "reporter", "Grupos de rescate", ""),
    ("entry/x-1#instrument-4-1", "label", "Ley de Rescate de Personas", ""),
    ("institution/rescate-iap", "label", "Rescate IAP", "es"),
    ("programme/rescate", "label", "Taller de rescate", "es"),
]


@pytest.fixture(scope="module")
def found() -> SearchIndex:
    names = to_csv(("thing", "property", "text", "language"), [(ID + thing, *rest) for thing, *rest in NAMES])
    words = to_csv(("entry", "text"), [(f"{ID}entry/x-1", "Se entregaron credenciales en Tapachula")])
    carried = to_csv(("entry", "concept"), [(f"{ID}entry/y-1", f"{ID}population/nna")])
    return SearchIndex(names, words, carried)


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("ley de rescate de personas", ["instrument"]),
        ("rescate", ["institution", "programme"]),
        ("cuántas personas rescatadas en 2023", ["figure"]),
        ("21839", ["figure"]),
        ("21,839", ["figure"]),
    ],
)
def test_figures_and_instruments_are_found_and_a_body_that_the_question_begins_first(
    question: str, kinds: list[str]
) -> None:
    names = to_csv(("thing", "property", "text", "language"), [])
    parts = to_csv(("thing", "property", "text", "language"), [(ID + thing, *rest) for thing, *rest in PARTS])
    hits = SearchIndex(names, names, names, parts).search(question, "es").hits
    assert [hit.kind for hit in hits][: len(kinds)] == kinds


NAMED = [
    ("programme/paisanos", "label", "Programa Héroes Paisanos", "es"),
    ("programme/paisanos", "other", "Programa Paisano", "es"),
    ("entry/p-1", "label", "Programa de tratamiento", "es"),
    ("entry/p-1", "reporter", "Paisanos paisanos paisanos AC", "es"),
    ("entry/p-2", "label", "Programa Héroes Paisanos en caravana", "es"),
    ("entry/p-3", "label", "Visas H-2A en el norte", "es"),
    ("entry/p-4", "label", "Visas H2A en el sur", "es"),
    ("entry/p-5", "label", "Hermandad con Haití", "es"),
    ("entry/p-6", "label", "Actas de nacimiento en Tapachula", "es"),
    ("entry/p-7", "label", "Actas de nacimiento", "es"),
    ("country/CR", "label", "Costa Rica", "es"),
    ("entry/p-8", "label", "Menor costo de los envíos", "es"),
]


@pytest.mark.parametrize(
    ("question", "hits"),
    [
        # Its own other name first, then those that bear the words in their name, then who is only reported by it.
        ("Programa Paisano", ["programme/paisanos", "entry/p-2", "entry/p-1"]),
        # A word with a hyphen is one word, whichever way it is printed.
        ("H-2A", ["entry/p-4", "entry/p-3"]),
        # Nothing has all four words: what has three of them, and not all that has one.
        ("birth certificates Tapachula consulado", ["entry/p-6"]),
        ("cost", ["entry/p-8"]),
    ],
)
def test_names_come_first_and_words_are_kept_together(question: str, hits: list[str]) -> None:
    names = to_csv(("thing", "property", "text", "language"), [(ID + thing, *rest) for thing, *rest in NAMED])
    found = SearchIndex(names, to_csv(("entry", "text"), [])).search(question, "en").hits
    assert [hit.iri.removeprefix(ID) for hit in found] == hits


def test_words_one_after_the_other_come_before_the_same_words_apart() -> None:
    labels = [(f"{ID}entry/p-{n}", "label", f"Curso {n}", "es") for n in range(3)]
    prose = (
        "guardia guardia del nacional nacional",
        "la guardia costera y otra nacional",
        "cursos de la Guardia Nacional",
    )
    words = to_csv(("entry", "text"), [(row[0], text) for row, text in zip(labels, prose, strict=True)])
    index = SearchIndex(to_csv(("thing", "property", "text", "language"), labels), words)
    hits = index.search("guardia nacional", "es").hits
    assert hits[0].iri == f"{ID}entry/p-2" and len(hits) == 3


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("upmrip", "institution/upmrip"),
        ("unidad politica", "institution/upmrip"),
        ("POLÍTIC", "institution/upmrip"),
        ("ninez", "entry/x-1"),
        ("tapachula", "entry/x-1"),
        ("adicciones", "institution/cij"),
        ("vulnerab", "objective/7"),
    ],
)
def test_words_are_found_by_their_beginning_accents_and_case_aside(
    found: SearchIndex, question: str, first: str
) -> None:
    assert found.search(question, "es").hits[0].iri == ID + first


def test_a_hit_says_by_which_name_it_was_found_and_never_shows_prose(found: SearchIndex) -> None:
    [hit] = found.search("adicciones", "es").hits
    assert (hit.label, hit.known_as) == ("Centros de Integración Juvenil", "Centros contra las adicciones")
    [hit] = found.search("tapachula", "es").hits
    assert (hit.known_as, hit.document, hit.first, hit.last) == ("", "x", 3, 5)
    assert not any(piece.found for piece in hit.pieces)


def test_labels_are_in_the_pages_language(found: SearchIndex) -> None:
    assert found.search("vulnerab", "en").hits[0].label == "Reduce vulnerabilities"


def test_kinds_are_counted_and_narrow(found: SearchIndex) -> None:
    both = found.search("upmrip", "es")
    assert both.kinds == {"entry": 1, "institution": 1} and both.total == 2
    one = found.search("upmrip", "es", kind="entry")
    assert (one.total, [hit.kind for hit in one.hits]) == (1, ["entry"])
    assert found.search("upmrip", "es", kind="nothing").total == 0


WIDENED = [
    ("country/CA", "label", "Canadá", "es"),
    ("population/abroad", "label", "mexicanos en el exterior", "es"),
    ("population/abroad", "other", "mexicanos en Canadá", "es"),
    ("action-type/work", "label", "empleo", "es"),
    ("action-type/work", "cue", "Canadá", "es"),
    ("entry/c-1", "label", "Bolsa de empleo", "es"),
    ("entry/c-2", "label", "Empleo temporal en Canadá", "es"),
    ("objective/7", "label", "Reducir las vulnerabilidades", "es"),
    ("objective/7", "other", "Objetivo 7", ""),
]


@pytest.fixture(scope="module")
def widened() -> SearchIndex:
    names = to_csv(("thing", "property", "text", "language"), [(ID + thing, *rest) for thing, *rest in WIDENED])
    carried = [(f"{ID}entry/{entry}", f"{ID}population/abroad") for entry in ("c-1", "c-2")]
    asked = [
        SearchedQuestion("https://example.org/queries/funders", "Quién financia", "Who funds", "Quién paga y cuánto.")
    ]
    return SearchIndex(
        names, to_csv(("entry", "text"), []), to_csv(("entry", "concept"), carried), to_csv(("a",), []), asked
    )


def test_what_only_carries_a_group_of_that_other_name_is_told_and_comes_last(widened: SearchIndex) -> None:
    found = widened.search("Canadá", "es")
    assert (found.own, found.total, found.widened) == (4, 5, ("mexicanos en Canadá",))
    # A word by which a text is recognised is no name of a thing: the country comes first.
    kinds = [hit.iri.removeprefix(ID) for hit in found.hits]
    assert kinds[0] == "country/CA" and kinds[-1] == "entry/c-1"
    entries = widened.search("Canadá", "es", kind="entry")
    assert (entries.own, entries.total) == (1, 2)
    assert widened.search("vulnerabilidades", "es").widened == ()


@pytest.mark.parametrize(
    ("question", "first"),
    [("quién paga", "queries/funders"), ("who funds", "queries/funders"), ("objetivo 7", "id/objective/7")],
)
def test_saved_questions_and_numbered_objectives_are_found(widened: SearchIndex, question: str, first: str) -> None:
    assert widened.search(question, "en").hits[0].iri == f"https://example.org/{first}"


def test_words_in_quotation_marks_stand_one_after_the_other(widened: SearchIndex) -> None:
    assert [hit.iri for hit in widened.search("«empleo temporal en Canadá»", "es").hits] == [f"{ID}entry/c-2"]
    assert widened.search('"temporal empleo"', "es").total == 0
    assert widened.search('"" «»', "es").total == 0
    assert others_of("workers") == others_of("worker") != ()


def test_where_nothing_has_all_words_those_with_some_are_given(found: SearchIndex) -> None:
    assert found.search("ninez credenciales", "es").loosely is False
    some = found.search("ninez vulnerabilidades", "es")
    assert some.loosely and {hit.iri for hit in some.hits} == {ID + "entry/x-1", ID + "objective/7"}


def test_english_words_find_entries_by_what_they_carry_and_by_the_list_of_words(found: SearchIndex) -> None:
    by_label = found.search("adolescents", "en", kind="entry")
    assert [(hit.iri, hit.carries) for hit in by_label.hits] == [(f"{ID}entry/y-1", ("children and adolescents",))]
    assert found.search("menores", "es", kind="entry").hits[0].carries == ()
    assert [hit.iri for hit in found.search("remittances", "en").hits] == [f"{ID}entry/y-1"]
    # Both at once: "children" is a label of what one carries, and in the list for the word that the other prints.
    both = found.search("children", "en", kind=["entry"])
    assert {hit.iri for hit in both.hits} == {f"{ID}entry/y-1", f"{ID}entry/x-1"}
    assert dict(both.tried)["children"] == translations()["children"]


def test_kinds_and_documents_narrow_beside_each_other(found: SearchIndex) -> None:
    every = found.search("children", "en")
    assert every.kinds == {"entry": 2, "population": 1} and every.documents == {"x": 1, "y": 1}
    some = found.search("children", "en", kind=["entry", "population"], document=["x"])
    assert [hit.iri for hit in some.hits] == [f"{ID}entry/x-1"] and some.total == 1
    assert some.kinds == {"entry": 1} and some.documents == {"x": 1, "y": 1}


def test_hits_are_sorted_as_asked(found: SearchIndex) -> None:
    by_name = [hit.label for hit in found.search("children", "es", kind="entry", sort="name").hits]
    assert by_name == ["Envío de remesas", "UPMRIP: PROTECCIÓN A LA NIÑEZ MIGRANTE"]
    by_document = [hit.document for hit in found.search("children", "es", sort="document").hits]
    assert by_document == ["y", "x", ""]


def test_a_miss_says_what_is_written_like_it(found: SearchIndex) -> None:
    assert "credenciales" in found.search("credencialse", "es").near
    assert found.search("qwertyuiop", "es") == Found((), {}, 0, False, {}, (("qwertyuiop", ()),), ())
    # The small words of a question are left out where nothing has all of them.
    assert {hit.iri for hit in found.search("what is a remittance", "en").hits} == {f"{ID}entry/y-1"}


def test_every_translation_is_of_one_word_into_some() -> None:
    assert translations()["trafficking"] == ("trata",)
    assert all(len(english.split()) == 1 and spanish for english, spanish in translations().items())


@given(st.text())
def test_no_question_breaks_the_index(found: SearchIndex, question: str) -> None:
    found.search(question, "es")


def test_marked_words_give_the_label_back() -> None:
    pieces = marked("Niñez, y NIÑAS", ["nin"])
    assert "".join(piece.text for piece in pieces) == "Niñez, y NIÑAS"
    assert [piece.text for piece in pieces if piece.found] == ["Niñez", "NIÑAS"]


@pytest.mark.slow
def test_twenty_thousand_hits_are_paged_fast() -> None:
    rows = [(f"{ID}entry/n-{n}", "label", f"Programa número {n} para la migración", "es") for n in range(20_000)]
    index = SearchIndex(to_csv(("thing", "property", "text", "language"), rows), to_csv(("entry", "text"), []))
    started = time.process_time()
    page = index.search("migra", "es", rows=25, number=700)
    seconds = time.process_time() - started
    assert page.total == 20_000 and len(page.hits) == 25
    assert seconds < 0.5


# --- the map

STATES = [
    (32.5, -115.0, 13),
    (19.4, -99.1, 60),
    (19.3, -98.2, 4),
    (18.7, -99.1, 0),
    (16.5, -92.5, 60),
    (19.4, -99.1, 1),
]


def test_circles_lie_apart_inside_the_drawing_and_always_alike() -> None:
    circles = lay_out(tuple(STATES))
    assert circles == lay_out.__wrapped__(tuple(STATES))
    for i, a in enumerate(circles):
        assert a.radius <= a.x <= WIDTH - a.radius and a.radius <= a.y <= HEIGHT - a.radius
        for b in circles[:i]:
            assert math.hypot(a.x - b.x, a.y - b.y) > a.radius + b.radius - 1.5


def test_area_grows_with_the_count_and_north_is_up() -> None:
    circles = lay_out(tuple(STATES))
    assert circles[1].radius == circles[4].radius > circles[0].radius
    assert circles[3].radius == RADIUS_MIN
    assert project(32.5, -115)[1] < project(16.5, -92.5)[1] and project(32.5, -115)[0] < project(16.5, -92.5)[0]


# --- matrices


def test_a_matrix_names_its_gaps() -> None:
    rows = [
        {"row": uri("state/A"), "rowLabel": literal("A"), "objective": uri("objective/1"), "entries": literal(3)},
        {"row": uri("state/A"), "rowLabel": literal("A"), "objective": uri("objective/3"), "entries": literal(1)},
        {"row": uri("state/B"), "rowLabel": literal("B"), "entries": literal(0)},
    ]
    matrix = assemble(Rows(("row",), tuple(rows)), ("1", "2", "3"))
    assert [row.gaps(matrix.objectives) for row in matrix.rows] == [["2"], ["1", "2", "3"]]
    assert (matrix.cells, matrix.empty_cells, matrix.missing("2"), matrix.missing("1")) == (6, 4, 2, 1)
    assert [matrix.total(number) for number in matrix.objectives] == [3, 0, 1]
    labels = [row.label for row in matrix.rows]
    assert [row.label for row in matrix.ordered("name").rows] == labels
    assert [row.label for row in matrix.ordered("gaps").rows] == labels[::-1]
    assert [row.label for row in matrix.ordered("total").rows] == labels
    assert [heat(n) for n in (1, 2, 3, 4, 8, 16, 1000)] == [1, 2, 2, 3, 4, 5, 5]


# --- courses through the editions


def course_rows() -> Rows:
    def row(slug: str, edition: int, entries: int, reporters: str) -> dict[str, Term]:
        return {
            "subject": uri(f"programme/{slug}"),
            "subjectLabel": literal(slug.title()),
            "edition": literal(edition),
            "entries": literal(entries, "integer"),
            "reporters": literal(reporters),
        }

    return Rows(
        ("subject",),
        (
            row("paisano", 2018, 1, "INM"),
            row("paisano", 2024, 2, "INM | SAT"),
            row("consulado", 2018, 1, ""),
            row("consulado", 2020, 1, "SRE"),
            row("nuevo", 2024, 1, "DIF"),
        ),
    )


def test_what_became_of_a_programme() -> None:
    found = {course.slug: course for course in courses(course_rows())}
    editions = editions_of(found.values())
    assert editions == ["2018", "2020", "2024"]
    assert {slug: c.status(editions) for slug, c in found.items()} == {
        "paisano": "continues",
        "consulado": "ended",
        "nuevo": "new",
    }
    assert [slug for slug, c in found.items() if c.has("several", editions)] == ["consulado", "paisano"]
    assert [c.slug for c in holding(found.values(), "PAÍS")] == ["paisano"]


def test_who_joined_and_left_is_said_only_where_both_editions_name_reporters() -> None:
    found = {course.slug: course for course in courses(course_rows())}
    assert (found["paisano"].joined("2024"), found["paisano"].left("2024")) == (["SAT"], [])
    assert (found["consulado"].joined("2020"), found["consulado"].left("2024")) == ([], [])


def figure(edition: int, value: int, unit: str, group: str = "total", line: int = 9) -> dict[str, Term]:
    return {
        "edition": literal(edition),
        "value": literal(value, "integer"),
        "unit": literal(unit),
        "group": literal(group),
        "document": uri(f"document/d-{edition}"),
        "firstLine": literal(line),
    }


def compared(*figures: dict[str, Term]) -> list[tuple[str, dict[str, list[tuple[str, str, int]]]]]:
    rows = compared_rows(Rows(("edition",), figures), lambda document, line: f"{document}:{line}")
    return [
        (row.unit, {e: [(v.value, v.unit, len(v.places)) for v in values] for e, values in row.values.items()})
        for row in rows
    ]


def test_figures_are_compared_that_two_editions_count_in_the_same_words() -> None:
    unit = "personas repatriadas dignas"
    found = compared(
        figure(2018, 10, unit),
        figure(2024, 20, "Personas repatriadas dignas, de las cuales"),
        figure(2024, 5, unit, "mujeres"),
        figure(2024, 6, "talleres"),
    )
    assert found == [(unit, {"2018": [("10", "", 1)], "2024": [("20", "", 1)]})]


def test_a_figure_in_almost_the_same_words_leaves_no_empty_cell() -> None:
    events = figure(2018, 5, "eventos"), figure(2020, 394, "eventos"), figure(2024, 437, "eventos presenciales")
    assert compared(*events)[0][1]["2024"] == [("437", "eventos presenciales", 1)]
    # Other words, or the same ones of another group, are something else.
    others = compared(*events[:2], figure(2024, 9, "becas"), figure(2024, 4, "eventos virtuales", "mujeres"))
    assert [set(values) for _, values in others] == [{"2018", "2020"}]
    # Shorter words that two longer ones fit stand beside both, in one row.
    kinds = figure(2020, 9, "elementos federales"), figure(2020, 4, "elementos municipales")
    [(unit, values)] = compared(*kinds, figure(2024, 60, "elementos"))
    assert (unit, [said for _, said, _ in values["2020"]]) == (
        "elementos",
        ["elementos federales", "elementos municipales"],
    )


def test_a_value_printed_twice_is_told_once_with_both_lines() -> None:
    found = compared(
        figure(2018, 387980, "personas", line=7), figure(2018, 387980, "personas"), figure(2020, 5, "personas")
    )
    assert found[0][1]["2018"] == [("387\u202f980", "", 2)]


def test_the_words_around_a_figure_are_of_its_sentence() -> None:
    lines = {1: "Fue así. De un total de", 2: "1,208 personas se res-", 3: "cataron 45; las demás siguieron."}
    originals = Originals({"d": lines})
    assert phrase(originals, "d", 2, "1208") == "De un total de 1,208 personas se rescataron 45"
    twice = Originals({"d": {1: "En 9 estados, con 9 municipales."}})
    assert phrase(twice, "d", 1, "9", "elementos (municipales)") == "En 9 estados, con 9 municipales."
    assert phrase(originals, "d", 2, "45") == phrase(originals, "other", 2, "1208") == ""


@pytest.mark.parametrize(
    ("agrees", "holds", "said"),
    [(None, None, "open"), (True, True, "agrees"), (False, True, "holds"), (False, False, "differs")],
)
def test_verdicts(agrees: bool | None, holds: bool | None, said: str) -> None:
    assert verdict({"agrees": agrees, "holds": holds}) == said


# --- addresses


class Asked:
    """As much of a request as addresses need."""

    def __init__(self, query: str) -> None:
        self.query_params = QueryParams(query)

        class Url:
            path = "/explore"

        self.url = Url()


def test_an_address_keeps_the_other_filters_and_starts_the_pages_anew() -> None:
    asked = Asked("objective=7&text=a+b&page=3")
    assert address(asked, state="MX-OAX") == "/explore?objective=7&text=a+b&state=MX-OAX"  # type: ignore[arg-type]
    assert address(asked, objective=None, text=None) == "/explore"  # type: ignore[arg-type]


def test_pages_of_a_list() -> None:
    shown = pages(Asked("page=2"), 60, 2, 25)  # type: ignore[arg-type]
    assert (shown.first, shown.last, shown.previous, shown.next) == (26, 50, "/explore", "/explore?page=3")
    last = pages(Asked("page=3"), 60, 3, 25)  # type: ignore[arg-type]
    assert (last.first, last.last, last.next) == (51, 60, "")


@pytest.mark.parametrize("text", ["0", "-1", "x", "1e3", "²", "999999999999"])
def test_what_is_no_page_is_refused(text: str) -> None:
    with pytest.raises(ProblemError, match="is no page"):
        page_number(Asked(f"page={text}"))  # type: ignore[arg-type]


# --- once a build


class Build:
    build = "1"


def test_a_value_is_made_once_a_build_and_again_after_a_failure() -> None:
    made: list[str] = []
    engine = Build()

    async def make() -> str:
        made.append(engine.build)
        await asyncio.sleep(0)
        if len(made) == 1:
            raise ValueError("not yet")
        return engine.build

    async def ask() -> None:
        kept = PerBuild(engine, make)  # type: ignore[arg-type]
        with pytest.raises(ValueError, match="not yet"):
            await kept.get()
        assert await asyncio.gather(kept.get(), kept.get(), kept.get()) == ["1", "1", "1"]
        engine.build = "2"
        assert await kept.get() == "2"

    asyncio.run(ask())
    assert made == ["1", "1", "2"]


def test_words_that_only_join_are_not_looked_for_and_others_are_translated() -> None:
    assert words("gender-based violence against women") == ["gender", "violence", "women"]
    assert "transgenero" in others_of("transgender")
