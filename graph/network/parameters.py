"""Which network is meant: its kind and filters, checked once and carried into every export."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from entramado.ontology.errors import EntramadoError

KINDS: Final = (
    "partners",
    "institution-objective",
    "institution-population",
    "institution-state",
    "institution-programme",
    "state-objective",
)
TIE_ROLES: Final = ("co-reporter", "partner", "funder", "unit", "parent", "beneficiary", "mentioned")
UNIT_ROLES: Final = ("unit", "parent")
DEFAULT_TIES: Final = ("co-reporter", "partner", "funder", "unit", "parent")
PART_ROLES: Final = ("reporter", "parent", "unit", "partner", "funder", "beneficiary", "mentioned")
DEFAULT_PARTS: Final = ("reporter", "unit", "partner", "funder")
CHAPTERS: Final = ("APF", "EF", "PL", "PJ", "OCA", "OSC")
PROJECTIONS: Final = ("", "first", "second")
_SLUG: Final = re.compile(r"[A-Za-z0-9._~-]{1,200}")
SEED: Final = 20240621
QUERY_KEYS: Final = {"roles": "role", "unit_ties": "units", "fold_units": "fold"}


class NetworkError(EntramadoError, ValueError):
    """Parameters that no network can be built with; the message says which and what is taken, `spanish` in Spanish."""

    def __init__(self, english: str, spanish: str = "") -> None:
        super().__init__(english)
        self.spanish = spanish


@dataclass(frozen=True, slots=True)
class Parameters:
    """The choice of a network.

    `roles` are tie roles for ``partners`` (what the other body is to the reporter) and participation roles for
    the two-mode kinds; empty means the default ones. `directed` keeps who names whom: a tie of partners runs from the
    body that reports an entry to one that it names. `mentioned` adds bodies that are merely mentioned; `unit_ties` adds
    the hierarchy, a layer of its own: ties between a body and its own units or parents (as does asking for one of these
    roles). `mediated` lets the programme (or chapter) of an entry that names no reporter stand for it. `fold_units`
    counts units as their topmost parent; `future` adds the aims of 2018 that were not yet actions; `projection` asks
    for the one-mode network of the first or the second kind of node of a two-mode network; `ego` (the last part of an
    IRI) asks for one node, those tied to it, and the ties among them. `alpha` is the stated rate of false edges.
    """

    kind: str = "partners"
    edition: str = ""
    chapter: str = ""
    objective: str = ""
    roles: tuple[str, ...] = ()
    mentioned: bool = False
    directed: bool = True
    unit_ties: bool = False
    mediated: bool = False
    fold_units: bool = False
    future: bool = False
    projection: str = ""
    ego: str = ""
    resolution: float = 1.0
    alpha: float = 0.05
    seed: int = SEED

    def __post_init__(self) -> None:
        _among("kind", self.kind, KINDS)
        _among("projection", self.projection, PROJECTIONS)
        if self.projection and not self.two_mode:
            raise NetworkError(
                "projection: the network of partners has one kind of node; project a two-mode kind",
                "projection: la red de socias tiene una sola clase de nodo; proyecte una red de dos modos",
            )
        for role in self.roles:
            _among("role", role, PART_ROLES if self.two_mode else TIE_ROLES)
        if self.chapter:
            _among("chapter", self.chapter, CHAPTERS)
        if self.edition and not (self.edition.isascii() and self.edition.isdigit() and len(self.edition) == 4):
            raise NetworkError(f"edition: {self.edition!r} is no year; give one like 2024")
        if self.objective and self.objective not in {str(n) for n in range(1, 24)}:
            raise NetworkError(f"objective: {self.objective!r} is no objective; give a number from 1 to 23")
        if self.ego and not _SLUG.fullmatch(self.ego):
            raise NetworkError(
                f"ego: {self.ego[:40]!r} is no node; give the last part of its address, like inm",
                f"ego: «{self.ego[:40]}» no es un nodo; dé la última parte de su dirección, como inm",
            )
        if not 0 < self.resolution <= 10:
            raise NetworkError(
                f"resolution: {self.resolution} is out of range; give a number above 0, at most 10",
                f"resolution: {self.resolution} está fuera de rango; dé un número mayor que 0, 10 a lo más",
            )
        if not 0 <= self.seed < 2**32:
            raise NetworkError(
                f"seed: {self.seed} is out of range; give a whole number from 0, below 4294967296",
                f"seed: {self.seed} está fuera de rango; dé un número entero desde 0, menor que 4294967296",
            )
        if not 0 < self.alpha < 1:
            raise NetworkError(
                f"alpha: {self.alpha} is no rate; give a number between 0 and 1",
                f"alpha: {self.alpha} no es una tasa; dé un número entre 0 y 1",
            )

    @property
    def two_mode(self) -> bool:
        """Whether the kind joins two kinds of nodes."""
        return self.kind != "partners"

    @property
    def of_programmes(self) -> bool:
        """Whether programmes are nodes of it, so that it can only be read when they are found."""
        return self.mediated or "programme" in self.modes

    @property
    def arrows(self) -> bool:
        """Whether a tie runs from one node to another: of partners only, where it is not chosen otherwise."""
        return self.directed and not self.two_mode

    @property
    def hierarchy(self) -> bool:
        """Whether ties between a body and its own units or parents are there: by choice, or as a role asked for."""
        return self.unit_ties or bool(set(self.roles) & set(UNIT_ROLES))

    @property
    def modes(self) -> tuple[str, str]:
        """The kinds of nodes: ``("institution", "objective")``; entries are the second mode of ``partners``."""
        first, _, second = self.kind.partition("-")
        return (first, second) if second else ("institution", "entry")

    @property
    def counted_roles(self) -> tuple[str, ...]:
        """The roles that count, after `roles`, `mentioned` and `unit_ties`."""
        roles = self.roles or (DEFAULT_PARTS if self.two_mode else DEFAULT_TIES)
        if self.mentioned and "mentioned" not in roles:
            roles = (*roles, "mentioned")
        if not self.hierarchy and not self.two_mode:
            roles = tuple(role for role in roles if role not in UNIT_ROLES)
        return roles

    def but(self, **changes: Any) -> Parameters:
        """These parameters with some changed."""
        return replace(self, **changes)

    def as_dict(self) -> dict[str, Any]:
        """For the files: every parameter under its name, roles as counted."""
        return {**asdict(self), "roles": list(self.counted_roles)}

    def as_query(self) -> dict[str, str | list[str]]:
        """What stands in an address: only what differs from the defaults."""
        standard = Parameters(self.kind)
        found: dict[str, str | list[str]] = {}
        for name, value in asdict(self).items():
            if name != "kind" and value != getattr(standard, name):
                key = QUERY_KEYS.get(name, name)
                if isinstance(value, bool):
                    found[key] = "yes" if value else "no"
                else:
                    found[key] = list(value) if isinstance(value, tuple) else str(value)
        return found

    @classmethod
    def from_query(cls, kind: str, query: Mapping[str, Sequence[str]]) -> Parameters:
        """Parameters out of an address's ``name -> values``; names that are not ours are left to the page.

        Raises `NetworkError`.
        """
        values: dict[str, Any] = {"kind": kind}
        for name in ("edition", "objective", "projection", "ego"):
            if query.get(name):
                values[name] = query[name][-1]
        if query.get("chapter"):
            values["chapter"] = query["chapter"][-1].upper()
        roles = tuple(role for role in query.get("role", ()) if role)
        if roles:
            values["roles"] = _canonical(roles, two_mode=kind != "partners")
        for name in ("mentioned", "directed", "unit_ties", "mediated", "fold_units", "future"):
            key = QUERY_KEYS.get(name, name)
            if query.get(key):
                values[name] = _yes(key, query[key][-1])
        for name, kind_of in (("resolution", float), ("alpha", float), ("seed", int)):
            if query.get(name):
                values[name] = _number(name, query[name][-1], kind_of)
        return cls(**values)


def _canonical(roles: Sequence[str], *, two_mode: bool) -> tuple[str, ...]:
    """Roles in one order, so that one choice has one address; the default ones as none. Unknown ones stay."""
    known, usual = (PART_ROLES, DEFAULT_PARTS) if two_mode else (TIE_ROLES, DEFAULT_TIES)
    if set(roles) == set(usual):
        return ()
    return (*(role for role in known if role in roles), *(role for role in dict.fromkeys(roles) if role not in known))


def _among(name: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        listed = ", ".join(k for k in known if k)
        raise NetworkError(
            f"{name}: {value!r} is unknown; it takes {listed}", f"{name}: no hay «{value}»; hay: {listed}"
        )


def _yes(name: str, value: str) -> bool:
    if value.lower() in ("yes", "true", "1", "on", ""):
        return True
    if value.lower() in ("no", "false", "0", "off"):
        return False
    raise NetworkError(f"{name}: {value!r} is neither yes nor no")


def _number(name: str, value: str, kind: type[float] | type[int]) -> float | int:
    try:
        return kind(value)
    except ValueError:
        raise NetworkError(f"{name}: {value!r} is no number") from None
