"""What was done with counted things, and when, by the number's own clause."""

from __future__ import annotations

import pytest

from entramado.loaders.extract.figures import find_figures
from entramado.loaders.records import Entry
from entramado.loaders.text import Line, join


def told(results: str) -> list[tuple[float, str, str]]:
    lines = [Line(3, text) for text in results.split("\n")]
    entry = Entry("doc", (1, 9), "1", "Programa", 1, results=join(lines))
    return [(f.value, f.deed, f.period) for f in find_figures(entry)]


def test_two_numbers_of_one_unit_are_told_apart_by_verb_and_period() -> None:
    text = (
        "De enero a diciembre de 2019 el faro orientó a 229,458 viajeros. "
        "De enero a julio de 2019, se brindó atención a un total de 70,876 viajeros."
    )
    assert told(text) == [
        (229458, "orientó", "2019-01/2019-12"),
        (70876, "se brindó atención", "2019-01/2019-07"),
    ]


@pytest.mark.parametrize(
    ("text", "deeds"),
    [
        # The verb right before the number is its own, also in a relative clause.
        ("Se realizaron 9 ferias, a las que asistieron 41 viajeros.", ["se realizaron", "asistieron"]),
        ("Atendió 155 quejas donde estuvieron involucrados 81 niños.", ["atendió", "estuvieron involucrados"]),
        ("Impartido a 24 viajeros: 18 mujeres.", ["impartido", "impartido"]),
        # A part has the whole deed of its total; what was given in places says nothing of the places.
        ("En total 90 viajeros concluyeron su curso, de los cuales 40 fueron niños.", ["concluyeron su curso"] * 2),
        ("Se hicieron 2 entregas de mapas, en 3 faros.", ["se hicieron", ""]),
        ("Hubo 80 acciones brindando atención a 42 mujeres.", ["hubo", "brindando atención"]),
        # Each number of a sentence has its own verb.
        ("Se ofreció ayuda a 89 viajeros y se rescataron 21 barcas.", ["se ofreció ayuda", "se rescataron"]),
        # The number is the subject of the verb behind it.
        ("Se estudiaron 195 casos, de los cuales 43 no calificaron.", ["se estudiaron", "no calificaron"]),
        ("Un total de 129 casos fueron atendidos por el faro.", ["fueron atendidos por el faro"]),
        # What the counted are is no deed: parts have that of their total.
        ("Se atendió a 44 viajeros, de los cuales 26 fueron mujeres.", ["se atendió", "se atendió"]),
        # A verb told of something else is none of the number's.
        ("Se entregaron a quienes solicitaron apoyo 200 mapas.", ["se entregaron a quienes solicitaron apoyo"]),
        ("Se atendieron 129 casos y se logró evitar la pena en 30.", ["se atendieron", "se logró evitar la pena"]),
        # Those who take part have the phrase that says so; the means of a deed have none of their own.
        ("Se realizaron 5 foros con la participación de 80 personas.", ["se realizaron", "con la participación"]),
        ("Se benefició a 370 personas a través de 11 ferias.", ["se benefició", ""]),
        # Items of a list have the verb of the sentence that announces them.
        ("Se entregaron los bienes:\n• 12 mapas\n• 14 faros", ["se entregaron los bienes"] * 2),
        ("12 mapas del puerto.", [""]),
        # Behind a preposition a number is no subject.
        ("La renovación de los 26 faros permitió la apertura.", [""]),
        ("A 26 viajeros se les brindó informes.", ["se les brindó informes"]),
    ],
)
def test_the_deed_is_the_verb_of_the_number_s_clause(text: str, deeds: list[str]) -> None:
    assert [deed for _, deed, _ in told(text)] == deeds


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("En 2023 se impartieron 12 talleres y en 2024, 15 talleres.", ["2023", "2024"]),
        ("Desde 2019 se han impartido 12 talleres.", ["2019/.."]),
        # A report's period goes on; that of an event, or of what there is now, does not.
        ("De junio de 2023 a junio de 2024 hubo 12 foros. Asistieron 300 personas.", ["2023-06/2024-06"] * 2),
        ("Del 3 al 5 de mayo de 2023 hubo 12 foros. Asistieron 300 personas.", ["2023-05-03/2023-05-05", ""]),
        ("De junio de 2023 a junio de 2024 hubo 12 foros. Actualmente existen 30 faros.", ["2023-06/2024-06", ""]),
    ],
)
def test_the_period_is_that_of_the_sentence_or_of_the_report(text: str, periods: list[str]) -> None:
    assert [period for _, _, period in told(text)] == periods


def test_a_range_whose_end_has_no_year_is_open() -> None:
    text = "De mayo de 2011 al 12 de junio del presente año, el faro ha recibido 77 viajeros."
    assert told(text) == [(77, "ha recibido", "2011-05/..")]
