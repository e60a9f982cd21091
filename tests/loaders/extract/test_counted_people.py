"""Which groups of the scheme a figure counts by its own words."""

from __future__ import annotations

import pytest

from entramado.loaders.extract.counted_people import counted_kind, counted_people
from entramado.loaders.extract.extracted import CountedGroup, Figure
from entramado.loaders.extract.populations import PopulationIndex
from entramado.ontology.schemes import load_schemes


@pytest.fixture(scope="module")
def index() -> PopulationIndex:
    return PopulationIndex(load_schemes()["populations"], points={})


@pytest.mark.parametrize(
    ("what", "group", "slugs"),
    [
        ("personas del Grupo LGBT", "total", ("lgbtiq",)),
        ("personas con discapacidad", "otro", ("discapacidad",)),
        ("personas (mujeres)", "mujeres", ("mujeres",)),
        ("niñas, niños y adolescentes", "nna", ("nna",)),
        ("personas extranjeras (NNA)", "nna", ("extranjeros", "nna")),
        ("transgénero", "otro", ("lgbtiq",)),
        ("niños del faro (sin la compañía de nadie)", "ninos", ("nna", "nna-no-acompanados")),
        ("NNA no acompañados", "nna", ("nna", "nna-no-acompanados")),
        ("NNA acompañados y no acompañados", "nna", ("nna",)),
        # What is given to a group is counted, not the group; nor is one that a programme's name tells.
        ("asesorías a personas migrantes", "total", ()),
        ("Mujeres (Programa de Derechos Indígenas)", "mujeres", ("mujeres",)),
        ("usuarios de albergues migrantes", "total", ()),
        # Whatever noun of persons stands before the word for the group.
        ("hombres migrantes", "hombres", ("migrantes-general",)),
        ("acompañantes adultos migrantes", "total", ("migrantes-general",)),
        ("segunda infancia (hombres)", "hombres", ("nna",)),
        ("personas en condición de migración", "total", ("migrantes-general",)),
        ("menores de edad migrantes extranjeros", "nna", ("extranjeros", "nna")),
        ("migrantes de otros países", "total", ("extranjeros",)),
        # Several words for the same people, or several groups of one count.
        ("personas extranjeras posibles víctimas de trata", "total", ("extranjeros", "victimas-trata")),
        ("presuntas personas víctimas del delito de trata de personas", "total", ("victimas-trata",)),
        (
            "personas refugiadas y otras personas en situación de movilidad",
            "total",
            ("migrantes-general", "refugiados"),
        ),
        ("personas", "total", ()),
    ],
)
def test_a_figure_counts_the_groups_that_its_words_name(
    index: PopulationIndex, what: str, group: CountedGroup, slugs: tuple[str, ...]
) -> None:
    assert counted_people(Figure(3, what, group, (1, 1), "counted"), index.find).populations == slugs


@pytest.mark.parametrize(
    ("what", "kind"),
    [
        ("personas (mujeres)", "persons"),
        ("nuevas usuarias del faro", "persons"),
        ("hondureñas", "persons"),
        ("productores (hombres)", "persons"),
        ("pesos (monto)", "money"),
        ("dólares canadienses", "money"),
        ("asesorías a personas migrantes", "things"),
        ("casos (mujeres)", "things"),
        ("personalizaciones", "things"),
    ],
)
def test_a_figure_counts_people_money_or_things_by_its_first_noun(what: str, kind: str) -> None:
    assert counted_kind(what) == kind
