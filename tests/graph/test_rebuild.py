"""The published facts are what the documents give, byte for byte, and hold none of their sentences."""

import re
from pathlib import Path

from entramado.graph import snapshot
from tests.paths import ROOT

DATA = ROOT / "data"
LONGEST_LITERAL = 600


def test_data_is_what_the_documents_give(built: Path, tmp_path: Path) -> None:
    snapshot.without_prose(snapshot.read(built), tmp_path / "data")
    names = sorted(p.name for p in (tmp_path / "data").iterdir())
    assert names == sorted(p.name for p in DATA.iterdir())
    for name in names:
        assert (tmp_path / "data" / name).read_bytes() == (DATA / name).read_bytes(), (
            f"data/{name} is not what the documents give: run 'make data'"
        )


def test_data_holds_no_prose() -> None:
    assert snapshot.PROSE not in {p.name for p in DATA.iterdir()}
    text = (DATA / snapshot.FACTS).read_text(encoding="utf-8")
    # What we say of a network ourselves is a list of findings, a line each.
    lines = (line for literal in re.findall(r'"((?:[^"\\]|\\.)*)"', text) for line in literal.split(r"\n"))
    assert max(map(len, lines)) <= LONGEST_LITERAL
    assert 'descriptionText> "' not in text
    assert "/graph/prose>" not in text
