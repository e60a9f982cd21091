"""How a name stands in its sentence tells what part the body has. Sentences are invented, each for a kind."""

import signal

import pytest

from entramado.loaders.extract.lexicon import Lexicon
from entramado.ontology.authority import load_authority
from tests.loaders.extract.test_organisations import named, only


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon.from_authority(load_authority())


@pytest.mark.parametrize(
    ("text", "how", "role", "rule"),
    [
        # Who is looked at, and whose view it is.
        ("Se verificaron las estaciones migratorias de la COMAR.", {}, "mentioned", "inspected"),
        ("Municipios prioritarios para la COMAR.", {}, "mentioned", "in-its-view"),
        # Who issued, allowed or decided something.
        ("Se aplica según el calendario que establece la COMAR.", {}, "mentioned", "issued-by"),
        ("Trámite de acuerdo con los lineamientos de la COMAR.", {}, "mentioned", "issued-by"),
        ("La COMAR, mediante oficio 12/2020, aprobó el documento.", {}, "mentioned", "own-act"),
        ("Se aceptan documentos que la COMAR autorizó.", {}, "mentioned", "own-act"),
        ("Actividades en el marco del “Programa Faro” de la COMAR.", {}, "mentioned", "its-programme"),
        ("Se difunden las ofertas de empleo disponibles de la COMAR.", {}, "mentioned", "offers"),
        # Who was asked, whose campaign is made known, whose work is shared with others.
        ("Se puso a consideración del Director de la COMAR la propuesta.", {}, "mentioned", "for-consideration"),
        ("Difusión de la campaña de la COMAR en la radio.", {}, "mentioned", "made-known"),
        ("Se compartió con los integrantes la ruta implementada por la COMAR.", {}, "mentioned", "work-of"),
        # Whose an item of a list is, and who published a book.
        ("• Trámites para un faro (COMAR)", {}, "mentioned", "of-the-item"),
        ("Programa para un faro (COMAR)", {}, "mentioned", "of-the-item"),
        ("Publicado en Colima: COMAR y OIM, pp. 16-18", {}, "mentioned", "cited"),
        # Where something stands or happened.
        ("Junto al módulo se encuentra la COMAR.", {}, "mentioned", "stands-there"),
        ("El contrato se aprobó en la COMAR.", {}, "mentioned", "happens-there"),
        ("Se pintan dos espacios públicos: el faro y la COMAR.", {}, "mentioned", "stands-there"),
        ("Hay 51 ventanillas ubicadas en la COMAR.", {}, "mentioned", "located-there"),
        ("Se agiliza el paso de personas dentro de la COMAR.", {}, "mentioned", "located-there"),
        ("La estrategia se implementó por primera vez en 2003 con una ventanilla en la COMAR.", {}, "mentioned",
            "located-there"),
        # What is done for a body, who is bound by a law.
        ("Seguir fortaleciendo a la COMAR.", {}, "mentioned", "done-for-it"),
        ("Los recursos se asignaron al fortalecimiento de la COMAR.", {}, "mentioned", "done-for-it"),
        # What is spoken of or kept in registers.
        ("Se abordó el tema de las firmas desde la COMAR.", {}, "mentioned", "spoken-of"),
        ("o Datos sobre el registro de barcas en la COMAR.", {}, "mentioned", "its-registers"),
        ("Los jueces u oficiales de la COMAR no podrán negar actas.", {}, "mentioned", "bound-by-law"),
        ("La capacidad en albergues de la COMAR ha aumentado.", {}, "mentioned", "its-place"),
        ("Se colocaron filtros de agua en Estaciones Migratorias de la COMAR.", {}, "mentioned", "its-place"),
        # Where something happened, who did the harm, whose members, data, cases and work are named.
        ("Se reparó el daño por los hechos ocurridos en la COMAR.", {}, "mentioned", "where-it-happened"),
        ("Pagó la autoridad responsable que es la COMAR.", {}, "mentioned", "did-the-harm"),
        ("Actúan las autoridades integrantes del SNDIF.", {}, "mentioned", "its-members"),
        ("Se orienta a las instancias que conforman al SNDIF.", {}, "mentioned", "its-members"),
        ("No contaban con acta en la Base Nacional del SNDIF.", {}, "mentioned", "its-data"),
        ("Los folletos se descargan del portal de la COMAR.", {}, "mentioned", "its-data"),
        ("Personas del “Caso Faro y otros” (México vs. EUA) de la OIM.", {}, "mentioned", "its-case"),
        ("Se presentaron los resultados de la fase II de la OIM.", {}, "mentioned", "its-work"),
        ("Se dio seguimiento a los trabajos realizados por la COMAR.", {}, "mentioned", "its-work"),
        ("Estudio sobre la detención de personas por parte de la COMAR.", {}, "mentioned", "its-deed"),
        ("Se da capacitación por parte de la COMAR.", {}, "partner", "by-way-of"),
        ("De acuerdo con datos proporcionados por la COMAR, son 34.", {}, "mentioned", "its-products"),
        ("El taller realizado por la COMAR.", {}, "partner", "taking-part"),
        ("Se obtuvo autorización de la COMAR para impartirlo.", {}, "mentioned", "issued-by"),
        ("La COMAR, Op.Cit.", {}, "mentioned", "cited"),
        # Whose officials are taught.
        (
            "El faro impartió el taller. Vinieron funcionarios y funcionarias de la COMAR.",
            {},
            "beneficiary",
            "officials-taught",
        ),
        # What others set up takes no part yet, but those whom it is made of do.
        ("Asimismo se creó la COMAR.", {}, "mentioned", "was-created"),
        ("Se creó la COMAR, conformada por más de 30 faros.", {}, "partner", "default"),
        # What the reporter runs, even where it became a body of its own.
        ("El Programa IMSS-BIENESTAR guía barcas.", {"reporter": "IMSS"}, "unit", "owner-is-reporter"),
        ("Los Órganos Internos de Control vigilan.", {"reporter": "SFP"}, "unit", "part-of-reporter"),
        # Where something is shown is no partner; who makes it together is one.
        ("El mensaje se difundió en medios nacionales de televisión (TV Azteca).", {}, "mentioned", "broadcasts"),
        ("La COMAR y la UPMRIP lo transmiten.", {"reporter": "UPMRIP"}, "partner", "default"),
        # An order is no lesson.
        ("La conferencia instruyó a la COMAR iniciar el estudio.", {}, "partner", "default"),
        # A centre of the reporter is its unit, but in a work of several.
        ("Hay un seminario en ECOSUR.", {"reporter": "CONACYT"}, "unit", "part-of-reporter"),
        ("El proyecto en el que participa ECOSUR mide faros.", {"reporter": "CONACYT"}, "partner", "joins-in"),
        # Another organisation under the reporter's lead is no unit of it.
        ("Lo hizo el ACNUR, bajo la coordinación de la UPMRIP.", {"reporter": "UPMRIP"}, "partner", "default"),
        # Who pays.
        ("El techo se cubre con un subsidio federal de CONAVI.", {}, "funder", "pays"),
        ("La SHCP autorizó a la COMAR recursos excedentes.", {"reporter": "SHCP"}, "beneficiary", "given-to"),
        # An agreement is one of two sides, "de acuerdo con" is none.
        ("Se firmó un acuerdo de trabajo con la COMAR.", {}, "partner", "in-coordination"),
        ("De acuerdo con el tema, la COMAR enseña.", {}, "partner", "default"),
        # A frame holds what stands right behind it, not the subject of the sentence.
        ("En el marco de los trabajos de la Alianza del Pacífico.", {}, "partner", "in-its-frame"),
        ("En el marco del Día del Faro, la COMAR enseña.", {}, "partner", "default"),
        # Who is told, who is taught, who only runs the group in which others act.
        ("La promoción de las guías del faro entre las Embajadas de Chile y Perú.", {}, "mentioned", "informed"),
        ("Curso para los equipos técnicos de la COMAR.", {}, "beneficiary", "its-staff-taught"),
        ("Trabaja en el Grupo del Faro que coordina la COMAR.", {}, "mentioned", "its-group"),
        # Those who teach the reporter's people.
        ("Los oficiales fueron capacitados por instancias como la COMAR.", {}, "partner", "taking-part"),
        ("Se dio apoyo a 2 casas, siendo las siguientes; Casa de la Mujer Faro.", {}, "beneficiary", "aimed-at"),
    ],
)  # fmt: skip
def test_how_a_name_stands_tells_its_role(lexicon, text, how, role, rule):
    mention = list(named(lexicon, text, **how).values())[-1]
    assert (mention.role, mention.role_rule) == (role, rule)


def test_a_body_named_twice_has_its_stronger_role(lexicon):
    text = "Las niñas son entregadas al SNDIF. Los oficiales fueron capacitados por el SNDIF."
    assert only(named(lexicon, text)).role == "partner"
    assert only(named(lexicon, text.partition(". ")[0])).role == "mentioned"


def test_a_parent_that_acts_by_its_unit_is_no_partner_of_it(lexicon):
    text = "La Secretaría de Seguridad y Protección Ciudadana (SSPC), a través del SESNSP, realizó un foro."
    assert only(named(lexicon, text, reporter="SESNSP")).role == "mentioned"
    alone = text.replace(", a través del SESNSP,", "")
    assert only(named(lexicon, alone, reporter="SESNSP")).role == "partner"


def test_a_parent_by_way_of_which_something_is_done_is_no_partner(lexicon):
    text = "La estrategia se implementó a través de la Secretaría de Gobernación."
    assert only(named(lexicon, text, reporter="UPMRIP")).role == "mentioned"
    assert only(named(lexicon, text, reporter="SEP")).role == "partner"


def test_an_office_without_an_owner_is_the_reporters_even_among_the_challenges(lexicon):
    found = named(lexicon, "texto", challenge="Coordinarse con la Dirección de Faros.")
    assert only(found).role_rule == "office-without-owner"
    other = named(lexicon, "Se trabaja en coordinación con la Dirección de Faros (DF) de la COMAR.")
    assert other["Dirección de Faros"].role == "partner"


def test_what_the_title_opens_is_the_reporters(lexicon):
    title = "INSTALACIÓN DEL CENTRO DE FAROS (COMAR)"
    assert only(named(lexicon, "texto", title=title)).role_rule == "set-up"


def test_the_second_of_two_that_the_title_opens_is_the_reporters_too(lexicon):
    title = "Creación del Faro Estatal de Viajeros (FEV) y su Consejo Nacional de Población"
    assert only(named(lexicon, "texto", title=title)).role_rule == "set-up"


def test_who_is_run_by_the_reporter_is_its_unit(lexicon):
    text = "La Oficina de Faros y Puertos, a cargo de la {}, recabó observaciones."
    assert only(named(lexicon, text.format("UPMRIP"), reporter="UPMRIP")).role == "unit"
    assert named(lexicon, text.format("COMAR"), reporter="UPMRIP")["Oficina de Faros y Puertos"].role == "partner"


def test_an_organ_that_the_entry_is_about_is_the_reporters(lexicon):
    about = named(lexicon, "Sesiona cada año.", title="CONSEJO CONSULTIVO DE POLÍTICA MIGRATORIA", reporter="UPMRIP")
    assert (only(about).role, only(about).role_rule) == ("unit", "title-of-entry")


def test_posts_abroad_act_for_the_ministry_or_where_nobody_reports(lexicon):
    text = "Se instalaron ventanillas en los consulados de México en Estados Unidos."
    assert only(named(lexicon, text, reporter="SRE")).role == "unit"
    assert only(named(lexicon, text, reporter="SSA")).role == "partner"
    assert only(named(lexicon, text, reporter="")).role_rule == "without-reporter"


def test_an_office_of_an_embassy_speaks_for_it(lexicon):
    text = "Se trabaja en coordinación con la Oficina de Faros de la Embajada de Estados Unidos en México."
    assert named(lexicon, text)["Embajada de Estados Unidos en México"].role == "partner"


def test_the_subject_of_a_sentence_tells_on_which_side_a_state_s_body_stands(lexicon):
    reporter = "CHIAPAS"
    text = "{} comparte información con la Secretaría de Salud."
    found = named(lexicon, text.format("El INM"), reporter=reporter)
    assert found["Secretaría de Salud"].role_rule == "counterpart"
    found = named(lexicon, text.format("En coordinación la Fiscalía General del Estado de Chiapas"), reporter=reporter)
    assert found["Secretaría de Salud"].role_rule != "counterpart"


def test_an_office_whose_name_holds_a_word_of_support_is_no_supported_one(lexicon):
    text = "La Secretaría de Salud, a través de su Coordinación General de Inclusión, {}, atiende."
    found = named(lexicon, text.format("Dirección de Faros"), reporter="CHIAPAS")
    assert {mention.role for mention in found.values()} == {"unit"}


def test_a_title_that_is_a_body_s_name_tells_who_acts_where_nobody_reports(lexicon):
    title = "Grupos Beta de Protección a Migrantes"
    assert only(named(lexicon, "texto", title=title, reporter="")).role_rule == "without-reporter"
    joint = "Comité Ejecutivo Bilateral para la Administración de la Frontera en el Siglo XXI"
    assert only(named(lexicon, "texto", title=joint, reporter="")).role == "partner"


def test_all_who_are_told_of_something_are_mentioned(lexicon):
    found = named(lexicon, "La promoción de las guías del faro entre las Embajadas de Chile y Perú.")
    assert [m.role_rule for m in found.values()] == ["informed", "informed"]


def test_the_acronym_that_is_printed_with_the_reporter_is_the_reporter(lexicon):
    company = "Dirección de Enlace del Instituto de la Cultura (INDEMAYA)."
    assert not named(lexicon, "El INDEMAYA guía barcas.", reporter="Dirección de Enlace", company=company)


def test_what_begins_to_work_is_the_reporter_s(lexicon):
    found = named(lexicon, "En octubre, inicia operaciones en Colima el Centro de Asistencia Social.")
    assert only(found).role_rule == "set-up"


def test_what_a_place_becomes_is_the_reporter_s(lexicon):
    found = named(lexicon, "El espacio se consolida como Centro Integral de Faros.")
    assert only(found).role_rule == "set-up"


def test_who_helped_with_a_challenge_takes_part(lexicon):
    found = named(lexicon, "Nada.", reporter="SALUD", challenge="Esto se ha resuelto con el apoyo de la SRE.")
    assert (only(found).role, only(found).role_rule) == ("partner", "signs")


def test_a_government_that_is_only_spoken_of_takes_no_part(lexicon):
    assert not named(lexicon, "En el marco de la cooperación con la propuesta presentada al Gobierno de México.")


def test_a_fund_pays(lexicon):
    assert only(named(lexicon, "Se actúa a través del Fondo Conjunto México-Chile.")).role_rule == "fund"
    title = "PROYECTO FARO. FINANCIADO POR EL FONDO CONJUNTO DE COOPERACIÓN MÉXICO-CHILE"
    assert only(named(lexicon, "texto", title=title)).role == "funder"


def test_an_office_of_a_town_is_not_the_state_s(lexicon):
    text = "A cargo de la Secretaría de Protección Civil del Honorable Ayuntamiento de {}."
    found = only(named(lexicon, text.format("Tapachula"), reporter="CHIAPAS"))
    assert found.candidates == ("proteccion-civil-tapachula",)
    other = named(lexicon, text.format("Arriaga"), reporter="CHIAPAS")
    assert not {c for mention in other.values() for c in mention.candidates if c.endswith("-chiapas")}


def test_a_long_list_in_parentheses_is_read_in_a_moment(lexicon: Lexicon) -> None:
    """A pattern that could part a name at each of its capitals read one such sentence for an hour."""
    names = "Centro GEO, CIEPAS, COLEGI, CIDEN, ECONOR, INSTITUTO NORTE, FLACMEX/G"
    before = signal.signal(signal.SIGVTALRM, _too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, 20)
    try:
        found = named(lexicon, f"Estudio aprobado por el CONNORyT ({names}, COMAR) sobre retorno.")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    assert "COMAR" in str(found)


def _too_long(*_: object) -> None:
    raise AssertionError("20 seconds of the processor were not enough")
