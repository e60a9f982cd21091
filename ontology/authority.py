"""The authority files: which bodies and places exist, and under what names they are printed.

`load_authority` reads the CSV files of the default profile (or another folder) into frozen records and refuses them
as a whole when anything in them is wrong, naming every mistake at once with its file and line. The
bodies that every state has are made of their kinds (`kinds`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from entramado.ontology import kinds
from entramado.ontology.authority_checks import check_english_names, check_institutions, check_places
from entramado.ontology.authority_csv import CsvRow, read_table
from entramado.ontology.home import HOME
from entramado.ontology.mistakes import Mistake, OntologyError
from entramado.ontology.shared_bodies import shared_rows

AUTHORITY_FOLDER = HOME.folder


class AuthorityError(OntologyError):
    """Authority files with mistakes; the message holds all of them as ``file:line: what; remedy``."""


@dataclass(frozen=True, slots=True)
class Institution:
    """A body. `id` is the slug of its IRI, `parent` another's id, `state` and `country` ISO codes; "" where unknown."""

    id: str
    name: str
    acronym: str
    sector: str
    level: str
    parent: str
    state: str
    country: str
    wikidata: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class InstitutionName:
    """Another name of a body.

    `kind`: acronym, name, official (of a body made by its kind), printed (a misprint or variant seen), short (only in
    context).
    """

    institution: str
    name: str
    kind: str
    note: str


@dataclass(frozen=True, slots=True)
class Succession:
    """One body took over from another; `since` is a year, month or day as known, or ""."""

    predecessor: str
    successor: str
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class State:
    """A first-level division of home, with one representative point (WGS84 degrees)."""

    iso3166_2: str
    inegi: str
    name: str
    official_name: str
    region: str
    wikidata: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Country:
    """A country named in the documents, or home; `m49` is the United Nations' number, `geonames` GeoNames'."""

    iso3166_1_alpha2: str
    name_es: str
    name_en: str
    wikidata: str
    iso3166_1_alpha3: str = ""
    m49: str = ""
    geonames: str = ""


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality of home, or a borough of its capital; `state` is ISO 3166-2, `inegi` the geostatistical key."""

    id: str
    name: str
    state: str
    inegi: str = ""


@dataclass(frozen=True, slots=True)
class PlaceName:
    """Another name of a place; `place` is the key of a state, municipality or country."""

    kind: str
    place: str
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class EnglishNameRow:
    """What people who ask in English call a body or a state (`kind`); Spanish documents are not read by it."""

    kind: str
    id: str
    name: str


Record = TypeVar("Record", Institution, InstitutionName, Succession, Country, Municipality, PlaceName, EnglishNameRow)


@dataclass(slots=True, eq=False)
class Authority:
    """All authority files. Dictionaries are keyed by the slug (institutions, municipalities) or the ISO code.

    `former` leads from an identifier that a body had in earlier editions to the one that it has; `home` is the
    country whose bodies and places they are.
    """

    institutions: dict[str, Institution] = field(default_factory=dict)
    names: list[InstitutionName] = field(default_factory=list)
    successions: list[Succession] = field(default_factory=list)
    states: dict[str, State] = field(default_factory=dict)
    countries: dict[str, Country] = field(default_factory=dict)
    municipalities: dict[str, Municipality] = field(default_factory=dict)
    place_names: list[PlaceName] = field(default_factory=list)
    english_names: list[EnglishNameRow] = field(default_factory=list)
    former: dict[str, str] = field(default_factory=dict)
    home: str = HOME.country
    _by_institution: dict[str, list[str]] = field(default_factory=dict, repr=False)

    def copy(self) -> Authority:
        """Another authority of the same records, to which more may be added."""
        own = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in ("home", "_by_institution")}
        return Authority(home=self.home, **{name: records.copy() for name, records in own.items()})

    def names_of(self, institution: str) -> list[str]:
        """Every name a body is known by, without repetition: its name, its acronym, then the others in file order.

        Short forms are left out: alone they do not say which body is meant.
        """
        if not self._by_institution:
            for body in self.institutions.values():
                self._by_institution[body.id] = [n for n in (body.name, body.acronym) if n]
            for other in self.names:
                if other.kind != "short":
                    self._by_institution[other.institution].append(other.name)
        return list(dict.fromkeys(self._by_institution[institution]))

    def with_kin(self, bodies: Iterable[str]) -> set[str]:
        """The bodies that are of this authority, all above them, and their predecessors and successors."""
        line: dict[str, set[str]] = {}
        for row in self.successions:
            line.setdefault(row.predecessor, set()).add(row.successor)
            line.setdefault(row.successor, set()).add(row.predecessor)
        found: set[str] = set()
        open_ones = [b for b in bodies if b in self.institutions]
        while open_ones:
            body = open_ones.pop()
            if body not in found:
                found.add(body)
                parent = self.institutions[body].parent
                open_ones += [*line.get(body, ()), *([parent] if parent else [])]
        return found

    def ancestors(self, institution: str) -> Iterator[Institution]:
        """The parent of a body, its parent, and so on upwards."""
        parent = self.institutions[institution].parent
        while parent:
            yield self.institutions[parent]
            parent = self.institutions[parent].parent


def load_authority(folder: Path | None = None) -> Authority:
    """Read and check the authority files of `folder` (the project's own by default).

    Its own are read once a process: who adds to them takes a copy.
    Raises `AuthorityError` with every mistake found in any of the files.
    """
    return _read(folder) if folder else _own()


@lru_cache(maxsize=1)
def _own() -> Authority:
    return _read(AUTHORITY_FOLDER)


def _read(folder: Path) -> Authority:
    mistakes: list[Mistake] = []
    columns = {name: _columns(kind) for name, kind in _FILES.items()} | kinds.COLUMNS | _FORMER
    tables = {name: read_table(folder / f"{name}.csv", wanted, mistakes) for name, wanted in columns.items()}
    own = tables["institutions"] + shared_rows(folder, columns["institutions"], mistakes)
    tables["institutions"] = sorted(own, key=lambda row: row["id"])
    kinds.expand(tables, mistakes)
    check_places(tables, mistakes)
    check_institutions(tables, mistakes)
    check_english_names(tables, mistakes)
    if mistakes:
        raise AuthorityError(mistakes)
    return Authority(
        institutions={r["id"]: _record(Institution, r) for r in tables["institutions"]},
        names=[_record(InstitutionName, r) for r in tables["institution-names"]],
        successions=[_record(Succession, r) for r in tables["institution-succession"]],
        states={r["iso3166_2"]: _state(r) for r in tables["states"]},
        countries={r["iso3166_1_alpha2"]: _record(Country, r) for r in tables["countries"]},
        municipalities={r["id"]: _record(Municipality, r) for r in tables["municipalities"]},
        place_names=[_record(PlaceName, r) for r in tables["place-names"]],
        english_names=[_record(EnglishNameRow, r) for r in tables["english-names"]],
        former={r["former"]: r["institution"] for r in tables["former-ids"]},
    )


_FILES: dict[str, type] = {
    "institutions": Institution,
    "institution-names": InstitutionName,
    "institution-succession": Succession,
    "states": State,
    "countries": Country,
    "municipalities": Municipality,
    "place-names": PlaceName,
    "english-names": EnglishNameRow,
}


_FORMER = {"former-ids": ("former", "institution")}


def _columns(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))


def _record(kind: type[Record], row: CsvRow) -> Record:
    return kind(**row.cells)


def _state(row: CsvRow) -> State:
    iso, inegi, name, official, region, wikidata, lat, lon = (row[c] for c in _columns(State))
    return State(iso, inegi, name, official, region, wikidata, float(lat), float(lon))
