"""Releases: their table, what changed between two snapshots, and a release as a folder."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pyoxigraph import Literal, NamedNode, Quad

from entramado.api import cli
from entramado.api.pages import linked_data, vocabulary
from entramado.api.sparql.problems import ProblemError
from entramado.graph.citation import release, released
from entramado.graph.quads.description import Counts, description_quads
from entramado.graph.releases import Release, ReleaseError, diff, enter, latest, releases, vocabulary_version
from entramado.graph.snapshot import Snapshot, write
from entramado.ontology.namespaces import DCTERMS, OWL, PROV, RDF, XSD, Base

BASE = Base()
HEADER = "number,issued,build,entities_added,entities_changed,entities_gone,facts_added,facts_gone\n"
TITLE = f"{DCTERMS}title"


def said(subject: str, predicate: str, value: str) -> Quad:
    node = NamedNode(BASE.iri + value) if value.startswith("id/") else Literal(value)
    return Quad(NamedNode(BASE.iri + subject), NamedNode(predicate), node, NamedNode(BASE.graph("x")))


def snapshot(folder: Path, *facts: Quad) -> Snapshot:
    return write(folder, facts, [], {"base": BASE.iri, "version": "0", "documents": {}}, {})


def pair(folder: Path) -> tuple[Snapshot, Snapshot]:
    part = BASE.term("figure")
    old = snapshot(
        folder / "old",
        said("id/entry/a", TITLE, "A"),
        said("id/entry/a", part, "id/entry/a#figure-1"),
        said("id/entry/a#figure-1", f"{RDF}value", "7"),
        said("id/entry/b", TITLE, "B"),
        said("id/state/MX-OAX", TITLE, "Oaxaca"),
    )
    new = snapshot(
        folder / "new",
        said("id/entry/a", TITLE, "A"),
        said("id/entry/a", part, "id/entry/a#figure-2"),
        said("id/entry/a#figure-2", f"{RDF}value", "7"),
        said("id/programme/c", TITLE, "C"),
        said("id/state/MX-OAX", TITLE, "Oaxaca"),
        said("id/state/MX-OAX", BASE.term("inegiCode"), "20"),
    )
    return old, new


def test_a_diff_tells_what_came_went_and_changed_and_no_part_that_moved(tmp_path: Path) -> None:
    found = diff(*pair(tmp_path))
    assert (found.added, found.gone, found.changed) == (["id/programme/c"], ["id/entry/b"], {"id/state/MX-OAX": (1, 0)})
    assert (found.facts_added, found.facts_gone) == (2, 1)
    assert found.by_kind() == {"entry": (0, 0, 1), "programme": (1, 0, 0), "state": (0, 1, 0)}


def test_the_commands_tell_it_in_lines_and_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pair(tmp_path)
    assert cli.main(["diff", str(tmp_path / "old"), str(tmp_path / "new")]) == 0
    assert "programme: 1 added, 0 changed, 0 gone" in capsys.readouterr().out.splitlines()
    assert cli.main(["diff", str(tmp_path / "old"), str(tmp_path / "new"), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["facts"] == {"added": 2, "gone": 1}


def test_a_release_is_a_folder_that_archives_take(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, new = pair(tmp_path)
    options = ["--snapshot", str(new.folder), "--against", str(tmp_path / "old")]
    made = ["release", str(tmp_path), "--number", "0.3.0", "--date", "2027-01-31", *options]
    assert cli.main(made) == 0
    folder = tmp_path / "entramado-0.3.0-2027-01-31"
    crate = json.loads((folder / "ro-crate-metadata.json").read_text(encoding="utf-8"))
    by_id = {node["@id"]: node for node in crate["@graph"]}
    root = by_id["./"]
    assert (root["version"], root["datePublished"]) == ("0.3.0", "2027-01-31")
    assert "facts.nq.gz" in {part["@id"] for part in root["hasPart"]}
    for part in root["hasPart"]:
        data = (folder / part["@id"]).read_bytes()
        assert by_id[part["@id"]]["sha256"] == hashlib.sha256(data).hexdigest()
        assert by_id[part["@id"]]["contentSize"] == str(len(data))
    record = json.loads((folder / "datacite.json").read_text(encoding="utf-8"))
    assert {"schemaVersion", "creators", "titles", "publisher", "publicationYear", "types"} <= set(record)
    assert new.build in {one["alternateIdentifier"] for one in record["alternateIdentifiers"]}
    # DataCite 4.5 knows no other identifiers than these and the DOI.
    assert "identifiers" not in record
    cited = (folder / "CITATION.cff").read_text(encoding="utf-8").splitlines()
    assert {'version: "0.3.0"', "date-released: 2027-01-31"} <= set(cited)
    files = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert {part["@id"] for part in root["hasPart"]} == files - {"ro-crate-metadata.json"}
    sums = {line.split("  ")[1] for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()}
    assert sums == files - {"ro-crate-metadata.json", "index.json", "SHA256SUMS"}
    [links] = json.loads((folder / "linkset.json").read_text(encoding="utf-8"))["linkset"]
    assert {"anchor", "license", "describedby", "item"} <= set(links)
    assert json.loads((folder / "diff.json").read_text(encoding="utf-8"))["gone"] == ["id/entry/b"]
    capsys.readouterr()
    assert cli.main(made) == 1
    assert "this release is there already" in capsys.readouterr().err
    assert cli.main(["release", str(tmp_path), "--date", "ayer", *options]) == 1
    assert "'ayer' is no day" in capsys.readouterr().err


def test_a_release_has_the_number_of_its_vocabulary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = snapshot(tmp_path / "new", said("ontology", f"{OWL}versionInfo", "0.3.0"), said("id/entry/a", TITLE, "A"))
    made = ["release", str(tmp_path), "--date", "2027-01-31", "--snapshot", str(new.folder), "--number"]
    assert cli.main([*made, "0.4.0"]) == 1
    assert "the vocabulary in this snapshot is 0.3.0, the release 0.4.0; raise" in capsys.readouterr().err
    assert cli.main([*made, "0.3.0"]) == 0
    assert [(quad.predicate.value, quad.object) for quad in vocabulary_version(Base("https://e.org/"))] == [
        (f"{DCTERMS}isVersionOf", NamedNode("https://e.org/ontology")),
        (f"{DCTERMS}issued", Literal(latest().issued, datatype=NamedNode(f"{XSD}date"))),
        (f"{OWL}versionInfo", Literal(latest().number)),
    ]


def test_a_release_is_entered_once_and_in_order(tmp_path: Path) -> None:
    table = tmp_path / "releases.csv"
    table.write_text(f"{HEADER}0.1.0,2026-11-29,,,,,,\n", encoding="utf-8")
    enter(Release("0.1.0", "2026-12-01", "0123456789abcdef"), table)
    enter(Release("0.2.0", "2027-01-01", "fedcba9876543210", (1, 2, 3, 40, 50)), table)
    assert [(one.number, one.build[:2]) for one in releases(table)] == [("0.1.0", "01"), ("0.2.0", "fe")]
    assert [one.changes for one in releases(table)] == [None, (1, 2, 3, 40, 50)]
    with pytest.raises(ReleaseError, match=r"does not follow 0\.2\.0"):
        enter(Release("0.1.5", "2027-02-01", "0123456789abcdef"), table)


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ("0.1,2026-11-29,,,,,,\n", "number '0.1' is malformed"),
        ("0.1.0,ayer,,,,,,\n", "issued 'ayer' is malformed"),
        ("0.10.0,2026-11-29,,,,,,\n0.9.0,2026-12-01,,,,,,\n", "oldest first"),
        ("0.1.0,2026-11-29,,some,,,,\n", "entities_added 'some' is malformed"),
        ("", "holds no release"),
    ],
)
def test_a_mistake_in_the_table_is_told_with_its_line(tmp_path: Path, rows: str, what: str) -> None:
    table = tmp_path / "releases.csv"
    table.write_text(f"{HEADER}{rows}", encoding="utf-8")
    with pytest.raises(ReleaseError, match=f"releases.csv:\\d: .*{what}"):
        releases(table)


def test_the_description_names_every_release_and_its_build(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (latest().number, latest().issued) == (release(), released()) == (version("entramado"), latest().issued)
    two = (Release("0.1.0", "2026-11-29", "0123456789abcdef"), Release("0.2.0", "2027-01-01", "", (1, 2, 3, 40, 50)))
    monkeypatch.setattr("entramado.graph.quads.description.releases", lambda: two)
    quads = set(description_quads(BASE, BASE.iri, Counts({}, {}, {}), [], "fedcba9876543210"))
    triples = {(q.subject.value, q.predicate.value, getattr(q.object, "value", "")) for q in quads}
    first, second = (BASE.id("dataset", f"entramado-{one.number}") for one in two)
    assert {(BASE.id("dataset", "entramado"), f"{DCTERMS}hasVersion", one) for one in (first, second)} <= triples
    assert (second, f"{PROV}wasRevisionOf", first) in triples
    assert (first, f"{PROV}wasGeneratedBy", BASE.id("build", "0123456789abcdef")) in triples
    assert (second, f"{PROV}wasGeneratedBy", BASE.id("build", "fedcba9876543210")) in triples
    for one, dataset in zip(two, (first, second), strict=True):
        assert (f"{BASE.iri}ontology/{one.number}", f"{DCTERMS}isPartOf", dataset) in triples
    notes = [value for subject, name, value in triples if name.endswith("adms#versionNotes") and subject == second]
    assert "Entities: 1 added, 2 changed, 3 gone; facts: 40 added, 50 gone" in notes


def test_what_an_older_release_named_leads_to_its_description_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (Release("0.0.9", "2026-01-01", "0123456789abcdef"), Release("0.1.0", "2026-11-29", ""))
    for module in (linked_data, vocabulary):
        monkeypatch.setattr(module, "releases", lambda: rows)
    context: Any = SimpleNamespace(engine=SimpleNamespace(build="fedcba9876543210"))
    app = FastAPI()
    app.include_router(linked_data.linked_data_router(context))
    app.include_router(vocabulary.vocabulary_router(context))
    client = TestClient(app, follow_redirects=False)
    for path in ("ontology/0.0.9", "id/dataset/entramado-0.0.9", "id/build/0123456789abcdef"):
        for accept, target in (("text/turtle", "/dumps.ttl"), ("text/html", "/dumps/")):
            answer = client.get(f"/{path}", headers={"Accept": accept})
            assert (answer.status_code, answer.headers["location"]) == (303, target), path
    assert client.get(f"/ontology/{release()}").headers["location"] == "/ontology"
    with pytest.raises(ProblemError, match=r"no release '0\.0\.8'"):
        client.get("/ontology/0.0.8")
