"""Candidates of links to other vocabularies: found by name, kept when judged, and links only when confirmed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from entramado.graph.mapping_candidates import (
    CANDIDATES,
    CandidateError,
    Subject,
    accepted,
    concept_subjects,
    institution_subjects,
    likeness,
    main,
    rank,
    read,
    wikidata,
    write,
)
from entramado.graph.quads.authority import confirmed_links
from entramado.graph.quads.writer import Writer
from entramado.ontology.namespaces import SKOS, Base

VOCABULARY = """PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
<http://example.org/1> skos:prefLabel "young people"@en . <http://example.org/2> skos:prefLabel "mujeres"@es .
<http://example.org/3> skos:altLabel "fisheries"@en ."""


def test_the_file_that_is_shipped_is_well_formed_and_asserts_only_what_somebody_confirmed() -> None:
    rows = read()
    known = {subject.id for subject in concept_subjects()}
    assert rows and {row["subject_id"] for row in rows} <= known
    assert all(row["object_id"].startswith("http://eurovoc.europa.eu/") for row in rows)
    assert len(accepted()) == sum(bool(row["reviewer_label"]) and row["decision"] == "accepted" for row in rows)


def test_it_is_filled_from_a_vocabulary_and_keeps_what_was_judged(tmp_path: Path) -> None:
    vocabulary, out = tmp_path / "other.ttl", tmp_path / CANDIDATES.name
    vocabulary.write_text(VOCABULARY, encoding="utf-8")
    assert main([f"other={vocabulary}", "--out", str(out)]) == 0
    first = {(row["subject_id"], row["object_id"]): row for row in read(out)}
    young = first["ID:population/jovenes", "http://example.org/1"]
    assert (young["predicate_id"], young["confidence"], young["decision"]) == ("skos:exactMatch", "1.00", "")
    assert ("ID:population/mujeres", "http://example.org/2") in first
    assert "http://example.org/3" not in {iri for _, iri in first}
    assert accepted(out) == []
    judged = young | {"decision": "accepted", "reviewer_label": "A. Reader", "predicate_id": "skos:closeMatch"}
    rejected = first["ID:population/mujeres", "http://example.org/2"] | {"decision": "rejected", "reviewer_label": "B"}
    write([judged, rejected], out)
    assert main([f"other={vocabulary}", "--out", str(out)]) == 0
    again = {(row["subject_id"], row["object_id"]): row["decision"] for row in read(out)}
    assert again["ID:population/mujeres", "http://example.org/2"] == "rejected"
    assert accepted(out) == [("id/population/jovenes", f"{SKOS}closeMatch", "http://example.org/1")]
    [quad] = confirmed_links(Writer(Base(), "vocabulary"), {"id/population/jovenes"}, accepted(out))
    assert quad.subject.value == Base().id("population", "jovenes")
    assert list(confirmed_links(Writer(Base(), "authority"), {"id/institution/inm"}, accepted(out))) == []


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"decision": "perhaps"}, "decision, predicate or object is malformed"),
        ({"decision": "accepted"}, "judged by nobody"),
        ({"object_id": ""}, "malformed"),
    ],
)
def test_a_malformed_row_is_told_with_its_line(tmp_path: Path, change: dict[str, Any], what: str) -> None:
    [row, *_] = read()
    path = tmp_path / CANDIDATES.name
    write([row | change], path)
    with pytest.raises(CandidateError, match=rf"sssom\.tsv:11: .*{what}"):
        read(path)


def test_wikidata_is_asked_by_name_and_only_when_it_is_told_to() -> None:
    asked: list[str] = []

    def get(address: str) -> bytes:
        asked.append(address)
        return json.dumps({"search": [{"id": "Q1", "label": "Instituto Nacional de Migración"}, {"id": "Q2"}]}).encode()

    [inm] = [one for one in institution_subjects() if one.id == "ID:institution/inm"] or [
        Subject("ID:institution/inm", "Instituto Nacional de Migración", ("Instituto Nacional de Migración",))
    ]
    rows = list(rank(inm, wikidata(inm.label, get), "wikidata"))
    assert [(row["object_id"], row["confidence"]) for row in rows] == [("http://www.wikidata.org/entity/Q1", "1.00")]
    assert len(asked) == 1 and "Instituto+Nacional+de+Migraci%C3%B3n" in asked[0]


def test_names_are_alike_by_their_words() -> None:
    assert likeness("Young people", "young persons", {"people", "person"}) == 1
    assert likeness("", "young persons") == 0


def test_what_is_no_vocabulary_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.ttl").write_text("no turtle", encoding="utf-8")
    assert main([f"a={tmp_path / 'a.ttl'}", "--out", str(tmp_path / "o.tsv")]) == 1
    assert "not readable as a vocabulary" in capsys.readouterr().err
