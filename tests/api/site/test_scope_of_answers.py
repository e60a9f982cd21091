"""What the search tells of what an edition lacks, of aims with a part of what is named, and of where bodies act."""

from __future__ import annotations

import re

import httpx
import pytest

from tests.api.site.asked import explored, page, understood

pytestmark = pytest.mark.pages


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("¿Qué secretarías salían en 2020 y en 2024 ya no?", ""),
        ("Which agencies are missing from 2024 that reported in 2020?", "/en"),
        ("organismos que informaban en 2020 y ya no en 2024", ""),
        ("Who does not report in 2024 although it did in 2020?", "/en"),
    ],
)
def test_bodies_of_one_edition_that_are_not_in_another_are_listed(
    client: httpx.Client, question: str, language: str
) -> None:
    shown = page(client, question, language).partition('id="answered-part"')[2]
    assert "2020 → 2024" in shown and "status=left" in shown


def test_bodies_that_left_a_subject_are_told_of_that_subject(client: httpx.Client) -> None:
    shown = page(client, "¿Quiénes informaban sobre trata en 2020 y ya no en 2024?").partition('id="answered-part"')[2]
    facets = [
        client.get("/explore.json", params={"objective": "10", "document": f"compendio-{year}"}).json()["facets"]
        for year in (2020, 2024)
    ]
    before, after = ({one["value"]: one["count"] for one in of["reporter"]} for of in facets)
    left = before.keys() - after.keys()
    assert left and f"<strong>{len(left)}</strong>" in shown
    assert all(f"/page/institution/{slug}" in shown for slug in left)


def test_states_of_one_edition_only_are_told_with_what_the_editions_tell_of_states(client: httpx.Client) -> None:
    asked = understood(client, "state governments that were in 2020 and are gone in 2024", "/en")["asks"]
    assert asked == ["silence", "stating"]


@pytest.mark.parametrize(
    ("question", "kept", "dropped"),
    [
        ("What was promised to older returnees?", "returning Mexicans", "older"),
        ("aims on health for young people", "health", "young people"),
    ],
)
def test_aims_that_have_a_part_of_what_is_named_say_which(
    client: httpx.Client, question: str, kept: str, dropped: str
) -> None:
    shown = page(client, question, "/en").partition('id="answered-part"')[2].partition("</section>")[0]
    stated, _, rest = shown.partition("Of this there is none among them")
    assert kept in stated and dropped in rest.partition("</p>")[0]
    assert "/en/page/objective/" in rest and "none on this" not in shown


def test_federal_bodies_and_civil_society_report_what_takes_place_in_a_state(client: httpx.Client) -> None:
    told = understood(client, "What did civil society report in Chiapas?", "/en")
    assert told["total"] == explored(client, chapter="osc", state="MX-CHP") > 0
    federal = understood(client, "¿Qué informaron las dependencias federales en Jalisco?")
    assert {"facet": "state", "value": "Jalisco"} in federal["filters"] and federal["total"] > 0


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("¿Informan los gobiernos locales?", ""),
        ("Have municipal authorities reported anything?", "/en"),
        ("municipios que reportan", ""),
    ],
)
def test_a_sector_of_which_nobody_reports_is_told_by_those_that_name_it(
    client: httpx.Client, question: str, language: str
) -> None:
    shown = page(client, question, language)
    said = "No body of this sector reports an entry" if language else "Ninguna institución de este sector informa"
    assert said in shown


def test_states_held_against_the_federation_are_two_chapters(client: httpx.Client) -> None:
    shown = page(client, "¿Quién hace más por las remesas, los estados o el gobierno federal?").partition(
        'id="answered"'
    )[2]
    for chapter in ("ef", "apf"):
        assert f"/explore?objective=20&amp;chapter={chapter}" in shown.replace("&#38;", "&amp;")


def test_what_a_state_does_not_report_on_is_said(client: httpx.Client) -> None:
    shown = page(client, "objectives that Nuevo León does not report on", "/en").partition('id="answered-part"')[2]
    told = page(client, "On what does Sonora not report?", "/en").partition('id="answered-part"')[2]
    assert "its government reports nothing" in shown
    assert "objectives on which its government does not report" in told


def test_what_the_executive_report_gets_wrong_is_told_by_its_verdicts(client: httpx.Client) -> None:
    shown = page(client, "Is the executive report mistaken on participants?", "/en").partition('id="answered-part"')[2]
    rows = client.get("/reconciliation.json", params={"kind": "participants"}).json()["claims"]
    assert f"<strong>{len(rows)}</strong>" in shown and "that say" not in shown


def test_where_something_takes_place_in_another_country_is_told_apart(client: httpx.Client) -> None:
    shown = page(client, "¿Qué se hace en Canadá?").partition('id="answered"')[2]
    assert "con algo que ocurre allí" in shown and "/explore?country=CA&amp;population=mexicanos-exterior" in shown


def test_those_that_only_say_the_name_of_a_group_are_listed_with_their_lines(client: httpx.Client) -> None:
    shown = page(client, "¿Qué hay para personas LGBT?").partition('id="answered"')[2].partition("</section>")[0]
    others = shown.partition("sin que se leyera que sean para ese grupo")[2].partition("</details>")[0]
    assert others.count('class="cite"') >= 1


def test_states_that_only_say_the_word_are_told_apart(client: httpx.Client) -> None:
    shown = page(client, "Which states report no action on trafficking in 2024?", "/en").partition('id="answered"')[2]
    assert "and in one of them name" in shown
    assert "reporting_state=MX-" in shown or "reporting_state=" in shown


def test_actions_are_counted_apart_from_aims(client: httpx.Client) -> None:
    shown = page(client, "¿Cuántas acciones sobre retorno había en 2018?").partition('id="answered"')[2]
    actions = explored(client, objective="21", document="informe-2018", aim="false")
    assert f"<strong>{actions}</strong> acciones" in shown
    by_edition = page(client, "How did the number of actions on return change?", "/en").partition('id="answered"')[2]
    assert f"Actions, from <strong>{actions}</strong>" in by_edition


@pytest.mark.parametrize(
    "question", ["How many humanitarian visas were handed out?", "Who got humanitarian visitor cards?"]
)
def test_papers_handed_out_are_the_figures_of_their_programme(client: httpx.Client, question: str) -> None:
    told = understood(client, question, "/en")
    assert {"facet": "programme", "value": "Visitante por Razones Humanitarias"} in told["filters"]


def test_what_is_said_by_none_of_two_things_is_no_row(client: httpx.Client) -> None:
    shown = page(client, "Are older people mentioned more often than workers?", "/en").partition('id="answered"')[2]
    assert "Of them also saying" not in shown.partition("</section>")[0]


def test_challenges_that_say_a_word_are_listed_with_their_lines(client: httpx.Client) -> None:
    shown = page(client, "¿Qué retos hablan de presupuesto?").partition('<details class="challenges"')[2]
    listed = shown.partition("</details>")[0]
    assert "Retos que dicen «presupuesto»" in listed and listed.count('class="cite"') > 1
    # No more lines are quoted than on any other page.
    assert listed.count("<q ") <= 3


def test_two_bodies_side_by_side_tell_their_partners_and_first_entries(client: httpx.Client) -> None:
    shown = page(client, "Who has more partners, UNICEF or UNHCR?", "/en").partition('id="answered"')[2]
    assert "Bodies that take part or are named in the same entries" in shown
    assert shown.count("Entries of <strong>") == 2


def test_a_body_that_reports_nothing_is_compared_by_what_others_say_of_it(client: httpx.Client) -> None:
    parts = client.get("/compare/bodies.json", params={"one": "unicef", "other": "acnur"}).json()["parts"]
    rows = parts["objectives"]
    assert sum(row["oneNamed"] for row in rows) > 0 < sum(row["otherNamed"] for row in rows)
    assert not any(row["oneEntries"] or row["otherEntries"] for row in rows) and parts["partners"]


@pytest.mark.parametrize(
    ("question", "language", "asks"),
    [
        ("What became of the programmes for young people since 2018?", "/en", "changed"),
        ("How many bodies are there per edition?", "/en", "changed"),
        ("municipios en que actúa la STPS", "", "municipalities"),
        ("Which ministries work on return?", "/en", "reporters"),
        ("¿Alguna entidad informa sobre salud?", "", "stating"),
        ("¿Con cuántos organismos colabora el INEGI?", "", "partners"),
        ("Do any entries mention pensions?", "/en", "there"),
    ],
)
def test_what_is_asked_is_understood(client: httpx.Client, question: str, language: str, asks: str) -> None:
    assert asks in understood(client, question, language)["asks"], question


def test_a_name_that_is_looked_for_as_words_is_said_to_be(client: httpx.Client) -> None:
    shown = page(client, "Who helps victims of trafficking in Quintana Roo?", "/en").partition('id="answered"')[2]
    assert "no entry was read as being of" in shown and "victims of trafficking in persons" in shown


@pytest.mark.parametrize(
    ("question", "language", "year"),
    [
        ("¿Qué se puso en marcha? Acciones iniciadas en 2021", "", "2021"),
        ("Which actions began in 2022?", "/en", "2022"),
    ],
)
def test_what_began_in_a_year_is_told_by_its_dates(
    client: httpx.Client, question: str, language: str, year: str
) -> None:
    shown = page(client, question, language).partition('id="answered"')[2].partition("</section>")[0]
    begun = {"since": f"{year}-01-01", "until": f"{year}-12-31"}
    rows = client.get("/queries/actions-begun-between.json", params=begun).json()["results"]["bindings"]
    assert f"<strong>{len({row['entry']['value'] for row in rows})} " in shown


def test_a_study_is_asked_for_by_its_year(client: httpx.Client) -> None:
    told = understood(client, "What did the 2021 study find in Oaxaca?", "/en")
    assert told["total"] == explored(client, state="MX-OAX", document="buenas-practicas-oim") > 0


def test_with_whom_a_body_works_in_one_edition_alone_is_told(client: httpx.Client) -> None:
    shown = page(client, "Who worked with UNICEF in 2024 but not in 2020?", "/en").partition('id="answered"')[2]
    assert "With whom in this edition alone" in shown and "institutions that" not in shown.partition("</section>")[0]


def test_where_nothing_takes_place_is_told_by_place(client: httpx.Client) -> None:
    shown = page(client, "¿En qué estados no ocurre nada para personas mayores en 2024?").partition('id="answered"')[2]
    facets = client.get(
        "/explore.json", params={"population": "personas-mayores", "document": "compendio-2024"}
    ).json()["facets"]
    assert f'Ocurre alguna acción <span class="n">{len(facets["state"])}</span>' in shown


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("¿Cuántos cadáveres se repatriaron?", ""),
        ("How many bodies were identified and returned?", "/en"),
        ("¿Cuántos restos humanos volvieron a México?", ""),
    ],
)
def test_the_dead_are_not_told_by_figures_of_the_living(client: httpx.Client, question: str, language: str) -> None:
    found = client.get(f"{language}/search.json", params={"q": question}).json()
    assert any("fallecid" in one["page"] for one in found["near_what_is_not_counted"])
    assert not found.get("understood")


def test_a_programme_for_a_group_counts_all_whom_it_served(client: httpx.Client) -> None:
    question = "How many women did the Ventanilla de Atención Integral para la Mujer serve?"
    found = client.get("/en/search.json", params={"q": question}).json()
    page_of = next(one["page"] for one in found["answers"] if "programme=" in one["page"])
    programme = re.search(r"programme=([^&]+)", page_of)
    assert programme
    rows = client.get(f"/figures.json?counts=persons&programme={programme[1]}").json()["rows"]
    most = max(int(float(row["value"])) for row in rows)
    shown = page(client, question, "/en").partition('id="answered"')[2].partition("</ul>")[0]
    assert str(most) in re.sub(r"(?<=\d)\s(?=\d)", "", shown)


def test_an_aim_about_a_programme_is_found_by_it(client: httpx.Client) -> None:
    shown = page(client, "Which aim was set for the PTAT?", "/en").partition('id="answered-part"')[2]
    assert "</strong> / 50 aims for the future are stated" in shown and "PTAT" in shown


@pytest.mark.parametrize(
    ("question", "language"),
    [("¿Qué dependencias están en todas las ediciones?", ""), ("Which bodies report in every edition?", "/en")],
)
def test_bodies_of_all_editions_are_listed(client: httpx.Client, question: str, language: str) -> None:
    shown = page(client, question, language).partition('id="answered-part"')[2].partition("</section>")[0]
    every = []
    for key in ("informe-2018", "compendio-2020", "compendio-2024"):
        rows = client.get("/explore.json", params={"document": key}).json()
        every.append({one["value"] for one in rows["facets"]["reporter"] if one["count"]})
    both = set.intersection(*every)
    assert f"<strong>{len(both)}</strong>" in shown and "2018 → 2020 → 2024" in shown


def test_a_share_is_told_of_all_actions_of_the_edition(client: httpx.Client) -> None:
    shown = page(client, "What percentage of actions of 2024 name challenges?", "/en").partition('id="answered"')[2]
    whole = explored(client, document="compendio-2024", aim="false")
    assert f"/ {whole} actions of those editions" in shown


def test_chapters_are_told_where_they_are_asked_for(client: httpx.Client) -> None:
    told = understood(client, "¿Cuántas acciones de retorno hay en cada capítulo en 2024?")
    assert told["words"] == [] and sum(one["count"] for one in told["chapter"]) == told["total"]


def test_institutions_that_are_no_longer_there_are_no_programmes(client: httpx.Client) -> None:
    shown = page(client, "Which bodies are gone from 2024?", "/en").partition('id="answered-part"')[2]
    assert "institutions that no longer report" in shown


def test_challenges_side_by_side_count_the_entries_that_name_some(client: httpx.Client) -> None:
    shown = page(client, "¿Quién nombra más retos, los estados o la federación?").partition('id="answered"')[2]
    told = [
        understood(client, f"retos de {whose} en 2024")["total"] for whose in ("los estados", "organismos autónomos")
    ]
    assert f"<td>{told[0]}</td>" in shown


@pytest.mark.parametrize(
    ("question", "language"), [("¿Qué dice el renglón 1320 de 2024?", ""), ("line 1320 of 2024", "/en")]
)
def test_a_line_that_is_asked_for_is_offered(client: httpx.Client, question: str, language: str) -> None:
    found = client.get(f"{language}/search.json", params={"q": question}).json()
    assert "compendio-2024" in found["answers"][0]["page"] and "1320" in found["answers"][0]["page"]
    assert "understood" not in found


def test_who_comes_from_a_country_is_not_what_takes_place_there(client: httpx.Client) -> None:
    shown = page(client, "¿Qué hay para personas hondureñas?").partition('id="answered"')[2].partition("</section>")[0]
    assert "con algo que ocurre allí" not in shown


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("¿Quién informa sobre remesas aparte de la SRE?", ""),
        ("Who else reports on remittances, besides the Ministry of Foreign Affairs?", "/en"),
        ("instituciones que informan de remesas, excepto el INM", ""),
    ],
)
def test_who_is_left_out_is_no_filter(client: httpx.Client, question: str, language: str) -> None:
    told = understood(client, question, language)
    assert told["total"] == explored(client, objective="20") and len(told["reporter"]) > 1


@pytest.mark.parametrize("called", ["Migration Law", "Ley de Migración"])
def test_a_law_is_called_by_its_english_name_too(client: httpx.Client, called: str) -> None:
    told = understood(client, f"Who cites the {called}?", "/en")
    assert "Ley de Migración" in str(told["instrument"])
    assert told["total"] > 10


@pytest.mark.parametrize(
    "question",
    [
        "Which programmes are in 2018, 2020 and 2024?",
        "Which programmes are reported in all editions (2018, 2020, 2024)?",
        "programas informados en 2018, 2020 y 2024",
    ],
)
def test_programmes_of_all_years_that_are_named_are_one_list(client: httpx.Client, question: str) -> None:
    rows = client.get("/queries/programmes-in-all-editions.json").json()["results"]["bindings"]
    language = "/en" if question.startswith("Which") else ""
    assert f"<strong>{len(rows)}</strong>" in re.sub(r"(?<=strong)[^>]*(?=>)", "", page(client, question, language))


@pytest.mark.parametrize("question", ["¿Qué metas de 2018 siguen sin acción posterior?", "¿Hay noticia de las metas?"])
def test_words_that_ask_what_became_of_aims_are_no_topic(client: httpx.Client, question: str) -> None:
    aims = client.get("/explore.json?aim=true").json()["total"]
    shown = page(client, question).partition('id="answered')[2]
    assert re.search(rf"\b{aims}\b[^.]{{0,80}}metas a futuro", re.sub(r"<[^>]+>", "", shown))


def test_what_grew_among_actions_counts_no_aims(client: httpx.Client) -> None:
    shown = page(client, "Which objectives have fewer actions in 2024 than in 2018?", "/en")
    row = re.search(r"/page/objective/14\"[^\n]*?</tr>", shown, re.DOTALL)
    assert row
    counts = [int(one) for one in re.findall(r">(\d+)<", row[0])][-2:]
    found = [
        client.get(f"/explore.json?objective=14&aim=false&document={key}").json()["total"]
        for key in ("informe-2018", "compendio-2024")
    ]
    assert counts == found
