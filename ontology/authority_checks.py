"""What must hold of the authority files, each rule with the sentence that a mistake gets."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from entramado.ontology.authority_csv import CsvRow
from entramado.ontology.folding import fold_words
from entramado.ontology.home import HOME
from entramado.ontology.mistakes import Mistake

Tables = dict[str, list[CsvRow]]

SECTORS = [
    "federal",
    "state",
    "municipal",
    "judicial",
    "autonomous",
    "legislative",
    "civil-society",
    "international",
    "academic",
    "private",
    "foreign",
    "other",
    "kind",
]
LEVELS = ["federal", "state", "municipal", "international", "foreign", "none"]
NAME_KINDS = ["acronym", "name", "official", "printed", "short"]
PLACE_KINDS = ["state", "municipality", "country"]

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ISO_STATE = re.compile(rf"{HOME.country}-[A-Z0-9]{{1,3}}")
_ISO_COUNTRY = re.compile(r"[A-Z]{2}")
_WIKIDATA = re.compile(r"Q[1-9]\d*")
_SINCE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_ENDED = "ended"


def slugify(name: str) -> str:
    """A name as the last part of an IRI: lower-case ASCII words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold_words(name)).strip("-")


# --- rules on single cells


def _filled(rows: Iterable[CsvRow], columns: tuple[str, ...], mistakes: list[Mistake]) -> None:
    for row in rows:
        mistakes += [row.mistake(f"empty {c!r}", "fill it in") for c in columns if not row[c]]


def _shaped(rows: Iterable[CsvRow], column: str, shape: re.Pattern[str], like: str, mistakes: list[Mistake]) -> None:
    for row in rows:
        if row[column] and not shape.fullmatch(row[column]):
            mistakes.append(row.mistake(f"{column} {row[column]!r} is malformed", f"write it like {like}"))


def _one_of(rows: Iterable[CsvRow], column: str, allowed: Iterable[str], mistakes: list[Mistake]) -> None:
    words = list(allowed)
    for row in rows:
        if row[column] and row[column] not in words:
            mistakes.append(row.mistake(f"unknown {column} {row[column]!r}", f"use one of {', '.join(words)}"))


def _known(rows: Iterable[CsvRow], column: str, keys: set[str], where: str, mistakes: list[Mistake]) -> None:
    for row in rows:
        if row[column] and row[column] not in keys:
            what = f"unknown {column} {row[column]!r}"
            mistakes.append(row.mistake(what, f"add it to {where} or correct it"))


def _unique(rows: list[CsvRow], key: Callable[[CsvRow], str], what: str, mistakes: list[Mistake]) -> None:
    first: dict[str, CsvRow] = {}
    for row in rows:
        value = key(row)
        if value and value in first:
            place = f"{first[value].file}:{first[value].line}"
            mistakes.append(row.mistake(f"{what} {value!r} stands already in {place}", "keep one of the two rows"))
        elif value:
            first[value] = row


def _number(rows: list[CsvRow], column: str, low: float, high: float, mistakes: list[Mistake]) -> None:
    for row in rows:
        try:
            good = low <= float(row[column]) <= high
        except ValueError:
            good = False
        if not good:
            what = f"{column} {row[column]!r} is no number from {low:g} to {high:g}"
            mistakes.append(row.mistake(what, "give degrees (WGS84)"))


# --- places


def check_places(tables: Tables, mistakes: list[Mistake]) -> None:
    """States, countries, municipalities and their other names."""
    states, countries = tables["states"], tables["countries"]
    towns, others = tables["municipalities"], tables["place-names"]
    _filled(states, ("iso3166_2", "inegi", "name", "official_name", "region"), mistakes)
    _shaped(states, "iso3166_2", _ISO_STATE, HOME.division_like, mistakes)
    _shaped(states, "inegi", re.compile(r"\d\d"), "07", mistakes)
    _shaped(states, "wikidata", _WIKIDATA, "Q60123", mistakes)
    _one_of(states, "region", HOME.regions, mistakes)
    _number(states, "lat", *HOME.latitudes, mistakes)
    _number(states, "lon", *HOME.longitudes, mistakes)
    for column in ("iso3166_2", "inegi", "name"):
        _unique(states, lambda r, c=column: r[c], column, mistakes)  # type: ignore[misc]
    _filled(countries, ("iso3166_1_alpha2", "name_es", "name_en"), mistakes)
    _shaped(countries, "iso3166_1_alpha2", _ISO_COUNTRY, "GT", mistakes)
    _shaped(countries, "wikidata", _WIKIDATA, "Q774", mistakes)
    _shaped(countries, "iso3166_1_alpha3", re.compile(r"[A-Z]{3}"), "GTM", mistakes)
    _shaped(countries, "m49", re.compile(r"\d{3}"), "320", mistakes)
    _shaped(countries, "geonames", re.compile(r"[1-9]\d*"), "3595528", mistakes)
    for column in ("iso3166_1_alpha2", "iso3166_1_alpha3", "m49", "geonames"):
        _unique([row for row in countries if row[column]], lambda r, c=column: r[c], column, mistakes)  # type: ignore[misc]
    _filled(towns, ("id", "name", "state"), mistakes)
    _known(towns, "state", {r["iso3166_2"] for r in states}, "states.csv", mistakes)
    _unique(towns, lambda r: r["id"], "id", mistakes)
    _shaped(towns, "inegi", re.compile(r"\d{5}"), "07089", mistakes)
    _unique([row for row in towns if row["inegi"]], lambda r: r["inegi"], "inegi", mistakes)
    number = {r["iso3166_2"]: r["inegi"] for r in states}
    for row in towns:
        if row["inegi"] and not row["inegi"].startswith(number.get(row["state"], "")):
            what = f"inegi {row['inegi']!r} is no key of {row['state']}"
            mistakes.append(row.mistake(what, f"its keys begin with {number[row['state']]}"))
        if not row["id"].startswith(f"{row['state']}-{slugify(row['name'])}"):
            remedy = f"write {row['state']}-{slugify(row['name'])}"
            mistakes.append(row.mistake(f"id {row['id']!r} does not say its state and name", remedy))
    _check_place_names(others, tables, mistakes)


def _check_place_names(others: list[CsvRow], tables: Tables, mistakes: list[Mistake]) -> None:
    _filled(others, ("kind", "place", "name"), mistakes)
    _one_of(others, "kind", PLACE_KINDS, mistakes)
    files = {
        "state": ("states", "iso3166_2"),
        "municipality": ("municipalities", "id"),
        "country": ("countries", "iso3166_1_alpha2"),
    }
    for kind, (file, key) in files.items():
        mine = [r for r in others if r["kind"] == kind]
        _known(mine, "place", {r[key] for r in tables[file]}, f"{file}.csv", mistakes)
    _unique(others, lambda r: "|".join((r["kind"], r["place"], r["name"])), "name", mistakes)
    claims = [(r, f"{r['kind']} {r['place']}", r["name"]) for r in others]
    claims += [(r, f"state {r['iso3166_2']}", r["name"]) for r in tables["states"]]
    claims += [(r, f"country {r['iso3166_1_alpha2']}", r["name_es"]) for r in tables["countries"]]
    _check_claims(claims, mistakes)


# --- institutions


def check_institutions(tables: Tables, mistakes: list[Mistake]) -> None:
    """Bodies, their other names and who took over from whom."""
    bodies, names, successions = tables["institutions"], tables["institution-names"], tables["institution-succession"]
    ids = {r["id"] for r in bodies}
    _filled(bodies, ("id", "name", "sector", "level", "source"), mistakes)
    _shaped(bodies, "id", _SLUG, "secretaria-de-bienestar (lower-case ASCII words, hyphens)", mistakes)
    _shaped(bodies, "wikidata", _WIKIDATA, "Q4115189", mistakes)
    _unique(bodies, lambda r: r["id"], "id", mistakes)
    _one_of(bodies, "sector", SECTORS, mistakes)
    _one_of(bodies, "level", LEVELS, mistakes)
    _known(bodies, "parent", ids, "institutions.csv", mistakes)
    _known(bodies, "state", {r["iso3166_2"] for r in tables["states"]}, "states.csv", mistakes)
    _known(bodies, "country", {r["iso3166_1_alpha2"] for r in tables["countries"]}, "countries.csv", mistakes)
    _check_cycles({r["id"]: r["parent"] for r in bodies}, {r["id"]: r for r in bodies}, "parent", mistakes)
    _filled(names, ("institution", "name", "kind"), mistakes)
    _known(names, "institution", ids, "institutions.csv", mistakes)
    _one_of(names, "kind", NAME_KINDS, mistakes)
    _unique(names, lambda r: f"{r['institution']}|{r['name']}", "name", mistakes)
    _filled(successions, ("predecessor", "successor", "source"), mistakes)
    for column in ("predecessor", "successor"):
        _known(successions, column, ids, "institutions.csv", mistakes)
    _shaped(successions, "since", _SINCE, "2024, 2024-10 or 2024-10-01", mistakes)
    _unique(successions, lambda r: f"{r['predecessor']} -> {r['successor']}", "succession", mistakes)
    by_predecessor = {r["predecessor"]: r for r in successions}
    _check_dissolved(bodies, by_predecessor, mistakes)
    _check_former(tables["former-ids"], ids, mistakes)
    _check_cycles({p: r["successor"] for p, r in by_predecessor.items()}, by_predecessor, "successor", mistakes)
    claims = [(r, r["id"], name) for r in bodies for name in dict.fromkeys((r["name"], r["acronym"]))]
    claims += [(r, r["institution"], r["name"]) for r in names]
    _check_claims(claims, mistakes)


def check_english_names(tables: Tables, mistakes: list[Mistake]) -> None:
    """What bodies and states are called in English: of something that there is, and of one thing only."""
    rows = tables["english-names"]
    _filled(rows, ("kind", "id", "name"), mistakes)
    _one_of(rows, "kind", ["state", "institution"], mistakes)
    _unique(rows, lambda r: "|".join((r["kind"], r["id"], r["name"])), "name", mistakes)
    for kind, file, key in (("state", "states", "iso3166_2"), ("institution", "institutions", "id")):
        mine = [r for r in rows if r["kind"] == kind]
        _known(mine, "id", {r[key] for r in tables[file]}, f"{file}.csv", mistakes)
        owners: dict[str, CsvRow] = {}
        for row in mine:
            other = owners.setdefault(fold_words(row["name"]), row)
            if other["id"] != row["id"]:
                what = f"{row['name']!r} of {row['id']} is claimed by {other['id']} too"
                mistakes.append(row.mistake(what, "remove it from one of them"))


def _check_dissolved(bodies: list[CsvRow], successor: dict[str, CsvRow], mistakes: list[Mistake]) -> None:
    """A body that goes on does not stand under one that was succeeded."""
    for row in bodies:
        if row["parent"] in successor and row["id"] not in successor and not row["note"].startswith(_ENDED):
            after = successor[row["parent"]]["successor"]
            what = f"parent {row['parent']!r} was succeeded by {after!r}"
            mistakes.append(
                row.mistake(what, f"name {after!r}, or begin the note with '{_ENDED}' if the body ended too")
            )


def _check_former(rows: list[CsvRow], ids: set[str], mistakes: list[Mistake]) -> None:
    """An identifier of earlier editions leads to a body of today and is none itself."""
    _filled(rows, ("former", "institution"), mistakes)
    _shaped(rows, "former", _SLUG, "secretaria-de-bienestar (lower-case ASCII words, hyphens)", mistakes)
    _known(rows, "institution", ids, "institutions.csv", mistakes)
    _unique(rows, lambda r: r["former"], "former identifier", mistakes)
    for row in rows:
        if row["former"] in ids:
            mistakes.append(row.mistake(f"{row['former']!r} is a body", "remove this row or the body"))


def _check_claims(claims: list[tuple[CsvRow, str, str]], mistakes: list[Mistake]) -> None:
    """A name means one body or place, unless every row that holds it says that it is ambiguous."""
    held: dict[str, list[tuple[CsvRow, str, str]]] = defaultdict(list)
    for row, owner, name in claims:
        if name:
            held[fold_words(name) or name].append((row, owner, name))
    for holders in held.values():
        owners = dict.fromkeys(owner for _, owner, _ in holders)
        if len(owners) == 1:
            continue
        for row, owner, name in holders:
            if not row.cells.get("note", "ambiguous").startswith("ambiguous"):  # states and countries have no notes
                rivals = ", ".join(o for o in owners if o != owner)
                what = f"{name!r} of {owner} is claimed by {rivals} too"
                remedy = "remove it from one of them, or begin the note of every such row with 'ambiguous'"
                mistakes.append(row.mistake(what, remedy))


def _check_cycles(next_of: dict[str, str], rows: dict[str, CsvRow], what: str, mistakes: list[Mistake]) -> None:
    """No body is, over any number of steps, its own parent or successor; each ring is told once."""
    done: set[str] = set()
    for start in next_of:
        path: list[str] = []
        here = start
        while here in next_of and here not in done and here not in path:
            path.append(here)
            here = next_of[here]
        if here in path:
            ring = path[path.index(here) :]
            first = min(ring, key=lambda i: rows[i].line)
            turn = ring.index(first)
            shown = " -> ".join([*ring[turn:], *ring[:turn], first])
            mistakes.append(rows[first].mistake(f"{what} cycle {shown}", f"correct one {what}"))
        done.update(path)
