"""What public texts write and invented passages had not: one sentence of each kind, read by itself."""

import tempfile
import time
from pathlib import Path
from typing import Any

import pytest

from entramado.graph.single import read_single
from entramado.loaders.extract.passages import SpanSet
from tests.passages.measure import passages

UNHCR = "United Nations High Commissioner for Refugees"


def read(profile: str, language: str, text: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texto.txt"
        path.write_text(text, encoding="utf-8")
        row: dict[str, Any] = read_single(path, family="prose", profile=profile, language=language).rows[0]
    return row


def bodies(profile: str, language: str, text: str) -> list[str]:
    return sorted(one["name"] for one in read(profile, language, text)["organisations"])


@pytest.mark.parametrize(
    ("text", "named"),
    [
        # On whose behalf something is done is no part of a name; a town's small words are.
        ("It was said by the Ministry of Tides for the Government of Ghana.", ["Ministry of Tides"]),
        ("The Embassy of Ghana in Dar es Salaam helped.", ["Embassy of Ghana in Dar es Salaam"]),
        ("They trained the Inland Security Forces.", ["Inland Security Forces"]),
        # Who acts by an acronym alone, and what else is written in capitals.
        ("The RTU referred 12 persons.", ["RTU"]),
        ("A shelter was run by the UK QPRO, in coordination with MOLTA.", ["MOLTA", "QPRO"]),
        ("The GDP increased, and the MOU entered into force.", []),
        ("The National Tides Policy (NTP) provided for it. The NTP guided all.", []),
        ("Under the Safe Shores Plan (SSP), the SSP trained 20.", []),
        ("It was done in partnership with Amana Shores, and in cooperation with Peru.", ["Amana Shores"]),
        ("RTU and QPRO detailed 40 agents.", ["QPRO", "RTU"]),
        ("It is funded by Shores Above All, and hosted by the Ministry.", ["Shores Above All"]),
        (
            "With the Housing Ministry and National Shores Authority, the Country Office and the Tides Alliance met.",
            ["Housing Ministry", "National Shores Authority", "Tides Alliance"],
        ),
        (
            "Officers of the Child Shores Network and Web of Tides Foundation came.",
            ["Child Shores Network", "Web of Tides Foundation"],
        ),
        ("It is due to the John D. and Mary T. Shores Foundation.", ["John D. and Mary T. Shores Foundation"]),
        (
            "Officers from the Tides Agency, FAQN, Federal Ministry of Labour attended.",
            ["FAQN", "Federal Ministry of Labour", "Tides Agency"],
        ),
        (
            "Last year, QIND launched a school and said that QRCC will explore it, with support from QIC as lead.",
            ["QIC", "QIND", "QRCC"],
        ),
        ("It is now before the House of Representatives.", ["House of Representatives"]),
        (
            "Those are: Shores Relief International; Australian Red Cross; Multicultural Shores; and Melaleuca.",
            ["Australian Red Cross", "Melaleuca", "Multicultural Shores", "Shores Relief International"],
        ),
        # A second name behind the first, and by its letters before it; what is of a kind only, and days of the week.
        (
            "The Shores Association for Adult Education (QSV International) ran it; QSV International trained 12.",
            ["Shores Association for Adult Education"],
        ),
        (
            "Together with LOTS, the Lebanese Organization for Tides and Shores, they met.",
            ["Lebanese Organization for Tides and Shores"],
        ),
        ("The Tides District Council on Friday chose a Community-Based Organization.", ["Tides District Council"]),
        (
            "The Tides Council for Refugees and Marlin House appeared, with the European Union Delegation to Peru.",
            ["EU Delegation to Peru", "Marlin House", "Tides Council for Refugees"],
        ),
        ("It is paid by the EU Shores Trust Fund.", ["EU Shores Trust Fund"]),
        (
            "IOM Belize, the UNHCR, and UNICEF Belize signed.",
            ["International Organization for Migration", "United Nations Children's Fund", UNHCR],
        ),
        # A union of states: a body where it acts, else its lands or a part of a name.
        ("Shelters were opened with support from the EU.", ["EU"]),
        ("Workers returned from the EU; EU citizens and EU-IOM schemes are told apart.", []),
    ],
)
def test_bodies_in_english(text: str, named: list[str]) -> None:
    found = bodies("GH", "en", text)
    assert [n.replace("European Union", "EU") for n in found] == named


def test_a_range_counts_nobody_but_what_a_count_rose_to_does() -> None:
    text = "It admits 200,000 to 250,000 newcomers. Between 20 and 30 workers came. Visas rose from 400 to 500 visas."
    values = [figure["value"] for figure in read("CA", "en", text)["figures"]]
    assert 250000 not in values
    assert 30 not in values
    assert 500 in values


def test_a_blank_may_part_the_thousands_and_a_cap_counts_nobody() -> None:
    text = "In 2018 they granted 13 799 visas. The cap of 24,000 beneficiaries was lifted."
    assert [figure["value"] for figure in read("AU", "en", text)["figures"]] == [13799]
    assert [f["value"] for f in read("AU", "en", "It hosts 260 thousand persons.")["figures"]] == [260000]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("It began with the establishment of the Shores Office in 1985.", "1985", None),
        ("On the 30th of April 2031, the Council appeared before it.", "2031-04-30", None),
        ("The House met on Thursday, September 27, 2031.", "2031-09-27", None),
        ("The process has been open since Oct. 18, 2031.", "2031-10-18", None),
        ("The agreement, which is to begin in April 2031, will end in March 2033.", None, "2033-03"),
    ],
)
def test_dates_in_english(text: str, start: str | None, end: str | None) -> None:
    row = read("JM", "en", text)
    assert start in (None, row["start"])
    assert row["end"] == end


def test_no_part_of_another_name_is_a_country_or_a_people() -> None:
    row = read("MW", "en", "The Japanese Government paid for a vessel in Port-of-Spain from 24 February onwards.")
    assert (row["countries"], row["populations"], row["figures"]) == (["JP"], [], [])


def test_groups_in_english() -> None:
    assert read("PL", "en", "It paid refugees; 96% of the refugees are women and children.")["populations"] == [
        "refugiados"
    ]
    assert read("LK", "en", "It asks about the plight of Sri Lankan migrants.")["populations"] == ["mexicanos-exterior"]
    assert read("KE", "en", "Some 80,000 Kenyans live and work in Peru.")["populations"] == ["mexicanos-exterior"]
    assert read("GB", "en", "They had come as children.")["populations"] == []
    assert read("AU", "en", "It assists 20 evacuees.")["populations"] == ["refugiados"]


@pytest.mark.parametrize(
    ("language", "text", "norm"),
    [
        ("en", "It is governed by RA 10999 and others.", "RA 10999"),
        ("en", "It applies Regulation (EU) 2031/77 there.", "Regulation (EU) 2031/77"),
        (
            "en",
            "Under the Protocol against Harm and Other Inhuman or Degrading Acts they act.",
            "Protocol against Harm and Other Inhuman or Degrading Acts",
        ),
        ("en", "It rests on the Arcadia-Utopia Joint Statement.", "Arcadia-Utopia Joint Statement"),
        ("es", "Se creó mediante la ley N°29.999 de entonces.", "ley N°29.999"),
        ("es", "Rige la Decisión del Consejo 2031/381/CE allí.", "Decisión del Consejo 2031/381/CE"),
        ("es", "Se aplica el Reglamento (UE) 2031/77 allí.", "Reglamento (UE) 2031/77"),
    ],
)
def test_norms_by_their_numbers(language: str, text: str, norm: str) -> None:
    assert read("ES", language, text)["instruments"] == [norm]


def test_offices_of_several_places_are_several() -> None:
    text = (
        "Las alcaldías de Pasto, Ipiales y Tumaco y los ministerios de Salud y de Educación atendieron a 40 familias."
    )
    named = bodies("CO", "es", text)
    assert {"Alcaldía de Pasto", "Alcaldía de Ipiales", "Alcaldía de Tumaco"} <= set(named)
    assert {"Ministerio de Salud", "Ministerio de Educación"} <= set(named)


def test_a_people_in_a_body_s_name_is_no_country() -> None:
    text = "La Fundación Suiza para el Retorno, con personas venezolanas, abrió una sede."
    assert read("SV", "es", text)["countries"] == ["VE"]


def test_the_adjective_of_a_country_before_people_tells_of_it() -> None:
    row = read("CA", "en", "The Committee studied Haitian and Zimbabwean nationals; Peruvian authorities agreed.")
    assert sorted(row["countries"]) == ["HT", "PE", "ZW"]
    assert "extranjeros" in row["populations"]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Se atendió a 12 niñas y niños que estén solos o separados de sus familias.", ["nna-no-acompanados"]),
        ("Se apoyó a 12 menores de edad migrantes.", ["nna"]),
    ],
)
def test_groups_in_spanish(text: str, groups: list[str]) -> None:
    assert read("EC", "es", text)["populations"] == groups


def test_child_labour_is_no_group() -> None:
    assert read("GH", "en", "Officers raided 14 sites of child labour and two children's homes.")["populations"] == []


def test_a_month_that_opens_a_sentence_begins_what_is_done_in_it() -> None:
    assert read("CA", "en", "In May 2031, the Committee undertook a study.")["start"] == "2031-05"
    assert read("KE", "en", "A first round was held in Lima, Peru, in February 2031.")["start"] == "2031-02"


@pytest.mark.parametrize(
    ("profile", "text", "named"),
    [
        # A name with or without its articles, and an acronym written as a word.
        (
            "PE",
            "El Programa de Naciones Unidas para el Desarrollo apoyó.",
            ["Programa de las Naciones Unidas para el Desarrollo"],
        ),
        (
            "HN",
            "El Servicio Nacional de Olas y de Pequeñas Mareas (Senolape) apoyó.",
            ["Servicio Nacional de Olas y de Pequeñas Mareas"],
        ),
        # Who is named as an example of a kind.
        (
            "ES",
            "Son de entidades y asociaciones como Mensajeros de la Mar Norte, Prodimar, o Nuevo Mar, entre otras.",
            ["Mensajeros de la Mar Norte", "Nuevo Mar", "Prodimar"],
        ),
        # A person behind a body, or in place of one; an acronym that only its letters explain.
        (
            "GT",
            "Fue la Agencia de Mareas de Belice y Ana Ruiz, representante de la OIM, junto con Rosa Paz, directora.",
            ["Agencia de Mareas de Belice", "Organización Internacional para las Migraciones"],
        ),
        (
            "CL",
            "La Jefatura Nacional de Mareas de la PMI actuó con la Policía de Mareas Internas de Chile y Carabineros.",
            ["Carabineros", "Jefatura Nacional de Mareas", "Policía de Mareas Internas de Chile"],
        ),
        ("ES", "Los recogió la Policía Canaria.", ["Policía Canaria"]),
    ],
)
def test_bodies_in_spanish(profile: str, text: str, named: list[str]) -> None:
    assert bodies(profile, "es", text) == named


def test_norms_and_dates_in_spanish() -> None:
    row = read(
        "PE",
        "es",
        "Inaugurada el 17 de mayo de 2031, la sede aplica el D.L. 1999 y un acuerdo para mejorar la atención.",
    )
    assert (row["start"], row["instruments"]) == ("2031-05-17", ["D.L. 1999"])
    row = read("ES", "es", "El Real Decreto-ley 2/2031 prevé que habrá 75 puntos de registro. Llegaron 60 mil menores.")
    assert row["instruments"] == ["Real Decreto-ley 2/2031"]
    assert [figure["value"] for figure in row["figures"]] == [60000]
    assert row["populations"] == ["nna"]


def test_spans_are_looked_up_also_where_they_overlap() -> None:
    spans = [(3, 9), (1, 4), (20, 21), (15, 15)]
    covered = SpanSet(spans)
    assert [at for at in range(25) if at in covered] == [at for at in range(25) if any(a <= at < b for a, b in spans)]


def test_time_is_linear_in_a_paragraphs_length() -> None:
    text = " ".join(one["text"] for one in passages("mexico") if one["profile"] == "MX")

    def needed(times: int) -> float:
        start = time.process_time()
        read("MX", "es", " ".join([text] * times))
        return time.process_time() - start

    needed(1)
    assert needed(24) < 6 * needed(6)


def test_a_convention_s_name_goes_on_behind_all() -> None:
    name = "Convención Internacional sobre la Protección de los Derechos de Todos los Trabajadores Marítimos"
    assert read("BO", "es", f"Se ratificó la {name} mediante la Ley N°1999.")["instruments"] == [name, "Ley N°1999"]


def test_what_a_place_may_hold_and_what_is_to_come_are_not_counted() -> None:
    text = "La sede puede albergar hasta un total de 544 personas y beneficiará a 3.500 niñas. El 8.° Encuentro fue."
    assert read("PA", "es", text)["figures"] == []
