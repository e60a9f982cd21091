"""Names matched with a score: the same name first, units before the bodies they belong to, misprints found."""

from __future__ import annotations

from itertools import pairwise

import pytest

from entramado.queries.entities import Entities
from entramado.queries.matching import Matcher, is_sure

BASE = "https://example.org/"
NAMES = (
    ("institution/inm", 2, "Instituto Nacional de Migración", "es"),
    ("institution/inm", 1, "INM", ""),
    ("institution/segob", 2, "Secretaría de Gobernación", "es"),
    ("institution/segob", 1, "SEGOB", ""),
    ("institution/upmrip", 2, "Unidad de Política Migratoria, Registro e Identidad de Personas", "es"),
    ("institution/upmrip", 1, "UPMRIP", ""),
    ("institution/salud", 2, "Secretaría de Salud", "es"),
    ("institution/salud-chiapas", 2, "Secretaría de Salud de Chiapas", "es"),
    ("institution/mujeres-norte", 2, "Instituto de las Mujeres", "es"),
    ("institution/mujeres-sur", 2, "Instituto de las Mujeres", "es"),
    ("state/MX-CHP", 2, "Chiapas", "es"),
    ("programme/paisano", 2, "Programa Paisano", "es"),
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    rows = ((f"{BASE}id/{path}", rank, text, lang) for path, rank, text, lang in NAMES)
    return Matcher(Entities.of(BASE, rows), ("institution", "state", "programme"))


@pytest.mark.parametrize(
    ("printed", "first"),
    [
        ("INM", "inm"),
        ("instituto nacional de migracion", "inm"),
        ("Instituto Nacional de Migracíon (INM)", "inm"),
        ("Intsituto Nacional de Migración", "inm"),
        ("SEGOB (UPMRIP)", "upmrip"),
        ("SEGOB/UPMRIP", "upmrip"),
        ("Secretaría de Salud (Chiapas)", "salud-chiapas"),
        ("Secretaria de Salud", "salud"),
        ("Paisano, programa", "paisano"),
        ("chiapas", "MX-CHP"),
    ],
)
def test_what_is_printed_is_found_first(matcher: Matcher, printed: str, first: str) -> None:
    found = matcher.match(printed)
    assert found[0].slug == first
    assert all(one.score >= other.score for one, other in pairwise(found))
    assert all(0 <= value <= 100 for one in found for _, value in (("score", one.score), *one.features))


def test_the_same_name_is_sure_and_a_name_of_two_is_not(matcher: Matcher) -> None:
    assert is_sure(matcher.match("INM"))
    twice = matcher.match("Instituto de las Mujeres")
    assert {one.slug for one in twice[:2]} == {"mujeres-norte", "mujeres-sur"}
    assert [one.score for one in twice[:2]] == [100.0, 100.0]
    assert not is_sure(twice)
    assert not is_sure(matcher.match("Instituto de Migrantes"))
    assert matcher.match("xyzzy") == [] == matcher.match("")


def test_kinds_and_limits_are_kept(matcher: Matcher) -> None:
    assert {one.kind for one in matcher.match("Secretaría de Salud Chiapas", ("state",))} <= {"state"}
    assert len(matcher.match("Secretaría", limit=1)) <= 1
    assert matcher.match("x" * 100_000) == []


def test_what_begins_with_a_text_is_suggested_before_what_has_a_word_that_does(matcher: Matcher) -> None:
    assert [one.slug for one in matcher.beginning("MIGRA", (), 10)] == ["inm", "upmrip"]
    assert [one.slug for one in matcher.beginning("secretaria de", (), 10)] == ["salud", "segob", "salud-chiapas"]
    assert [one.slug for one in matcher.beginning("", ("state",), 10)] == ["MX-CHP"]
