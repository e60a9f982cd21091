"""Further kinds of sentences that public texts write, each in words of its own, read by itself."""

import pytest

from tests.loaders.extract.test_prose_kinds import bodies, read


@pytest.mark.parametrize(
    ("text", "named"),
    [
        # A government of home is no body by its full style either; a country ends a name, a person is none.
        ("The Embassy of Japan and the Government of the Republic of Kenya delivered nets.", ["Embassy of Japan"]),
        (
            "It was opened by the Ministry of Tides of Nepal and Ada Bright, a guest.",
            ["Ministry of Tides of Nepal"],
        ),
        # Who speaks for a country abroad, and missions that do not.
        ("The Kenyan Mission in Shoretown evacuated 40 persons.", ["Kenyan Mission in Shoretown"]),
        ("The Rescue Mission in Shoretown evacuated 40 persons.", []),
        ("The Federation Of Tide Employers met the Shores Tides Task Force.", None),
        ("The Lagoon Police (LAGPOL) River Command found 12 persons.", ["Lagoon Police"]),
        ("It is a plan of the Northern Shores Development Community.", ["Northern Shores Development Community"]),
        ("It was drawn up by a committee led by the Shores Migrants League and others.", ["Shores Migrants League"]),
        ("It was drawn up by a committee led by the Deputy Permanent Secretary and others.", []),
        ("In partnership with a local NGO, TIDAR Kenya, the project helped 40 returnees.", ["TIDAR Kenya"]),
        ("The United Nations Migration Agency helped.", ["International Organization for Migration"]),
        ("Members of the Houses of the Oireachtas agreed.", ["Houses of the Oireachtas"]),
        ("It is run by the Bureau against Trafficking in Person.", ["Bureau against Trafficking in Person"]),
    ],
)
def test_bodies_of_english(text: str, named: list[str] | None) -> None:
    expected = ["Federation Of Tide Employers", "Shores Tides Task Force"] if named is None else named
    assert bodies("KE", "en", text) == expected


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("As of 6 June 2022, there are 1,200 persons in camps.", None, None),
        ("As of 6 June 2022, the permit allows work.", "2022-06-06", None),
        ("Projects that began in May 2021 are funded for two years, ending 31 March 2023.", "2021-05", "2023-03-31"),
    ],
)
def test_dates_of_english(text: str, start: str | None, end: str | None) -> None:
    row = read("KE", "en", text)
    assert (row["start"], row["end"]) == (start, end)


def test_words_of_english_that_name_no_group() -> None:
    assert (
        read("KE", "en", "Nets were given by the people of Japan, and by workers’ organizations.")["populations"] == []
    )
    assert read("KE", "en", "They brought home 40 stranded Kenyans.")["populations"] == ["mexicanos-exterior"]
    assert read("IE", "en", "Under the Tides Reception Directive it is a duty.")["instruments"] == [
        "Tides Reception Directive"
    ]


def test_a_holder_of_an_office_is_no_part_of_the_body() -> None:
    text = "El presidente del Consejo de Mareas, Juan Ruiz Soto, saludó a la directora del Instituto de Redes, Ana Paz."
    assert "Consejo de Mareas" in bodies("HN", "es", text)


def test_a_branch_is_the_body_that_it_is_of() -> None:
    assert bodies("MX", "es", "La Delegación Federal del INM en Chiapas atendió a 40 personas.") == [
        "Instituto Nacional de Migración"
    ]


def test_a_state_of_another_country_is_no_country() -> None:
    assert read("GT", "es", "Abrieron una sede en Atlanta, Georgia.")["countries"] == []
    assert read("GT", "es", "Llegaron de Polonia, Georgia y Ucrania.")["countries"] == ["GE", "PL", "UA"]
    assert read("KE", "en", "They opened an office in Savannah, Georgia.")["countries"] == []


def test_a_law_for_people_in_small_letters() -> None:
    text = "Se paga con base en la Ley de Protección de los pescadores migrantes y sus familiares."
    assert read("HN", "es", text)["instruments"] == ["Ley de Protección de los pescadores migrantes y sus familiares"]


def test_the_day_of_a_note_is_when_it_was_done() -> None:
    text = "Colina, Tabasco, a 16 de febrero de 2023.- El titular de Mareas sostuvo un encuentro con 12 familias."
    row = read("MX", "es", text)
    assert (row["start"], row["end"]) == ("2023-02-16", None)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "It is under the U.S. Department of Tides and Human Services.",
            ["U.S. Department of Tides and Human Services"],
        ),
        (
            "She met the Representative of the UN Refugee Agency in Lowland.",
            ["United Nations High Commissioner for Refugees"],
        ),
        ("Officers came to the Returns Receiving Center.", []),
        ("According to MAFTO, 12 workers came, and he said that the GGSO was commissioned.", ["GGSO", "MAFTO"]),
    ],
)
def test_further_bodies_of_english(text: str, named: list[str]) -> None:
    assert bodies("KE", "en", text) == named


def test_counts_of_english_told_again_or_grouped_otherwise() -> None:
    text = "A group of 39 Kenyan returnees arrived. All 39 returnees were assisted, of 4,08,408 workers abroad."
    assert [one["value"] for one in read("KE", "en", text)["figures"]] == [39, 408408]


def test_groups_told_by_an_example() -> None:
    assert "refugiados" in read("KE", "en", "It serves newcomers such as refugees and victims.")["populations"]
    row = read("GT", "es", "Se recibió a guatemaltecos retornados en junio, provenientes de México y Estados Unidos.")
    assert row["populations"] == ["mexicanos-retorno"]
    assert read("GT", "es", "Se emitieron visas para empleadores extranjeros.")["populations"] == []


def test_three_or_more_by_name_alone_that_are_organisations() -> None:
    text = "Las ONG que prestan el servicio son Orilla, Fundación Cielo, Duna-Mar y Nuevo Sol."
    assert bodies("ES", "es", text) == ["Duna-Mar", "Fundación Cielo", "Nuevo Sol", "Orilla"]


def test_what_is_counted_up_to_the_close_of_a_month() -> None:
    text = "Hasta el cierre de septiembre de 2018, la Dirección de Redes había atendido a 958 personas."
    assert read("SV", "es", text)["end"] == "2018-09"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "It is run by the Ministry of Tides, Shores and Social Security (MOTSS), and others.",
            ["Ministry of Tides, Shores and Social Security"],
        ),
        ("It was to support Shore Employment Service Centers in towns.", []),
        ("TIDEPRO-Nepal as a subcontracting partner of others gave help.", ["TIDEPRO-Nepal"]),
        (
            "It was held by the Ministry of Displaced Persons from Shore Territories, Accommodation and Refugees.",
            ["Ministry of Displaced Persons from Shore Territories, Accommodation and Refugees"],
        ),
        ("LGTA Chairman Ada Bright spoke, and so did Ben Gray at TASSOP.", ["LGTA", "TASSOP"]),
        ("The agency has activated its Global Tides Fund for Migrants.", []),
        (
            "It was written for the University of Lowland and Jurists for Human Tides.",
            ["Jurists for Human Tides", "University of Lowland"],
        ),
        (
            "It was enabled by support from the Tides Agency, the Ada Bright Trust and Pacific Philanthropies.",
            ["Ada Bright Trust", "Pacific Philanthropies", "Tides Agency"],
        ),
        ("It was held in partnership with the Tides Agency and Civil Society.", ["Tides Agency"]),
    ],
)
def test_bodies_of_english_of_a_third_round(text: str, named: list[str]) -> None:
    assert bodies("KE", "en", text) == named


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The phase is from 16th July 2022 till 15th July 2026.", "2022-07-16", "2026-07-15"),
        ("It gave technical assistance from July 2023-October 2024.", "2023-07", "2024-10"),
        ("In 2015-2018 the programme was run by the State.", "2015", "2018"),
    ],
)
def test_spans_of_time_in_english(text: str, start: str, end: str) -> None:
    row = read("KE", "en", text)
    assert (row["start"], row["end"]) == (start, end)


def test_instruments_of_english_with_brackets_or_an_acronym() -> None:
    text = "Under the Tides (Amendment) (No.2) Regulations 2024, the agency launched the Regional Action Plan (RAP)."
    assert sorted(read("KE", "en", text)["instruments"]) == [
        "Regional Action Plan",
        "Tides (Amendment) (No.2) Regulations 2024",
    ]


def test_a_number_in_a_name_counts_nothing() -> None:
    assert read("KE", "en", "Members of the Umbela 2 women’s group and 12 women came.")["figures"][0]["value"] == 12


def test_places_of_a_list_are_where_the_list_is() -> None:
    row = read("MX", "es", "Unos 538 jóvenes viven en Cortés, La Paz, Colón, Ocotepeque, Valle y Yoro en Honduras.")
    assert (row["states"], row["countries"]) == ([], ["HN"])
    assert read("MX", "es", "Se instalaron módulos en Tijuana, Mexicali y Tecate.")["states"] == ["BCN"]


def test_what_a_programme_is_called_is_no_group() -> None:
    assert read("MX", "es", "Se inscribieron 4,000 personas en Jóvenes Sembrando el Mar.")["populations"] == []


def test_a_field_unit_is_the_body_that_it_is_of() -> None:
    text = "La encargada de la Unidad de Terreno de ACNUR en Colina resaltó la labor."
    assert bodies("PA", "es", text) == ["Alto Comisionado de las Naciones Unidas para los Refugiados"]


def test_a_report_of_a_government_is_no_body() -> None:
    assert (
        bodies("MX", "es", "Según el Segundo Informe de Gobierno de Juan Marea, 4,079 personas se registraron.") == []
    )


def test_the_day_of_a_clause_is_when_it_was_done() -> None:
    text = "Expuso que el 7 de noviembre de 2023, visitadores de este organismo acudieron a la sede."
    assert read("MX", "es", text)["start"] == "2023-11-07"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("It was a UNHCR-backed programme.", ["United Nations High Commissioner for Refugees"]),
        ("It was held with the Shores Polytechnic College (SPC).", ["Shores Polytechnic College"]),
        ("The Tides Education Service Team Leader spoke.", []),
        ("It was opened by the Ministry of Tides Representative.", ["Ministry of Tides"]),
        ("The Migration Service of Armenia Ada Bright presented it.", ["Migration Service of Armenia"]),
        ("It was given by the Embassy of Equatorial Guinea and others.", ["Embassy of Equatorial Guinea"]),
        ("It will work with the Noor al Bahr Foundation.", ["Noor al Bahr Foundation"]),
        ("It was funded by the UN Refugee Agency’s Regional Liaison Office.", None),
    ],
)
def test_bodies_of_english_of_a_fourth_round(text: str, named: list[str] | None) -> None:
    unhcr = ["United Nations High Commissioner for Refugees"]
    assert bodies("KE", "en", text) == (unhcr if named is None else named)


def test_terms_of_a_project_in_english() -> None:
    row = read("KE", "en", "Lead agency: Tides Agency. Overall term: 2017 to 2023.")
    assert (row["start"], row["end"]) == ("2017", "2023")
    assert read("KE", "en", "The launch took place in Shoretown, on 8 November 2018.")["start"] == "2018-11-08"


def test_who_follows_an_office_is_no_body() -> None:
    text = "Junto al director de Carabineros, Juan Marea, visitaron el lugar."
    assert bodies("CL", "es", text) == ["Carabineros"]


def test_a_delegation_behind_its_body_is_none() -> None:
    text = "El delegado de la Secretaría de Desarrollo Social (Sedesol), Delegación Zacatecas, informó."
    assert bodies("MX", "es", text) == ["Secretaría de Desarrollo Social"]


def test_a_law_for_a_people_names_no_group_it_serves() -> None:
    text = "La Ley de protección de los hondureños migrantes y sus familiares, aprobada en 2013, crea un fondo."
    assert "familias" not in read("HN", "es", text)["populations"]
    assert read("HN", "es", "El gasto fue aprobado por la Secretaría de Redes para el año 2018.")["start"] is None


def test_a_factor_counts_nothing() -> None:
    row = read("MX", "es", "El programa 3×1 atendió a 164 migrantes.")
    assert [one["value"] for one in row["figures"]] == [164]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "It comprised staff from the Permanent Mission of the Republic of Ghana to the United Nations Office.",
            ["Permanent Mission of the Republic of Ghana to the United Nations Office"],
        ),
        ("She visited a Shores Tides Resource Centre in the town.", []),
        (
            "They came from the Ministry of Tides’s Directorate General of Shore Management and others.",
            ["Directorate General of Shore Management", "Ministry of Tides"],
        ),
        ("It was referred by the TSC Call Centre, and they trained staff of SATF.", ["SATF"]),
        ("It was attended by the National Superintendency of Tides (SUNTI).", ["National Superintendency of Tides"]),
        ("He spoke for The Chamber of Tides of Ghana.", ["Chamber of Tides of Ghana"]),
    ],
)
def test_bodies_of_english_of_a_fifth_round(text: str, named: list[str]) -> None:
    assert bodies("KE", "en", text) == named


def test_what_was_continued_is_counted() -> None:
    figures = read("KE", "en", "The agency continued to assist 216,641 refugees.")["figures"]
    assert [one["value"] for one in figures] == [216641]


def test_ministries_of_two_subjects_in_a_list() -> None:
    text = (
        "La integran los Ministerios de Relaciones Exteriores, Trabajo y Redes, Interior, Salud (Sistema de Mareas)"
        " y de la Mujer y Desarrollo Social, y la OIT."
    )
    assert bodies("PE", "es", text) == [
        "Ministerio de Interior",
        "Ministerio de Relaciones Exteriores",
        "Ministerio de Salud",
        "Ministerio de Trabajo y Redes",
        "Ministerio de la Mujer y Desarrollo Social",
        "Organización Internacional del Trabajo",
    ]


def test_what_a_group_is_called_and_a_legal_form_are_no_bodies() -> None:
    assert bodies("PE", "es", "La Mesa de Trabajo que se inauguró se reunirá.") == []
    text = "El Instituto para las Mareas y la Democracia (Inmarde) A.C. nació. Inmarde A.C. agradece el apoyo."
    assert bodies("MX", "es", text) == ["Instituto para las Mareas y la Democracia"]


def test_a_treaty_beside_aims() -> None:
    text = "Va en línea con el Pacto Mundial para la Migración y los Objetivos de Desarrollo Sostenible."
    assert read("PE", "es", text)["instruments"] == ["Pacto Mundial para la Migración"]


def test_an_office_of_one_subject_and_another_of_two_words() -> None:
    text = "Se impulsa a través de la Secretaría de Bienestar y Participación Costera, que lo paga."
    assert bodies("MX", "es", text) == ["Secretaría de Bienestar y Participación Costera"]
    text = "El subsecretario de Protección Internacional visitó el comedor Niño del Mar, con familias."
    assert read("EC", "es", text)["populations"] == ["familias"]


def test_days_that_open_a_sentence_and_a_centre_for_policy() -> None:
    assert read("AU", "en", "On 16 and 17 July 2031, members took part.")["start"] == "2031-07-16"
    assert read("PK", "en", "The Bureau was setup on 1 October 2031 by the board.")["start"] == "2031-10-01"
    text = "They came with the Government of Pakistan, the Coastal Centre for Tides Policy Development and others."
    assert read("PK", "en", text)["instruments"] == []
    figures = read("PK", "en", "They have supported over 100,000 intending and outgoing migrants.")["figures"]
    assert [one["value"] for one in figures] == [100000]


def test_several_acronyms_that_a_body_ends_and_a_bare_framework() -> None:
    text = "In developing the Policy Framework, they will work with the MOTIDESA, MOWA and the Shore Board, who act."
    assert bodies("VU", "en", text) == ["MOTIDESA", "MOWA", "Shore Board"]
    assert read("VU", "en", text)["instruments"] == []


def test_what_is_founded_in_a_year_and_a_branch_of_an_institute() -> None:
    text = "En 2015, el Departamento de Redes (ahora Servicio de Redes) estableció la creación del Sello."
    assert read("CL", "es", text)["start"] == "2015"
    assert read("CL", "es", "En 2015, la Secretaría atendió a 40 personas.")["start"] is None
    text = "Se reunió con representantes de la Delegación del Instituto Nacional de Mareas y otros."
    assert bodies("MX", "es", text) == ["Instituto Nacional de Mareas"]


def test_a_president_is_no_part_of_a_name() -> None:
    text = "Ada Bright, Vice President of the International Organization for Migration, visited the town."
    assert bodies("GH", "en", text) == ["International Organization for Migration"]
