"""Mistakes in files of the ontology and of profiles: all are collected and reported at once, with place and remedy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from entramado.ontology.errors import EntramadoError


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One thing wrong in a file, and what to do about it."""

    file: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}; {self.remedy}"


class OntologyError(EntramadoError):
    """Files of the ontology or of a profile that cannot be used. `mistakes` holds all of them, by file and line."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = tuple(sorted(set(mistakes)))
        super().__init__("\n".join(map(str, self.mistakes)))

    def __reduce__(self) -> tuple[type[OntologyError], tuple[Sequence[Mistake]]]:
        """How it is pickled, to be sent from one process to another."""
        return type(self), (self.mistakes,)
