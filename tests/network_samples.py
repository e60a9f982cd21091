"""Small made-up sources and graphs that the tests of the networks share."""

from __future__ import annotations

import networkx as nx
import numpy as np

from entramado.graph.network.source import BodyFacts, EntryFacts, NetworkSource, Participation
from entramado.ontology.namespaces import Base

BASE = Base()


def body(slug: str) -> str:
    return BASE.id("institution", slug)


def entry(slug: str) -> str:
    return BASE.id("entry", slug)


def objective(number: int) -> str:
    return BASE.id("objective", str(number))


def state(code: str) -> str:
    return BASE.id("state", code)


def small_source() -> NetworkSource:
    """Five entries in two editions.

    2020: e1 (objective 7): a reports, p partner, f funds; e2 (objective 7): a and b report together.
    2024: e3 (objective 8): a reports, p partner, u (unit of a) unit, m mentioned; e4 (objective 8): u reports with a
    printed as its parent, p partner; e5 (objective 9): c reports alone; e6: an aim for the future, a with p.
    """
    source = NetworkSource(BASE, "build-1")
    place = {"e1": ("2020", 7), "e2": ("2020", 7), "e3": ("2024", 8), "e4": ("2024", 8), "e5": ("2024", 9)}
    for number, (name, (year, aim)) in enumerate({**place, "e6": ("2020", 7)}.items(), 1):
        chapter = BASE.id("chapter", "ef" if name == "e5" else "apf")
        source.entries[entry(name)] = EntryFacts(
            entry(name),
            f"Programa {number}",
            BASE.id("document", f"compendio-{year}"),
            year,
            "future" if name == "e6" else "action",
            (number * 10, number * 10 + 9),
            chapter,
            objective(aim),
            (BASE.id("programme", f"prog-{name}"),),
        )
    for slug, sector, parent in (
        ("a", "federal", ""),
        ("b", "federal", ""),
        ("c", "state", ""),
        ("u", "federal", "a"),
        ("p", "international", ""),
        ("f", "international", ""),
        ("m", "", ""),
    ):
        source.bodies[body(slug)] = BodyFacts(
            body(slug),
            f'Institución "{slug}" & cía.',
            slug.upper(),
            sector,
            "federal" if sector == "federal" else "",
            state("MX-CHP") if slug == "c" else "",
            body(parent) if parent else "",
        )
    said = (
        ("e1", "a", "reporter", 10), ("e1", "p", "partner", 12), ("e1", "f", "funder", 13),
        ("e2", "a", "reporter", 20), ("e2", "b", "reporter", 21),
        ("e3", "a", "reporter", 30), ("e3", "p", "partner", 32), ("e3", "u", "unit", 33), ("e3", "m", "mentioned", 34),
        ("e4", "u", "reporter", 40), ("e4", "a", "parent", 40), ("e4", "p", "partner", 45),
        ("e5", "c", "reporter", 50),
        ("e6", "a", "reporter", 60), ("e6", "p", "partner", 61),
    )  # fmt: skip
    source.participations = [Participation(entry(e), body(b), role, (line, line)) for e, b, role, line in said]
    source.items = {
        "population": {entry("e1"): [(BASE.id("population", "nna"), (14, 14))]},
        "state": {
            entry("e3"): [(state("MX-CHP"), (35, 35)), (state("MX-OAX"), (36, 36))],
            entry("e5"): [(state("MX-CHP"), (51, 51))],
        },
    }
    source.labels = {
        objective(7): {"es": "Vulnerabilidades", "en": "Vulnerabilities"},
        state("MX-CHP"): {"es": "Chiapas"},
        state("MX-OAX"): {"es": "Oaxaca"},
    }
    source.short_labels = {objective(7): {"es": "Vulnerabilidad"}}
    return source


def random_graph(nodes: int, ties: int, seed: int) -> nx.Graph[str]:
    """A random weighted graph on named nodes, isolates included."""
    random = np.random.default_rng(seed)
    plain = nx.gnm_random_graph(nodes, ties, seed=seed)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(f"n{node:04}" for node in plain)
    for u, v in plain.edges:
        graph.add_edge(f"n{u:04}", f"n{v:04}", weight=int(random.integers(1, 6)))
    return graph
