"""The findings of an edition, in order: those of the page of its partners, of the published facts and of the docs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from entramado.graph.network import findings_of_naming, findings_of_work
from entramado.graph.network.edition import Edition, NetworkFinding

# With fewer bodies that report, findings on who names whom are left out.
_FEWEST_REPORTERS: Final = 10
FINDINGS: Final[dict[str, Callable[[Edition], NetworkFinding | None]]] = {
    "who reports and who is named": findings_of_naming.one_sided,
    "who is named most": findings_of_naming.most_named,
    "states and the federation": findings_of_naming.levels,
    "what goes with naming": findings_of_naming.goes_with_naming,
    "the own state": findings_of_naming.own_state,
    "the hierarchy": findings_of_work.hierarchy,
    "pairs beyond chance": findings_of_work.beyond_chance,
    "the broker": findings_of_naming.broker,
    "the change": findings_of_work.who_was_asked,
    "objectives": findings_of_work.objectives,
    "state actions": findings_of_work.state_actions,
    "not reported together": findings_of_work.not_reported_together,
}


def edition_findings(edition: Edition) -> dict[str, NetworkFinding | None]:
    """Every finding by name; None for those that the edition's numbers do not bear out."""
    if edition.analysis.whole["reporters"] < _FEWEST_REPORTERS:
        return dict.fromkeys(FINDINGS)
    return {name: make(edition) for name, make in FINDINGS.items()}


def descriptions(edition: Edition) -> dict[str, str]:
    """What a build writes of the edition's network: its findings, a line each, by language; none where none holds."""
    found = [finding for finding in edition_findings(edition).values() if finding]
    if not found:
        return {}
    return {
        "es": "\n".join(finding.es.line() for finding in found),
        "en": "\n".join(finding.en.line() for finding in found),
    }
