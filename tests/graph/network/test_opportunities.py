"""Who is not reported together, and who works at a place, on entries worked out by hand."""

from __future__ import annotations

from entramado.graph.network.opportunities import Wanted, WorkArea, candidates, opportunities
from entramado.graph.network.source import BodyFacts, EntryFacts, NetworkSource, Participation
from tests.network_samples import BASE, body, entry, objective, state

NNA, WOMEN = BASE.id("population", "nna"), BASE.id("population", "mujeres")
CHP, OAX = state("MX-CHP"), state("MX-OAX")


def source() -> NetworkSource:
    """e1: a reports, p partner; e2: b reports, u (of a) unit; e3: c reports, a mentioned; e4: d; e5: b, in 2020."""
    made = NetworkSource(BASE, "b")
    rows = (
        ("e1", "2024", 7, (NNA, WOMEN), (CHP,), "action"),
        ("e2", "2024", 7, (NNA,), (CHP, OAX), "action"),
        ("e3", "2024", 7, (NNA,), (CHP,), "action"),
        ("e4", "2024", 8, (NNA,), (CHP,), "action"),
        ("e5", "2020", 7, (WOMEN,), (CHP,), "action"),
        ("e6", "2024", 7, (NNA,), (CHP,), "future"),
    )
    made.items = {"population": {}, "state": {}}
    for number, (name, year, aim, groups, states, kind) in enumerate(rows, 1):
        iri = entry(name)
        place = BASE.id("document", f"d-{year}")
        made.entries[iri] = EntryFacts(iri, name, place, year, kind, (number, number), "", objective(aim))
        made.items["population"][iri] = [(group, (1, 1)) for group in groups]
        made.items["state"][iri] = [(where, (1, 1)) for where in states]
    said = (
        ("e1", "a", "reporter"), ("e1", "p", "partner"), ("e2", "b", "reporter"), ("e2", "u", "unit"),
        ("e3", "c", "reporter"), ("e3", "a", "mentioned"), ("e4", "d", "reporter"), ("e5", "b", "reporter"),
        ("e6", "z", "reporter"),
    )  # fmt: skip
    made.participations = [Participation(entry(e), body(b), role, (n, n)) for n, (e, b, role) in enumerate(said, 10)]
    for letter in "abcdpuz":
        parent = body("a") if letter == "u" else ""
        made.bodies[body(letter)] = BodyFacts(body(letter), letter, parent=parent)
    return made


def pairs(wanted: Wanted) -> dict[str, int]:
    found = opportunities(source(), wanted)
    return {"".join(one.rsplit("/", 1)[-1] for one in (p.one, p.other)): len(p.places) for p in found}


def test_pairs_share_objective_group_and_state_and_no_entry() -> None:
    # a and c stand in one entry (mentioned), u is a's unit; d works under another objective, z has only an aim.
    assert pairs(Wanted("2024")) == {"ab": 1, "bc": 1, "bp": 1, "cp": 1, "cu": 1, "pu": 1}
    assert pairs(Wanted("2024", institution=body("b"))) == {"ab": 1, "bc": 1, "bp": 1}
    assert pairs(Wanted("2024", state=OAX)) == {}
    assert pairs(Wanted("2024", population=WOMEN)) == {}
    assert pairs(Wanted("2020")) == {}


def test_each_side_cites_its_entries_and_lines() -> None:
    found = next(p for p in opportunities(source(), Wanted("2024")) if (p.one, p.other) == (body("b"), body("p")))
    place = WorkArea("2024", objective(7), NNA, CHP)
    (one,), (other,) = found.places[place]
    assert (one.entry, one.role, one.lines) == (entry("e2"), "reporter", (12, 12))
    assert (other.entry, other.role, other.lines) == (entry("e1"), "partner", (11, 11))


def test_those_together_in_another_edition_asked_for_are_together() -> None:
    made = source()
    made.participations.append(Participation(entry("e5"), body("p"), "mentioned", (1, 1)))
    assert any({p.one, p.other} == {body("b"), body("p")} for p in opportunities(made, Wanted("2024")))
    assert not any({p.one, p.other} == {body("b"), body("p")} for p in opportunities(made, Wanted()))


def test_who_works_there_is_ranked_by_what_fits_then_by_what_is_its_own() -> None:
    found = candidates(source(), Wanted("2024", objective(7), NNA, OAX))
    assert [(c.body, c.fits, c.reports, c.near) for c in found] == [
        (body("b"), 1, 1, 0),
        (body("u"), 1, 0, 0),
        (body("a"), 0, 0, 1),
        (body("c"), 0, 0, 1),
        (body("p"), 0, 0, 1),
    ]
    assert [c.body for c in candidates(source(), Wanted(objective=objective(8)))] == [body("d")]
    assert candidates(source(), Wanted("2024")) == []
