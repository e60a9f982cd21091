"""What a country is called by: the bodies and places that a text of it can name, as an authority of its own.

A profile is a folder of ``profiles/``: ``profile.toml`` (code, home country), ``institutions.csv`` and
``places.csv`` (its first-level divisions). ``INT`` is part of every profile: bodies that act across countries
and the names of all countries, by language. A country without a folder has the names of INT only. Nothing of
one country is in another's profile, so a name cannot link across the border.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from entramado.ontology.authority import (
    Authority,
    Country,
    Institution,
    InstitutionName,
    PlaceName,
    State,
    load_authority,
)
from entramado.ontology.errors import EntramadoError
from entramado.ontology.folding import fold_words
from entramado.ontology.home import HOME, PROFILES, profile_facts

SHARED = "INT"
# A profile with kinds of bodies has all files of an authority; the others have the two tables that are enough.
_IN_FULL = "kinds.csv"
DEFAULT = HOME.code
LANGUAGES = ("es", "en", "fr", "pt")
_ENDINGS = ("o", "a", "os", "as")
# The note of a name that means a division only in a list with other divisions.
IN_A_LIST = "in a list"
_ONE_FORM = ("e", "es")
_NO_ENDING = "/"


class ProfileError(EntramadoError):
    """A profile or a language that is not known; the message says which there are."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A country's names: `home` is its ISO code, `nationals` its demonyms in Spanish, `countries` its names."""

    code: str
    home: str
    authority: Authority
    nationals: tuple[str, ...]
    country_names: tuple[str, ...]


@lru_cache(maxsize=8)
def load_profile(code: str, language: str = "es") -> Profile:
    """The profile of a country, with the names of INT in `language`. Raises `ProfileError`."""
    countries = _rows(SHARED, "countries")
    known = {row["iso3166_1_alpha2"] for row in countries}
    if code not in known | {SHARED}:
        folders = ", ".join(sorted(p.name for p in PROFILES.iterdir() if p.is_dir()))
        raise ProfileError(f"there is no profile {code!r}; name one of {folders}, or a country by its ISO 3166-1 code")
    if language not in LANGUAGES:
        raise ProfileError(f"there is no language {language!r}; name one of {', '.join(LANGUAGES)}")
    home = profile_facts(code).get("home", code if code != SHARED else "")
    authority = _home_authority(code)
    _add_shared(authority, language, countries)
    if language == "en":
        english = (r for r in _rows(code, "english-names") if r["kind"] == "state")
        authority.place_names += [PlaceName("state", r["id"], r["name"], "") for r in english]
    nationals = tuple(d for c, d in demonyms() if c == home)
    names = tuple(row["es"] for row in countries if row["iso3166_1_alpha2"] == home)
    return Profile(code, home, authority, nationals, names)


@lru_cache(maxsize=8)
def country_words(language: str = "") -> dict[str, str]:
    """Folded names of countries in a language, with the country's code; in every one and of their peoples, without."""
    if language:
        named = [(r[language], r["iso3166_1_alpha2"]) for r in _rows(SHARED, "countries") if r[language]]
        named += [(r["name"], r["country"]) for r in _rows(SHARED, "country-names") if r["language"] == language]
        return {fold_words(name): code for name, code in named}
    found = {fold_words(word): country for country, word in demonyms()}
    for row in _rows(SHARED, "countries"):
        found.update({fold_words(row[language]): row["iso3166_1_alpha2"] for language in LANGUAGES if row[language]})
    return found | {fold_words(row["name"]): row["country"] for row in _rows(SHARED, "country-names")}


@lru_cache(maxsize=1)
def body_ids() -> frozenset[str]:
    """The identifiers of the bodies of every profile."""
    found: set[str] = set()
    for path in sorted(PROFILES.glob("*/institutions.csv")):
        with path.open(encoding="utf-8", newline="") as handle:
            found.update(row["id"].strip() for row in csv.DictReader(handle))
    return frozenset(found)


@lru_cache(maxsize=1)
def division_names() -> frozenset[str]:
    """The names of the first-level divisions of every profile's country."""
    found: set[str] = set()
    for path in (*PROFILES.glob("*/states.csv"), *PROFILES.glob("*/places.csv")):
        with path.open(encoding="utf-8", newline="") as handle:
            found.update(row["name"].strip() for row in csv.DictReader(handle))
    return frozenset(found)


@lru_cache(maxsize=1)
def english_peoples() -> dict[str, str]:
    """The folded English words for the people of a country, in the plural, with its code."""
    return {fold_words(row["plural"]): row["country"] for row in _rows(SHARED, "demonyms-en")}


@lru_cache(maxsize=1)
def shared_acronyms() -> frozenset[str]:
    """The acronyms of the international bodies that every profile knows."""
    return frozenset(acronym for row in _rows(SHARED, "institutions") for acronym in _split(row["acronyms"]))


@lru_cache(maxsize=1)
def shared_english() -> dict[str, tuple[str, ...]]:
    """The English names and the acronyms in any language of the international bodies, by identifier."""
    return {row["id"]: (*_split(row["en"]), *_split(row["acronyms"])) for row in _rows(SHARED, "institutions")}


def demonyms() -> Iterator[tuple[str, str]]:
    """The Spanish words for the people of a country, with its code."""
    for row in _rows(SHARED, "demonyms"):
        stem = row["stems"]
        if ";" in stem:
            yield from ((row["country"], word) for word in _split(stem))
            continue
        ends = _ONE_FORM if stem.endswith(_NO_ENDING) else _ENDINGS
        yield from ((row["country"], stem.rstrip(_NO_ENDING) + end) for end in ends)


def _rows(code: str, table: str) -> list[dict[str, str]]:
    path = PROFILES / code / f"{table}.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _home_authority(code: str) -> Authority:
    if (PROFILES / code / _IN_FULL).is_file():
        return load_authority(PROFILES / code)
    if code == SHARED:
        return Authority(home="")
    authority = Authority(home=profile_facts(code).get("home", code))
    for row in _rows(code, "institutions"):
        short, others = _split(row["acronym"]), _split(row["others"])
        _add_body(authority, row["id"], row["name"], sector=row["sector"], acronyms=short, others=others)
    division = profile_facts(code).get("division", "")
    for row in _rows(code, "places"):
        _add_division(authority, row["code"], row["name"], division, alone=row["alone"] == "yes")
    return authority


def _add_division(authority: Authority, code: str, name: str, division: str, *, alone: bool) -> None:
    """A first-level division; where its name alone may mean something else, only with the word for it, or in a list."""
    called = [f"{division} {link} {name}" for link in ("de", "del", "de la")]
    shown = name if alone else called[0]
    authority.states[code] = State(code, "", shown, shown, "", "", 0.0, 0.0)
    # Written small, as the words of a people are, so the note has the name found in any case.
    authority.place_names += [PlaceName("state", code, other, "demonym") for other in called]
    if not alone:
        authority.place_names.append(PlaceName("state", code, name, IN_A_LIST))


def _add_body(
    authority: Authority, slug: str, name: str, *, sector: str, acronyms: list[str], others: list[str]
) -> None:
    level = "international" if sector == "international" else "none"
    first = acronyms[0] if acronyms else ""
    authority.institutions[slug] = Institution(slug, name, first, sector, level, "", "", "", "", "", "")
    authority.names += [InstitutionName(slug, a, "acronym", "") for a in acronyms[1:]]
    authority.names += [InstitutionName(slug, other, "name", "") for other in others]


def _add_shared(authority: Authority, language: str, countries: list[dict[str, str]]) -> None:
    taken = {fold_words(name) for name in _names(authority)}
    for row in _rows(SHARED, "institutions"):
        names, acronyms = _with_short_forms(_split(row[language])), _split(row["acronyms"])
        slug = row["id"]
        if slug in authority.institutions:
            new = [(n, "name") for n in names] + [(a, "acronym") for a in acronyms]
            authority.names += [InstitutionName(slug, n, kind, "") for n, kind in new if fold_words(n) not in taken]
            continue
        free = [a for a in acronyms if fold_words(a) not in taken]
        shown = names or _split(row["es"])
        if not shown or fold_words(shown[0]) in taken:
            continue
        others = [n for n in shown[1:] if fold_words(n) not in taken]
        _add_body(authority, slug, shown[0], sector="international", acronyms=free, others=others)
    for row in countries:
        code = row["iso3166_1_alpha2"]
        if code not in authority.countries:
            authority.countries[code] = Country(code, row[language], row["en"], "")
    have = {(p.place, p.name) for p in authority.place_names}
    named = [(r["country"], r["name"]) for r in _rows(SHARED, "country-names") if r["language"] == language]
    authority.place_names += [PlaceName("country", c, name, "") for c, name in named if (c, name) not in have]
    if language == "es":
        have = {(p.place, fold_words(p.name)) for p in authority.place_names}
        wanted = [(c, d) for c, d in demonyms() if (c, fold_words(d)) not in have]
        authority.place_names += [PlaceName("country", c, d, "demonym") for c, d in wanted if c != authority.home]


def _with_short_forms(names: list[str]) -> list[str]:
    """Names in Spanish with those that leave out an article: "Programa de Naciones Unidas para el Desarrollo"."""
    short = (name.replace(" las Naciones Unidas", " Naciones Unidas") for name in names)
    return list(dict.fromkeys((*names, *short)))


def _names(authority: Authority) -> Iterable[str]:
    for body in authority.institutions.values():
        yield from (n for n in (body.name, body.acronym) if n)
    yield from (n.name for n in authority.names)


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]
