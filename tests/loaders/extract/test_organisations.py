"""The bodies that an entry names: which, with what acronym, in what role. Sentences and entries are invented."""

import pytest

from entramado.loaders.extract.lexicon import Lexicon
from entramado.loaders.extract.name_lists import find_lists
from entramado.loaders.extract.organisations import find_organisations
from entramado.loaders.languages.spanish.names import find_names
from entramado.loaders.reading import read_document, read_manifest
from entramado.loaders.records import Challenge, Entry, PrintedName
from entramado.loaders.text import Line, join
from entramado.ontology.authority import load_authority


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon.from_authority(load_authority())


def entry(text, *, reporter="INM", parents=(), title="PROGRAMA", challenge=None, state=None, company=None, notes=()):
    lines = [Line(10 + i, part) for i, part in enumerate(text.split("\n"))]
    challenges = [Challenge((90, 90), join([Line(90, challenge)]))] if challenge else []
    return Entry(
        doc="invented",
        lines=(9, 99),
        ordinal="1",
        title=title,
        objective=1,
        title_lines=(9, 9),
        reporter_printed=company or reporter,
        reporters=[PrintedName(reporter, 9)],
        parents=[PrintedName(p, 9) for p in parents],
        description=join(lines),
        challenges=challenges,
        footnotes=[join([Line(95, n)]) for n in notes],
        state=state,
    )


def named(lexicon, text, **how):
    return {m.printed: m for m in find_organisations(entry(text, **how), lexicon)}


def only(found):
    [mention] = found.values()
    return mention


# --- which body


def test_a_name_its_acronym_and_both_are_one_body(lexicon):
    text = (
        "Con la Organización Internacional para las Migraciones (OIM).\n"
        "La OIM y la Organización Internacional\npara las Migraciones."
    )
    mention = only(named(lexicon, text))
    assert (mention.acronym, mention.candidates, mention.lines) == ("OIM", ("oim",), (10, 10))


def test_a_broken_word_and_a_broken_acronym_are_mended(lexicon):
    assert only(named(lexicon, "con la Secretaría de Goberna-\nción.")).candidates == ("segob",)
    assert only(named(lexicon, "con la SEMAR-\nNAT.")).printed == "SEMARNAT"


def test_the_reporter_and_its_printed_parent_are_not_named_again(lexicon):
    text = "La Secretaría de Gobernación, a través de la UPMRIP, trabaja con la COMAR."
    assert list(named(lexicon, text, reporter="UPMRIP", parents=["SEGOB"])) == ["COMAR"]
    assert named(lexicon, "El Gobierno del Estado de Chiapas atiende.", reporter="CHIAPAS") == {}


def test_a_body_that_each_state_has_is_that_of_the_entry(lexicon):
    text = "con la Comisión Estatal de Derechos Humanos"
    assert only(named(lexicon, text, reporter="COLIMA")).candidates == ("cedh-colima",)
    assert only(named(lexicon, text, reporter="IAPMF", state="DUR")).candidates == ("cedh-durango",)
    assert len(only(named(lexicon, text)).candidates) == 32


def test_a_name_of_a_state_body_and_a_federal_one_is_the_states_where_a_state_speaks(lexicon):
    text = "con la Secretaría de Salud"
    assert only(named(lexicon, text)).candidates == ("ssa",)
    assert only(named(lexicon, text, reporter="TABASCO")).candidates == ("secretaria-salud-tabasco",)
    assert only(named(lexicon, text, reporter="IAPMF", state="DUR")).candidates == ("secretaria-salud-durango",)
    assert only(named(lexicon, text + " de Veracruz")).candidates == ("secretaria-salud-veracruz",)
    assert only(named(lexicon, text + " del Estado", reporter="TABASCO")).candidates == ("secretaria-salud-tabasco",)


def test_the_same_acronym_of_two_bodies_stays_open_unless_the_name_tells(lexicon):
    assert set(only(named(lexicon, "con el CNI")).candidates) == {"cni-informacion", "cni-inteligencia"}
    assert only(named(lexicon, "el Centro Nacional de Inteligencia (CNI)")).candidates == ("cni-inteligencia",)


def test_a_word_in_capitals_is_no_acronym(lexicon):
    assert named(lexicon, "texto", title="DERECHO A LA SALUD Y AL BIENESTAR QUE SE BRINDA") == {}
    assert only(named(lexicon, "con SALUD y otros")).candidates == ("ssa",)


def test_an_acronym_inside_another_word_is_none(lexicon):
    assert named(lexicon, "la aplicación CBP-One y la NOM-027-SSA3-2013") == {}
    assert named(lexicon, "véase https://www.gob.mx/OIM/COMAR") == {}


# --- names that the authority does not hold


def names(text):
    return [n.text for n in find_names(text)]


def test_names_are_read_as_far_as_they_go():
    assert names("El Instituto Costeño de Pesca y Acuacultura brinda") == ["Instituto Costeño de Pesca y Acuacultura"]
    assert names("la Secretaría de Agricultura, Ganadería y Desarrollo Rural, y otras") == [
        "Secretaría de Agricultura, Ganadería y Desarrollo Rural"
    ]
    assert names("la Dirección de Faros de la Secretaría de Mares del Estado.") == [
        "Dirección de Faros",
        "Secretaría de Mares del Estado",
    ]
    assert names("la Dirección General del Registro Civil del Estado") == [
        "Dirección General del Registro Civil del Estado"
    ]
    assert names("la Oficina de Faros de Gobierno del Estado") == ["Oficina de Faros de Gobierno del Estado"]


def test_what_only_looks_like_a_name_is_none():
    assert names("La Coordinación interinstitucional. Centro América. El Instituto en el 2019. La Comisión") == []
    assert names("la Procuraduría Federal y el Comité Técnico") == []
    assert names("el Sistema Integral de Boyas y la Red de Apoyo Costero") == []


def test_a_list_under_one_head_noun_is_several_bodies():
    def lists(text):
        return [n.text for n in find_lists(text)]

    assert lists("las Secretarías de Mares y de Puertos") == ["Secretaría de Mares", "Secretaría de Puertos"]
    assert lists("los consulados de Estados Unidos en Monterrey y Cd. Juárez") == [
        "Consulado de Estados Unidos en Monterrey",
        "Consulado de Estados Unidos en Cd. Juárez",
    ]
    assert lists("las Embajadas de Haití, Cuba y El Salvador") == [
        "Embajada de Haití",
        "Embajada de Cuba",
        "Embajada de El Salvador",
    ]
    assert lists("los consulados de México en Estados Unidos y Canadá") == []
    assert lists("con Faros del Sur A.C. y otros") == ["Faros del Sur A.C."]


def test_a_body_out_of_the_authority_has_no_candidates_but_its_acronym(lexicon):
    mention = only(named(lexicon, "con el Instituto Costeño de Pesca (ICP). El ICP y el Instituto Costeño siguen."))
    assert (mention.printed, mention.acronym, mention.candidates, mention.rule) == (
        "Instituto Costeño de Pesca",
        "ICP",
        (),
        "name-pattern",
    )


def test_a_plural_is_a_kind_of_body_unless_it_is_somebodys(lexicon):
    assert named(lexicon, "con los Centros de Faros de cada municipio") == {}
    assert list(named(lexicon, "con los Centros de Faros del INM")) == ["Centros de Faros del INM"]


def test_a_law_a_source_and_the_entry_itself_take_no_part(lexicon):
    assert named(lexicon, "conforme a la Ley Orgánica del Instituto Costeño de Pesca") == {}
    assert named(lexicon, "texto", notes=["12 INEGI, Censo 2020. Disponible en: www.inegi.org.mx"]) == {}
    assert named(lexicon, "El Grupo de Trabajo de Faros sesiona.", title="GRUPO DE TRABAJO DE FAROS") == {}


def test_a_government_is_a_body_only_where_it_pays_or_agrees(lexicon):
    assert named(lexicon, "los programas del Gobierno de México en la materia") == {}
    assert only(named(lexicon, "becas otorgadas por el Gobierno de México")).role == "funder"
    assert only(named(lexicon, "estimaciones del gobierno de Estados Unidos")).candidates == ("gobierno-eua",)


# --- roles


@pytest.mark.parametrize(
    ("text", "role", "rule"),
    [
        ("Se realizó en coordinación con la COMAR y la OIM.", "partner", "in-coordination"),
        ("Se realizó con el apoyo de la OIM.", "partner", "with-support"),
        ("Taller impartido por la OIM.", "partner", "taking-part"),
        ("Proyecto financiado por la OIM.", "funder", "financed-by"),
        ("Curso dirigido a personal de la COMAR.", "beneficiary", "aimed-at"),
        ("Se canalizan los casos a la COMAR.", "mentioned", "referred-to"),
        ("Los Grupos Beta auxilian en carretera.", "unit", "part-of-reporter"),
        ("La Academia Costera del INM enseña.", "unit", "owner-is-reporter"),
        ("Se remitió a la Dirección de Faros.", "unit", "office-without-owner"),
        ("La Dirección de Faros enseña.", "unit", "office-without-owner"),
        ("Quejas por dependencia: COMAR 12", "mentioned", "counted-in-table"),
        ("La OIM enseña.", "partner", "default"),
    ],
)
def test_the_words_around_a_name_tell_its_role(lexicon, text, role, rule):
    mention = list(named(lexicon, text).values())[-1]
    assert (mention.role, mention.role_rule) == (role, rule)


def test_whose_unit_a_partner_is_is_only_mentioned(lexicon):
    found = named(lexicon, "en coordinación con la UPMRIP de la Secretaría de Gobernación")
    assert (found["UPMRIP"].role, found["Secretaría de Gobernación"].role) == ("partner", "mentioned")
    assert found["Secretaría de Gobernación"].role_rule == "owner-of-another"


def test_bodies_of_a_state_that_reports_carry_its_actions_out(lexicon):
    text = "La Dirección de Faros, con el apoyo del Sistema DIF Morelos y de la OIM, atiende."
    found = named(lexicon, text, reporter="MORELOS", challenge="Falta acuerdo con la Fiscalía General del Estado.")
    assert {k: (m.role, m.role_rule) for k, m in found.items()} == {
        "Dirección de Faros": ("unit", "unit-of-state"),
        "Sistema DIF Morelos": ("partner", "with-support"),
        "OIM": ("partner", "with-support"),
        "Fiscalía General del Estado": ("mentioned", "named-in-challenges"),
    }


def test_bodies_printed_beside_the_reporter_are_its_partners(lexicon):
    found = named(lexicon, "texto", company="INM (EN COORDINACIÓN CON ANAM, SEDATU, SE)")
    assert {m.candidates: m.role_rule for m in found.values()} == {
        ("anam",): "reports-together",
        ("sedatu",): "reports-together",
        ("se",): "reports-together",
    }


def test_a_body_in_the_title_counts(lexicon):
    found = named(lexicon, "texto", title="COLABORACIÓN CON LA ORGANIZACIÓN INTERNACIONAL PARA LAS MIGRACIONES (OIM)")
    assert (only(found).role, only(found).acronym, only(found).lines) == ("partner", "OIM", (9, 9))


# --- the documents


def test_every_mention_of_the_published_documents_can_be_explained(lexicon, sources):
    spec = read_manifest()["compendio-2024"]
    reading = read_document(spec, sources)
    count = 0
    for e in reading.entries:
        for mention in find_organisations(e, lexicon):
            count += 1
            assert e.lines[0] <= mention.lines[0] <= mention.lines[1] <= e.lines[1] or e.footnotes
            assert mention.rule and mention.role_rule and mention.printed == " ".join(mention.printed.split())
            assert all(c in lexicon.bodies for c in mention.candidates)
    assert count > 500


# --- what a sentence says of the people of a body, of payers and of lists


@pytest.mark.parametrize(
    ("text", "how", "name", "role"),
    [
        ("Se sancionó a servidores públicos adscritos al Instituto Nacional de Migración.", {"reporter": "SFP"},
         "Instituto Nacional de Migración", "mentioned"),
        ("Se impartió un taller a personas adscritas a la Asesoría Jurídica Federal.", {"reporter": "CEAV"},
         "Asesoría Jurídica Federal", "beneficiary"),
        ("La OIM y la OIT financiaron al INM en la impresión.", {}, "OIT", "funder"),
        ("Se creó en 2020 la Mesa de Trabajo de Asuntos Rurales.", {"reporter": "UPMRIP"},
         "Mesa de Trabajo de Asuntos Rurales", "unit"),
        ("Personas que acudan a la Comisión Nacional de Búsqueda.", {}, "Comisión Nacional de Búsqueda", "mentioned"),
        ("Con el auspicio de agencias como la OIM y ACNUR.", {}, "ACNUR", "partner"),
    ],
)  # fmt: skip
def test_roles_follow_the_words_around_a_name(lexicon, text, how, name, role):
    assert named(lexicon, text, **how)[name].role == role


def test_those_who_give_a_course_are_not_those_who_receive_it(lexicon):
    text = "Personal adscrito a la Secretaría del Migrante ha llevado a cabo talleres."
    found = named(lexicon, text, reporter="MICHOACÁN", state="MIC")
    assert only(found).role == "unit"


def test_what_is_signed_is_a_fact_among_the_challenges(lexicon):
    found = named(lexicon, "Nada.", reporter="SALUD", challenge="Cada año se firman las bases entre Salud y la SRE.")
    assert only(found).role == "partner"


def test_a_comma_and_de_la_go_on_with_a_list(lexicon):
    found = named(lexicon, "Con datos del INM, de la COMAR y del SNDIF.", reporter="CONAPO")
    assert {m.role_rule for m in found.values()}.isdisjoint({"owner-of-another"})


def test_the_title_of_a_law_ends_where_the_sentence_goes_on(lexicon):
    text = "Delitos de la Ley de Migración, ante la delegación de la Fiscalía General de la República."
    assert "Fiscalía General de la República" in named(lexicon, text, reporter="CHIAPAS", state="CHP")
    assert not named(lexicon, "La Ley Orgánica de la Fiscalía General de la República.")


def test_whom_a_programme_is_named_after_takes_no_part(lexicon):
    text = "Vigila el Programa de Apoyo a las Instancias de Mujeres en las Entidades Federativas."
    assert not named(lexicon, text, reporter="SFP")


def test_a_name_of_another_state_with_a_tail_is_another_body(lexicon):
    text = "La Dirección de Atención a Personas Migrantes y Refugiadas del Ayuntamiento de Comala atiende."
    found = named(lexicon, text, reporter="COLIMA", state="COL")
    assert found["Dirección de Atención a Personas Migrantes y Refugiadas"].candidates == ()


def test_an_office_named_by_its_owner_is_one_body(lexicon):
    found = named(lexicon, "La Oficina del Gobierno Municipal de Tapachula atiende.", reporter="CHIAPAS", state="CHP")
    assert list(found) == ["Oficina del Gobierno Municipal de Tapachula"]


def test_a_list_may_have_a_second_and():
    text = "Visitas a las Embajadas de Belice, Costa Rica y Haití, Panamá y Bolivia en junio"
    assert [s.text for s in find_lists(text)][-2:] == ["Embajada de Panamá", "Embajada de Bolivia"]


def test_the_legal_form_makes_a_body_between_the_marks_of_a_list():
    text = "Participaron Voces del Sur A.C.; Somos más que papeles A.C.; y otras."
    assert "Somos más que papeles A.C." in [s.text for s in find_lists(text)]


def test_a_working_group_that_the_entry_is_about_is_not_its_partner(lexicon):
    found = named(lexicon, "Se reunió dos veces.", reporter="SRE", title="GRUPO EJECUTIVO DE POLÍTICAS DE REPATRIACIÓN")
    assert not found


def test_where_the_posts_are_belongs_to_their_name(lexicon):
    found = named(lexicon, "Una charla de la red consular mexicana en EUA sobre visas.", reporter="INM")
    assert list(found) == ["red consular mexicana en EUA"]


def test_who_gave_the_grants_is_a_funder_even_among_the_challenges(lexicon):
    challenge = "Terminaron las becas de estudio que proporcionaba la Fundación Carlos Slim."
    assert only(named(lexicon, "Nada.", reporter="CIJ", challenge=challenge)).role == "funder"


def test_the_office_of_another_state_is_meant_only_where_its_state_is_told(lexicon):
    text = "La Secretaría del Migrante y Asuntos Internacionales apoya."
    assert only(named(lexicon, text, reporter="COLIMA", state="COL")).candidates == ()
    text = "La Secretaría de Salud de Veracruz apoya."
    assert only(named(lexicon, text, reporter="MICHOACÁN", state="MIC")).candidates == ("secretaria-salud-veracruz",)


# --- the funder, the funded, the owner, the referred to


def test_in_parentheses_behind_a_funder_stand_those_who_do_the_work(lexicon):
    found = named(lexicon, "Un proyecto financiado por el CONACYT (CIESAS, COLEF, CIDE).", reporter="SRE")
    assert {n: m.role for n, m in found.items()} == {
        "CONACYT": "funder",
        "CIESAS": "partner",
        "COLEF": "partner",
        "CIDE": "partner",
    }


def test_own_means_that_were_assigned_by_the_government_tell_two_funders(lexicon):
    text = "Se opera con recursos propios de la Secretaría de Salud, asignados por el Gobierno del Estado."
    found = named(lexicon, text, reporter="Jurisdicción Sanitaria II", state="CHH")
    assert [m.role for m in found.values()] == ["funder", "funder"]


def test_an_owner_behind_the_acronym_makes_a_unit(lexicon):
    text = "Se hará en todas las Oficinas de Representación (OR) del INM."
    assert only(named(lexicon, text)).role == "unit"
    text = "Con apoyo de la Administración Central de Operación, dependiente del INM."
    assert only(named(lexicon, text)).role == "unit"


def test_the_names_of_a_list_share_the_words_before_it(lexicon):
    text = (
        "Atención gratuita y referencia, a la atención de segundo nivel, en el Hospital de la Mujer y Hospital del Sur."
    )
    found = named(lexicon, text, reporter="SRE")
    assert [m.role for m in found.values()] == ["mentioned", "mentioned"]


def test_firms_are_told_by_the_word_before_them(lexicon):
    found = named(lexicon, "Se crearon 20 Alianzas con Empresas como Oxxo, Procesa y Soriana, para la contratación.")
    assert set(found) == {"Oxxo", "Procesa", "Soriana"}


def test_all_of_a_government_s_institutions_are_no_body(lexicon):
    assert not named(lexicon, "Para fortalecer las alianzas entre las instituciones del Gobierno de México.")


def test_a_note_that_refers_to_a_report_names_no_body(lexicon):
    assert not named(lexicon, "Nada.", notes=("Ver reporte de OIM en https://missingmigrants.iom.int/es",))


def test_known_acronyms_tell_who_acts_where_a_report_names_no_reporter(lexicon, sources):
    """Who runs "Unidades ... del Programa IMSS PROSPERA" (informe-2018:3455)."""
    spec = read_manifest()["informe-2018"]
    without = read_document(spec, sources).entries
    known = read_document(spec, sources, acronyms=lexicon.home_acronyms()).entries
    told = [
        (e.lines[0], [r.text for r in e.reporters])
        for e, other in zip(known, without, strict=True)
        if e.reporters != other.reporters
    ]
    assert (3443, ["IMSS"]) in told
    assert [e.title for e in known] == [e.title for e in without]


def test_mexico_in_a_name_is_the_country_and_no_state(lexicon):
    assert lexicon.states_in("Grupo de Asuntos Migratorios México-El Salvador") == frozenset()
    assert lexicon.states_in("Registro Civil del Estado de México") == {"MX-MEX"}


def test_boards_churches_hospitals_and_joint_funds_have_names():
    assert names("El foro cuenta con un Comité Directivo y un Secretariado Técnico.") == [
        "Comité Directivo",
        "Secretariado Técnico",
    ]
    assert names("Acuden al Hospital General y a la Iglesia Anglicana.") == ["Hospital General", "Iglesia Anglicana"]
    assert names("Financia el Fondo Conjunto México-Alemania, con otros.") == ["Fondo Conjunto México-Alemania"]
    assert names("La Comisión Nacional y el Comité Técnico.") == []


def test_what_a_module_stands_beside_takes_no_part(lexicon):
    assert named(lexicon, "Módulo en la Carretera Km. 67 (San Pedro) junto a PEMEX y una tienda.") == {}


def test_what_the_title_creates_and_what_the_action_has_are_units(lexicon):
    # buenas-practicas-oim:507, informe-2018:2384
    found = named(lexicon, "A través de la OIM.", title="CREACIÓN DEL CONSEJO NACIONAL DE POBLACIÓN")
    assert found["CONSEJO NACIONAL DE POBLACIÓN"].role_rule == "set-up"
    found = named(lexicon, "El foro cuenta con un Comité Directivo y se apoya en un Secretariado Técnico.")
    assert {m.role for m in found.values()} == {"unit"}


def test_an_office_that_is_held_is_no_body_that_takes_part(lexicon):
    assert named(lexicon, "Le corresponde fungir como Secretaría Ejecutiva del Consejo.") == {}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Participó la Cruz Roja Hondureña en la jornada.", "Cruz Roja Hondureña"),
        ("Participó el Instituto Nacional de Migración de Honduras (INM) y el INM.", "Migración de Honduras"),
        ("En Honduras, el Instituto Nacional de Migración (INM) emitió permisos.", "Migración (Honduras)"),
        ("Participó la Secretaría de Salud hondureña en la jornada.", "Salud hondureña"),
    ],
)
def test_a_body_of_another_country_is_never_one_of_this(lexicon, text, named):
    found = find_organisations(entry(text, reporter="COMAR"), lexicon)
    assert [m.candidates for m in found] == [()]
    assert found[0].printed.endswith(named)
