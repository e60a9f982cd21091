"""Bodies and roles agree with what was read by eye in entries that no other reading covers."""

from pathlib import Path

import pytest

from entramado.graph.export import TripleIndex, entries
from entramado.graph.snapshot import read
from entramado.graph.store import load_snapshot
from entramado.loaders.extract.extracted import Role
from entramado.ontology.namespaces import Base
from training.bodies import Row, agreement, read_bodies, same_body


@pytest.fixture(scope="module")
def exported(built: Path) -> list[Row]:
    made = read(built)
    return list(entries(TripleIndex(Base(made.manifest["base"]), load_snapshot(made))))


def test_bodies_and_roles_agree_with_the_readings(exported: list[Row]) -> None:
    found = agreement(read_bodies(), exported)
    assert found.both > 220
    assert found.f1 >= 0.95
    assert found.role >= 0.95
    assert found.partner >= 0.90


def test_the_readings_are_in_the_fields_of_the_published_ones() -> None:
    roles = set(Role.__args__)  # type: ignore[attr-defined]
    for reading in read_bodies():
        first, last = reading["lines"]
        for body in reading["implementers"]:
            assert body["role"] in roles
            assert first <= body["line"] <= last
            assert len(body["name"].split()) <= 25


def test_an_agreement_is_counted_body_by_body() -> None:
    read_so = [
        {"name": "Faro", "role": "partner"},
        {"name": "Boya", "role": "unit"},
        {"name": "Mar", "role": "unit", "open": True},
    ]
    ours = [{"name": "faro", "role": "partner"}, {"name": "Mar", "role": "partner"}, {"name": "Ola", "role": "partner"}]
    found = agreement(
        [{"doc": "d", "lines": [1, 2], "implementers": read_so}], [{"doc": "d", "lines": [1, 2], "organisations": ours}]
    )
    assert (found.both, found.theirs_only, found.ours_only, found.roles) == (1, 1, 1, 1)
    assert (found.partners_right, found.partners) == (1, 2)


def test_a_body_is_known_by_any_of_its_names() -> None:
    assert same_body({"name": "FARO"}, {"name": "Comisión de Faros", "aliases": ["Faro"]})
    assert same_body({"name": "Comisión de Faros"}, {"name": "Comision de Farros"})
    assert not same_body({"name": "Faro"}, {"name": "Farol"})
