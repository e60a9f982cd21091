"""Parts of questions and of answers: further questions, states' own bodies, words of a topic, aims and echoes."""

import pytest

from entramado.api.pages.aim_echoes import _echoes
from entramado.api.pages.every_entry import EntryLine
from entramado.api.pages.facets import FacetIndex
from entramado.api.pages.originals import Originals
from entramado.api.pages.question.intents import intents_of, ranked
from entramado.api.pages.question.recognised import recognised
from entramado.api.pages.question.state_bodies import of_states
from tests.api.pages.invented import known

HARBOURS = known(
    ("institution/puertos", 1, "SNP", ""),
    ("institution/puertos", 2, "Sistema Nacional de Puertos", "es"),
    ("institution/puertos", 3, "SNP Nacional", "es"),
    ("institution/puertos-norte", 3, "SNP Estatal", "es"),
    ("institution/puertos-norte", 3, "SNP Norte", "es"),
    ("institution/puertos-norte", 2, "Sistema de Puertos de Norte", "es"),
    ("institution/puertos-sur", 3, "SNP Estatal", "es"),
    ("institution/puertos-sur", 3, "SNP Sur", "es"),
    ("institution/puertos-sur", 2, "Sistema de Puertos de Sur", "es"),
    ("institution/juzgado", 2, "Juzgado de Aguas", "es"),
    ("state/MX-NOR", 2, "Norte", "es"),
    ("state/MX-SUR", 2, "Sur", "es"),
    ("state/MX-EST", 2, "Oeste", "es"),
    ("population/general", 2, "personas migrantes en general", "es"),
    ("population/general", 3, "personas migrantes", "es"),
    ("country/CA", 2, "Canadá", "es"),
    ("programme/redes", 2, "Programa de redes México-Canadá", "es"),
    ("programme/ventanas", 2, "Estrategia Ventanillas de Salud", "es"),
)


@pytest.mark.parametrize(
    ("question", "intents"),
    [
        ("How many actions are there for sailors, and which institutions report them?", ["actions", "reporters"]),
        ("¿Cuántas acciones hay y dónde ocurren?", ["actions", "where"]),
        ("¿Qué se prometió sobre faros y qué se hizo?", ["aims", "promised"]),
        ("which institutions reported in 2020 but not in 2024", ["leftover"]),
        ("which programmes were there in 2020 but not in 2024", ["ended"]),
        ("¿Trabajan juntos el puerto y el faro?", ["partners"]),
        ("¿Cuántas acciones reporta cada estado?", ["stating"]),
    ],
)
def test_a_question_may_ask_for_several_things(question: str, intents: list[str]) -> None:
    assert intents_of(question) == intents


def test_what_is_asked_of_each_is_told_of_each() -> None:
    assert ranked("¿Cuántas acciones reporta cada estado?") == ranked("actions by objective") == "each"
    assert ranked("acciones del estado") == ""


@pytest.mark.parametrize(
    ("question", "bodies", "states"),
    [
        ("qué hace el SNP", ["puertos"], []),
        ("qué hace el SNP estatal de Norte", ["puertos-norte"], []),
        ("what does the state SNP of Sur do", ["puertos-sur"], []),
        ("qué hace el SNP de Norte", ["puertos-norte"], []),
        ("qué hacen los SNP estatales", ["puertos-norte", "puertos-sur"], []),
        ("qué hace el SNP en Norte", ["puertos"], ["MX-NOR"]),
        ("qué hace el SNP estatal de Oeste", [], ["MX-EST"]),
    ],
)
def test_a_state_s_own_body_is_not_the_national_one(question: str, bodies: list[str], states: list[str]) -> None:
    named = recognised(question, HARBOURS)
    of_states(named, question, HARBOURS)
    assert (named.all_of("institution"), named.all_of("state")) == (bodies, states)
    assert bool(named.unread) == (states == ["MX-EST"])


def test_a_wide_group_beside_anything_else_narrows_nothing() -> None:
    assert recognised("qué hace el Juzgado de Aguas por las personas migrantes", HARBOURS).all_of("population") == []
    assert recognised("personas migrantes", HARBOURS).all_of("population") == ["general"]


def test_a_place_within_the_name_of_a_programme_is_not_named_by_itself() -> None:
    named = recognised("desde cuándo existe el Programa de redes México-Canadá", HARBOURS)
    assert named.things == {"programme": ["redes"]}


def test_a_programme_may_be_called_in_english() -> None:
    assert recognised("who used the Health Windows", HARBOURS).all_of("programme") == ["ventanas"]


def entry(iri: str, document: str, edition: str, line: int) -> EntryLine:
    return EntryLine(iri, iri, document, edition, line, line, ())


def test_later_actions_that_share_the_words_of_an_aim_may_follow_it() -> None:
    lines = {
        "old": {1: "Ampliar los talleres de carpintería naval", 2: "Reparar las boyas"},
        "new": {
            1: "Carpintería naval: se dieron talleres a pescadores",
            2: "Se pintaron faros",
            3: "Se limpiaron muelles",
            4: "Se reunió el consejo",
        },
    }
    entries = {one.iri: one for one in (entry("aim", "old", "2018", 1), entry("else", "old", "2018", 2))}
    entries |= {f"action-{n}": entry(f"action-{n}", "new", "2024", n) for n in (1, 2, 3, 4)}
    index = FacetIndex(
        titles=[""] * 6,
        iris=[*entries],
        masks={"aim": {"true": 0b000001}, "objective": {"7": 0b111111}},
    )
    found = _echoes(entries, index, Originals(lines))
    assert [echo.entry.iri for echo in found["aim"]] == ["action-1"]
    assert {"carpinteria", "talleres"} <= {*found["aim"][0].words}
