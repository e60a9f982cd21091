"""What the nodes of a network are called in English: by an English name, else by their kind, topic and place."""

from __future__ import annotations

from entramado.graph.network.ties import Network
from entramado.loaders.languages.translation.bodies import acronym_in_english, body_in_english

_NAMED_IN_BOTH = ("objective", "population", "state")


def english_label(network: Network, node: str) -> str:
    """What stands beside a node in English; of an acronym the English one, if there is one."""
    data, source = network.graph.nodes[node], network.source
    if data["mode"] in _NAMED_IN_BOTH:
        name = source.short_labels.get(node, {}).get("en") or source.label(node, "en")
        return f"{node.rsplit('/', 1)[-1]}. {name}" if data["mode"] == "objective" else name
    label = str(data["label"])
    return english_name(network, node) if " " in label else acronym_in_english(label)


def english_name(network: Network, node: str) -> str:
    """A node's whole name in English."""
    facts, data = network.source.bodies.get(node), network.graph.nodes[node]
    if facts:
        return facts.english or body_in_english(facts.name) or facts.name
    return network.source.label(node, "en") if data["mode"] in _NAMED_IN_BOTH else str(data["name"])
