"""Bodies in English that only their place in a list tells."""

import pytest

from entramado.loaders.languages.english.context_bodies import conjuncts_of


@pytest.mark.parametrize(
    ("text", "bodies", "found"),
    [
        ("The Harbour Board, Open Quay and the River Office met.", ("Harbour Board", "River Office"), ["Open Quay"]),
        ("Quay for All, the Harbour Board and the Inn ran it.", ("Harbour Board", "Inn"), ["Quay for All"]),
        ("The Harbour Board and Quaycare trained 40 men.", ("Harbour Board",), ["Quaycare"]),
        ("The Harbour Board and Kenya signed a plan.", ("Harbour Board",), []),
        ("The Harbour Board and Kenyans signed a plan.", ("Harbour Board",), []),
        ("In March, the Harbour Board and the River Office met.", ("Harbour Board", "River Office"), []),
        ("The Harbour Board, the Quay Act and the River Office met.", ("Harbour Board", "River Office"), []),
    ],
)  # fmt: skip
def test_a_list_tells_bodies(text: str, bodies: tuple[str, ...], found: list[str]) -> None:
    spans = sorted((text.index(body), text.index(body) + len(body)) for body in bodies)
    assert [text[a:b] for a, b in conjuncts_of(text, spans)] == found
