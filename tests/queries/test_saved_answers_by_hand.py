"""Answers of the saved questions beside what was counted or read in the documents by hand."""

import re

import pytest

from entramado.ontology.namespaces import DEFAULT_BASE
from entramado.queries import saved
from entramado.queries.saved import SavedQuery
from tests.queries.test_saved_answers import rows

ENTITY = re.compile(
    rf"<{re.escape(DEFAULT_BASE)}id/(programme|institution|objective|state|population|challenge)/[^#]*>$"
)
# Headings of the states' chapter of 2024 that end in the state's name, under one objective.
HEADINGS = {
    ("MX-BCS", 10): 10,
    ("MX-CHP", 3): 8,
    ("MX-CHP", 15): 8,
    ("MX-MOR", 4): 5,
    ("MX-TLA", 4): 4,
    ("MX-OAX", 8): 1,
}
STATES_THAT_DO_NOT_REPORT = {"AGU", "BCN", "COA", "DUR", "JAL", "NLE", "QUE", "SLP", "YUC", "ZAC"}
# Their entries name no federal body; the other states without one report nothing.
STATES_WITHOUT_FEDERAL = {"CHH": 4, "COL": 3, "GUA": 2, "MIC": 2, "OAX": 2, "SON": 2, "NAY": 1}
MIGRANT_PROTECTION = {"4432": "orientaciones", "4434": "acciones de asistencia social"}


def table(name: str, **values: str) -> list[dict[str, str]]:
    """The answer's rows by column: an entity's last part, the text of anything else."""
    names, found = rows(saved.load(name), values)
    return [{n: plain(term) for n, term in zip(names, row, strict=True) if term != "None"} for row in found]


def plain(term: str) -> str:
    if term.startswith("<"):
        return term.strip("<>").rpartition("/")[2]
    return term[1:].rpartition('"')[0]


EXAMPLES = [q for q in saved.load_all().values() if q.group == "examples" and "CONSTRUCT {" not in q.text]


@pytest.mark.parametrize("query", EXAMPLES, ids=lambda q: q.name)
def test_each_entity_has_its_label_beside(query: SavedQuery) -> None:
    names, found = rows(query, {})
    bare = {
        name
        for at, name in enumerate(names)
        if f"{name}Label" not in names and any(ENTITY.match(row[at]) for row in found)
    }
    assert bare == set()


def test_states_report_what_their_headings_say() -> None:
    found = {(r["state"], int(r["objective"])): int(r["entries"]) for r in table("states-by-objective")}
    assert sum(found.values()) == 153
    assert {key: found.get(key) for key in HEADINGS} == HEADINGS
    missing = {int(r["number"]) for r in table("objectives-a-state-does-not-report-on", state="MX-CHP")}
    assert missing == {1, 2, 12, 13, 16, 17, 18, 19, 20, 21, 22}
    assert missing == set(range(1, 24)) - {objective for state, objective in found if state == "MX-CHP"}
    without = {r["code"].removeprefix("MX-") for r in table("states-without-an-entry")}
    assert without == STATES_THAT_DO_NOT_REPORT
    alone = {r["state"].removeprefix("MX-"): int(r["entries"]) for r in table("states-without-a-federal-partner")}
    assert {code: n for code, n in alone.items() if n} == STATES_WITHOUT_FEDERAL


def test_a_continuing_programme_counts_its_aims_apart() -> None:
    found = {r["programme"]: r for r in table("programmes-that-continue")}
    temporary_work = next(r for r in found.values() if "(PTAT)" in r["programmeLabel"])
    assert (temporary_work["entries"], temporary_work["aims"]) == ("3", "1")
    in_all = {r["programme"]: r for r in table("programmes-in-all-editions")}
    for slug, row in in_all.items():
        actions = sum(int(row[f"entries{year}"]) for year in (2018, 2020, 2024))
        assert int(found[slug]["entries"]) == actions, slug


def test_a_statistic_says_what_is_counted_in_the_language_asked_for() -> None:
    found = table("statistics-of-a-state", state="MX-OAX", lang="en")
    told = {r["line"]: r for r in found if r["line"] in MIGRANT_PROTECTION}
    assert {line: r["value"] for line, r in told.items()} == dict.fromkeys(MIGRANT_PROTECTION, "1893")
    assert all(told[line]["counted"].endswith(words) for line, words in MIGRANT_PROTECTION.items())
    assert {r["groupLabel"] for r in found if r["group"] == "menores-18"} == {"under 18"}
    assert {r["groupLabel"] for r in found if r["group"] == "Honduras"} == {"Honduras"}
    assert {r["document"] for r in found} == {"buenas-practicas-oim"}


@pytest.mark.parametrize("state", ["MX-BCN", "MX-CHH"])
def test_the_page_and_the_saved_question_give_a_states_statistics_alike(state: str) -> None:
    page = [(r["line"], r["value"]) for r in table("state-statistics", entity=state_iri(state))]
    question = [(r["line"], r["value"]) for r in table("statistics-of-a-state", state=state)]
    assert sorted(page) == sorted(question)
    assert not {"28261", "9654941"} & {value for _, value in question}  # of the whole country, in a footnote


def state_iri(code: str) -> str:
    return f"{DEFAULT_BASE}id/state/{code}"


def test_newcomers_are_all_told() -> None:
    found = table("network-newcomers")
    assert {"gobierno-chiapas", "inegi"} <= {r["body"] for r in found}
    assert {"finabien", "fgr"}.isdisjoint({r["body"] for r in found})  # one succeeds a body of 2020, one was there
    assert {"0", "1"} <= {r["degree"] for r in found}


def test_findings_on_participants_name_the_document_of_their_line() -> None:
    found = {(r["finding"], r["findingLabel"], r["document"]) for r in table("participants-against-entries", lang="en")}
    assert found == {
        ("not-named", "entry, not named", "compendio-2024"),
        ("without-entry", "named, without entry", "informe-ejecutivo-2024"),
    }


def test_counts_of_a_network_are_whole_numbers() -> None:
    names, found = rows(saved.load("network-through-editions"), {})
    assert len(found) == 4
    counts = {row[names.index(name)] for row in found for name in ("nodes", "ties", "beyond")}
    assert all(count.endswith("#integer>") for count in counts)


def test_a_body_that_reports_nothing_has_those_named_beside_it() -> None:
    """Of the refugee commission, which no edition has as a reporter: with the refugee agency in six entries."""
    found = table("partners-of-institution", institution="comar")
    beside = {(r["partner"], r["entry"]) for r in found if r["direction"] == "beside"}
    assert len({entry for partner, entry in beside if partner == "acnur"}) == 6
    assert {"unicef", "oim"} <= {partner for partner, _ in beside}
    assert not any(r["direction"] == "beside" for r in table("partners-of-institution", institution="inm"))
