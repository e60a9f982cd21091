"""The compendium in Markdown: an invented edition with every oddity of the print, and the published one."""

import random
import re
from pathlib import Path

import pytest

from entramado.loaders.formats.files import file_lines, text_lines
from entramado.loaders.formats.markdown import strip_markup
from entramado.loaders.reading import read_document, read_manifest, reader_of
from entramado.loaders.records import DocumentError, Entry, Reading
from entramado.loaders.text import Line
from tests.paths import EDITIONS

read = reader_of("compendium-markdown")
EDITION = EDITIONS / "invented-markdown.md"
KEY = "compendio-2030"
MANIFEST = f"""\
[{KEY}]
file = "invented-markdown.md"
family = "compendium-markdown"
title = "Compendio inventado"
publisher = "upmrip"
edition = 2030
issued = "2030-09-18"
"""
# (objective, ordinal): title, reporters, parents, results, challenges
EXPECTED = {
    (1, "1"): ("Censo de Golondrinas Viajeras", ["RENAGO"], [], True, 3),
    (1, "2"): ("Atlas de Senderos", ["INSEND"], [], True, 1),  # its second paragraph comments on the first
    (1, "3"): ("Observatorio del Horizonte (OBHO)", ["INSEND"], [], True, 0),
    (2, "1"): ("Huertos de Arraigo", ["SEPUC"], [], True, 2),  # a bold line; a list within counts to 4
    (2, "2"): ("Molinos Vecinales", ["BANCAM"], [], False, 0),  # no results part, "No se reportaron retos"
    (3, "1"): ("Radio Ribera", ["SEPUC"], [], False, 0),  # a list item, and nothing but its heading
    (3, "2"): ("Guía de Bolsillo para Cruzar el Vado (en adelante la Guía)", ["DIRIB"], ["SEPUC"], False, 0),
    (3, "3"): ("Línea de Auxilio 070", ["SEPUC"], [], True, 2),  # a challenge ends with an acronym in parentheses
    (3, "4"): ("Carteles del Embarcadero", ["INSEND"], [], True, 1),  # a list item without bold print
    (4, "1"): ("Cédula de Ribera", ["RENAGO"], [], True, 2),  # lead-in and closing remark are no challenges
    (4, "2"): ("Apostilla Exprés", ["RENAGO"], ["SEPUC"], False, 0),  # says that there are no results yet
    (5, "1"): ("Permiso del Pescador", ["SEPUC"], [], True, 2),  # a heading "2029" within
    (5, "2"): ("Salvoconducto de Temporada", ["SEPUC"], [], False, 0),
    (7, "1"): ("Casas de Paso", ["ALDIF"], [], True, 3),  # three paragraphs without bullets
    (8, "2"): ("Búsqueda en Meandros", ["FISVA"], [], False, 0),
    (11, "1"): ("Vado Ordenado", ["ADUVA"], ["SEPUC"], True, 0),
    (14, "1"): ("Cónsul en Canoa", ["CANVA"], [], True, 0),  # "Ninguno."
    (15, "3"): ("Agua para Todos los Vados", [], [], True, 0),  # no reporter
    (16, "2"): ("Programa de Vecindad Activa (PVA)", [], [], False, 0),  # its own acronym is no reporter
    (23, "2"): ("Pacto de Orillas", ["CANVA"], [], True, 2),
}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """Read by nothing but an entry in a manifest."""
    manifest = tmp_path_factory.mktemp("manifest") / "documents.toml"
    manifest.write_text(MANIFEST, encoding="utf-8")
    return read_document(read_manifest(manifest)[KEY], EDITION.parent)


@pytest.fixture(scope="module")
def published(sources: Path) -> Reading:
    return read("compendio-2020", file_lines(sources / "compendio-2020.md"))


def entry(reading: Reading, objective: int, ordinal: str) -> Entry:
    return next(e for e in reading.entries if (e.objective, e.ordinal) == (objective, ordinal))


def edition_lines() -> list[Line]:
    return file_lines(EDITION)


def test_every_entry_is_read(edition: Reading) -> None:
    found = {
        (e.objective, e.ordinal): (
            e.title,
            [r.text for r in e.reporters],
            [p.text for p in e.parents],
            e.has_results,
            len(e.challenges),
        )
        for e in edition.entries
    }
    assert len(found) == len(edition.entries) == 40
    assert {key: found.get(key) for key in EXPECTED} == EXPECTED
    assert {objective for objective, _ in found} == set(range(1, 24)) - {13, 19}


def test_every_line_is_accounted_for(edition: Reading) -> None:
    assert edition.unread == []
    assert [(flag.line, flag.code) for flag in edition.flags] == [(115, "text-missing")]
    assert {f.what for f in edition.furniture} == {
        "front matter",
        "heading of an objective",
        "objective without entries",
        "rule",
        "back matter",
    }


def test_a_note_belongs_to_the_entry_that_refers_to_it(edition: Reading) -> None:
    notes = {(e.objective, e.ordinal): [n.text for n in e.footnotes] for e in edition.entries if e.footnotes}
    assert set(notes) == {(1, "1"), (1, "2"), (2, "1")}
    assert notes[1, "1"][0].endswith("https://golondrinas.example/metodos_censo")
    # Note 2 is printed within entry 3 and is no part of its text; note 3 within entry 2 of objective 2.
    assert "edición anterior" not in entry(edition, 1, "3").description.text
    assert entry(edition, 1, "2").lines[1] < entry(edition, 1, "2").footnotes[0].first_line


def test_text_runs_on_over_the_end_of_a_page_and_keeps_its_lines(edition: Reading) -> None:
    challenge = entry(edition, 1, "1").challenges[1]
    assert challenge.text.text.endswith("durante la creciente y mantener sus lanchas en buen estado.")
    assert challenge.text.line_at(challenge.text.text.index("mantener")) == challenge.lines[1] == 45
    assert "de 18 a 29 años, y a las familias" in entry(edition, 2, "2").description.text
    # A comma at the page's end: the sentence goes on though the next line begins with a capital.
    assert "Lancheros, Organizaciones" in entry(edition, 21, "2").description.text


def test_passages_hold_no_marks_and_part_items_and_rows(edition: Reading) -> None:
    census, orchards = entry(edition, 1, "1"), entry(edition, 2, "1")
    assert "Universidad del Estuario" in census.description.text
    assert census.results.text.split("\n")[1:] == [
        "Se publicaron dos boletines:",
        "Boletín de la creciente",
        "Boletín del estiaje",
    ]
    assert orchards.results.text.split("\n")[1:3] == ["Vado Alto | 12 | 140", "Vado Bajo | 9 | $88"]
    assert entry(edition, 4, "1").results.text == "Año | Cédulas\n2029 | 1,204\n2030 | 733"
    everything = "".join(p.text for e in edition.entries for _, p in e.parts())
    assert not re.search(r"\*\*|<sup>|</?b>|\]\(|\\", everything)


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("**bold** and *leaning*<sup>3</sup>.", "bold and leaning."),
        (r"\$100 y \*nota", "$100 y *nota"),
        ("véase <https://vado.example/a_b>", "véase https://vado.example/a_b"),
        (r"[https://v.example/a\\_b](https://v.example/a_b)", "https://v.example/a_b"),
        ("[el censo](https://v.example/c)", "el censo https://v.example/c"),
        ("<b>Total</b>\t<b>85</b>", "Total | 85"),
    ],
)
def test_markup_is_stripped(printed: str, text: str) -> None:
    assert strip_markup(printed) == text


def test_bytes_of_another_make_read_alike_or_are_refused(edition: Reading, tmp_path: Path) -> None:
    text = EDITION.read_text(encoding="utf-8")
    windows = tmp_path / "windows.md"
    windows.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert read(KEY, file_lines(windows)).entries == edition.entries
    latin = tmp_path / "latin.md"
    latin.write_bytes(text.replace("“", '"').replace("”", '"').encode("latin-1"))
    with pytest.raises(DocumentError, match="Latin-1"):
        file_lines(latin)


def test_a_document_cut_off_is_refused(edition: Reading) -> None:
    lines = edition_lines()
    last = next(e.lines[0] for e in edition.entries if e.objective == 23)
    for end in range(1, last - 1, 5):
        with pytest.raises(DocumentError, match=rf"^{KEY}:\d+: .*; "):
            read(KEY, lines[:end])
    heading = next(i for i in range(last, len(lines)) if "Resultados" in lines[i].text)
    with pytest.raises(DocumentError, match="ends behind a heading"):
        read(KEY, lines[: heading + 1])


def test_shuffled_pages_are_refused() -> None:
    pages = re.split(
        r"\n{4,}(?=\S)", EDITION.read_text(encoding="utf-8").replace("\n## **Objetivo", "\n\n\n\n## **Objetivo")
    )
    assert len(pages) > 20
    for seed in range(20):
        shuffled = pages[:]
        random.Random(seed).shuffle(shuffled)
        with pytest.raises(DocumentError, match=r"follows|no heading|second part"):
            read(KEY, text_lines("\n\n\n\n".join(shuffled)))


def changed(old: str, new: str) -> list[Line]:
    text = EDITION.read_text(encoding="utf-8")
    assert text.count(old) == 1
    return text_lines(text.replace(old, new))


def test_a_part_printed_twice_is_refused() -> None:
    with pytest.raises(DocumentError, match="second part"):
        read(KEY, changed("Se firmó la ruta.", "Se firmó la ruta.\n\n**Resultados**\n\nOtra."))


def test_what_may_be_missing_is_flagged() -> None:
    skipped = read(KEY, changed("### **2. Protocolo de las Compuertas (FISVA)**", "### **3. Protocolo (FISVA)**"))
    assert [f.code for f in skipped.flags] == ["entries-missing"]
    unprinted = read(KEY, changed("<sup>3</sup> Cuenta los huertos escolares.", ""))
    assert [f.code for f in unprinted.flags] == ["note-missing"]
    unreferred = read(KEY, changed("mapas<sup>2</sup>", "mapas"))
    assert [f.code for f in unreferred.flags] == ["note-without-reference"]
    broken = read(KEY, changed("años, y a las\n", "años.\n"))
    assert [f.code for f in broken.flags] == ["sentence-cut"]


def test_a_heading_lost_is_refused() -> None:
    with pytest.raises(DocumentError, match=r"entry 1 of objective 7 has a second part"):
        read(KEY, changed("### **2. Ruta de Acompañamiento (ALDIF)**", ""))


def test_text_before_the_first_entry_is_unread() -> None:
    reading = read(KEY, changed("### **1. Censo de Golondrinas", "Una frase suelta.\n\n### **1. Censo de Golondrinas"))
    assert len(reading.unread) == 1


@pytest.mark.parametrize(
    "name", ["compendio-2024.txt", "informe-2018.txt", "buenas-practicas-oim.txt", "informe-ejecutivo-2024.txt"]
)
def test_another_familys_document_is_refused(sources: Path, name: str) -> None:
    with pytest.raises(DocumentError, match="family"):
        read(KEY, file_lines(sources / name))


def test_the_published_edition(published: Reading) -> None:
    assert len(published.entries) == 176
    assert published.unread == []
    assert published.flags == []
    assert {e.objective for e in published.entries} == set(range(1, 24)) - {22}
    assert sum(len(e.footnotes) for e in published.entries) == 25
    assert [(e.objective, e.ordinal) for e in published.entries if not e.reporters] == [(23, "5")]
    assert {(p.text, r.text) for e in published.entries for p in e.parents for r in e.reporters} == {
        ("SHCP", "SAT"),
        ("SEMARNAT", "CONAGUA"),
    }
    assert sum(len(e.challenges) for e in published.entries) == 209
    assert [(e.objective, e.ordinal) for e in published.entries if not e.has_results] == [
        (1, "11"), (2, "4"), (5, "4"), (7, "10"), (8, "2"), (10, "1"), (10, "2"),
        (14, "4"), (15, "14"), (18, "1"), (21, "7"),
    ]  # fmt: skip


def test_the_published_edition_entry_by_entry(published: Reading) -> None:
    spans = {(e.objective, e.ordinal): e.lines for e in published.entries}
    assert spans[1, "10"] == (224, 230)  # the note of entry 9 behind it is not its text
    assert spans[10, "1"] == (1719, 1719)
    assert spans[23, "5"] == (3300, 3319)
    ordinals: dict[int | None, list[int]] = {}
    for e in published.entries:
        ordinals.setdefault(e.objective, []).append(int(e.ordinal))
    assert all(found == list(range(1, len(found) + 1)) for found in ordinals.values())
    assert max(ordinals[7]) == 21
    assert max(ordinals[17]) == 17
