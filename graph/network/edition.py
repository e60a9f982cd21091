"""What the findings of an edition are worked out from: its networks, measured when they are first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from entramado.graph.network.analysis import FULL, Analysis, Effort, analyse, naming_of
from entramado.graph.network.dyads import DyadicRegression, dyadic_regression
from entramado.graph.network.mentions import NamingTest
from entramado.graph.network.parameters import Parameters
from entramado.graph.network.source import NetworkSource
from entramado.ontology.folding import fold

# A test below this is read as beyond chance.
RATE: Final = 0.05
# The tests of groups, and none of communities and core.
MIXING: Final = Effort(core_draws=0, louvain_runs=0, louvain_nulls=0, naming_draws=0)


@dataclass(frozen=True, slots=True)
class FindingText:
    """A finding in one language: what it says, and what it rests on, with intervals and caveat."""

    title: str
    text: str

    def line(self) -> str:
        """Both as one line; the title ends at its first full stop."""
        return f"{self.title}. {self.text}"


@dataclass(frozen=True, slots=True)
class NetworkFinding:
    """A finding in Spanish and English, with the saved questions and the pages that have its numbers."""

    es: FindingText
    en: FindingText
    shown_at: tuple[str, ...]


@dataclass
class Edition:
    """An edition as `analysis` has it (who names whom, without filters), with what else its findings need."""

    analysis: Analysis

    @property
    def source(self) -> NetworkSource:
        """What the networks are read from."""
        return self.analysis.network.source

    @property
    def year(self) -> str:
        """The edition."""
        return self.analysis.parameters.edition

    @cached_property
    def with_units(self) -> Analysis:
        """Who names whom with the hierarchy (``units=yes``)."""
        return analyse(self.source, Parameters(edition=self.year, unit_ties=True), MIXING)

    @cached_property
    def naming(self) -> dict[str, NamingTest]:
        """The tests of who names whom, by name."""
        seed = self.analysis.parameters.seed
        tests = self.analysis.naming or naming_of(self.analysis.network, FULL.naming_draws, seed)
        return {one.name: one for one in tests}

    @cached_property
    def dyads(self) -> DyadicRegression | None:
        """What goes with naming among those that report."""
        seed = self.analysis.parameters.seed
        return self.analysis.dyads or dyadic_regression(self.analysis.network, seed, FULL.naming_draws)

    def label(self, body: str) -> str:
        """How the network names a body."""
        return str(self.analysis.network.graph.nodes[body]["label"]).removeprefix("Gob. ")

    def ranked(self, measure: str, most: int) -> list[str]:
        """The bodies with most of a measure."""
        nodes = self.analysis.nodes
        return sorted(nodes, key=lambda node: (-nodes[node][measure], node))[:most]

    def page(self, kind: str = "partners", more: str = "", suffix: str = "") -> str:
        """The address of a network of this edition."""
        return f"/network/{kind}{suffix}?edition={self.year}{more}"

    @property
    def measures(self) -> str:
        """The address of its measures."""
        return self.page(suffix=".measures.json")


def per_cent(share: float) -> str:
    """Whole percents."""
    return f"{100 * share:.0f} %"


def joined_es(one: str, other: str) -> str:
    """Two names with the Spanish word for and, which is another before the vowel i."""
    start = fold(other)
    return f"{one} {'e' if start.startswith(('i', 'hi')) and not start.startswith('hie') else 'y'} {other}"


def by_chance(one: NamingTest) -> tuple[str, str]:
    """What chance gives, in Spanish and English."""
    numbers = one.expected, one.low, one.high, one.q
    es, en = "por azar {:.1f}, de {:.0f} a {:.0f}; q = {:.2g}", "by chance {:.1f}, {:.0f} to {:.0f}; q = {:.2g}"
    return es.format(*numbers), en.format(*numbers)
