"""Values of one quantity that differ, and why a result was found whose name does not show it."""

from entramado.api.pages.originals import Originals
from entramado.api.pages.rival_values import rivals
from entramado.api.pages.search.hit_reasons import HitReason, reason
from entramado.api.pages.search.index import Found, Hit, LabelPiece
from entramado.api.sparql.engine import Rows, Term

BASE = "https://example.org/id/"


def figure(value: int, unit: str, entry: str, edition: str = "2030", period: str = "") -> dict[str, Term]:
    row = {
        "value": Term("literal", str(value)),
        "unit": Term("literal", unit),
        "edition": Term("literal", edition),
        "group": Term("literal", "total"),
        "entry": Term("uri", f"{BASE}entry/{entry}"),
        "document": Term("uri", f"{BASE}document/informe"),
        "line": Term("literal", str(value % 97)),
    }
    return {**row, "period": Term("literal", period)} if period else row


def told(*rows: dict[str, Term]) -> list[tuple[str, ...]]:
    return [tuple(value.value for value in one.values) for one in rivals(Rows((), rows))]


def test_near_values_in_the_same_words_of_several_entries_are_told() -> None:
    words = "permisos de pesca nocturna costera"
    assert told(figure(5973, words, "a"), figure(5623, f"{words} expedidos", "b")) == [("5973", "5623")]


def test_what_may_be_of_other_things_is_not_told() -> None:
    words = "permisos de pesca nocturna"
    first = figure(5973, words, "a", period="2029")
    assert told(first, figure(5623, words, "a")) == []  # of one entry: its parts
    assert told(first, figure(5623, words, "b", edition="2024")) == []
    assert told(first, figure(5623, words, "b", period="2028")) == []
    assert told(first, figure(1200, words, "b")) == []  # too far apart
    assert told(figure(5973, "barcas", "a"), figure(5623, "barcas", "b")) == []  # too few words


def hit(label: str, reporter: str = "", marked: bool = False) -> Hit:
    return Hit(f"{BASE}entry/a", "entry", label, (LabelPiece(label, found=marked),), "", reporter, "informe", 3, 4)


def test_a_result_without_a_mark_says_why_it_was_found() -> None:
    found = Found((), {}, 1, loosely=False, tried=(("faro", ()),))
    originals = Originals({"informe": {3: "Se abrió el muelle.", 4: "Los faros quedaron encendidos."}})
    assert reason(hit("Faro", marked=True), found, originals) is None
    assert reason(hit("Muelles", "Junta de Faros"), found, originals) == HitReason(
        "search.why.reporter", "Junta de Faros"
    )
    assert reason(hit("Muelles"), found, originals) == HitReason("search.why.line", line=4)
    assert reason(hit("Muelles"), found, None) == HitReason("search.why.text")
