"""Saved queries: plain SPARQL files with a described header, their parameters bound as terms.

A file starts with ``#+ key: value`` lines: ``title``, ``title_en``, ``description``, ``description_en``, and a line
``param NAME: TYPE "qué es" "what it is"`` for each parameter (``choice(one, other)`` for one of a few words). A
parameter is a ``VALUES`` block that holds an example, so that each file runs as it stands in any SPARQL editor.
Binding replaces the block's terms by terms that pyoxigraph built and printed; all blocks are found in the original
text and spliced once, from the end, so a value can neither leave its literal nor be taken for a block. A parameter
that filters has the example ``UNDEF``: left unset, it lets everything through.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from entramado.ontology.errors import EntramadoError
from entramado.ontology.namespaces import DEFAULT_BASE

FOLDER = Path(__file__).parent
_PUBLIC = ("examples",)
_HEADER = re.compile(r"^#\+\s*(?P<key>[a-z_]+)(?:\s+(?P<name>\w+))?\s*:\s*(?P<value>.*?)\s*$")
_VALUES = re.compile(r"VALUES\s+\?(?P<name>\w+)\s*\{(?P<terms>[^{}]*)\}")
_PARAM = re.compile(r"^(?P<type>[\w-]+)(?:\((?P<choices>[^)]*)\))?(?:\s+(?P<text>.*))?$")
_QUOTED = re.compile(r'"([^"]*)"')
_SLUG = re.compile(r"^[A-Za-z0-9._~-]+$")
_XSD = "http://www.w3.org/2001/XMLSchema#"
TYPES = frozenset(
    (
        *("string", "integer", "boolean", "date", "iri", "edition", "choice"),
        *("objective", "chapter", "population", "institution", "state", "challenge", "programme", "document"),
        *("entry", "action-type", "migrant-type", "country", "criterion", "indicator", "claim"),
    )
)


class QueryError(EntramadoError):
    """A saved query that is not there or not well-formed, or a value that does not fit its parameter."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a saved query: its type, what it is (Spanish, English), the example, a choice's words."""

    name: str
    type: str
    description: str
    example: str
    span: tuple[int, int]
    choices: tuple[str, ...] = ()
    description_en: str = ""


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A question: its name, words, SPARQL text and parameters."""

    name: str
    group: str
    text: str
    headers: Mapping[str, str]
    parameters: Mapping[str, Parameter] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The title in Spanish."""
        return self.headers.get("title", self.name)

    def said(self, key: str, language: str) -> str:
        """The title or description in a language, else in Spanish."""
        return (self.headers.get(f"{key}_en") if language == "en" else None) or self.headers.get(key, "")

    def sparql(self) -> str:
        """The query without its header."""
        return "\n".join(line for line in self.text.split("\n") if not line.startswith("#+")).strip() + "\n"

    def bind(self, values: Mapping[str, str | Sequence[str]], base: str) -> str:
        """The query with `values` (parameter name to text) in place of the examples.

        Several values of a parameter stand side by side in its block: any of them fits.
        A value of an entity type may be a full IRI or the slug under ``base + id/TYPE/``.
        The files are written with the default base; under another one their IRIs are made anew first.
        Raises `QueryError` for an unknown parameter or a value that does not fit its type.
        """
        if base != DEFAULT_BASE and DEFAULT_BASE in self.text:
            return parse(self.name, self.group, self.text.replace(DEFAULT_BASE, base)).bind(values, base)
        unknown = sorted(set(values) - set(self.parameters))
        if unknown:
            known = ", ".join(self.parameters) or "none"
            raise QueryError(f"query {self.name}: there is no parameter {unknown[0]!r}; it takes: {known}")
        text = self.text
        for parameter in sorted(self.parameters.values(), key=lambda p: -p.span[0]):
            if parameter.name in values:
                start, end = parameter.span
                given = values[parameter.name]
                each = [given] if isinstance(given, str) else given
                terms = " ".join(term(parameter, value, base, self.name) for value in each)
                text = f"{text[:start]} {terms} {text[end:]}"
        return "\n".join(line for line in text.split("\n") if not line.startswith("#+")).strip() + "\n"


def term(parameter: Parameter, value: str, base: str, query: str) -> str:
    """The value as a SPARQL term, printed by pyoxigraph, which escapes it."""
    where = f"query {query}: parameter {parameter.name}"
    try:
        value.encode()
    except UnicodeEncodeError:
        raise QueryError(f"{where}: the value holds a character that is no Unicode text") from None
    kind = parameter.type
    try:
        if kind == "choice" and value not in parameter.choices:
            raise ValueError("none of the choices")
        if kind in ("string", "edition", "choice"):
            return str(Literal(value))
        if kind == "integer":
            return str(Literal(str(int(value)), datatype=NamedNode(_XSD + "integer")))
        if kind == "boolean":
            if value not in ("true", "false"):
                raise ValueError("neither true nor false")
            return str(Literal(value == "true"))
        if kind == "date":
            return str(Literal(date.fromisoformat(value).isoformat(), datatype=NamedNode(_XSD + "date")))
        if kind != "iri" and _SLUG.match(value):
            return str(NamedNode(f"{base}id/{kind}/{value}"))
        if ":" not in value:
            raise ValueError("not an IRI")
        return str(NamedNode(value))
    except ValueError:
        raise QueryError(f"{where}: {value[:80]!r} is no {kind}; for example: {parameter.example}") from None


def parse(name: str, group: str, text: str) -> SavedQuery:
    """Read a saved query's text. Raises `QueryError` where header and text do not fit each other."""
    headers: dict[str, str] = {}
    described: dict[str, tuple[str, list[str], tuple[str, ...]]] = {}
    for line in text.splitlines():
        match = _HEADER.match(line)
        if not match:
            continue
        if match["key"] == "param" and match["name"]:
            inner = _PARAM.match(match["value"])
            if not inner or inner["type"] not in TYPES:
                types = ", ".join(sorted(TYPES))
                raise QueryError(f"query {name}: parameter {match['name']} has no type among {types}")
            choices = tuple(word.strip() for word in (inner["choices"] or "").split(",") if word.strip())
            if (inner["type"] == "choice") != bool(choices):
                raise QueryError(f"query {name}: parameter {match['name']}: write choice(one, other) for a choice")
            described[match["name"]] = inner["type"], _QUOTED.findall(inner["text"] or ""), choices
        else:
            headers[match["key"]] = match["value"]
    if "title" not in headers:
        raise QueryError(f"query {name}: the header has no '#+ title:' line")
    parameters: dict[str, Parameter] = {}
    for match in _VALUES.finditer(text):
        if match["name"] not in described:
            continue
        if match["name"] in parameters:
            raise QueryError(f"query {name}: two VALUES blocks for ?{match['name']}; a parameter has one")
        kind, words, choices = described[match["name"]]
        terms = match["terms"].strip()
        parameters[match["name"]] = Parameter(
            match["name"], kind, words[0] if words else "", terms, match.span("terms"), choices, " ".join(words[1:2])
        )
    missing = sorted(set(described) - set(parameters))
    if missing:
        raise QueryError(f"query {name}: no 'VALUES ?{missing[0]} {{ ... }}' block for the parameter {missing[0]}")
    return SavedQuery(name, group, text, headers, parameters)


def page(sparql: str, rows: int, number: int) -> str:
    """A query that is ordered and has no limit of its own, cut to page `number` (1-based) of `rows` rows."""
    return f"{sparql.rstrip()}\nLIMIT {int(rows)} OFFSET {int(rows) * (int(number) - 1)}\n"


@cache
def load_all(folder: Path = FOLDER) -> Mapping[str, SavedQuery]:
    """Every saved query by name. Raises `QueryError` where a name stands twice or a file is not well-formed."""
    found: dict[str, SavedQuery] = {}
    for path in sorted(folder.glob("*/*.rq")):
        if path.stem in found:
            raise QueryError(f"{path}: a query named {path.stem!r} stands in {found[path.stem].group} too")
        found[path.stem] = parse(path.stem, path.parent.name, path.read_text(encoding="utf-8"))
    return found


def public_queries() -> list[SavedQuery]:
    """The questions meant for users, by name."""
    return [query for _, query in sorted(load_all().items()) if query.group in _PUBLIC]


def load(name: str) -> SavedQuery:
    """The saved query of that name. Raises `QueryError` with the nearest names where there is none."""
    queries = load_all()
    if name not in queries:
        near = ", ".join(n for n in queries if name[:4] in n) or ", ".join(sorted(queries)[:8])
        raise QueryError(f"there is no saved query {name!r}; there are, among others: {near}")
    return queries[name]


def texts(group: str) -> dict[str, str]:
    """The SPARQL of every saved query of a group (a folder), by name."""
    return {name: query.sparql() for name, query in load_all().items() if query.group == group}


@cache
def topics() -> Mapping[str, tuple[str, ...]]:
    """The names of saved questions by what they are about (``topics.csv``), in its order."""
    found: dict[str, list[str]] = {}
    with (FOLDER / "topics.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            found.setdefault(row["topic"], []).append(row["question"])
    return {topic: tuple(names) for topic, names in found.items()}
