"""Which body a printed name is: exact, by context, misprinted, open between several, or new."""

import pytest

from entramado.graph.linking import Linker
from entramado.loaders.extract.extracted import BodyMention
from entramado.loaders.extract.lexicon import ReporterContext
from entramado.loaders.records import Entry, PrintedName
from entramado.ontology.authority import load_authority


@pytest.fixture(scope="module")
def authority():
    return load_authority()


@pytest.fixture
def linker(authority):
    return Linker.from_authority(authority)


def in_state(code):
    return ReporterContext(states=frozenset({f"MX-{code}"}))


@pytest.mark.parametrize(
    ("printed", "body"),
    [
        ("inm", "inm"),
        ("SALUD", "ssa"),
        ("Secretaría de Gobernacion", "segob"),
        ("CHIAPAS", "gobierno-chiapas"),
        ("Estado de México", "gobierno-estado-de-mexico"),
        ("se_sipinna", "sipinna"),
        ("Uno de Siete Migrando A.C.", "uno-de-siete"),
        ("la Comisión Mexicana de Ayuda a Refugiados (COMAR)", "comar"),
    ],
)
def test_names_link_whatever_their_case_and_accents(linker, printed, body):
    link = linker.link_name(printed)
    assert (link.body, link.candidates) == (body, ())
    assert link.rule in {"name", "acronym"}, link


def test_a_shared_name_links_by_state_acronym_or_parent(linker):
    assert linker.link_name("CEDH").rule == "ambiguous"
    assert linker.link_name("COESPO").body == "consejos-estatales-poblacion"
    assert linker.link_name("COESPO", in_state("CHH")).body == "coespo-chihuahua"
    assert linker.link_name("Registro Civil de Oaxaca").body == "registro-civil-oaxaca"
    open_link = linker.link_name("CNI")
    assert (open_link.body, set(open_link.candidates)) == (None, {"cni-informacion", "cni-inteligencia"})
    assert linker.link_name("CNI", ReporterContext(parents=frozenset({"sesnsp"}))).rule == "of-printed-parent"


def test_a_misprint_links_and_says_so(linker):
    link = linker.link_name("Secretaría de Relacones Exteriores")
    assert (link.body, link.rule) == ("sre", "misprint")
    assert linker.link_name("SIN FONTERAS IAP").rule == "printed-variant"


@pytest.mark.parametrize(
    "printed",
    [
        "Comisión de Búsqueda de Pesquerías del Estado de Sinaloa",
        "Secretaría de Puertos Exteriores",
        "Instituto Nacional de Navegación",
        "Jurisdicción Sanitaria No",
        "Jurisdicción Sanitaria IV",
        "IMN",
    ],
)
def test_another_name_is_no_misprint(linker, printed):
    assert linker.link_name(printed).rule == "new"


def test_a_new_body_gets_a_stable_slug_that_tells_its_state(linker):
    one = linker.link_name("Dirección de Faros", in_state("COL"))
    two = linker.link_name("Dirección de Faros", in_state("SIN"))
    assert (one.body, two.body) == ("direccion-de-faros-colima", "direccion-de-faros-sinaloa")
    assert linker.link_name("DIRECCIÓN DE FAROS", in_state("COL")).body == one.body
    assert linker.new["direccion-de-faros-colima"].state == "MX-COL"
    told = linker.link_name("Instituto de Faros del Estado de Colima", in_state("COL"))
    assert told.body == "instituto-de-faros-del-estado-de-colima"


def test_a_mention_keeps_its_candidates(linker):
    def mention(candidates, printed="Instituto Costeño"):
        return BodyMention(printed, None, candidates, "partner", (5, 6), "name", "default")

    assert linker.link_mention(mention(("inm",)), ReporterContext()).institution == "inm"
    body = linker.link_mention(mention(("inm", "ine")), ReporterContext())
    assert (body.institution, body.candidates, body.rule) == (None, ("inm", "ine"), "ambiguous")
    assert linker.link_mention(mention(()), ReporterContext()).institution == "instituto-costeno"


def test_reporters_and_parents_of_an_entry(linker):
    entry = Entry(
        "invented",
        (1, 9),
        "1",
        "TÍTULO",
        1,
        reporters=[PrintedName("CNI", 1)],
        parents=[PrintedName("SESNSP", 1)],
    )
    reporters, parents = linker.link_reporters(entry)
    assert [b.institution for b in reporters] == ["cni-informacion"]
    assert [b.institution for b in parents] == ["sesnsp"]


def test_a_reporter_without_a_printed_parent_is_the_body_that_needs_none(linker):
    entry = Entry("invented", (1, 9), "1", "TÍTULO", 1, reporters=[PrintedName("CNI", 1)])
    [reporter] = linker.link_reporters(entry)[0]
    assert (reporter.institution, reporter.rule) == ("cni-inteligencia", "without-parent")
    assert linker.lexicon.context(entry).reporters == {"cni-inteligencia"}
    assert linker.lexicon.highest_ranking(("inm", "comar")) == ("inm", "comar")


def test_a_kind_of_bodies_is_no_body(linker):
    def linked(printed, candidates=(), states=()):
        mention = BodyMention(printed, None, candidates, "partner", (5, 6), "name", "default")
        body = linker.link_mention(mention, ReporterContext(states=frozenset(states)))
        return body.institution, body.kind, body.rule

    assert linked("Sistemas DIF", ("sistemas-dif",)) == (None, "sistemas-dif", "of-kind")
    assert linked("Registro Civil") == (None, "registros-civiles", "of-kind")
    assert linked("Registro Civil", states=["MX-OAX"])[0] == "registro-civil-oaxaca"
    assert linked("Fondo de Faros")[1:] == ("fondos-de-cooperacion", "of-kind")
    assert "fondo-de-faros" not in linker.new
    assert linked("Fondo Internacional de Desarrollo Agrícola", ("fida",))[0] == "fida"


def test_units_and_parents_by_their_printed_names(linker):
    assert linker.is_part_of("UPMRIP", "SEGOB") is True
    assert linker.is_part_of("SRE", "AMEXCID") is False
    assert linker.is_part_of("SRE", "INM") is None
    assert linker.is_part_of("Faros", "INM") is None


def test_the_authority_knows_units_and_successors(authority, linker):
    parents = {"inm": "segob", "ime": "sre", "sat": "shcp", "anam": "shcp", "profedet": "stps", "upmrip": "segob"}
    assert {b: authority.institutions[b].parent for b in parents} == parents
    successors = {s.predecessor: s.successor for s in authority.successions}
    assert (successors["conacyt"], successors["upm"]) == ("conahcyt", "upmrip")
    assert successors["inmujeres"] == "secretaria-mujeres"
