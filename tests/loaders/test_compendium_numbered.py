"""The numbered compendium: an invented edition with each irregularity of the print, and the published one."""

import json
from collections import Counter
from pathlib import Path

import pytest

from entramado.loaders.compendium_numbered.reader import read
from entramado.loaders.formats.files import file_lines, text_lines
from entramado.loaders.grammar import in_capitals
from entramado.loaders.pages import is_page_top
from entramado.loaders.reading import read_document, read_manifest
from entramado.loaders.records import DocumentError, Entry, Reading
from entramado.loaders.text import Line
from tests.paths import EDITIONS

EDITION = EDITIONS / "compendio-2031.txt"


@pytest.fixture(scope="module")
def invented() -> Reading:
    spec = read_manifest(EDITIONS / "documents.toml")["compendio-2031"]
    return read_document(spec, EDITIONS)


@pytest.fixture(scope="module")
def published(sources: Path) -> Reading:
    return read_document(read_manifest()["compendio-2024"], sources)


def row(entry: Entry) -> dict[str, object]:
    return {
        "chapter": entry.chapter,
        "objective": entry.objective,
        "ordinal": entry.ordinal,
        "lines": list(entry.lines),
        "title": entry.title,
        "reporter_printed": entry.reporter_printed,
        "reporters": [name.text for name in entry.reporters],
        "parents": [name.text for name in entry.parents],
        "has_results": entry.has_results,
        "challenges": [challenge.lines[0] for challenge in entry.challenges],
    }


def find(reading: Reading, title: str) -> Entry:
    return next(e for e in reading.entries if e.title and e.title.startswith(title))


def edition_lines() -> list[Line]:
    return file_lines(EDITION)


def read_rows(rows: list[str]) -> Reading:
    return read("compendio-2031", text_lines("\n".join(rows)))


def test_a_new_edition_needs_its_manifest_entry_only(invented: Reading) -> None:
    expected = [json.loads(x) for x in EDITION.with_suffix(".entries.jsonl").read_text("utf-8").splitlines()]
    assert [row(e) for e in invented.entries] == expected
    assert len(expected) == 40


def test_every_line_of_the_edition_is_accounted_for(invented: Reading) -> None:
    assert invented.unread == []
    assert invented.line_count == len(edition_lines())
    kinds = Counter(f.what for f in invented.furniture)
    assert set(kinds) == {"front matter", "heading", "running head", "annex"}
    assert kinds["running head"] == 3


def test_a_head_seen_once_is_known_by_its_number(invented: Reading) -> None:
    entry = find(invented, "LÍNEA")
    assert "a la red de apoyo de los municipios" in entry.description.text


def test_prose_that_begins_like_a_heading_stays_prose(invented: Reading) -> None:
    entry = find(invented, "COOPERACIÓN TRILATERAL")
    assert "Objetivo 7. del acuerdo" in entry.description.text
    assert "Capítulo 4 del mismo" in entry.description.text


def test_a_list_in_capitals_is_no_entry(invented: Reading) -> None:
    assert find(invented, "FORO DE LOS").description.text.endswith("2. MESA DE CAMINOS Y VEREDAS")


def test_notes_go_to_the_entry_that_bears_their_mark(invented: Reading) -> None:
    here = find(invented, "ENCUESTA “DE IDA")
    before = find(invented, "MÓDULOS DE INFORMACIÓN EN")
    assert [n.text for n in here.footnotes] == ["Los cuestionarios se guardan en https://encuesta.example/ida"]
    assert here.results.text == "Se levantaron 2,004 cuestionarios."
    assert [n.text for n in before.footnotes] == ["Mapas en https://mapas.example/lanchas"]
    assert before.results.text.endswith("600 mapas.")
    between = find(invented, "VENTANILLA MÓVIL")
    assert between.description.text.endswith("actas y de constancias.")


def test_challenges_are_mended_and_headings_among_them_left_out(invented: Reading) -> None:
    texts = [c.text.text for c in find(invented, "TALLERES DE OFICIOS").challenges]
    assert texts == [
        "Conseguir talleres más cerca de los barrios.",
        "Contratar a más maestras y maestros de oficio.",
        "Pagar el transporte.",
    ]
    assert find(invented, "LÍNEA").challenges[2].text.text.startswith("Desconocimiento de la línea")


def test_a_reporter_that_is_missing_comes_from_the_text(invented: Reading) -> None:
    entry = find(invented, "SENTENCIA DE AMPARO")
    assert entry.reporter_printed is None
    assert [(name.text, name.line) for name in entry.reporters] == [("CORTEL", entry.description.first_line)]
    assert "reporter-missing" in {f.code for f in invented.flags}


def test_a_number_printed_twice_is_flagged(invented: Reading) -> None:
    flag = next(f for f in invented.flags if f.code == "ordinal-sequence")
    assert flag.line == find(invented, "REVISIÓN DE CONVENIOS").lines[0]


def test_names_keep_their_line(invented: Reading) -> None:
    entry = find(invented, "GUÍA PARA VIAJAR")
    assert entry.title_lines is not None
    assert [name.line for name in entry.reporters] == [entry.title_lines[1]]


def test_the_published_compendium_has_its_379_entries(published: Reading) -> None:
    chapters = Counter(e.chapter for e in published.entries)
    assert chapters == {"APF": 180, "EF": 153, "PJ": 11, "OCA": 14, "OSC": 21}
    assert published.unread == []
    last: dict[tuple[str | None, int | None], int] = {}
    for entry in published.entries:
        place = (entry.chapter, entry.objective)
        assert int(entry.ordinal) == last.get(place, 0) + 1
        last[place] = int(entry.ordinal)


def test_every_published_entry_is_whole(published: Reading) -> None:
    for entry in published.entries:
        assert entry.title and in_capitals(entry.title), entry.lines
        assert entry.reporters and entry.description and entry.results, entry.lines
    assert [e.lines[0] for e in published.entries if e.reporter_printed is None] == [9560]
    assert sum(not e.has_results for e in published.entries) == 14


def test_published_parts_are_free_of_furniture(published: Reading) -> None:
    heads = ("COMPENDIO GENERAL 2024", "REGISTRO E IDENTIDAD DE PERSONAS", "RESULTADOS", "RETOS\n")
    for entry in published.entries:
        for name, part in entry.parts():
            assert not any(head in part.text for head in heads), (entry.lines, name)
            assert part.first_line >= entry.lines[0]


def test_published_pairs_are_told_apart_whatever_their_order(published: Reading) -> None:
    def bodies(first: int) -> tuple[list[str], list[str]]:
        entry = next(e for e in published.entries if e.lines[0] == first)
        return [n.text for n in entry.reporters], [n.text for n in entry.parents]

    assert bodies(358) == (["UPMRIP"], ["SEGOB"])
    assert bodies(3779) == (["AMEXCID"], ["SRE"])
    assert bodies(3363) == (["CNI"], ["SESNSP"])
    assert bodies(1925) == (["STPS", "SRE"], [])
    assert bodies(5690) == (["UPMRIP", "IMME"], ["SRE"])
    assert bodies(5933) == (["UPMRIP", "SRE"], ["SEGOB"])
    assert bodies(1253) == (["INM"], [])
    assert bodies(3728) == (["PA"], [])
    assert bodies(9606) == (["UGCCDH"], ["SCJN"])


@pytest.mark.parametrize("name", ["compendio-2020.md", "informe-2018.txt", "buenas-practicas-oim.txt"])
def test_another_familys_file_is_refused(sources: Path, name: str) -> None:
    with pytest.raises(DocumentError, match="x:1: not printed like a numbered compendium"):
        read("x", file_lines(sources / name))


def test_an_edition_that_stops_anywhere_before_its_annexes_is_refused() -> None:
    rows = [x.text for x in edition_lines()]
    end = next(n for n, text in enumerate(rows) if "Glosario de siglas" in text)
    for stop in range(75, end, 4):
        with pytest.raises(DocumentError, match=r"^compendio-2031:\d+: .+; "):
            read_rows(rows[:stop])
    assert len(read_rows(rows[: end + 1]).entries) == 40


def test_an_edition_without_index_may_stop_behind_a_sentence_only() -> None:
    rows = [x.text for x in edition_lines()]
    first = next(n for n, text in enumerate(rows) if text.startswith(" Objetivo 1."))
    end = next(n for n, text in enumerate(rows) if "Glosario de siglas" in text)
    body = rows[first:end]
    whole = read_rows(body)
    assert [e.chapter for e in whole.entries][-1] == "OSC"
    assert len(whole.entries) == 40
    with pytest.raises(DocumentError, match="stops in the middle, in entry 2"):
        read_rows(body[:-1])


def test_pages_out_of_order_are_refused() -> None:
    lines = edition_lines()
    tops = [n for n, x in enumerate(lines) if is_page_top(x)]
    pages = [[x.text for x in lines[a:b]] for a, b in zip([0, *tops], [*tops, len(lines)], strict=True)]
    swaps = [n for n in range(2, len(pages) - 2) if min(len(pages[n]), len(pages[n + 1])) > 5]
    # Two pages that are a whole chapter each, without a printed heading, nobody can tell apart.
    swaps.remove(next(n for n in swaps if "CORTEL" in " ".join(pages[n]) and "INSTALLA" in " ".join(pages[n + 1])))
    assert len(swaps) > 5
    for n in swaps:
        swapped = [*pages[:n], pages[n + 1], pages[n], *pages[n + 2 :]]
        with pytest.raises(DocumentError):
            read_rows([text for page in swapped for text in page])


def test_a_lost_title_is_no_silent_half() -> None:
    rows = [x.text for x in edition_lines()]
    at = next(n for n, text in enumerate(rows) if text.startswith(" 3. ATLAS"))
    with pytest.raises(DocumentError, match="RESULTADOS stands a second time in entry 2"):
        read_rows([*rows[:at], " Atlas de caminos y veredas", *rows[at + 1 :]])


def test_a_part_may_begin_behind_its_label() -> None:
    rows = [x.text for x in edition_lines()]
    at = next(n for n, text in enumerate(rows) if text.startswith("Se publicaron 52"))
    rows[at - 1 : at + 1] = ["RESULTADOS: Se publicaron 52 números."]
    entry = find(read_rows(rows), "BOLETÍN SEMANAL")
    assert entry.results.text == "Se publicaron 52 números."
    assert entry.results.first_line == at
