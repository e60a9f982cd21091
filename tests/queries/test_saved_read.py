"""Answers of saved questions against what stands in the documents, counted and read there by hand."""

from collections import Counter

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Store

from entramado.ontology.namespaces import DEFAULT_BASE
from entramado.ontology.schemes import SCHEMES_FOLDER
from entramado.queries import saved
from tests.paths import SAMPLES
from tests.queries.test_saved_answers import rows

AnswerRows = list[dict[str, str]]
MISSING = "None"


def answered(question: str, **values: str) -> AnswerRows:
    """The rows of a question by column: of an IRI its last part, of a literal its text; unbound ones left out."""
    names, found = rows(saved.load(question), values)
    return [{n: _short(v) for n, v in zip(names, row, strict=True) if v != MISSING} for row in found]


def _short(term: str) -> str:
    if term.startswith("<"):
        return term.strip("<>").rpartition("/")[2]
    return term[1:].rpartition('"')[0]


def labels(found: AnswerRows, column: str) -> list[str]:
    return [row[column] for row in found]


@pytest.mark.parametrize(
    ("document", "question", "entries", "some", "others"),
    [
        ("compendio-2024", "entries-without-challenges", 76, {"apf-1-5"}, {"ef-15-4", "apf-1-6"}),
        ("compendio-2020", "entries-without-challenges", 34, set(), {"16-9"}),
        ("compendio-2024", "entries-without-results", 14, {"apf-2-7", "apf-2-8", "apf-3-8"}, {"apf-2-11"}),
        ("compendio-2020", "entries-without-results", 11, {"5-4", "14-4", "18-1"}, {"10-5"}),
    ],
)
def test_entries_that_print_no_challenges_or_results(
    document: str, question: str, entries: int, some: set[str], others: set[str]
) -> None:
    """Counted by the labels RETOS and RESULTADOS, and "no se reportaron retos", under each printed heading."""
    found = {entry.removeprefix(f"{document}-") for entry in labels(answered(question, document=document), "entry")}
    assert len(found) == entries
    assert some <= found and not others & found


def test_lists_say_that_a_reporter_is_not_named() -> None:
    """Of the 184 actions of 2018 most do not say who carries them out; of 2020 one heading names nobody."""
    for lang, said in (("es", "no nombrada"), ("en", "not named")):
        found = answered("entries-without-results", document="informe-2018", lang=lang)
        assert len(found) == 184
        assert Counter(labels(found, "reporter"))[said] == 103
    assert "" not in labels(answered("entries-without-challenges", document="informe-2018"), "reporter")


def test_actions_of_which_it_is_not_said_who_reports_them_are_counted_last() -> None:
    found = answered("institutions-that-report-most", document="informe-2018", lang="en")
    assert "institution" not in found[-1] and all("institution" in row for row in found[:-1])
    assert (found[-1]["institutionLabel"], found[-1]["entries"]) == ("not named", "103")
    assert answered("institutions-that-report-most", document="compendio-2020")[-1]["institutionLabel"] == "no nombrada"
    printed = {row["institution"]: row["entries"] for row in answered("institutions-that-report-most")}
    assert len(printed) == 75
    by_hand = {"sre": "32", "inm": "27", "upmrip": "23", "gobierno-chiapas": "40", "amexcid": "11", "ugccdh": "2"}
    assert by_hand.items() <= printed.items()


def test_a_name_in_capitals_and_in_small_letters_is_one_instrument() -> None:
    found = answered("instruments-most-cited")
    names = labels(found, "instrument")
    assert len({name.lower() for name in names}) == len(names) > 150
    told = {row["instrument"]: (row["entries"], row["aims"], row["documents"]) for row in found}
    assert told["Arreglos Locales de Repatriación"] == ("4", "0", "3")
    assert told["Ley General de Instituciones y Procedimientos Electorales"] == ("7", "0", "3")
    once = answered("instruments-most-cited", document="compendio-2020")
    assert {row["documents"] for row in once} == {"1"}


def test_spellings_share_a_key_and_what_has_no_name_of_its_own_is_not_counted() -> None:
    store = Store()
    for path in (SAMPLES / "graph.ttl", SCHEMES_FOLDER / "instrument-kinds.ttl"):
        store.load(path=str(path), format=RdfFormat.TURTLE)
    entry = NamedNode(f"{DEFAULT_BASE}id/entry/doc-apf-7-1")

    def named(number: int, label: str, **facts: Literal | NamedNode) -> None:
        one = NamedNode(f"{entry.value}#instrument-9-{number}")
        store.add(Quad(entry, NamedNode(f"{DEFAULT_BASE}ontology#instrument"), one))
        store.add(Quad(one, NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), Literal(label, language="es")))
        for name, value in facts.items():
            store.add(Quad(one, NamedNode(f"{DEFAULT_BASE}ontology#{name}"), value))

    for number, label in enumerate(("Ley de los Faros", "LEY DE FAROS"), 1):
        named(number, label, nameKey=Literal("ley faros"))
    kind = NamedNode(f"{DEFAULT_BASE}id/instrument-kind/law")
    law = NamedNode(f"{entry.value}#instrument-9-1")
    store.add(Quad(law, NamedNode("http://purl.org/dc/terms/type"), kind))
    named(3, "convenio", nameKey=Literal("convenio"), namedInGeneral=Literal(True))
    question = saved.load("instruments-most-cited").bind({"lang": "en"}, DEFAULT_BASE)
    found = store.query(question)
    assert isinstance(found, QuerySolutions)
    told = {row["instrument"].value: row for row in found}
    assert set(told) == {"Ley de Migración", "Ley de los Faros"}
    assert told["Ley de los Faros"]["kindOfLabel"].value == "law or code"
    assert told["Ley de los Faros"]["entries"].value == "1"


def test_every_challenge_of_the_compendium_is_counted() -> None:
    found = answered("challenges-by-category-and-chapter", lang="en")
    assert sum(int(row["challenges"]) for row in found) == 477


def test_challenges_in_no_category_are_counted_apart() -> None:
    store = Store()
    for path in (SAMPLES / "graph.ttl", SCHEMES_FOLDER / "challenges.ttl"):
        store.load(path=str(path), format=RdfFormat.TURTLE)
    entry = NamedNode(f"{DEFAULT_BASE}id/entry/doc-apf-7-1")
    open_ones = [NamedNode(f"{entry.value}#challenge-{number}") for number in (8, 9)]
    store.extend(Quad(entry, NamedNode(f"{DEFAULT_BASE}ontology#challenge"), one) for one in open_ones)
    question = saved.load("challenges-by-category-and-chapter").bind({"document": "doc", "lang": "en"}, DEFAULT_BASE)
    found = store.query(question)
    assert isinstance(found, QuerySolutions)
    told = [(row["category"], row["categoryLabel"].value, row["challenges"].value) for row in found]
    assert len(told) == 2 and told[0][0] == NamedNode(f"{DEFAULT_BASE}id/challenge/recursos") and told[0][2] == "1"
    assert told[-1] == (None, "in no category", "2")


def test_who_names_no_partner_reports_and_names_nobody() -> None:
    """Units that only take part are not among them; who is named by others is."""
    found = {row["body"]: row for row in answered("network-alone")}
    assert {"conahcyt", "gobierno-michoacan", "gobierno-oaxaca", "sfp", "inea"} <= found.keys()
    assert not {"servicio-empleo-chiapas", "sistema-dif-morelos", "inm"} & found.keys()
    assert (found["inea"]["reports"], found["inea"]["inDegree"]) == ("2", "1")


def test_a_tie_stands_beside_the_entries_that_chance_is_asked_about() -> None:
    pair = next(row for row in answered("network-heaviest-ties") if (row["one"], row["other"]) == ("oim", "upmrip"))
    assert (pair["weight"], pair["shared"]) == ("4", "7")
    of_2024 = next(row for row in answered("network-through-editions") if row["edition"] == "2024")
    assert len(answered("network-heaviest-ties")) == int(of_2024["ties"])


def test_what_is_told_of_an_entry_has_words_in_the_language_asked_for() -> None:
    kinds = {}
    for entry in ("compendio-2024-apf-1-1", "compendio-2024-apf-1-6", "buenas-practicas-oim-bcn-1"):
        for lang in ("es", "en"):
            for row in answered("everything-about-an-entry", entry=entry, lang=lang):
                kinds[row["what"], lang] = row["whatLabel"]
    assert (kinds["challenge", "es"], kinds["challenge", "en"]) == ("reto", "challenge")
    assert (kinds["womenFocus", "es"], kinds["womenFocus", "en"]) == ("enfoque para mujeres", "focus on women")
    assert kinds["startDate", "en"] == "start" and kinds["mainActionType", "en"] == "main action type"


@pytest.mark.parametrize("lang", ["es", "en"])
def test_each_measure_of_a_network_has_a_name(lang: str) -> None:
    for network in ("partners-2024", "partners"):
        iri = f"https://w3id.org/entramado/id/network/{network}"
        found = answered("network-measures", network=iri, lang=lang)
        names = [row.get("nameLabel", "") for row in found]
        assert all(names) and max(Counter(names).values()) == 1
        assert not [name for name in names if "_" in name]


def test_bodies_that_miss_each_other_are_both_told() -> None:
    found = answered("missed-collaborations-of-institution")
    pairs = {(row["institution"], row["other"]) for row in found}
    assert pairs == {(b, a) for a, b in pairs}
    of_one = answered("missed-collaborations-of-institution", institution="amexcid")
    assert {row["institution"] for row in of_one} == {"amexcid"}
    assert [row for row in found if row["institution"] == "amexcid"] == of_one


def test_practices_are_told_with_criterion_and_edition() -> None:
    """Lines 3664 to 3666 of the study tick neither association nor effectiveness; 1000 to 1002 cross sustainability."""
    failed = {(row["criterion"], row["entry"]) for row in answered("good-practices-that-fail-a-criterion")}
    assert len(failed) == 15
    study = "buenas-practicas-oim"
    assert {("eficacia", f"{study}-cmx-3"), ("asociacion", f"{study}-cmx-3")} < failed
    assert ("sostenibilidad", f"{study}-bcn-5") in failed
    met = answered("good-practices-by-criterion", criterion="innovacion", lang="en")
    assert len(met) == 36 and {row["criterionLabel"] for row in met} == {"Innovation"}
    later = answered("good-practices-in-later-editions")
    assert [(row["state"], row["edition"]) for row in later] == [("MX-MEX", "2024"), ("MX-VER", "2024")]
