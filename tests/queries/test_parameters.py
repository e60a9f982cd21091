"""Parameters have types: what is misspelt, doubled or not there is told; things are found by what they are called."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from entramado.api.cli import main
from entramado.queries import saved
from entramado.queries.entities import Entities, ParameterError
from entramado.queries.parameters import PAGES, Spec, of_query, read
from tests.paths import ROOT
from tests.serving import HttpAnswer, Served, serving_pages

BASE = "https://example.org/"
NAMES = (
    ("state/MX-OAX", 2, "Oaxaca", "es"),
    ("state/MX-CHP", 2, "Chiapas", "es"),
    ("state/MX-CMX", 2, "Ciudad de México", "es"),
    ("state/MX-CMX", 1, "09", ""),
    ("state/MX-CMX", 3, "Mexico City", "en"),
    ("state/MX-MEX", 2, "Estado de México", "es"),
    ("state/MX-MEX", 3, "México", "es"),
    ("institution/upmrip", 1, "UPMRIP", ""),
    ("institution/upmrip", 2, "Unidad de Política Migratoria", "es"),
    ("institution/one", 3, "Comisión", "es"),
    ("institution/two", 3, "Comisión", "es"),
    ("objective/7", 2, "Vulnerabilidades", "es"),
    ("objective/8", 2, "Salvar vidas", "es"),
    ("objective/8", 2, "Save lives", "en"),
)


@pytest.fixture
def named() -> Entities:
    return Entities.of(BASE, [(f"{BASE}id/{iri}", rank, text, lang) for iri, rank, text, lang in NAMES])


@pytest.mark.parametrize(
    ("kind", "text", "slug"),
    [
        ("state", "oaxaca", "MX-OAX"),
        ("state", "mx-oax", "MX-OAX"),
        ("state", f"{BASE}id/state/MX-OAX", "MX-OAX"),
        ("state", "oax", "MX-OAX"),
        ("state", "Estado de Oaxaca", "MX-OAX"),
        ("state", "state of oaxaca", "MX-OAX"),
        ("state", "Oaxaca state", "MX-OAX"),
        ("state", "Estado Libre y Soberano de Oaxaca", "MX-OAX"),
        ("state", "09", "MX-CMX"),
        ("state", "9", "MX-CMX"),
        ("state", "mexico city", "MX-CMX"),
        ("state", "State of Mexico", "MX-MEX"),
        ("state", "Mexico State", "MX-MEX"),
        ("objective", "07", "7"),
        ("objective", "Objetivo 7", "7"),
        ("objective", "Objective No. 7", "7"),
        ("institution", "Upmrip", "upmrip"),
        ("institution", "U.P.M.R.I.P.", "upmrip"),
        ("institution", "unidad de politica  MIGRATORIA", "upmrip"),
        ("objective", "SAVE LIVES", "8"),
    ],
)
def test_a_thing_is_found_by_code_acronym_and_name(named: Entities, kind: str, text: str, slug: str) -> None:
    assert named.find("it", kind, text) == slug


def test_what_is_not_there_is_told_with_what_is_near_and_what_is_ambiguous_with_both(named: Entities) -> None:
    with pytest.raises(ParameterError, match=r"no state 'Oaxca'; did you mean Oaxaca \(MX-OAX\)\?"):
        named.find("state", "state", "Oaxca")
    with pytest.raises(ParameterError, match=r"did you mean Save lives \(8\)"):
        named.find("objective", "objective", "lives")
    with pytest.raises(ParameterError, match=r"there are: MX-CHP, MX-CMX, MX-MEX, MX-OAX"):
        named.find("state", "state", "ZZ-999")
    with pytest.raises(ParameterError, match=r"any of: one, two"):
        named.find("institution", "institution", "comision")


@pytest.mark.parametrize(
    ("pairs", "says"),
    [
        ((("State", "MX-OAX"),), "did you mean state.*It takes: document"),
        ((("national", "true"), ("national", "false")), "given twice"),
        ((("objective", "7,8"),), "objective=7&objective=8"),
        ((("women", "perhaps"),), "neither true nor false"),
        ((("page", "²"),), "no page"),
        ((("page", "0"),), "no page"),
    ],
)
def test_a_page_refuses_what_it_does_not_take(named: Entities, pairs: tuple[tuple[str, str], ...], says: str) -> None:
    with pytest.raises(ParameterError, match=says) as told:
        read(PAGES["explore"], pairs, named)
    assert told.value.said[0] != told.value.said[1]


def test_several_values_empty_ones_and_those_that_others_add(named: Entities) -> None:
    pairs = (("objective", "7"), ("objective", "8"), ("state", ""), ("utm_source", "letter"))
    assert read(PAGES["explore"], pairs, named) == {"objective": ["7", "8"]}
    assert read((Spec("n", "integer"),), (("n", "007"),), None) == {"n": ["7"]}


@pytest.fixture(scope="module")
def service() -> Iterator[Served]:
    """The service with its pages over the shipped facts."""
    with serving_pages("--snapshot", str(ROOT / "data")) as found:
        yield found


def ask(service: Served, path: str, accept: str = "application/json") -> HttpAnswer:
    return service.request("GET", path, timeout=120, Accept=accept)


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/queries/objectives-a-state-does-not-report-on.csv?State=MX-CHP", "It takes: lang, state"),
        ("/queries/objectives-a-state-does-not-report-on?estado=MX-CHP", "It takes: lang, state"),
        ("/queries/objectives-a-state-does-not-report-on.csv?state=MX-XXX", "MX-CHP"),
        ("/queries/objectives-a-state-does-not-report-on?state=Oaxca", "Oaxaca (MX-OAX)"),
        ("/network/partners.csv?Edition=2024", "did you mean edition"),
        ("/network/partners?edition=2024&edition=2020", "given twice"),
        ("/network/partners?ego=upmripp", "(upmrip)"),
        ("/explore?objective=7,8", "objective=7&objective=8"),
        ("/map?stat=1", "It takes: measure, document"),
        ("/matrix/institution-objective?measure=reports", "no parameter 'measure'"),
        ("/matrix/state-objective?document=nope", "compendio-2024"),
        ("/programmes?objective=99", "there is no objective"),
        ("/reconciliation?agree=true", "did you mean agrees"),
        ("/search?query=inm", "It takes: q"),
        ("/?page=2", "no parameter 'page'"),
        ("/id/institution/inm?lang=en", "no parameter 'lang'"),
        ("/data/institution/inm.ttl?lang=en", "no parameter 'lang'"),
        ("/ontology?q=entry", "no parameter 'q'"),
        ("/dumps/?q=entry", "no parameter 'q'"),
        ("/page/document/compendio-2024?lines=1-3&lines=5-6", "given twice"),
        ("/page/institution/inm?lines=1-3", "no parameter 'lines'"),
        ("/page/institution/inm?by=reportedBy", "no parameter 'by'"),
        ("/search?q=inm&kind=institutions", "is none of"),
        ("/reconciliation?kind=totals", "is none of"),
        ("/network/partners.csv?color=blue", "sector, community"),
        ("/network/partners?resolution=nan", "is no number"),
    ],
)
def test_every_door_names_what_it_takes(service: Served, path: str, says: str) -> None:
    answer = ask(service, path)
    assert answer.status == 400
    assert says in answer.json["detail"]
    assert "UNDEF" not in answer.json["detail"]


def test_the_page_tells_it_in_its_language(service: Served) -> None:
    spanish = ask(service, "/explore?state=Oaxca", "text/html")
    english = ask(service, "/en/explore?state=Oaxca", "text/html")
    assert (spanish.status, english.status) == (400, 400)
    assert "¿quiso decir Oaxaca (MX-OAX)?" in spanish.body.decode()
    assert "did you mean Oaxaca (MX-OAX)?" in english.body.decode()
    assert ask(service, "/page/institution/inm?page=%C2%B2", "text/html").status == 400
    assert ask(service, "/page/institution/inm?quote=1-3", "text/html").status == 400
    nothing = ask(service, "/page/institution/inm?by=nothing", "text/html")
    assert nothing.status == 400
    assert "no es ninguno de: " in nothing.body.decode()


def test_what_points_to_a_thing_is_counted_in_pages_from_one(service: Served) -> None:
    address = "/page/action-type/difusion?by=actionType&page="
    first, second = (ask(service, f"{address}{n}", "text/html").body.decode() for n in (1, 2))
    assert "&page=2#incoming" in first.replace("&amp;", "&")
    assert "&page=1#incoming" in second.replace("&amp;", "&")


@pytest.mark.parametrize(
    "path",
    [
        "/id/document/compendio-2024/lines/99990-99999",
        "/data/document/compendio-2024/lines/11000-11019.ttl",
        "/page/document/compendio-2024?lines=11018-11019",
    ],
)
def test_lines_that_a_document_does_not_have_are_told_with_those_that_it_has(service: Served, path: str) -> None:
    answer, page = ask(service, path), ask(service, path, "text/html")
    assert (answer.status, page.status) == (404, 404)
    assert "compendio-2024 has no lines" in answer.json["detail"]
    assert "it has lines 1 to 11018" in answer.json["detail"]
    assert "tiene las líneas 1 a 11018" in page.body.decode()


def test_lines_of_no_document_are_told_with_the_documents(service: Served) -> None:
    answer = ask(service, "/id/document/nope/lines/1-2")
    assert answer.status == 404
    assert "compendio-2024" in answer.json["detail"]
    assert ask(service, "/page/document/compendio-2024?lines=9-3").status == 400
    assert ask(service, "/page/entry/compendio-2024-ef-3-9?quote=99990-99999", "text/html").status == 404


def test_names_and_codes_ask_the_same(service: Served) -> None:
    path = "/queries/objectives-a-state-does-not-report-on.csv?state="
    assert len({ask(service, path + text).body for text in ("MX-OAX", "mx-oax", "Oaxaca", "OAXACA")}) == 1
    path = "/queries/partners-of-institution.csv?institution="
    both = [ask(service, path + text).body for text in ("upmrip", "UPMRIP")]
    assert both[0] == both[1]
    assert both[0].count(b"\n") > 1


def test_two_values_of_a_facet_are_both_counted(service: Served) -> None:
    totals = [ask(service, f"/explore.json?{query}").json["total"] for query in ("objective=7", "objective=8")]
    both = ask(service, "/explore.json?objective=7&objective=8").json
    assert both["total"] == sum(totals)
    assert {entry["objectiveNumber"] for entry in both["entries"]} <= {"7", "8"} | {7, 8}
    rows = ask(service, "/explore.csv?objective=7&objective=8").body.decode().splitlines()
    assert len(rows) - 1 == both["total"]


def test_the_command_line_reads_by_the_same_table(capsys: pytest.CaptureFixture[str]) -> None:
    name, data = "objectives-a-state-does-not-report-on", str(ROOT / "data")
    told = []
    for value in ("MX-OAX", "oaxaca"):
        assert main(["query", name, "--set", f"state={value}", "--format", "csv", "--snapshot", data]) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
    assert main(["query", name, "--set", "state=Oaxca", "--snapshot", data]) == 1
    assert "did you mean Oaxaca (MX-OAX)?" in capsys.readouterr().err
    assert main(["network", "partners", "--ego", "upmripp", "--snapshot", data]) == 1
    assert "(upmrip)" in capsys.readouterr().err


def test_the_query_of_names_is_one_of_the_saved_ones() -> None:
    assert "entity-names" in saved.load_all()


def test_a_choice_and_an_edition_of_a_saved_query_are_checked() -> None:
    query = saved.parse(
        "one",
        "examples",
        '#+ title: Una\n#+ param way: choice(in, out) "Sentido"\n#+ param edition: edition "Edición"\n'
        'SELECT * WHERE { VALUES ?way { "in" } VALUES ?edition { UNDEF } ?s ?way ?edition }',
    )
    there = Entities.of(BASE, [], ["2024", "2020"])
    specs = of_query(query, BASE, BASE)
    assert read(specs, [("way", "OUT"), ("edition", "2020")], there) == {"way": ["out"], "edition": ["2020"]}
    with pytest.raises(ParameterError, match="is none of: in, out"):
        read(specs, [("way", "across")], there)
    with pytest.raises(ParameterError, match="there are: 2024, 2020"):
        read(specs, [("edition", "2022")], there)


def test_a_choice_without_words_is_refused() -> None:
    with pytest.raises(saved.QueryError, match=r"choice\(one, other\)"):
        saved.parse("one", "examples", '#+ title: Una\n#+ param way: choice "Sentido"\nASK { VALUES ?way { "in" } }')


@pytest.mark.parametrize(
    ("address", "holds"),
    [
        ("/queries/objectives-a-state-does-not-report-on", '<option value="MX-OAX" selected>Oaxaca</option>'),
        ("/queries/partners-of-institution", '<datalist id="l-institution">'),
        ("/queries/partners-of-institution?direction=named", '<option value="named" selected>'),
        ("/gaps?edition=2020", "Ningún gobierno estatal informa"),
        ("/en/gaps?edition=2020", "No state government reports"),
    ],
)
def test_a_form_offers_what_there_is(service: Served, address: str, holds: str) -> None:
    assert holds in ask(service, address, "text/html").body.decode()


def test_a_direction_that_there_is_not_is_refused(service: Served) -> None:
    answer = ask(service, "/queries/partners-of-institution.csv?institution=UPMRIP&direction=both")
    assert answer.status == 400
    assert "names, named, together" in answer.json["detail"]


def test_a_problem_for_a_program_has_its_sentence_in_both_languages(service: Served) -> None:
    told = service.request("GET", "/queries/funders.csv?foo=1").json
    assert told["detail"].startswith("there is no parameter 'foo'")
    assert told["detail_es"].startswith("no hay parámetro «foo»")
