"""The manifest and the bytes of documents: what is wrong with a file is said in one sentence, with its place."""

from dataclasses import replace
from pathlib import Path

import pytest

from entramado.loaders.reading import FAMILIES, MANIFEST, DocumentSpec, read_document, read_manifest
from entramado.loaders.records import DocumentError, Reading
from tests.paths import EDITIONS

GOOD = """file = "a.txt"
family = "compendium-numbered"
title = "A"
publisher = "upm"
edition = 2031
issued = "2031"
"""


@pytest.fixture
def spec() -> DocumentSpec:
    return read_manifest(EDITIONS / "documents.toml")["compendio-2031"]


def titles(reading: Reading) -> list[tuple[str | None, tuple[int, int]]]:
    return [(e.title, e.lines) for e in reading.entries]


def copy(folder: Path, data: bytes, name: str = "compendio-2031.txt") -> Path:
    (folder / name).write_bytes(data)
    return folder


def test_the_manifest_names_five_documents() -> None:
    specs = read_manifest()
    assert next(iter(specs)) == "compendio-2024"
    assert len(specs) == 5
    assert {s.family for s in specs.values()} == set(FAMILIES)
    assert specs["informe-ejecutivo-2024"].reports_on == "compendio-2024"
    assert specs["compendio-2024"].prose and not specs["compendio-2020"].prose
    assert MANIFEST.name == "documents.toml"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"[a]\n{GOOD}x = 1\n", r":1: \[a\] has an unknown field: x; the fields are file, "),
        ("[a]\nfile = 'a.txt'\n", r":1: \[a\] has no family; add family = "),
        (f"# one\n[A_b]\n{GOOD}", r":2: \[A_b\] is no key; use lower-case"),
        (f"[a]\n{GOOD}".replace("= 2031", "= '2031'"), r":1: \[a\] edition is not of type int: '2031'"),
        (f"[a]\n{GOOD}".replace("compendium-numbered", "cards"), r":1: \[a\] is of an unknown family: cards; use"),
        (f'[a]\n{GOOD}reports_on = "b"\n', r":1: \[a\] reports_on names no document of the manifest: b; use one of a"),
        (f"[a]\n{GOOD}".replace('"2031"', '"ayer"'), r":1: \[a\] issued is no date: 'ayer'; write 2031"),
        (f"[a]\n{GOOD}".replace('"2031"', '"2031-02-30"'), r":1: \[a\] issued is no date: '2031-02-30'"),
        (
            f"[a]\n{GOOD}".replace("upm", "upmripp"),
            r":1: \[a\] publisher is the id of no known body: 'upmripp'; perhaps upmrip",
        ),
        (f"[a]\n{GOOD}[b]\n{GOOD}", r":8: \[b\] names the file of \[a\]: a.txt; name each file under one key"),
        ("a = 1\n", r":1: \[a\] is not a table"),
        ("[a\n", r": not valid TOML: .*line 1"),
    ],
)
def test_a_wrong_manifest(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "documents.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DocumentError, match=message):
        read_manifest(path)


def test_a_file_that_is_not_there(tmp_path: Path, spec: DocumentSpec) -> None:
    with pytest.raises(DocumentError, match=r"2031\.txt: the file is not there; put it there or .* --sources$"):
        read_document(spec, tmp_path)


def test_a_folder_in_the_files_place(tmp_path: Path, spec: DocumentSpec) -> None:
    (tmp_path / "compendio-2031.txt").mkdir()
    with pytest.raises(DocumentError, match="the file cannot be read"):
        read_document(spec, tmp_path)


def test_a_file_over_the_limit(tmp_path: Path, spec: DocumentSpec, monkeypatch: pytest.MonkeyPatch) -> None:
    copy(tmp_path, b"Objetivo 1. " * 90_000)
    monkeypatch.setenv("ENTRAMADO_DOCUMENT_MB_MAX", "1")
    with pytest.raises(
        DocumentError, match=r"2031\.txt: the file has 1\.1 MB, more than the 1 that ENTRAMADO_DOCUMENT_MB"
    ):
        read_document(spec, tmp_path)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf \r\n\n", "the file is empty"),
        ("uno\ndos\nmigración\n".encode("latin-1"), r"txt:3: the file is not UTF-8 \(byte 0xf3\), perhaps Latin-1"),
        ("migración\n".encode("utf-16"), "txt:1: the file is UTF-16; save it as UTF-8"),
        ("una migración\n".encode("utf-16-le"), "txt:1: the file is UTF-16; save it as UTF-8"),
        (
            "uno\nmigración, México, también\n".encode().decode("latin-1").encode(),
            r"txt:2: letters were written as UTF-8 twice \('Ã³' for one letter\)",
        ),
        (b"uno\ndos\0\n", "txt:2: the file is not text"),
        (
            b"<!DOCTYPE html>\n<p>Objetivo 1.",
            r"txt:1: the file is a web page \(HTML\) by its content; give it a name that ends in \.html",
        ),
        (b"PK\x03\x04..word/document.xml", r"txt:1: the file is a Word document \(\.docx\) by its content"),
        (b"%PDF-1.7\n", "txt:1: the file is a PDF by its content; give it a name that ends in .pdf"),
    ],
)
def test_wrong_bytes(tmp_path: Path, spec: DocumentSpec, data: bytes, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        read_document(spec, copy(tmp_path, data))


def test_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path: Path, spec: DocumentSpec) -> None:
    plain = read_document(spec, EDITIONS)
    data = (EDITIONS / spec.file).read_bytes()
    assert b"\r" not in data
    windows = read_document(spec, copy(tmp_path, b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")))
    assert titles(windows) == titles(plain)
    assert windows.line_count == plain.line_count
    assert [e.description for e in windows.entries] == [e.description for e in plain.entries]


def test_the_familys_error_names_the_file(tmp_path: Path, spec: DocumentSpec) -> None:
    path = tmp_path / spec.file
    with pytest.raises(DocumentError) as caught:
        read_document(spec, copy(tmp_path, b"Otra cosa.\n"))
    assert str(caught.value).startswith(f"{path}:1: not printed like a numbered compendium")


def test_latin_1_is_never_read_by_half(tmp_path: Path, spec: DocumentSpec) -> None:
    text = (EDITIONS / spec.file).read_text("utf-8")
    data = text.encode("cp1252")
    line = 1 + next(n for n, row in enumerate(text.split("\n")) if not row.isascii())
    with pytest.raises(DocumentError, match=rf"txt:{line}: the file is not UTF-8"):
        read_document(spec, copy(tmp_path, data))


def test_what_the_caller_knows_of_bodies_settles_pairs(spec: DocumentSpec) -> None:
    def is_part_of(unit: str, parent: str) -> bool | None:
        return unit == "CORTEL" if {unit, parent} == {"CORTEL", "ESCUELJU"} else None

    entry = next(e for e in read_document(spec, EDITIONS, is_part_of=is_part_of).entries if "DEFENSA" in str(e.title))
    assert [n.text for n in entry.reporters] == ["CORTEL"]
    assert [n.text for n in entry.parents] == ["ESCUELJU"]


@pytest.mark.parametrize("key", list(read_manifest()))
@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_no_family_reads_anothers_document(sources: Path, key: str, family: str) -> None:
    spec = read_manifest()[key]
    if spec.family == family:
        assert read_document(spec, sources).unread == []
        return
    with pytest.raises(DocumentError, match=rf"{spec.file}:1: .+; .+"):
        read_document(replace(spec, family=family), sources)
