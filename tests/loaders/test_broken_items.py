"""Items of a report in bullets that begin or end within a sentence are told with their line."""

import pytest

from entramado.loaders.report_bullets.page_layout import ReportLine
from entramado.loaders.report_bullets.unmarked import unmarked_flags


def told(*texts: str) -> list[int]:
    printed = [ReportLine(n, text, "text" if n > 1 else "bullet", 0, False) for n, text in enumerate(texts, 1)]
    return [flag.line for flag in unmarked_flags("invented", "action", printed) if flag.code == "text-broken"]


@pytest.mark.parametrize(
    ("texts", "lines"),
    [
        (("Se abrió una ventanilla en el puerto que atiende", "a quienes llegan de noche."), []),
        (("Se abrió una ventanilla en el puerto que", "atiende a las personas y"), [2]),
        (("Se abrieron ventanillas en los puertos,",), [1]),
        (("autoridades del puerto y de la aduana.",), [1]),
        (("Se abrió una ventanilla en el puerto de Vado", "pública). La atienden tres personas."), [2]),
        (("Se hizo a) un censo, b) un plan y", "c) un mapa (del puerto)."), []),
        (("El trámite se hace en", "https://puerto.example/tramite"), []),
    ],
)
def test_an_item_within_a_sentence_is_told(texts: tuple[str, ...], lines: list[int]) -> None:
    assert told(*texts) == lines
