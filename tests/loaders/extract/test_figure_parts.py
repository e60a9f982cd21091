"""Parts of totals by country, by their row and by addition; whom they count and what they are named."""

from __future__ import annotations

import pytest

from entramado.loaders.extract.counted_groups import totals_of_parts
from entramado.loaders.extract.figures import find_figures
from entramado.loaders.records import Entry
from entramado.loaders.text import Line, join


def told(results: str) -> list[tuple[str, str]]:
    lines = [Line(3 + i, text) for i, text in enumerate(results.split("\n"))]
    return [(f.what, f.group) for f in find_figures(Entry("doc", (1, 9), "1", "Programa", 1, results=join(lines)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # By country: the noun and group of the first, though only that one names them.
        (
            "Se atendió a 900 viajeros. Del total de niñas, 95 niñas pertenecen a Chile, 80 a Perú, y 33 a Cuba.",
            [("viajeros", "total"), *[(f"niñas ({place})", "ninas") for place in ("Chile", "Perú", "Cuba")]],
        ),
        (
            "Se atendió a 900 viajeros. De ellos, 450 pertenecen a Chile; 200 a Perú; y 150 a Cuba.",
            [("viajeros", "total"), *[(f"viajeros ({place})", "otro") for place in ("Chile", "Perú", "Cuba")]],
        ),
        # A number that repeats its total's words has its group.
        (
            "La atención creció al pasar de 40 NNA atendidos en 2012 a 90 en 2015.",
            [("NNA atendidos", "nna")] * 2,
        ),
        # A sex with its age is a part where all add up; "quince años" is no number that ends its words.
        (
            "Hubo 90 viajeros:\n• 40 hombres mayores de quince años.\n• 30 mujeres de edad incierta.\n• 20 sin datos.",
            [
                ("viajeros", "total"),
                ("viajeros (hombres mayores de quince años)", "hombres"),
                ("viajeros (mujeres de edad incierta)", "mujeres"),
                ("viajeros (sin datos)", "otro"),
            ],
        ),
        # A total told behind two sexes has its noun for both.
        (
            "Se guió a 7 hombres, 9 mujeres, teniendo un total de 16 migrantes guiados.",
            [
                ("migrantes guiados (hombres)", "hombres"),
                ("migrantes guiados (mujeres)", "mujeres"),
                ("migrantes guiados", "total"),
            ],
        ),
        # What is told of both sexes behind the second.
        (
            "Hubo 3 sentencias en beneficio de 42 mujeres y 95 hombres migrantes.",
            [("sentencias", "total"), ("mujeres migrantes", "mujeres"), ("hombres migrantes", "hombres")],
        ),
        # Whom something is still to serve is no result.
        ("El plan busca fondos para atender un universo aproximado de 3,000 viajeros.", []),
        ("El faro atendió un universo aproximado de 3,000 viajeros.", [("viajeros", "total")]),
        # A part of a part is none of the whole, also where they add up: 66 = 50 + 10 + 6.
        (
            "Se guió a 66 personas, 50 de las cuales son mujeres; 10 personas contratadas, 6 de las cuales son niñas.",
            [
                ("personas", "total"),
                ("personas (mujeres)", "mujeres"),
                ("personas contratadas", "total"),
                ("personas contratadas (niñas)", "ninas"),
            ],
        ),
        # Persons beside a thing are no kind of it, in a longer list either.
        (
            "Se dieron 1,580 mapas. Se guió a 1,000 hombres, 500 mujeres y 80 niñas.",
            [("mapas", "total"), ("hombres", "hombres"), ("mujeres", "mujeres"), ("niñas", "ninas")],
        ),
        # The next verb of a sentence is no part of what is counted.
        (
            "El faro ha guiado a 900 viajeros, atendido 30 quejas y recibido para su archivo 50 cartas.",
            [("viajeros", "total"), ("quejas", "total"), ("cartas", "total")],
        ),
        # By place, of a number that is no figure itself.
        (
            "Se guía por medio de 9 puntos de luz (faros y boyas) ubicados en: Colima (5) Oaxaca (1) y Chiapas (3).",
            [(f"puntos de luz ({place})", "otro") for place in ("Colima", "Oaxaca", "Chiapas")],
        ),
        (
            "Se dieron 90 mapas, de los cuales 60 se dieron en faros ubicados en Lima, Colima (20) y Jalisco (10).",
            [
                ("mapas", "total"),
                *[(f"mapas ({place})", "otro") for place in ("faros ubicados en Lima", "Colima", "Jalisco")],
            ],
        ),
        # How something was done names no part.
        (
            "Se recibieron 99 mapas de los cuales se corrigieron 95 en los términos de la ley.",
            [("mapas", "total"), ("mapas", "total")],
        ),
    ],
)
def test_parts_are_named_by_what_they_are_parts_of(text: str, found: list[tuple[str, str]]) -> None:
    assert told(text) == found


def test_the_numbers_of_a_row_are_of_its_numbered_thing() -> None:
    assert told("Módulo 1.- 9 salidas 30 mujeres\n40 hombres\n70 total\n\nMódulo 2.- 6 salidas 11 mujeres") == [
        ("salidas (Módulo 1)", "total"),
        ("personas (Módulo 1, mujeres)", "mujeres"),
        ("personas (Módulo 1, hombres)", "hombres"),
        ("personas (Módulo 1)", "total"),
        ("salidas (Módulo 2)", "total"),
        ("mujeres (Módulo 2)", "mujeres"),
    ]


def test_a_lettered_item_names_what_its_sentences_count_and_a_single_one_does_not() -> None:
    assert told(
        "• Ronda b. Llegaron 17 hombres y 26 mujeres.\n\n• Ronda c. Llegaron 8 viajeros, de ellos 3 niñas."
    ) == [
        ("hombres (Ronda b)", "hombres"),
        ("mujeres (Ronda b)", "mujeres"),
        ("viajeros (Ronda c)", "total"),
        ("viajeros (Ronda c, niñas)", "ninas"),
    ]
    assert told("Faro a. Llegaron 17 hombres.") == [("hombres", "hombres")]


def test_a_part_of_the_value_before_it_is_not_added_to_that() -> None:
    assert totals_of_parts([66, 50, 10, 6]) == {1: 0, 2: 0, 3: 0}
    assert totals_of_parts([66, 50, 10, 6], of_which={1, 3}) == {}
    assert totals_of_parts([66, 50, 16], of_which={1, 2}) == {1: 0, 2: 0}
