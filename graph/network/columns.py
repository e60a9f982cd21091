"""The columns of the two tables of a network, nodes and ties: their types, and what they hold in both languages.

One list for every kind of network and every filter, so that files of several networks can be read together: a column
that a network has no use for is empty, never absent and never of another type.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Type = Literal["string", "integer", "double", "boolean"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its type, and what it holds in Spanish and English."""

    type: Type
    es: str
    en: str


def _counts(way: str, es: str, en: str, most_es: str, most_en: str) -> dict[str, Column]:
    texts = {
        "degree": (f"Instituciones que {es}", f"Bodies that {en}"),
        "strength": (f"Entradas en que {es}, una por institución", f"Entries in which {en}, body by body"),
        "strength_low": (f"Entradas en que {es}: extremo inferior (95 %)", f"Entries in which {en}: low end (95 %)"),
        "strength_high": (f"Entradas en que {es}: extremo superior (95 %)", f"Entries in which {en}: high end (95 %)"),
        "strength_least": (f"Entradas en que {es}, sin {most_es}", f"Entries in which {en}, without {most_en}"),
        "rank_low": (f"Lugar por entradas en que {es}: el mejor", f"Rank by entries in which {en}: the best"),
        "rank_high": (f"Lugar por entradas en que {es}: el peor", f"Rank by entries in which {en}: the worst"),
    }
    return {f"{way}_{name}": Column("double", *text) for name, text in texts.items()}


_BROKERS: Final = {
    "coordinator": ("los tres son del mismo {}", "all three are of one {}"),
    "gatekeeper": ("quien la nombra es de otro {}", "who names it is of another {}"),
    "representative": ("quien es nombrado es de otro {}", "who is named is of another {}"),
    "consultant": ("los otros dos son de un mismo {}, ella no", "the other two are of one {}, it is not"),
    "liaison": ("los tres son de {} distinto", "all three are of a different {}"),
}


def _roles(attribute: str, es: str, en: str) -> dict[str, Column]:
    return {
        f"{role}_{attribute}": Column("double", f"Mediaciones: {a.format(es)}", f"Brokered paths: {b.format(en)}")
        for role, (a, b) in _BROKERS.items()
    }


NODE_COLUMNS: Final[dict[str, Column]] = {
    "id": Column("string", "IRI del nodo", "IRI of the node"),
    "label": Column("string", "Sigla o nombre corto", "Acronym or short name"),
    "name": Column("string", "Nombre completo", "Full name"),
    "acronym": Column("string", "Sigla", "Acronym"),
    "mode": Column("string", "Clase de nodo", "Kind of node"),
    "sector": Column("string", "Sector", "Sector"),
    "level": Column("string", "Nivel de gobierno", "Level of government"),
    "state": Column("string", "Entidad federativa", "State"),
    "entries": Column("integer", "Entradas en que aparece", "Entries in which it stands"),
    "layer": Column("string", "Capa en el dibujo", "Layer in the picture"),
    "x": Column("double", "Posición horizontal en el dibujo", "Horizontal position in the picture"),
    "y": Column("double", "Posición vertical en el dibujo", "Vertical position in the picture"),
    "community": Column("integer", "Comunidad (Louvain)", "Community (Louvain)"),
    "in_core": Column("boolean", "Si pertenece al núcleo", "Whether it belongs to the core"),
    "betweenness": Column("double", "Intermediación", "Betweenness"),
    "closeness": Column("double", "Cercanía", "Closeness"),
    "clustering": Column("double", "Agrupamiento local", "Local clustering"),
    "constraint": Column("double", "Restricción de Burt", "Burt's constraint"),
    **_roles("level", "nivel", "level"),
    **_roles("sector", "sector", "sector"),
    "core_number": Column("double", "Mayor núcleo k en que está", "Largest k-core that it is in"),
    "degree": Column("double", "Nodos con que se vincula", "Nodes that it is tied to"),
    "effective_size": Column("double", "Tamaño efectivo de Burt", "Burt's effective size"),
    "reports": Column("double", "Entradas que informa", "Entries that it reports"),
    **_counts("in", "la nombran", "name it", "quien más la nombra", "the one that names it most"),
    **_counts("out", "nombra", "it names", "la que más nombra", "the one that it names most"),
    "eigenvector": Column("double", "Centralidad de vector propio", "Eigenvector centrality"),
    "objectives": Column("double", "Objetivos en que participa", "Objectives under which it takes part"),
    "participation": Column("double", "Reparto entre objetivos", "Spread over objectives"),
    "redundancy": Column("double", "Redundancia (dos modos)", "Redundancy (two-mode)"),
    "strength": Column("double", "Suma de los pesos de sus vínculos", "Sum of the weights of its ties"),
    "two_mode_betweenness": Column("double", "Intermediación (dos modos)", "Betweenness (two-mode)"),
    "two_mode_closeness": Column("double", "Cercanía (dos modos)", "Closeness (two-mode)"),
    "two_mode_clustering": Column("double", "Agrupamiento (dos modos)", "Clustering (two-mode)"),
    "two_mode_degree": Column("double", "Grado (dos modos)", "Degree (two-mode)"),
}

TIE_COLUMNS: Final[dict[str, Column]] = {
    "source": Column("string", "IRI de un extremo: quien informa", "IRI of one end: who reports"),
    "target": Column("string", "IRI del otro extremo: quien es nombrado", "IRI of the other end: who is named"),
    "source_label": Column("string", "Un extremo: quien informa", "One end: who reports"),
    "target_label": Column("string", "El otro extremo: quien es nombrado", "The other end: who is named"),
    "direction": Column(
        "string",
        "Si el primero nombra al segundo (names) o informan juntos (together)",
        "Whether the first names the second (names) or they report together (together)",
    ),
    "reciprocated": Column(
        "boolean", "Si el segundo también nombra al primero", "Whether the second names the first too"
    ),
    "weight": Column("integer", "Peso: entradas o nodos compartidos", "Weight: entries or nodes shared"),
    "roles": Column("string", "Papeles, cada uno con su número", "Roles, each with its number"),
    "first_edition": Column("string", "Primera edición", "First edition"),
    "last_edition": Column("string", "Última edición", "Last edition"),
    "editions": Column("string", "Ediciones, cada una con su peso", "Editions, each with its weight"),
    "named_by_both": Column("boolean", "Si cada extremo nombra al otro", "Whether each end names the other"),
    "shared_nodes": Column("string", "Nodos por los que pasa (IRI)", "Nodes that it goes through (IRIs)"),
    "entries": Column("string", "Entradas en que se apoya (IRI)", "Entries that it rests on (IRIs)"),
    "lines": Column("string", "Líneas en que se leyó (IRI)", "Lines in which it was read (IRIs)"),
    "shared": Column("integer", "Compartidos", "Shared"),
    "expected": Column("double", "Esperados por azar (BiCM)", "Expected by chance (BiCM)"),
    "p": Column("double", "p (BiCM)", "p (BiCM)"),
    "q": Column("double", "q (BiCM, tasa de falsos)", "q (BiCM, false discovery rate)"),
    "expected_hypergeometric": Column("double", "Esperados (hipergeométrica)", "Expected (hypergeometric)"),
    "p_hypergeometric": Column("double", "p (hipergeométrica)", "p (hypergeometric)"),
    "q_hypergeometric": Column("double", "q (hipergeométrica)", "q (hypergeometric)"),
    "significant": Column("boolean", "Si supera el azar", "Whether it is beyond chance"),
}
