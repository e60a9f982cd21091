"""Lists of names that candidates of links are found in: which they are, and how each is read.

`ontology/mapping-sources.csv` tells every list with its licence and the version that was read. None of the lists is
part of this repository: what is taken of them is identifiers, and names where the licence lets them be republished.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from entramado.ontology.errors import EntramadoError
from entramado.ontology.namespaces import RDFS, SKOS, WD

SOURCES: Final = Path(__file__).parent.parent / "ontology" / "mapping-sources.csv"
UNBIS: Final = "http://metadata.un.org/thesaurus/"
_NOUNS: Final = ("act", "cognition", "group", "person", "state")
_LABELS: Final = (f"{SKOS}prefLabel", f"{SKOS}altLabel", f"{RDFS}label")


class CandidateError(EntramadoError):
    """A file of candidates or a list of names that cannot be used."""


class ListedName(NamedTuple):
    """A name that a list has for something, and the countries (ISO 3166-1) that it is in; none where it is anywhere."""

    iri: str
    label: str
    countries: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Source:
    """A list: `about` is concepts or institutions, `version` an address that says which state of it was read.

    `republished` says whether its names may stand in the file of candidates.
    """

    name: str
    reader: str
    about: str
    version: str
    licence: str
    republished: bool


@cache
def sources(path: Path = SOURCES) -> dict[str, Source]:
    """Every list by its name."""
    with path.open(encoding="utf-8", newline="") as handle:
        return {
            row["name"]: Source(
                row["name"], row["reader"], row["about"], row["version"], row["licence"], row["republished"] == "yes"
            )
            for row in csv.DictReader(handle)
        }


def read_labels(source: Source, path: Path) -> list[ListedName]:
    """Every name that the list at `path` has, by its kind. Raises `CandidateError`."""
    try:
        return list(_READERS[source.reader](path))
    except (OSError, ValueError, SyntaxError, LookupError, TypeError, AttributeError) as error:
        raise CandidateError(
            f"{path}: not readable as a vocabulary ({error}); give what {source.reader} is, or JSON of uri and label"
        ) from None


def vocabulary(path: Path) -> Iterator[ListedName]:
    """A vocabulary: RDF by suffix, or JSON with `uri` and `label`."""
    data = path.read_bytes()
    if path.suffix == ".json":
        yield from (ListedName(row["uri"], row["label"]) for row in json.loads(data))
        return
    format = RdfFormat.from_extension(path.suffix.removeprefix("."))
    if format is None:
        raise ValueError("of no known kind; give .ttl, .nt, .rdf, .jsonld or .json")
    for quad in parse(data, format):
        if quad.predicate.value in _LABELS and isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode):
            yield ListedName(quad.subject.value, quad.object.value)


def concept_index(path: Path) -> Iterator[ListedName]:
    """Linked SDG's index of concepts: a line a concept, its label in capitals, the IRIs that it matches."""
    if path.suffix == ".json":
        yield from vocabulary(path)
        return
    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield from (ListedName(iri, row["label"]) for iri in row["matches"].split(";") if iri.startswith(UNBIS))


def wordnet(folder: Path) -> Iterator[ListedName]:
    """Open English WordNet's nouns for people and what they do: members of synsets that name an item of Wikidata."""
    for path in sorted(path for name in _NOUNS for path in folder.glob(f"noun.{name}.yaml")):
        members: list[str] = []
        key = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith(" "):
                members = []
            elif line.startswith("  - ") and key == "members":
                members.append(line.removeprefix("  - ").strip("'\""))
            elif line.startswith("  wikidata: "):
                item = line.removeprefix("  wikidata: ").strip()
                yield from (ListedName(WD + item, name) for name in members)
            if line.startswith("  ") and line[2] not in " -":
                key = line.strip().partition(":")[0]


def ror_records(folder: Path) -> Iterator[ListedName]:
    """ROR's records (a folder of JSON, either schema), the newest of a record; ROR's id and Wikidata's."""
    newest: dict[str, tuple[str, Any]] = {}
    for path in sorted(folder.rglob("0*.json")):
        record = json.loads(path.read_bytes())
        day = record.get("admin", {}).get("last_modified", {}).get("date", "")
        if record["id"] not in newest or day >= newest[record["id"]][0]:
            newest[record["id"]] = day, record
    for iri, (_, record) in sorted(newest.items()):
        names, countries, items = _old_record(record) if "name" in record else _record(record)
        for name in names:
            yield from (ListedName(one, name, countries) for one in (iri, *(WD + item for item in items)))


def _record(record: dict[str, Any]) -> tuple[list[str], frozenset[str], list[str]]:
    """Names, countries and items of a record of schema 2."""
    names = [one["value"] for one in record["names"] if "acronym" not in one["types"]]
    countries = frozenset(one["geonames_details"]["country_code"] for one in record["locations"])
    items = [one for one in record.get("external_ids", ()) if one["type"] == "wikidata"]
    return (
        names,
        countries,
        [item for one in items for item in ([one["preferred"]] if one["preferred"] else one["all"])],
    )


def _old_record(record: dict[str, Any]) -> tuple[list[str], frozenset[str], list[str]]:
    """Names, countries and items of a record of schema 1."""
    names = [record["name"], *record.get("aliases", ()), *(one["label"] for one in record.get("labels", ()))]
    items = record.get("external_ids", {}).get("Wikidata", {})
    preferred = items.get("preferred")
    return names, frozenset([record["country"]["country_code"]]), [preferred] if preferred else items.get("all", [])


def name_suggestion_index(folder: Path) -> Iterator[ListedName]:
    """The operators that OpenStreetMap's name-suggestion-index has (`data/operators`), with the items that it names."""
    for path in sorted(folder.rglob("*.json")):
        for item in json.loads(path.read_bytes()).get("items", ()):
            tags = item.get("tags", {})
            found = tags.get("operator:wikidata") or tags.get("brand:wikidata")
            places = item.get("locationSet", {}).get("include", ())
            countries = frozenset(
                place[:2].upper() for place in places if isinstance(place, str) and place[:2].isalpha()
            )
            names = dict.fromkeys([item.get("displayName"), tags.get("operator"), *item.get("matchNames", ())])
            if found:
                yield from (ListedName(WD + found, name, countries) for name in names if name)


_READERS: Final[dict[str, Callable[[Path], Iterable[ListedName]]]] = {
    "vocabulary": vocabulary,
    "concept-index": concept_index,
    "wordnet": wordnet,
    "ror": ror_records,
    "name-suggestion-index": name_suggestion_index,
}
