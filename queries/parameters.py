"""The one table of parameters: what each page, saved query, network and command takes, and what a value must be.

A question's parameters are read by `read`: unknown, doubled and nonexistent ones are a `ParameterError` that names what
is known. Empty values are left out, for a form sends them; ``utm_...`` are ignored, for others add them to links.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from math import isfinite
from typing import Final

from entramado.queries.entities import Entities, ParameterError
from entramado.queries.saved import SavedQuery

IGNORED: Final = "utm_"
"""How the names of parameters begin that others add to links."""
_DIGITS_MAX: Final = 18
_PAGE_MAX: Final = 100_000
_YES: Final = {"yes": "true", "true": "true", "1": "true", "on": "true", "si": "true", "sí": "true"}
_NO: Final = {"no": "false", "false": "false", "0": "false", "off": "false"}
PLAIN_TYPES: Final = frozenset({"string", "integer", "number", "boolean", "date", "iri", "page", "choice", "edition"})


@dataclass(frozen=True, slots=True)
class Spec:
    """A parameter: its name, its type (one of `PLAIN_TYPES`, else a kind of entity), the values of a choice.

    `many`: it may be given several times, and means any of its values. `iri_kind`: of type ``iri``, the kind of entity.
    """

    name: str
    type: str = "string"
    choices: tuple[str, ...] = ()
    many: bool = False
    iri_kind: str = ""

    @property
    def known(self) -> bool:
        """Whether the graph knows its values: entities and editions."""
        return bool(self.entity) or self.type == "edition"

    @property
    def entity(self) -> str:
        """The kind of entity that it names; empty for any other type."""
        return self.iri_kind if self.type == "iri" else "" if self.type in PLAIN_TYPES else self.type


_PAGE: Final = Spec("page", "page")
_TEXT: Final = Spec("text")
_DOCUMENT: Final = Spec("document", "document")
_CHAPTER: Final = Spec("chapter", "chapter")
_OBJECTIVE: Final = Spec("objective", "objective")
_POPULATION: Final = Spec("population", "population")
# A second group that the same entries are for.
_ALSO: Final = Spec("also", "population")
# What a state has to do with an action: it happens there, its bodies report it, they take part in it.
_MEASURE: Final = Spec("measure", "choice", ("takes-place", "reports", "takes-part"))
# Whom the action is for that a figure stands in; `population` is whom the figure counts.
_SERVES: Final = Spec("serves", "population")
_EDITION: Final = Spec("edition", "edition")
# What money that a figure counts is for.
_USE: Final = Spec("use", "choice", ("spent", "remittances", "prices", "other"))
# What a figure counts, and by sex or age whom.
_COUNTS: Final = Spec("counts", "choice", ("persons", "money", "things"))
_COUNTED_GROUP: Final = Spec("group", "choice", ("total", "mujeres", "hombres", "ninas", "ninos", "nna", "otro"))
_SORT: Final = Spec("sort", "choice", ("name", "total", "gaps"))
# What became of an institution or a programme from one edition to another.
_BECAME: Final = (
    *("both", "joined", "left", "units", "parent", "itself", "renamed", "succeeds"),
    *("continues", "ended", "later", "new", "returns"),
)
_STATES: Final = ("several", "continues", "ended", "new", "all")
# A list of programmes or institutions: of those that ended, `last` is the edition that they were last in.
_COURSES: Final = (_TEXT, Spec("status", "choice", _STATES), Spec("last"), _PAGE)
VIEWS: Final = ("layers", "free", "bars", "map", "matrix", "editions", "rings", "bipartite", "sankey")
"""The views of networks; which of them one has depends on its kind."""
_TIES: Final = ("co-reporter", "partner", "funder", "unit", "parent", "beneficiary", "mentioned", "reporter")


def _part(*names: str) -> Spec:
    """Which table of a page of several."""
    return Spec("part", "choice", names)


MARK: Final = Spec("bom", "choice", ("0", "1"))
"""Whether a CSV begins with a byte order mark; every table takes it."""
PAGES: Final[Mapping[str, tuple[Spec, ...]]] = {
    "explore": (
        *(
            Spec(name, kind, many=True)
            for name, kind in (
                ("document", "document"),
                ("chapter", "chapter"),
                ("objective", "objective"),
                ("population", "population"),
                ("also", "population"),
                ("state", "state"),
                ("also_state", "state"),
                ("reporting_state", "state"),
                ("participating_state", "state"),
                ("country", "country"),
                ("type", "action-type"),
                ("reporter", "institution"),
                ("names", "institution"),
                ("also_names", "institution"),
                ("migrant", "migrant-type"),
                ("challenge", "challenge"),
            )
        ),
        *(Spec(name, "boolean") for name in ("results", "figures", "women", "disability", "national", "named", "aim")),
        _TEXT,
        _PAGE,
    ),
    "search": (
        Spec("q"),
        Spec("kind", many=True),
        Spec("document", "document", many=True),
        Spec("sort", "choice", ("relevance", "name", "document")),
        _PAGE,
    ),
    "map": (_MEASURE, _DOCUMENT, _CHAPTER, _OBJECTIVE, _POPULATION, _ALSO),
    "state-objective": (_MEASURE, _DOCUMENT, _CHAPTER, _POPULATION, _ALSO, _SORT),
    "institution-objective": (_DOCUMENT, _CHAPTER, _POPULATION, _ALSO, _SORT),
    "programmes": (
        _OBJECTIVE,
        _POPULATION,
        Spec("reporter", "institution"),
        *_COURSES,
    ),
    "institutions": (_OBJECTIVE, *_COURSES),
    "reconciliation": (Spec("kind"), _OBJECTIVE, _CHAPTER, Spec("agrees", "boolean"), _PAGE),
    "compare": (
        Spec("from", "edition"),
        Spec("to", "edition"),
        Spec("status", "choice", _BECAME),
        _part("objectives", "chapters", "institutions", "programmes"),
    ),
    "compare-text": (
        Spec("programme", "programme"),
        Spec("from", "edition"),
        Spec("to", "edition"),
        Spec("left"),
        Spec("right"),
    ),
    "states": (
        *(Spec(name, "state") for name in ("one", "other")),
        _EDITION,
        _part("objectives", "populations", "challenges", "entries"),
    ),
    "bodies": (
        *(Spec(name, "institution") for name in ("one", "other")),
        _EDITION,
        _part("objectives", "editions", "named", "naming", "partners", "entries"),
    ),
    "figures": (
        *(_COUNTS, _USE, _COUNTED_GROUP, _POPULATION, _SERVES, _DOCUMENT, _EDITION, _CHAPTER, _OBJECTIVE),
        *(Spec("state", "state"), Spec("reporter", "institution"), Spec("programme", "programme")),
        *(
            Spec("funder", "boolean"),
            _TEXT,
            Spec("each", "choice", ("objective", "reporter", "state", "edition")),
            _PAGE,
        ),
    ),
    "gaps": (_EDITION, _CHAPTER, _POPULATION, _ALSO, _part("objectives", "states", "populations")),
    "gap-cell": (_OBJECTIVE, Spec("state", "state"), Spec("institution", "institution")),
    "doubles": (_EDITION, _part("figures", "titles")),
    "challenges": (
        *(_EDITION, _CHAPTER, _OBJECTIVE, _POPULATION),
        *(Spec("reporting_state", "state"), Spec("reporter", "institution")),
        _part("categories", "chapters", "objectives", "editions", "none"),
    ),
    "entity": (Spec("by"), _PAGE),
    "entry": (Spec("by"), _PAGE, Spec("quote")),
    "entity-tables": (Spec("part"),),
    "lines": (Spec("lines"),),
    "opportunities": (
        Spec("edition", "edition"),
        _OBJECTIVE,
        _POPULATION,
        Spec("state", "state"),
        Spec("institution", "institution"),
        _PAGE,
    ),
    "queries": (Spec("q"),),
    "article": (),
    "network": (
        Spec("edition", "edition"),
        _CHAPTER,
        _OBJECTIVE,
        Spec("role", "choice", _TIES, many=True),
        *(Spec(name, "boolean") for name in ("mentioned", "directed", "units", "mediated", "fold", "future")),
        Spec("projection", "choice", ("first", "second")),
        Spec("ego", "string"),
        *(Spec(name, "number") for name in ("resolution", "alpha")),
        Spec("seed", "integer"),
        Spec("rows", "choice", ("all",)),
        Spec("view", "choice", VIEWS),
        Spec("width", "choice", ("narrow",)),
        *(Spec(name) for name in ("tie", "as")),
        # What is chosen in the picture: the page's script keeps it in the address, the server's answer is the same.
        Spec("color", "choice", ("sector", "community")),
        Spec("only", "choice", _TIES),
        Spec("sig", "boolean"),
        Spec("min", "number"),
        *(Spec(name) for name in ("size", "find", "node", "sort", "order", "at", "moved")),
    ),
}


def with_choices(specs: Sequence[Spec], **choices: Iterable[str]) -> tuple[Spec, ...]:
    """`specs`, in which those named in `choices` take one of the given values (known only from the data served)."""
    return tuple(
        replace(spec, type="choice", choices=tuple(choices[spec.name])) if spec.name in choices else spec
        for spec in specs
    )


def node_kinds(network: str) -> tuple[str, ...]:
    """The kinds of entities that the nodes of a kind of network are."""
    return ("institution",) if network == "partners" else tuple(network.split("-", 1))


def of_query(query: SavedQuery, base: str, default_base: str) -> tuple[Spec, ...]:
    """The parameters of a saved query, out of its header."""
    specs = []
    for parameter in query.parameters.values():
        kind = ""
        for prefix in (f"<{base}id/", f"<{default_base}id/"):
            if parameter.type == "iri" and parameter.example.startswith(prefix):
                kind = parameter.example.removeprefix(prefix).partition("/")[0]
        specs.append(Spec(parameter.name, parameter.type, parameter.choices, iri_kind=kind))
    return tuple(specs)


def read(specs: Sequence[Spec], pairs: Iterable[tuple[str, str]], entities: Entities | None) -> dict[str, list[str]]:
    """Values by parameter, entities as their slugs, truth values as ``true`` or ``false``.

    Without `entities` a value that names one is left as it stands. Raises `ParameterError`.
    """
    known = {spec.name: spec for spec in specs}
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        if name not in known:
            if name.startswith(IGNORED):
                continue
            raise _unknown(name, list(known))
        if name in found and not known[name].many:
            raise ParameterError(
                f"{name}: el parámetro está dos veces; indíquelo una sola.",
                f"{name}: the parameter is given twice; give it once.",
            )
        values = found.setdefault(name, [])
        if value.strip():
            values.append(_value(known[name], value.strip(), entities))
    return {name: list(dict.fromkeys(values)) for name, values in found.items() if values}


def _unknown(name: str, known: list[str]) -> ParameterError:
    # The mark before a file is no part of a question: it is taken, and not offered.
    listed = ", ".join(name for name in known if name != MARK.name)
    near = get_close_matches(name.lower(), known, n=1)
    shown = name[:40]
    spanish = f"no hay parámetro «{shown}»" + (f"; ¿quiso decir {near[0]}?" if near else ".")
    english = f"there is no parameter {shown!r}" + (f"; did you mean {near[0]}?" if near else ".")
    spanish += f" Los que hay: {listed}." if listed else " No se toma ninguno."
    english += f" It takes: {listed}." if listed else " It takes none."
    return ParameterError(spanish, english)


def _value(spec: Spec, value: str, entities: Entities | None) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ParameterError(
            f"{spec.name}: el valor tiene un carácter que no es texto Unicode.",
            f"{spec.name}: the value holds a character that is no Unicode text.",
        ) from None
    if spec.entity:
        return value if entities is None else _entity(spec, value, entities)
    if spec.type == "edition":
        return _edition(spec, value, entities)
    reader = {
        "integer": _integer,
        "number": _number,
        "page": _page,
        "boolean": _boolean,
        "date": _date,
        "choice": _choice,
    }.get(spec.type)
    return reader(spec, value) if reader else value


def _entity(spec: Spec, value: str, entities: Entities) -> str:
    if spec.many and "," in value:
        parts = [part for part in value.split(",") if part.strip()]
        try:
            slugs = [entities.find(spec.name, spec.entity, part) for part in parts]
        except ParameterError:
            slugs = []
        if len(slugs) > 1:
            written = "&".join(f"{spec.name}={slug}" for slug in slugs)
            raise ParameterError(
                f"{spec.name}: «{value[:80]}» son varios valores; escriba cada uno por separado: {written}.",
                f"{spec.name}: {value[:80]!r} is several values; write each by itself: {written}.",
            )
    if spec.type == "iri" and ":" in value and not value.startswith(f"{entities.base}id/{spec.entity}/"):
        return value
    slug = entities.find(spec.name, spec.entity, value)
    return f"{entities.base}id/{spec.entity}/{slug}" if spec.type == "iri" else slug


def _refused(spec: Spec, value: str, spanish: str, english: str) -> ParameterError:
    return ParameterError(f"{spec.name}: «{value[:40]}» {spanish}", f"{spec.name}: {value[:40]!r} {english}")


def _integer(spec: Spec, value: str) -> str:
    digits = value.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _DIGITS_MAX):
        raise _refused(spec, value, "no es un número entero.", "is no whole number.")
    return str(int(value))


def _number(spec: Spec, value: str) -> str:
    try:
        finite = isfinite(float(value))
    except ValueError:
        finite = False
    if not finite:
        raise _refused(spec, value, "no es un número.", "is no number.")
    return value


def _page(spec: Spec, value: str) -> str:
    if not (value.isascii() and value.isdigit() and 1 <= int(value[:9]) <= _PAGE_MAX):
        raise _refused(spec, value, "no es una página; dé un número desde 1.", "is no page; give a number from 1.")
    return str(int(value))


def _boolean(spec: Spec, value: str) -> str:
    found = _YES.get(value.lower()) or _NO.get(value.lower())
    if not found:
        raise _refused(spec, value, "no es ni true ni false.", "is neither true nor false.")
    return found


def _date(spec: Spec, value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise _refused(spec, value, "no es una fecha como 2024-06-30.", "is no date like 2024-06-30.") from None


def _edition(spec: Spec, value: str, entities: Entities | None) -> str:
    if not (value.isascii() and value.isdigit() and len(value) == len("2024")):
        raise _refused(spec, value, "no es un año como 2024.", "is no year like 2024.")
    if entities and entities.editions and value not in entities.editions:
        listed = ", ".join(entities.editions)
        raise _refused(spec, value, f"no es una edición; hay: {listed}.", f"is no edition; there are: {listed}.")
    return value


def _choice(spec: Spec, value: str) -> str:
    chosen = next((one for one in spec.choices if one.lower() == value.lower()), "")
    if not chosen:
        listed = ", ".join(spec.choices)
        raise _refused(spec, value, f"no es ninguno de: {listed}.", f"is none of: {listed}.")
    return chosen
