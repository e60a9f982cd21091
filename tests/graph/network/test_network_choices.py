"""Every kind, edition, projection, body, view and format answers: the product of the choices.

Over a small source in full. Over the published documents a sample; or every kind, edition and projection, whole and
for every n-th of its bodies, where the environment has n as ``ENTRAMADO_TEST_EVERY_NETWORK`` (``make test-networks``).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import product
from random import Random
from xml.etree import ElementTree

import pytest

from entramado.api.network_process import NetworkDesk
from entramado.api.network_worker import DRAWING, FREE_DRAWING, PAGE, SHEET
from entramado.graph.network.build import build_network
from entramado.graph.network.formats import FORMATS
from entramado.graph.network.parameters import KINDS, NetworkError, Parameters
from entramado.graph.network.source import NetworkSource
from entramado.graph.network.views import check_view, views_of
from entramado.graph.network.views.drawing import VIEWS
from entramado.queries.parameters import VIEWS as VIEW_CHOICES
from tests.network_samples import small_source

EVERY = int(os.environ.get("ENTRAMADO_TEST_EVERY_NETWORK") or 0)
# Tests against random networks are made once a choice, not once a form.
FORMS = (PAGE, DRAWING, FREE_DRAWING, *(name for name in FORMATS if name not in ("measures", "xlsx-en")))


@pytest.fixture(scope="module")
def desk() -> NetworkDesk:
    return NetworkDesk(small_source())


def forms_of(wanted: Parameters) -> list[str]:
    """Every form that a network is asked for in, its views in both languages."""
    return [*FORMS, *(f"{SHEET}{view}:{language}" for view in views_of(wanted) for language in ("es", "en"))]


def projections(kind: str) -> tuple[str, ...]:
    return ("",) if kind == "partners" else ("", "first", "second")


def answer_in_every_form(desk: NetworkDesk, wanted: Parameters) -> int:
    for name in forms_of(wanted):
        answer = desk.answer(wanted, name)
        assert answer, (wanted, name)
        if name.startswith(SHEET):
            assert ElementTree.fromstring(answer).tag.endswith("svg")
    return len(forms_of(wanted))


@pytest.mark.parametrize("kind", KINDS)
def test_every_choice_of_a_kind_answers_in_every_form(desk: NetworkDesk, kind: str) -> None:
    turns = ({}, {"directed": False}, {"mediated": True}, {"unit_ties": True}) if kind == "partners" else ({},)
    answered = 0
    for edition, projection, turn in product(("", "2024"), projections(kind), turns):
        wanted = Parameters(kind, edition=edition, projection=projection, **turn)  # type: ignore[arg-type]
        nodes = sorted(row["id"] for row in desk.answer(wanted, PAGE)["nodes"])
        for ego in ["", *(node.rsplit("/", 1)[-1] for node in nodes[-1:])]:
            answered += answer_in_every_form(desk, wanted.but(ego=ego))
    assert answered >= 2 * len(projections(kind)) * len(turns) * len(FORMS)


def test_full_measures_answer_for_one_body_of_each_kind(desk: NetworkDesk) -> None:
    for kind in KINDS:
        wanted = Parameters(kind, edition="2024")
        node = max((row["id"] for row in desk.answer(wanted, PAGE)["nodes"]), default="")
        assert b'"measures"' in desk.answer(wanted.but(ego=node.rsplit("/", 1)[-1]), "measures")


def choices(source: NetworkSource, kind: str) -> Iterator[Parameters]:
    """Those of a kind over the published documents; without the environment's word one body, drawn."""
    random = Random(f"{source.build} {kind}")
    every = list(product(("", *source.editions), projections(kind)))
    if not EVERY:
        # The sample leaves out all editions at once, which take longest.
        every = [one for one in every if one[0]]
        random.shuffle(every)
    for edition, projection in every:
        wanted = Parameters(kind, edition=edition, projection=projection)
        egos = sorted(node.rsplit("/", 1)[-1] for node in build_network(source, wanted).graph)
        if not EVERY and egos:
            yield wanted.but(ego=random.choice(egos))
            return
        yield from (wanted.but(ego=ego) for ego in ["", *egos[:: EVERY or 1]])


@pytest.mark.parametrize("kind", KINDS)
def test_the_networks_of_the_published_documents_answer_in_every_form(network_source: NetworkSource, kind: str) -> None:
    desk = NetworkDesk(network_source)
    answered = sum(answer_in_every_form(desk, wanted) for wanted in choices(network_source, kind))
    assert answered > len(FORMS)


def test_a_view_that_a_network_does_not_have_is_refused_by_name() -> None:
    assert set(VIEWS) == set(VIEW_CHOICES)
    assert views_of(Parameters())[0] == "layers"
    assert views_of(Parameters("state-objective"))[0] == "bipartite"
    assert views_of(Parameters("state-objective", projection="first"))[0] == "matrix"
    assert check_view(Parameters(ego="inm"), "rings") == "rings"
    for wanted, view in ((Parameters(), "sankey"), (Parameters(), "rings"), (Parameters(directed=False), "map")):
        with pytest.raises(NetworkError, match=f"view: this network has no view '{view}'; it has "):
            check_view(wanted, view)
