"""What an entry is called: sentence case with proper names kept, first words where there is no title."""

import pytest

from entramado.loaders.entry_names import Truecaser, running_words
from entramado.loaders.languages.spanish.openings import first_words

RUNNING = (
    "La atención en México de la SRE llega a la Comisión Mexicana de Ayuda a Refugiados.",
    "Con la Secretaría de Medio Ambiente se cuida el medio ambiente. El Servicio Lunar ayuda en el servicio lunar.",
    "Acude la Comisión Mexicana de Ayuda a Refugiados.",
    "En El Salvador la Red Azul trabaja; la Red Azul atiende. Las OSC y la OSC Faro participan, dice la CNDH.",
)


def restored(title: str, own: str = "") -> str:
    texts = [running_words(text) for text in (*RUNNING, own)]
    return Truecaser([title], texts, ["Instituto Nacional de los Faroles", "El Salvador"]).restore(title, texts[-1])


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("ATENCIÓN DE LA SRE EN MÉXICO (XYZ)", "Atención de la SRE en México (XYZ)"),
        ("AYUDA DE LA COMISIÓN MEXICANA DE AYUDA A REFUGIADOS", "Ayuda de la Comisión Mexicana de Ayuda a Refugiados"),
        ("CONVENIO CON EL INSTITUTO NACIONAL DE LOS FAROLES", "Convenio con el Instituto Nacional de los Faroles"),
        ("CUIDADO DEL MEDIO AMBIENTE", "Cuidado del medio ambiente"),
        ("LA RED AZUL EN EL SALVADOR", "La Red Azul en El Salvador"),
        ("FASE III. APOYO A OSCS", "Fase III. Apoyo a OSCs"),
        ("CAMPAÑA “PIÉNSALO BIEN”", "Campaña “Piénsalo bien”"),
        ("Programa Paisano", "Programa Paisano"),
        ("programa de Consulados móviles", "Programa de Consulados móviles"),
        ("“tu acta”", "“Tu acta”"),
    ],
)
def test_titles_get_the_case_of_running_text(printed: str, written: str) -> None:
    assert restored(printed) == written


def test_the_entrys_own_text_goes_before_the_documents() -> None:
    title = "FOMENTO DE LA RUTA NORTE"
    assert restored(title) == "Fomento de la ruta norte"
    assert restored(title, "Se camina por la Ruta Norte.") == "Fomento de la Ruta Norte"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Asimismo se cuenta con Faroltel, el cual es un centro de llamadas.", "Faroltel"),
        ("Además, es una constante la difusión de faroles rojos. Se usan.", "Difusión de faroles rojos"),
        ("En relación a agilizar trámites, se otorgan faroles a jornaleros.", "Se otorgan faroles a jornaleros"),
        ("Otra de las tareas de las casas es la participación en ferias; y más.", "Participación en ferias"),
        (
            "Reforzar faroles para identificar, denunciar y atender incendios.",
            "Reforzar faroles para identificar, denunciar y atender incendios",
        ),
        ("Homologar los diferentes faroles que alumbran calles.", "Homologar los diferentes faroles"),
        (
            "Los faroles (FAR) tienen derecho a que las casas los enciendan. Hoy.",
            "Los faroles tienen derecho a que las casas los enciendan",
        ),
        ("", ""),
    ],
)
def test_first_words_say_what_it_is(text: str, name: str) -> None:
    assert first_words(text) == name


def test_first_words_are_few_and_end_with_a_word_that_tells() -> None:
    name = first_words("Ampliar faroles " + "y caminos largos de las sierras " * 9)
    assert len(name.split()) <= 14
    assert not name.endswith((" y", " de", " las"))
