"""JSON-LD that reads as plain JSON: short keys, numbers as numbers, texts by language, parts inside their whole.

The context stands in the document, so that it can be read offline, or the document names the published one. What the
triples say is not changed: reading the document as JSON-LD gives them back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from pyoxigraph import Literal, NamedNode, Triple

from entramado.graph.jsonld_context import coercions, keys, local, prefix_of
from entramado.graph.readable import near
from entramado.ontology.namespaces import RDF, XSD, Base, cited_lines

_TYPE: Final = f"{RDF}type"
_SUBJECT: Final = f"{RDF}subject"
_STRING: Final = f"{XSD}string"
_FACTS: Final = "facts"
_NATIVE: Final = (f"{XSD}integer", f"{XSD}boolean")

Node = dict[str, list[NamedNode | Literal]]


def document(
    base: Base, root: str, triples: Iterable[Triple], *, short: bool = False, published: str = ""
) -> dict[str, Any]:
    """The triples as one JSON-LD document about `root`; parts that `root` leads to stand where they are named first.

    What says something about `root` in reverse (``rdf:Statement``) stands under ``facts``. `short` writes the IRIs of
    entities, and the keys of our own terms, without what they all begin with: it stands once, in the context, as do
    prefixes for parts of `root` and for the lines cited. `published` is the address of the published context: the
    document names it, and carries only the keys that it lacks.
    """
    nodes: dict[str, Node] = {}
    triples = list(triples)
    for triple in triples:
        assert isinstance(triple.subject, NamedNode), "the graph has no blank nodes"
        assert isinstance(triple.object, NamedNode | Literal)
        node = nodes.setdefault(triple.subject.value, {})
        values = node.setdefault(triple.predicate.value, [])
        if triple.object not in values:
            values.append(triple.object)
    return _Writer(base, nodes, short, near(root, triples) if short else {}, published).document(root)


class _Writer:
    def __init__(
        self, base: Base, nodes: dict[str, Node], short: bool, prefixes: Mapping[str, str], published: str
    ) -> None:
        self._base = base
        self._published = published
        self._prefixes = prefixes
        self._root = f"{base.iri}id/" if short else ""
        self._left = dict(nodes)
        self._values: dict[str, list[NamedNode | Literal]] = {}
        for node in nodes.values():
            for predicate, values in node.items():
                self._values.setdefault(predicate, []).extend(values)
        self._coercions: dict[str, Mapping[str, str]] = {p: _coerced(values) for p, values in self._values.items()}
        self._known = self._fitting() if published else {}
        self._coercions |= self._known
        self._classes = {value.value for value in self._values.get(_TYPE, ()) if isinstance(value, NamedNode)}
        self._names = self._short_names({*self._values, *(self._classes if short else ())})

    def document(self, root: str) -> dict[str, Any]:
        facts = [iri for iri, node in self._left.items() if iri != root and _says_about(node, root)]
        said = {iri: self._left.pop(iri) for iri in facts}
        subject_said = any(_SUBJECT in node for node in self._left.values())
        body = self._node(root)
        if said:
            body[_FACTS] = [self._body(iri, node, root) for iri, node in said.items()]
        if self._left:
            body["@included"] = [self._node(iri) for iri in list(self._left) if iri in self._left]
        context = self._context(bool(said), subject_said)
        if self._published:
            return {"@context": [self._published, context] if context else self._published, **body, "@id": root}
        return {"@context": context, **body, "@id": root}

    def _fitting(self) -> dict[str, Mapping[str, str]]:
        """The properties that the published context holds and whose values here it can read, with how it reads them."""
        theirs = coercions(self._base)
        return {
            predicate: theirs[predicate]
            for predicate, values in self._values.items()
            if predicate in theirs
            and (
                "@container" not in theirs[predicate]
                or all(isinstance(value, Literal) and value.language for value in values)
            )
        }

    def _short_names(self, predicates: Iterable[str]) -> dict[str, str]:
        """Keys: those of the published context; of what it does not hold, the last part, or with its prefix."""
        published = keys(self._base)
        names = {predicate: published[predicate] for predicate in predicates if predicate in published}
        taken = {_FACTS, *published.values(), *self._prefixes}
        for predicate in sorted(set(predicates) - set(names)):
            name = local(predicate)
            if name in taken:
                name = f"{prefix_of(self._base, predicate)}_{name}"
            taken.add(name)
            names[predicate] = name
        return names

    def _context(self, with_facts: bool, subject_said: bool) -> dict[str, Any]:
        context: dict[str, Any] = {"@base": self._root, "@vocab": self._base.ontology} if self._root else {}
        context |= self._prefixes
        for iri, name in sorted(self._names.items(), key=lambda pair: pair[1]):
            if iri == _TYPE or iri in self._known or (iri == _SUBJECT and not subject_said):
                continue
            coercion = self._coercions.get(iri, {})
            if self._root and iri == self._base.ontology + name:
                context |= {name: coercion} if coercion else {}
            else:
                context[name] = {"@id": iri, **coercion} if coercion else iri
        if with_facts and not self._published:
            context[_FACTS] = {"@reverse": _SUBJECT}
        return context

    def _written(self, iri: str) -> str:
        """An IRI as it is written: whole, with a prefix, or from the context's base on."""
        for name, namespace in self._prefixes.items():
            if iri.startswith(namespace):
                return f"{name}:{iri.removeprefix(namespace)}"
        return iri.removeprefix(self._root) if self._root else iri

    def _written_type(self, iri: str) -> str:
        """A class as it is written: whole, or by its name in the context."""
        if self._published:
            return keys(self._base).get(iri, iri)
        return self._names[iri] if self._root else iri

    def _node(self, iri: str) -> dict[str, Any]:
        return self._body(iri, self._left.pop(iri, {}), "")

    def _body(self, iri: str, node: Mapping[str, list[NamedNode | Literal]], about: str) -> dict[str, Any]:
        body: dict[str, Any] = {"@id": self._written(iri)}
        if _TYPE in node:
            body["@type"] = _one_or_all([self._written_type(value.value) for value in node[_TYPE]])
        for predicate, values in sorted(node.items(), key=lambda pair: self._names[pair[0]]):
            if predicate == _TYPE or (predicate == _SUBJECT and about):
                continue
            coercion = self._coercions[predicate]
            if coercion.get("@container"):
                by_language: dict[str, list[Any]] = {}
                for value in values:
                    assert isinstance(value, Literal)
                    by_language.setdefault(value.language or "", []).append(value.value)
                body[self._names[predicate]] = {k: _one_or_all(texts) for k, texts in sorted(by_language.items())}
            else:
                body[self._names[predicate]] = _one_or_all([self._value(value, coercion) for value in values])
        return body

    def _value(self, value: NamedNode | Literal, coercion: Mapping[str, str]) -> Any:
        if isinstance(value, NamedNode):
            if value.value in self._left and ("#" in value.value or cited_lines(value.value)):
                return self._node(value.value)
            iri = self._written(value.value)
            return iri if coercion.get("@type") == "@id" else {"@id": iri}
        datatype = value.datatype.value
        if coercion.get("@type") == datatype:
            return value.value
        if value.language:
            return {"@value": value.value, "@language": value.language}
        if coercion.get("@type"):
            return {"@value": value.value, "@type": datatype}
        if datatype == f"{XSD}boolean" and value.value in ("true", "false"):
            return value.value == "true"
        if datatype == f"{XSD}integer" and str(int(value.value)) == value.value:
            return int(value.value)
        return value.value if datatype == _STRING else {"@value": value.value, "@type": datatype}


def _says_about(node: Mapping[str, list[NamedNode | Literal]], root: str) -> bool:
    return [value.value for value in node.get(_SUBJECT, ())] == [root]


def _coerced(values: list[NamedNode | Literal]) -> dict[str, str]:
    """How the values of a key are to be read, where all of them are of one kind."""
    if all(isinstance(value, NamedNode) for value in values):
        return {"@type": "@id"}
    if all(isinstance(value, Literal) and value.language for value in values):
        return {"@container": "@language"}
    types = {value.datatype.value for value in values if isinstance(value, Literal) and not value.language}
    if len(types) == 1 and all(isinstance(value, Literal) and not value.language for value in values):
        [datatype] = types
        if datatype not in (*_NATIVE, _STRING):
            return {"@type": datatype}
    return {}


def _one_or_all(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values
