"""The order of labels is a Spanish dictionary's."""

from __future__ import annotations

import random
import unicodedata

from entramado.api.pages.collation import order
from entramado.api.pages.editions import courses
from entramado.api.sparql.engine import Rows, Term

WORDS = [
    "ábaco",
    "Abeja",
    "año",
    "Diálogo",
    "Difusión",
    "nube",
    "nuez",
    "nutria",
    "Ñandú",
    "ñoño",
    "oeste",
    "Órgano",
    "Zócalo",
]


def test_accents_case_and_the_tilde() -> None:
    mixed = list(WORDS)
    for seed in range(20):
        random.Random(seed).shuffle(mixed)
        assert sorted(mixed, key=order) == WORDS
    assert [order(unicodedata.normalize("NFD", word)) for word in WORDS] == [order(word) for word in WORDS]
    assert sorted(["caña", "canto", "cana", "canzo", "cao"], key=order) == ["cana", "canto", "canzo", "caña", "cao"]
    assert order("n\U0001f600") < order("ñ")


def test_programmes_are_listed_in_that_order() -> None:
    names = ("subject", "subjectLabel", "edition", "entries")
    rows = [
        dict(zip(names, (Term("uri", f"x:{i}"), *map(_text, (label, "2024", "1"))), strict=True))
        for i, label in enumerate(("Difusión", "Diálogo", "ñandú", "nz"))
    ]
    found = courses(Rows(names, tuple(rows)))
    assert [course.label for course in found] == ["Diálogo", "Difusión", "nz", "ñandú"]


def _text(value: str) -> Term:
    return Term("literal", value)
