"""The sentences that stand above and below a network's picture, on a source worked out by hand."""

from __future__ import annotations

from entramado.graph.network.analysis import BUILD, PICTURE, analyse
from entramado.graph.network.edition import Edition, joined_es
from entramado.graph.network.edition_findings import descriptions, edition_findings
from entramado.graph.network.findings import findings, percent
from entramado.graph.network.findings_of_naming import one_sided
from entramado.graph.network.parameters import Parameters
from entramado.graph.network.source import BodyFacts, EntryFacts, NetworkSource, Participation
from tests.network_samples import BASE, body, entry, small_source


def source() -> NetworkSource:
    """The shared small source; in e5 c further names a, and in e3 a names c, so that those two name each other."""
    made = small_source()
    made.participations += [
        Participation(entry("e5"), body("a"), "partner", (53, 53)),
        Participation(entry("e3"), body("c"), "partner", (36, 36)),
    ]
    return made


def test_what_is_said_below_the_picture_is_counted_in_the_reports() -> None:
    said = findings(analyse(source(), Parameters(), PICTURE))["further"]
    # a, b, c and u report; of the pairs that name only a and c both report, each in an entry of its own. f and p are
    # named and do not report.
    assert said["en"][0] == (
        "Tied pairs of which both report: 1; that name each other: 1. Only named, and unable to name back: 2 bodies."
    )
    # Tied are a with b, c, f and p, and p with u. Of the 15 pairs of the six bodies all have a path; a lies between
    # the others on 9 of the 10 pairs without it, p on 4.
    assert "A 90 % (90 % of those that there are), P 40 % (40 % of those that there are)" in said["en"][1]
    assert said["es"][2].endswith(": 0.")


def test_only_the_whole_of_an_edition_is_said_to_have_pairs_that_are_not_reported_together() -> None:
    assert len(findings(analyse(source(), Parameters(edition="2024"), PICTURE))["further"]["es"]) == 3
    # Of a star one alone lies between the others, which is no order.
    assert len(findings(analyse(source(), Parameters(ego="a"), PICTURE))["further"]["es"]) == 1
    assert findings(analyse(source(), Parameters("institution-objective"), PICTURE))["further"]["es"] == []


def test_the_findings_of_an_edition_are_told_of_its_whole_network_only() -> None:
    made, network = source(), source().base.id("network", "partners-2024")
    made.descriptions[network] = {"es": ["A nombra. De 5 a 9."], "en": ["A names. From 5 to 9."]}
    told = {"edition": "2024", "es": ["A nombra. De 5 a 9."], "en": ["A names. From 5 to 9."]}
    none = {"edition": "", "es": [], "en": []}
    for wanted, shown in (
        (Parameters(edition="2024"), told),
        (Parameters(), told),
        (Parameters(edition="2020"), none),
        (Parameters(edition="2024", unit_ties=True), none),
        (Parameters("institution-objective", edition="2024"), none),
    ):
        said = findings(analyse(made, wanted, PICTURE))
        assert said["tested"] == shown, wanted
        assert shown is none or "A" in said["names"]


def test_of_an_edition_in_which_few_report_nothing_is_found() -> None:
    edition = Edition(analyse(source(), Parameters(edition="2024"), BUILD))
    assert set(edition_findings(edition).values()) == {None}
    assert descriptions(edition) == {}


def ten_reporters() -> NetworkSource:
    """Each of r0 to r9 reports an entry that names two bodies that nobody else names; r0 names r1, and r2 r3."""
    made = NetworkSource(BASE, "build-1", items={"population": {}, "state": {}})
    for i in range(10):
        made.entries[entry(f"e{i}")] = EntryFacts(
            entry(f"e{i}"), "E", BASE.id("document", "d"), "2024", "action", (1, 2)
        )
        named = [f"n{2 * i}", f"n{2 * i + 1}", *({0: ["r1"], 2: ["r3"]}.get(i, []))]
        for one in (f"r{i}", *named):
            made.bodies.setdefault(body(one), BodyFacts(body(one), one, one.upper(), "federal", "federal"))
            role = "reporter" if one == f"r{i}" else "partner"
            made.participations.append(Participation(entry(f"e{i}"), body(one), role, (1, 1)))
    return made


def test_a_finding_is_told_where_the_numbers_bear_it_out() -> None:
    edition = Edition(analyse(ten_reporters(), Parameters(edition="2024"), BUILD))
    told = one_sided(edition)
    assert told is not None
    assert told.en.text == (
        "Of 30 bodies 10 report and 20 are only named: they cannot name anybody back. Of the 2 pairs of which both "
        "report 0 name each other, too few to hold against chance."
    )
    assert told.shown_at == ("/network/partners?edition=2024",)
    # All are named once, all of one level, and there is no edition before: none of these can be said.
    found = {name for name, finding in edition_findings(edition).items() if finding}
    assert not found & {"who is named most", "states and the federation", "the broker", "the change", "objectives"}
    assert descriptions(edition)["en"].startswith("Most bodies are named and never report. Of 30 bodies")


def test_spanish_joins_names_by_what_the_second_begins_with() -> None:
    assert joined_es("OIM", "INM") == "OIM e INM"
    assert joined_es("OIM", "SRE") == "OIM y SRE"
    assert joined_es("Cobre", "Hierro") == "Cobre y Hierro"
    assert joined_es("Sonora", "Hidalgo") == "Sonora e Hidalgo"


def test_a_share_below_one_percent_is_not_said_to_be_none() -> None:
    assert [percent(share) for share in (0.0, 0.00499, 0.0096, 0.08, 1.0)] == ["0", "0.5", "1", "8", "100"]
