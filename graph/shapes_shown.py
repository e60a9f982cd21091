"""The SHACL shapes as a reader sees them: each class with what is demanded of its properties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store

from entramado.ontology.namespaces import DEFAULT_BASE, RDF, SH, Base

SHAPES: Final = Path(__file__).parent.parent / "ontology" / "shapes.ttl"
_TOLD: Final = (
    *("minCount", "maxCount", "datatype", "class", "nodeKind", "in", "pattern", "minInclusive", "maxInclusive"),
    *("minExclusive", "maxExclusive", "lessThanOrEquals", "lessThan", "uniqueLang", "languageIn", "or", "hasValue"),
)
Node = NamedNode | BlankNode


@dataclass(frozen=True, slots=True)
class PropertyRule:
    """What is demanded of a property: its path, the constraints (name and value as text), the message, how grave."""

    path: str
    constraints: tuple[tuple[str, str], ...]
    message: str
    severity: str


@dataclass(slots=True)
class Shape:
    """A shape: its name, the classes that it is for, what they are, its rules."""

    name: str
    targets: list[str]
    description: str
    rules: list[PropertyRule] = field(default_factory=list)


def shapes_turtle(base: Base) -> bytes:
    """The shapes' file under a base."""
    return SHAPES.read_bytes().replace(DEFAULT_BASE.encode(), base.iri.encode())


def shapes(base: Base) -> list[Shape]:
    """Every shape, by name."""
    store = Store()
    store.load(shapes_turtle(base), format=RdfFormat.TURTLE)
    found = [q.subject for q in store.quads_for_pattern(None, _sh("targetClass"), None)]
    nodes = {node for node in found if isinstance(node, NamedNode)}
    return [_Reader(store, base).shape(node) for node in sorted(nodes, key=str)]


def _sh(name: str) -> NamedNode:
    return NamedNode(f"{SH}{name}")


class _Reader:
    def __init__(self, store: Store, base: Base) -> None:
        self._store, self._base = store, base

    def shape(self, node: NamedNode) -> Shape:
        targets = sorted(self._written(value) for value in self._values(node, f"{SH}targetClass"))
        rules = [self._rule(part) for part in self._values(node, f"{SH}property") if not isinstance(part, Literal)]
        name = node.value.replace("#", "/").rsplit("/", 1)[-1]
        return Shape(name, targets, self._text(node, f"{SH}description"), sorted(rules, key=lambda r: r.path))

    def _rule(self, node: Node) -> PropertyRule:
        told = []
        for name in _TOLD:
            told += [(name, self._written(value)) for value in self._values(node, f"{SH}{name}")]
        path = next((self._written(v) for v in self._values(node, f"{SH}path")), "")
        severity = next((self._written(v) for v in self._values(node, f"{SH}severity")), "sh:Violation")
        message = self._text(node, f"{SH}message")
        return PropertyRule(path, tuple(told), message, severity.rpartition(":")[2].lower())

    def _values(self, node: Node, predicate: str) -> Iterator[Node | Literal]:
        for quad in self._store.quads_for_pattern(node, NamedNode(predicate), None):
            assert isinstance(quad.object, NamedNode | BlankNode | Literal)
            yield quad.object

    def _text(self, node: Node, predicate: str) -> str:
        return next((v.value for v in self._values(node, predicate) if isinstance(v, Literal)), "")

    def _written(self, value: Node | Literal) -> str:
        """A value as text: an IRI with its prefix, a list by its members, alternatives by what each demands."""
        if isinstance(value, Literal):
            return value.value
        if isinstance(value, NamedNode):
            for prefix, namespace in self._base.prefixes().items():
                if value.value.startswith(namespace):
                    return f"{prefix}:{value.value.removeprefix(namespace)}"
            return value.value
        members = list(self._members(value))
        if members:
            return ", ".join(self._written(member) for member in members)
        stated = (self._values(value, f"{SH}{name}") for name in _TOLD)
        inverse = [f"^{self._written(v)}" for v in self._values(value, f"{SH}inversePath")]
        return ", ".join([*inverse, *(self._written(v) for values in stated for v in values)])

    def _members(self, node: Node) -> Iterator[Node | Literal]:
        here: Node | Literal | None = node
        while isinstance(here, BlankNode):
            first = next(self._values(here, f"{RDF}first"), None)
            if first is None:
                return
            yield first
            here = next(self._values(here, f"{RDF}rest"), None)
