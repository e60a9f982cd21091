"""Readings that nothing is fitted to: their fields, how they are counted, and that the interval holds the share."""

from typing import get_args

from entramado.loaders.extract.extracted import CountedGroup, Role
from entramado.ontology.schemes import load_schemes
from training.apart import ROLES_AND_FIGURES, Share, agreement, figures_agreement, read_apart


def test_the_readings_name_known_groups_types_and_roles() -> None:
    schemes = load_schemes()
    groups = {c.notation or c.iri_slug for c in schemes["populations"]}
    types = {c.iri_slug for c in schemes["action-types"]}
    rows = read_apart()
    assert len(rows) >= 79
    assert len({(row["doc"], row["lines"][0]) for row in rows}) == len(rows)
    for row in rows:
        assert groups >= {*row["populations"], *row["open"]}
        assert set(row["types"]) <= types
        assert row["types"]
        for body in row["bodies"]:
            assert set(body["roles"]) <= set(get_args(Role))
            assert row["lines"][0] <= body["line"] <= row["lines"][1]


def test_what_readers_may_differ_on_is_right_but_not_missed() -> None:
    read_so = {
        "doc": "d",
        "lines": [1, 9],
        "populations": ["nna", "mujeres"],
        "open": ["jovenes"],
        "types": ["salud", "educacion"],
        "bodies": [{"name": "Faro del Norte", "roles": ["partner", "unit"], "line": 3}],
    }
    ours = {
        "doc": "d",
        "lines": [1, 9],
        "populations": ["nna", "jovenes", "familias"],
        "action_types": ["educacion"],
        "organisations": [
            {"name": "Faro del Norte", "acronym": None, "role": "unit"},
            {"name": "Faro del Sur Lejano", "acronym": None, "role": "partner"},
        ],
    }
    found = agreement([read_so], [ours])
    assert (found.groups.right, found.groups.of) == (2, 3)
    assert (found.groups_found.right, found.groups_found.of) == (1, 2)
    assert (found.main_types.right, found.main_types.of) == (1, 1)
    assert (found.partners.right, found.partners.of) == (0, 1)
    assert (found.roles.right, found.roles.of) == (1, 1)


def test_the_interval_holds_the_share_and_narrows_with_the_count() -> None:
    few, many = Share(9, 10), Share(90, 100)
    assert few.interval()[0] < 0.9 < few.interval()[1]
    assert few.interval()[0] < many.interval()[0]


def test_readings_of_roles_and_figures_name_known_roles_and_groups() -> None:
    rows = read_apart(ROLES_AND_FIGURES)
    assert len({(row["doc"], row["lines"][0]) for row in rows}) == len(rows) >= 60
    for row in rows:
        assert {role for body in row["bodies"] for role in body["roles"]} <= set(get_args(Role))
        assert {group for figure in row["figures"] for group in figure["groups"]} <= set(get_args(CountedGroup))


def test_figures_are_counted_value_by_value() -> None:
    reading = {
        "doc": "d",
        "lines": [1, 2],
        "bodies": [{"name": "Faro", "roles": ["partner"]}],
        "figures": [
            {"value": 3, "groups": ["total"]},
            {"value": 3, "groups": ["nna"]},
            {"value": 4, "groups": ["otro"]},
        ],
    }
    ours = {
        "doc": "d",
        "lines": [1, 2],
        "organisations": [{"name": "Faro", "role": "partner"}],
        "figures": [{"value": 3.0, "group": "nna"}, {"value": 3.0, "group": "mujeres"}],
    }
    found = figures_agreement([reading], [ours])
    assert (found.figures_found.right, found.figures_found.of) == (2, 3)
    assert (found.figure_groups.right, found.figure_groups.of) == (1, 2)
    assert (found.partners.right, found.roles.right) == (1, 1)
