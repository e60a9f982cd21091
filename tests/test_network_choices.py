"""Every kind, edition, projection, body and form answers: the product of the choices, over a small source."""

from __future__ import annotations

from itertools import product

import pytest

from entramado.api.network_worker import DRAWING, FREE_DRAWING, PAGE, Desk
from entramado.graph.network.formats import FORMATS
from entramado.graph.network.parameters import KINDS, Parameters
from tests.network_samples import small_source

# Tests against random networks are made once a choice, not once a form.
FORMS = (PAGE, DRAWING, FREE_DRAWING, *(name for name in FORMATS if name not in ("measures", "xlsx-en")))


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(small_source())


def egos(desk: Desk, wanted: Parameters) -> list[str]:
    """No body, and the last node of the network, by the last part of its IRI."""
    nodes = sorted(row["id"] for row in desk.answer(wanted, PAGE)["nodes"])
    return ["", *(node.rsplit("/", 1)[-1] for node in nodes[-1:])]


@pytest.mark.parametrize("kind", KINDS)
def test_every_choice_of_a_kind_answers_in_every_form(desk: Desk, kind: str) -> None:
    projections = ("",) if kind == "partners" else ("", "first", "second")
    turns = ({}, {"directed": False}, {"mediated": True}, {"unit_ties": True}) if kind == "partners" else ({},)
    answered = 0
    for edition, projection, turn in product(("", "2024"), projections, turns):
        wanted = Parameters(kind, edition=edition, projection=projection, **turn)  # type: ignore[arg-type]
        for ego in egos(desk, wanted):
            for name in FORMS:
                assert desk.answer(wanted.but(ego=ego), name), (wanted, ego, name)
                answered += 1
    assert answered >= 2 * len(projections) * len(turns) * len(FORMS)


def test_full_measures_answer_for_one_body_of_each_kind(desk: Desk) -> None:
    for kind in KINDS:
        wanted = Parameters(kind, edition="2024")
        assert b'"measures"' in desk.answer(wanted.but(ego=egos(desk, wanted)[-1]), "measures")
