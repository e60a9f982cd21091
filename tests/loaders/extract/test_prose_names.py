"""Where a body's name ends in prose, and what is none by itself: one invented sentence of each kind."""

import pytest

from tests.loaders.extract.test_prose_kinds import bodies, read


def norms_of(profile: str, language: str, text: str) -> list[str]:
    return sorted(read(profile, language, text)["instruments"])


@pytest.mark.parametrize(
    ("text", "named"),
    [
        # Two bodies, each with a name that ends as a body's does and what it is for.
        (
            "It was drafted by the Tides Department for Coastal Affairs and Tides Department for Harbour Skills.",
            ["Tides Department for Coastal Affairs", "Tides Department for Harbour Skills"],
        ),
        ("The University of Lowland and Jurists for Peace met.", ["Jurists for Peace", "University of Lowland"]),
        ("The Highland Centre for Tides & Shores at the University of Lowland met.",
         ["Highland Centre for Tides & Shores", "University of Lowland"]),
        # A person's post, and whose an office is.
        ("It is led by the NLA Undersecretary for Harbour and Shore Services.", []),
        ("The NLA's Office of the Harbour Master helped.", ["Office of the Harbour Master"]),
        ("The Republic's Harbour Agency met.", ["Harbour Agency"]),
        ("The European Tides Unit of Ghana's Ministry of Tides signed.", ["European Tides Unit", "Ministry of Tides"]),
        ("The Lowland Department of Tides Deputy Director, Mr. Ada Bright, spoke.", ["Lowland Department of Tides"]),
        ("Mr. Ada Bright and IOM Lowland Training Academy met.",
         ["IOM Lowland Training Academy", "International Organization for Migration"]),
        ("Within Tides Harbour Division, the authors wrote.", ["Tides Harbour Division"]),
        # Another body by a known one's name, and a known body's office.
        ("The United Nations Tides Council spoke.", ["United Nations Tides Council"]),
        ("The UNICEF Country Office in Peru helped.", ["United Nations Children's Fund"]),
        ("The Head of Office of IOM Lowland spoke.", ["International Organization for Migration"]),
        ("The Caritas Community Kitchen helped.", ["Caritas"]),
        # One name with and without its plural; an article that opens the sentence.
        ("The Seamen Rights Centre and the Seamens Rights Centre are one.", ["Seamen Rights Centre"]),
        ("An Inter-Harbour Task Force had been set up.", ["Inter-Harbour Task Force"]),
        # Where it is, and what it works in.
        ("The Highland Council of Ministers in Lowtown met.", ["Highland Council of Ministers"]),
        ("The Centre for Research in Harbour Technology met.", ["Centre for Research in Harbour Technology"]),
        ("The Association of Latter Tide Saints met.", ["Association of Latter Tide Saints"]),
        # The government of a country, and what it plans.
        ("The Government of Namibia Harbour Action Plan was validated.", ["Government of Namibia"]),
        # What brackets say of one of a list.
        (
            "Those are: Shores Relief International (NSW); Multicultural Shores (ACT and WA); and Melaleuca (NT).",
            ["Melaleuca", "Multicultural Shores", "Shores Relief International"],
        ),
        ("It was done in partnership with the Lowland Civil Care and Relief Operations, who paid.", []),
        # A post alone, a kind of place, a people behind "and", the beginning of an event's name.
        ("Ms Ruiz, UNHCR Regional Director for the Tides, came.", ["United Nations High Commissioner for Refugees"]),
        ("The Transit Centre in Lowtown was full.", []),
        ("It was said by the Ministry of Tides and Egyptian churches.", ["Ministry of Tides"]),
        ("They spoke at the High Commission Dialogue.", []),
        # A unit, and whose it is.
        ("The Tides Directorate of the Harbour and Shore Board of Lowland wrote.",
         ["Harbour and Shore Board of Lowland", "Tides Directorate"]),
        ("The Shore Unit under the Lowland Harbour Service came.", ["Lowland Harbour Service", "Shore Unit"]),
        ("It was said by the Tides Board (Harbour Board", ["Harbour Board", "Tides Board"]),
        ("The Lowland Shore Force's Human Tides Unit came.", ["Human Tides Unit", "Lowland Shore Force"]),
        # What a name is said to be.
        ("It was done by Amana Shores, an NGO that feeds people.", ["Amana Shores"]),
        ("The Jesuit organisation Marejada helped.", ["Marejada"]),
        # What follows a body's kind, and what a body has.
        ("The National Taskforce Against Fishing in Danger met.", ["National Taskforce Against Fishing in Danger"]),
        ("The Shore Division of the General Inspectorate for Tides wrote.",
         ["General Inspectorate for Tides", "Shore Division"]),
        ("It stands on the Department of Tides's Safe Shores Facebook Page.", ["Department of Tides"]),
        ("They work with Casa del Mar, an NGO.", []),
    ],
)  # fmt: skip
def test_where_an_english_name_ends(text: str, named: list[str]) -> None:
    assert bodies("GH", "en", text) == named


def test_a_list_of_norms_and_what_is_none() -> None:
    text = "These are the National Tides Policy, Harbour Trafficking Act, Shore Act and others, by Act of Parliament."
    assert norms_of("GH", "en", text) == ["Harbour Trafficking Act", "National Tides Policy", "Shore Act"]
    text = "It follows the Overseas Harbour Proclamation 923/2031 and the Government of Ghana Tides Policy."
    assert norms_of("GH", "en", text) == ["Overseas Harbour Proclamation 923/2031", "Tides Policy"]


def test_no_money_nor_parts_of_a_country_are_counted_and_a_count_is_one() -> None:
    text = "It found 77 victims in 13 governorates. It gave 5 million Birr grants. All 77 victims were helped."
    assert [figure["value"] for figure in read("ET", "en", text)["figures"]] == [77]
    text = "Some 41 refugees sailed on a ship with a capacity of 350 refugees."
    assert [figure["value"] for figure in read("ET", "en", text)["figures"]] == [41]


@pytest.mark.parametrize(
    ("profile", "text", "named"),
    [
        ("CL", "Lo dijo el Comité de Mareas de Naciones Unidas.", ["Comité de Mareas de Naciones Unidas"]),
        ("SV", "La Fundación Dr. Juan Mareas lo apoyó.", ["Fundación Dr. Juan Mareas"]),
        ("CL", "Lo apoyaron la Subsecretaría de la Niñez y el Hogar de Olas.",
         ["Hogar de Olas", "Subsecretaría de la Niñez"]),
        ("PY", "Lo pidió la organización Olas para la Costa.", ["Olas para la Costa"]),
        ("GT", "Acordó con la Gobernación de Olas y con Visión Mundial.", ["Gobernación de Olas", "Visión Mundial"]),
        ("ES", "La Generalitat y la Cruz Roja acogieron a 40.", ["Cruz Roja", "Generalitat"]),
        ("CL", "Lo dijo el Instituto de Mareas IMA en la feria.", ["Instituto de Mareas"]),
        ("ES", "Lo pagó la Conselleria de Mareas.", ["Conselleria de Mareas"]),
        ("MX", "Casas Sin Rumbo, el Centro de Mareas A.C. y otros ayudaron.", ["Centro de Mareas A.C"]),
        ("BO", "El Servicio General de Mareas – SEGMA y la Conferencia Sectorial de Olas van a Corte de Apelaciones.",
         ["Conferencia Sectorial de Olas", "Corte de Apelaciones", "Servicio General de Mareas"]),
        ("MX", "Lo firmó el encargado de la Delegación Federal del INM.", ["Instituto Nacional de Migración"]),
        ("CL", "Lo dijo la Oficina de las Naciones Unidas para las Mareas (ACNUR).",
         ["Alto Comisionado de las Naciones Unidas para los Refugiados"]),
    ],
)  # fmt: skip
def test_where_a_spanish_name_ends(profile: str, text: str, named: list[str]) -> None:
    assert bodies(profile, "es", text) == named


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("Rige el decreto supremo N° 987, de 1976, y el D.L. N°9.094.",
         ["D.L. N°9.094", "decreto supremo N° 987, de 1976"]),
        ("Rige la ley especial para la Protección de las Mareas; un proyecto de ley de Olas se debate.",
         ["ley especial para la Protección de las Mareas"]),
        ("Aprueba los lineamientos para el otorgamiento del Permiso de Mareas.", []),
        ("La Ley de protección de los pescadores y sus familias, aprobada en 2013, rige; la Ley de mareas ayuda.",
         ["Ley de protección de los pescadores y sus familias"]),
        ("Se firmó un convenio de colaboración con vigencia indefinida.", ["convenio de colaboración"]),
        ("Se aprobó mediante Ley Nº 99202 del Honorable Congreso de la Nación.", ["Ley Nº 99202"]),
        ("Rige la Política Nacional frente a las Mareas y sus formas de explotación al 2030.",
         ["Política Nacional frente a las Mareas y sus formas de explotación al 2030"]),
    ],
)  # fmt: skip
def test_norms_in_spanish(text: str, norms: list[str]) -> None:
    assert norms_of("CL", "es", text) == norms


def test_a_day_before_what_came_to_be() -> None:
    assert read("CL", "es", "El pasado 20 de abril del 2031 fue aprobada la norma.")["start"] == "2031-04-20"
    assert read("CO", "es", "El estatuto, decretado en marzo del 2031, rige.")["start"] == "2031-03"
