"""What networks are called, and the names of bodies within a sentence about them."""

from __future__ import annotations

import re

from entramado.graph.network.parameters import KINDS, Parameters

TITLES = {
    "partners": ("Red de colaboración entre instituciones", "Network of collaborating institutions"),
    "institution-objective": ("Instituciones y objetivos", "Institutions and objectives"),
    "institution-population": ("Instituciones y poblaciones", "Institutions and populations"),
    "institution-state": ("Instituciones y estados", "Institutions and states"),
    "institution-programme": ("Instituciones y programas", "Institutions and programmes"),
    "state-objective": ("Estados y objetivos", "States and objectives"),
}
assert set(TITLES) == set(KINDS)


def network_name(parameters: Parameters) -> str:
    """The last part of a published network's IRI, and of the names of its files: ``partners-2024``."""
    parts = [parameters.kind, parameters.projection, parameters.ego, parameters.edition]
    return "-".join(part for part in parts if part)


def parted(text: str, names: list[str]) -> list[tuple[str, bool]]:
    """A sentence in pieces, those true that are names, for names stay in the language of the documents."""
    if not names:
        return [(text, False)]
    pieces = re.split(f"({'|'.join(map(re.escape, names))})", text)
    return [(piece, number % 2 == 1) for number, piece in enumerate(pieces) if piece]
