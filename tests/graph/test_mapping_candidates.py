"""Candidates of links to other vocabularies: found by name, kept when judged, and links only when confirmed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from entramado.graph.mapping_candidates import (
    CANDIDATES,
    VOCABULARIES,
    Labels,
    MappingSubject,
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
from entramado.graph.mapping_sources import CandidateError, ListedName, read_labels, sources
from entramado.graph.quads.authority import confirmed_links
from entramado.graph.quads.writer import Writer
from entramado.ontology.namespaces import SKOS, Base

VOCABULARY = """PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
<http://example.org/1> skos:prefLabel "young people"@en . <http://example.org/2> skos:prefLabel "mujeres"@es .
<http://example.org/3> skos:altLabel "fisheries"@en ."""


def test_the_file_that_is_shipped_is_well_formed_and_asserts_only_what_somebody_confirmed() -> None:
    rows = read()
    known = {subject.id for subject in (*concept_subjects(), *institution_subjects())}
    assert {row["subject_id"] for row in rows} <= known
    kinds = {(row["subject_id"].partition("/")[0], row["object_source"]) for row in rows}
    assert kinds == {
        *(("ID:population", name) for name in ("eurovoc", "unbis", "wikidata")),
        *(("ID:challenge", name) for name in ("eurovoc", "unbis", "wikidata")),
        *(("ID:institution", name) for name in ("ror", "wikidata")),
    }
    by_version = {source.version: source for source in sources().values()}
    for row in rows:
        assert (
            VOCABULARIES[next(start for start in VOCABULARIES if row["object_id"].startswith(start))]
            == row["object_source"]
        )
        assert bool(row["object_label"]) == by_version[row["mapping_provider"]].republished
    assert len(accepted()) == sum(bool(row["reviewer_label"]) and row["decision"] == "accepted" for row in rows)


def test_it_is_filled_from_a_vocabulary_and_keeps_what_was_judged(tmp_path: Path) -> None:
    vocabulary, out = tmp_path / "other.ttl", tmp_path / CANDIDATES.name
    vocabulary.write_text(VOCABULARY, encoding="utf-8")
    assert main([f"eurovoc={vocabulary}", "--out", str(out)]) == 0
    first = {(row["subject_id"], row["object_id"]): row for row in read(out)}
    young = first["ID:population/jovenes", "http://example.org/1"]
    assert (young["predicate_id"], young["confidence"], young["decision"]) == ("skos:exactMatch", "1.00", "candidate")
    assert ("ID:population/mujeres", "http://example.org/2") in first
    assert "http://example.org/3" not in {iri for _, iri in first}
    assert accepted(out) == []
    judged = young | {"decision": "accepted", "reviewer_label": "A. Reader", "predicate_id": "skos:closeMatch"}
    rejected = first["ID:population/mujeres", "http://example.org/2"] | {"decision": "rejected", "reviewer_label": "B"}
    write([judged, rejected], out)
    assert main([f"eurovoc={vocabulary}", "--out", str(out)]) == 0
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
        MappingSubject("ID:institution/inm", "Instituto Nacional de Migración", ("Instituto Nacional de Migración",))
    ]
    rows = list(rank(inm, Labels(wikidata(inm.label, get)), sources()["ror"]))
    assert [(row["object_id"], row["confidence"]) for row in rows] == [("http://www.wikidata.org/entity/Q1", "1.00")]
    assert len(asked) == 1 and "Instituto+Nacional+de+Migraci%C3%B3n" in asked[0]


def test_names_are_alike_by_their_words() -> None:
    assert likeness("Young people", "young persons", {"people", "person"}) == 1
    assert likeness("", "young persons") == 0


def test_what_is_no_vocabulary_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.ttl").write_text("no turtle", encoding="utf-8")
    assert main([f"eurovoc={tmp_path / 'a.ttl'}", "--out", str(tmp_path / "o.tsv")]) == 1
    assert "not readable as a vocabulary" in capsys.readouterr().err


def test_a_list_that_is_not_known_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([f"nowhere={tmp_path}", "--out", str(tmp_path / "o.tsv")]) == 1
    assert "nowhere: no list of that name; give eurovoc" in capsys.readouterr().err


ROR_1 = {
    "id": "https://ror.org/0abc",
    "name": "Old name",
    "labels": [{"label": "Instituto Nacional Electoral", "iso639": "es"}],
    "country": {"country_code": "MX"},
    "external_ids": {"Wikidata": {"preferred": None, "all": ["Q1"]}},
}
ROR_2 = {
    "id": "https://ror.org/0abc",
    "admin": {"last_modified": {"date": "2026-01-01"}},
    "names": [
        {"value": "Instituto Nacional Electoral", "types": ["label"]},
        {"value": "INE", "types": ["acronym"]},
    ],
    "locations": [{"geonames_details": {"country_code": "MX"}}],
    "external_ids": [{"type": "wikidata", "preferred": "Q2", "all": ["Q1", "Q2"]}],
}
NSI = {
    "items": [
        {
            "displayName": "INE",
            "tags": {"operator": "Instituto Nacional", "operator:wikidata": "Q2"},
            "locationSet": {"include": ["mx-agu.geojson"]},
        },
        {"displayName": "Elsewhere", "tags": {}},
    ]
}
WORDNET = """00000001-n:
  ili: i1
  members:
  - refugee
  partOfSpeech: n
  wikidata: Q3
00000002-n:
  members:
  - nobody
"""
INDEX = "id\tlabel\tmatches\nx\tREFUGEES\thttp://eurovoc.europa.eu/1;http://metadata.un.org/thesaurus/2\n"


def test_each_kind_of_list_is_read_with_its_countries(tmp_path: Path) -> None:
    (tmp_path / "v1").mkdir()
    (tmp_path / "v2").mkdir()
    (tmp_path / "v1" / "0abc.json").write_text(json.dumps(ROR_1), encoding="utf-8")
    (tmp_path / "v2" / "0abc.json").write_text(json.dumps(ROR_2), encoding="utf-8")
    mexico, wd = frozenset(["MX"]), "http://www.wikidata.org/entity/"
    name = "Instituto Nacional Electoral"
    assert read_labels(sources()["ror"], tmp_path) == [
        ListedName("https://ror.org/0abc", name, mexico),
        ListedName(f"{wd}Q2", name, mexico),
    ]
    assert {one.iri for one in read_labels(sources()["ror"], tmp_path / "v1")} == {"https://ror.org/0abc", f"{wd}Q1"}
    operators = tmp_path / "operators"
    operators.mkdir()
    (operators / "government.json").write_text(json.dumps(NSI), encoding="utf-8")
    assert read_labels(sources()["osm"], operators) == [
        ListedName(f"{wd}Q2", "INE", mexico),
        ListedName(f"{wd}Q2", "Instituto Nacional", mexico),
    ]
    (tmp_path / "noun.person.yaml").write_text(WORDNET, encoding="utf-8")
    assert read_labels(sources()["wordnet"], tmp_path) == [ListedName(f"{wd}Q3", "refugee")]
    (tmp_path / "index.tsv").write_text(INDEX, encoding="utf-8")
    assert read_labels(sources()["unbis"], tmp_path / "index.tsv") == [
        ListedName("http://metadata.un.org/thesaurus/2", "REFUGEES")
    ]


def test_a_body_is_sought_in_its_country_by_names_that_no_other_has() -> None:
    subjects = {one.id: one for one in institution_subjects()}
    health = [ListedName("https://ror.org/1", "Secretaría de Salud", frozenset(["MX"]))]
    labels = Labels([*health, ListedName("https://ror.org/2", "Secretaría de Salud", frozenset(["HN"]))])
    found = {
        body: [row["object_id"] for row in rank(subjects[f"ID:institution/{body}"], labels, sources()["ror"])]
        for body in ("ssa", "secretaria-salud-chiapas")
    }
    assert found == {"ssa": ["https://ror.org/1"], "secretaria-salud-chiapas": []}
