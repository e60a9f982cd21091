"""What XML cannot hold stays out of every XML answer, and in the formats that can hold it."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from entramado.api.cli import main
from entramado.api.sparql.engine import Engine
from entramado.graph.xml_text import Cleaner, clean
from tests.api.sparql.test_sparql_engine import run
from tests.paths import ROOT
from tests.serving import small_data

HOSTILE = "a\u0008b\u0000\u001f\ufffe\uffff\u000bñ\r\t\n\ufffd"
READ_BACK = "a\ufffdb\ufffd\ufffd\ufffd\ufffd\ufffdñ\r\t\n\ufffd"
ESCAPED = json.dumps(HOSTILE)[1:-1]
SELECT = f'SELECT ?a {{ VALUES ?a {{ "{ESCAPED}"@es }} }}'
CONSTRUCT = f'CONSTRUCT {{ <x:a> <x:p> ?a }} WHERE {{ VALUES ?a {{ "{ESCAPED}" }} }}'
LITERAL = ".//{http://www.w3.org/2005/sparql-results#}literal"


def test_every_character_is_replaced_or_kept() -> None:
    for code in (*range(0x300), *range(0xFF00, 0x10000), 0x1F600):
        document = clean(f"<x>{chr(code).replace('&', '&amp;').replace('<', '&lt;')}</x>".encode())
        text = ET.fromstring(document).text
        allowed = code in (9, 10, 13) or (code >= 0x20 and code not in (0xFFFE, 0xFFFF))
        assert text == (chr(code) if allowed else "\ufffd"), hex(code)


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_blocks_may_be_cut_anywhere(size: int) -> None:
    data = f"<x>{HOSTILE}{HOSTILE}\uffe0\uffff</x>".encode()
    cleaner = Cleaner()
    parts = [cleaner.add(data[at : at + size]) for at in range(0, len(data), size)]
    assert b"".join(parts) + cleaner.end() == clean(data)


def test_answers_of_the_service_are_well_formed(tmp_path: Path) -> None:
    async def work(engine: Engine) -> None:
        found = await engine.query(SELECT, format="xml")
        assert ET.fromstring(found.body).findtext(LITERAL) == READ_BACK
        graph = await engine.query(CONSTRUCT, format="rdf")
        assert ET.fromstring(graph.body).findtext(".//{x:}p") == READ_BACK
        for format in ("json", "csv", "tsv"):
            body = (await engine.query(SELECT, format=format)).body
            assert "\ufffd".encode() * 2 not in body
        rows = json.loads((await engine.query(SELECT, format="json")).body)["results"]["bindings"]
        assert rows[0]["a"]["value"] == HOSTILE

    run(small_data(tmp_path), work)


@pytest.mark.parametrize(("format", "query", "path"), [("xml", SELECT, LITERAL), ("rdf", CONSTRUCT, ".//{x:}p")])
def test_the_command_writes_well_formed_files(tmp_path: Path, format: str, query: str, path: str) -> None:
    asked, out = tmp_path / "q.rq", tmp_path / "answer"
    asked.write_text(query, encoding="utf-8")
    data = str(ROOT / "data")
    assert main(["query", "--file", str(asked), "--format", format, "--snapshot", data, "-o", str(out)]) == 0
    assert ET.fromstring(out.read_bytes()).findtext(path) == READ_BACK
