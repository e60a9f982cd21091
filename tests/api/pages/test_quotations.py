"""Quoted lines: only cited ones, three at most, with the words marked that a fact was read in."""

from __future__ import annotations

import asyncio
import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from entramado.api.pages.cells import Cell
from entramado.api.pages.marked_text import MarkedText, number_pattern, words_pattern
from entramado.api.pages.originals import Originals, SourcesError, without_markup
from entramado.api.pages.quotations import KINDS, LINES_MOST, Cited, Quotation, lines_asked, quotation
from entramado.api.pages.quoted_words import quoted_words
from entramado.api.sparql.engine import Rows, Term
from entramado.api.sparql.problems import ProblemError
from entramado.ontology.folding import fold_as_queries
from entramado.ontology.namespaces import Base
from tests.paths import ROOT

INM = "https://example.org/id/institution/inm"
NNA = "https://example.org/id/population/nna"
LINES = (
    "El INM y el DIF atendieron a",
    "1,250 niñas y niños en",
    "Tapachula durante 2023.",
    "Nada más.",
    "Otra línea.",
)


@dataclass(eq=False)
class WordingsEngine:
    """Answers the question for wordings alone."""

    build: str = "one"
    wordings: dict[str, list[str]] = field(default_factory=dict)

    async def rows(self, query: str) -> Rows:
        rows = tuple(
            {"concept": Term("uri", iri), "words": Term("literal", words)}
            for iri, all_words in self.wordings.items()
            for words in all_words
        )
        return Rows(("concept", "words"), rows)


def fact(what: str, value: str, first: int, last: int, *words: str) -> dict[str, Term]:
    kind = "uri" if value.startswith("http") else "literal"
    row = {"what": Term("literal", what), "value": Term(kind, value)}
    row |= {"firstLine": Term("literal", str(first)), "lastLine": Term("literal", str(last))}
    row |= {name: Term("literal", text) for name, text in zip(("printed", "valueLabel"), words, strict=False)}
    return row


def quoted(rows: list[dict[str, Term]], first: int, last: int, key: str = "report") -> Quotation | None:
    cells = tuple({"what": Cell(row["what"].value), "value": Cell(row["value"].value)} for row in rows)
    spans = [range(int(row["firstLine"].value), int(row["lastLine"].value) + 1) for row in rows]
    cited = Cited(key, Rows((), tuple(rows)), cells, tuple(sorted({n for span in spans for n in span})))
    originals = Originals({"report": dict(enumerate(LINES, 1))})
    engine = WordingsEngine(wordings={NNA: ["niñas", "niñas y niños", "infancia"]})
    context: Any = SimpleNamespace(originals=originals, engine=engine, base=Base("https://example.org/"))
    return asyncio.run(quotation(context, cited, first, last))


def marked(found: Quotation) -> list[tuple[str, str, tuple[int, ...]]]:
    return [(p.text, p.kind, p.facts) for _, pieces in found.lines for p in pieces if p.kind]


def test_names_numbers_and_wordings_are_marked_in_the_order_of_the_text() -> None:
    found = quoted(
        [
            fact("population", NNA, 1, 2),
            fact("figure", "1250", 1, 2, "1250", "niñas"),
            fact("reporter", INM, 1, 1, "INM"),
        ],
        1,
        2,
    )
    assert found is not None
    assert marked(found) == [("INM", "who", (1,)), ("1,250", "number", (2,)), ("niñas y niños", "whom", (3,))]
    assert [one.value.text for one in found.facts if one.value] == [INM, "1250 niñas", NNA]
    assert "".join(piece.text for piece in found.lines[0][1]) == LINES[0]


def test_only_cited_lines_are_quoted_and_three_at_most() -> None:
    long = quoted([fact("mentioned", INM, 1, 5, "INM")], 1, 5)
    assert long is not None and (long.first, long.last) == (1, LINES_MOST)
    gap = quoted([fact("mentioned", INM, 1, 1, "INM"), fact("startDate", "2023", 3, 3)], 1, 5)
    assert gap is not None and [number for number, _ in gap.lines] == [1]
    assert quoted([fact("mentioned", INM, 1, 1, "INM")], 2, 5) is None


def test_a_document_that_is_not_there_is_not_quoted() -> None:
    assert quoted([fact("mentioned", INM, 1, 1, "INM")], 1, 1, key="other") is None


def test_what_is_read_from_a_line_as_a_whole_stands_at_its_beginning() -> None:
    found = quoted([fact("challenge", "https://example.org/id/challenge/x", 4, 4)], 4, 4)
    assert found is not None and found.on_whole == {4: (1,)} and not found.facts[0].found and not marked(found)


def test_words_that_two_facts_were_read_in_are_marked_once_and_lead_to_both() -> None:
    found = quoted([fact("population", NNA, 2, 2), fact("actionType", "x", 2, 2, "niñas y niños")], 2, 2)
    assert found is not None and marked(found) == [("niñas y niños", "how", (1, 2))]
    assert found.anchor(1) == found.anchor(2) == 1


def test_passages_are_runs_of_cited_lines() -> None:
    cited = Cited("report", Rows((), ()), (), (2, 3, 4, 5, 9, 11, 12))
    assert cited.passages == ((2, 4), (5, 5), (9, 9), (11, 12))


def test_a_name_may_run_over_the_end_of_a_line() -> None:
    text = MarkedText([(7, "la Secretaría de"), (8, "Bienestar ayuda")])
    found = text.find([words_pattern("Secretaría de Bienestar")], 7, 8)
    pieces = dict(text.pieces([(*found[0], 1)], {1: "who"}))
    assert [p.text for p in pieces[7] if p.kind] == ["Secretaría de"]
    assert [p.text for p in pieces[8] if p.kind] == ["Bienestar"]


@pytest.mark.parametrize(
    ("number", "text", "there"),
    [
        ("1250", "1 250 personas", True),
        ("1250", "11,250 personas", False),
        ("12", "12.5 %", False),
        ("12.5", "12,5 %", True),
        ("85", "en 1985", False),
        ("85", "de 85.", True),
    ],
)
def test_a_number_is_found_as_printed_and_no_part_of_another(number: str, text: str, there: bool) -> None:
    assert bool(re.search(number_pattern(number), fold_as_queries(text))) is there


def test_every_kind_has_its_colour() -> None:
    css = (ROOT / "web" / "pages.css").read_text(encoding="utf-8")
    assert {*KINDS.values(), "how"} == set(re.findall(r"--read-(\w+): #", css))


def test_the_documents_are_those_that_the_facts_were_read_in(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("Uno.\nDos.\n", encoding="utf-8")
    digest = hashlib.sha256((tmp_path / "report.txt").read_bytes()).hexdigest()
    manifest = {"documents": {"report": {"file": "report.txt", "sha256": digest}, "x": {"file": "x.txt", "sha256": ""}}}
    found = Originals.of(tmp_path, manifest)
    assert "report" in found and "x" not in found and found.text("report", 2) == "Dos." and not found.text("report", 3)
    (tmp_path / "report.txt").write_text("Otro.\n", encoding="utf-8")
    with pytest.raises(SourcesError, match=r"report\.txt: not the file"):
        Originals.of(tmp_path, manifest)
    with pytest.raises(SourcesError, match="none of the documents"):
        Originals.of(tmp_path / "empty", manifest)


def test_lines_asked() -> None:
    assert lines_asked("331") == (331, 331) and lines_asked("331-333") == (331, 333)
    for wrong in ("x", "9-3", "0", ""):
        with pytest.raises(ProblemError):
            lines_asked(wrong)


def test_marks_tags_and_escapes_are_not_quoted() -> None:
    assert (
        without_markup(r"## **Faros** <b>12</b> botes<sup>9</sup>, uno<br>dos, \$300")
        == "Faros 12 botes⁹, uno dos, $300"
    )
    assert (
        without_markup("1 < 2, <https://example.org/a_b> y C:\\temp") == "1 < 2, <https://example.org/a_b> y C:\\temp"
    )


def test_words_of_listed_lines_go_on_over_a_page_and_end_after_three_lines() -> None:
    lines = {1: "• Faltan boteros en los mue-", 2: "", 3: "lles del norte", 4: "• Faltan faros", 5: "• Y redes"}
    context = SimpleNamespace(originals=Originals({"d": lines}), lines_href=lambda key, *at: f"{key}:{at[0]}-{at[1]}")
    places = [("d", 1), ("d", 1), ("d", 4), None]
    told = [one and (one.text, one.href) for one in quoted_words(context, places, "es")]  # type: ignore[arg-type]
    assert told == [("«Faltan boteros en los muelles del norte»", "d:1-3"), None, None, None]
    told = [one and (one.text, one.href) for one in quoted_words(context, [("d", 4), ("d", 5)], "es")]  # type: ignore[arg-type]
    assert told == [("«Faltan faros»", "d:4-4"), ("«Y redes»", "d:5-5")]
