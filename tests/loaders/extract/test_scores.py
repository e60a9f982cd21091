"""The extraction agrees with careful readers at least as well as it did."""

from pathlib import Path

import pytest

from tests.scores import SETS, floors, measure


@pytest.fixture(scope="session")
def measured(built: Path, gold: Path) -> dict[str, dict[str, float]]:
    return measure(built)


@pytest.mark.parametrize("name", sorted(SETS))
def test_no_field_falls_below_its_floor(measured: dict[str, dict[str, float]], name: str) -> None:
    fallen = {
        field: (measured[name].get(field, 0.0), floor)
        for field, floor in floors()[name].items()
        if measured[name].get(field, 0.0) < floor
    }
    assert not fallen, f"(measured, floor) of {name}: {fallen}"


def test_every_set_has_floors() -> None:
    assert floors().keys() == SETS.keys()
    assert all(fields for fields in floors().values())
