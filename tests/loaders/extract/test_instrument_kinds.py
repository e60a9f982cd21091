"""Kinds of instruments, names in general, and what the spellings of one name share."""

from __future__ import annotations

import pytest

from entramado.loaders.extract.instrument_kinds import is_named_in_general, kind_of_instrument, name_key


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ley General de Faros", "law"),
        ("Código de Ética de los Faros", "regulation"),
        ("Reglamento de la Ley de Faros", "regulation"),
        ("Acuerdo por el que se crea el Faro", "decree"),
        ("acuerdo entre el Faro y el Puerto", "agreement"),
        ("Memorándum de Entendimiento entre Faros", "agreement"),
        ("Convención de Viena sobre Faros", "treaty"),
        ("RUTA DE ATENCIÓN A FAROS", "protocol"),
        ("Programa Nacional de Faros 2019-2024", "plan"),
        ("El faro", None),
    ],
)
def test_a_name_begins_with_its_kind(name: str, kind: str | None) -> None:
    assert kind_of_instrument(name) == kind


@pytest.mark.parametrize(
    ("name", "general"),
    [
        ("convenios de colaboración con organismos internacionales", True),
        ("Código de Conducta", True),
        ("Memorándum de Entendimiento", True),
        ("Código de Conducta de los Faros del Sur", False),
        ("convenio de colaboración con el Faro del Sur", False),
        ("LEY DE FAROS", False),
        ("Decreto del 11 de noviembre de 2020", False),
    ],
)
def test_a_kind_without_a_name_is_told(name: str, general: bool) -> None:
    assert is_named_in_general(name) is general


def test_spellings_of_one_name_share_their_key() -> None:
    names = (
        "Ley General de los Derechos de Faros",
        "LEY GENERAL DE DERECHOS DE FAROS",
        "Ley General de Derechos “Faros”",
    )
    assert {name_key(name) for name in names} == {"ley general derechos faros"}
    assert name_key("Ley de Faros") != name_key("Reglamento de la Ley de Faros")


def test_the_compact_and_the_agenda_have_one_key_under_all_their_names() -> None:
    compact = {"PMM", "Pacto Mundial", "Pacto Mundial para una Migración Segura, Ordenada y Regular"}
    assert len({name_key(name) for name in compact}) == 1
    assert len({name_key(name) for name in ("Agenda 2030", "ODS", "Objetivos de Desarrollo Sostenible")}) == 1
    assert name_key("Pacto Mundial sobre los Refugiados") != name_key("Pacto Mundial")
    assert name_key("Pacto por el Faro") != name_key("Pacto Mundial")
