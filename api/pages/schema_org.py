"""What search engines read in a page: schema.org as JSON-LD inside it, the page's own address, links in its head."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from entramado.graph.citation import release, released
from entramado.graph.quads.description import DESCRIPTIONS, LICENCE, TITLES
from entramado.ontology.home import HOME

_PUBLIC_SECTORS: Final = frozenset(("federal", "state", "municipal", "judicial", "legislative", "autonomous"))
_TYPES: Final[Mapping[str, str]] = {
    "document": "Report",
    "programme": "Project",
    "state": "State",
    "municipality": "AdministrativeArea",
    "country": "Country",
    "region": "Place",
    "objective": "DefinedTerm",
    "population": "DefinedTerm",
    "challenge": "DefinedTerm",
    "chapter": "DefinedTerm",
    "action-type": "DefinedTerm",
    "migrant-type": "DefinedTerm",
    "criterion": "DefinedTerm",
    **dict.fromkeys(("indicator", "dimension", "unit", "sector", "level", "breakdown"), "DefinedTerm"),
    **dict.fromkeys(("claim-kind", "entry-kind", "figure-group", "instrument-kind"), "DefinedTerm"),
    "scheme": "DefinedTermSet",
    "dataset": "Dataset",
    "network": "Dataset",
    "entry": "CreativeWork",
    "claim": "Claim",
    "statistic": "Observation",
}
# A property of ours as schema.org has it: its name, and whether its value is a thing.
_PROPERTIES: Final[Mapping[str, tuple[str, bool]]] = {
    "acronym": ("alternateName", False),
    "altLabel": ("alternateName", False),
    "subOrganizationOf": ("parentOrganization", True),
    "sameAs": ("sameAs", True),
    "inScheme": ("inDefinedTermSet", True),
    "notation": ("termCode", False),
    "inState": ("containedInPlace", True),
    "region": ("containedInPlace", True),
    "issued": ("datePublished", False),
    "publisher": ("publisher", True),
    "document": ("isPartOf", True),
}


@dataclass(frozen=True, slots=True)
class ForMachines:
    """What a page tells programs: a script's text, and links for its head (target, attributes)."""

    script: Markup
    links: tuple[tuple[str, str], ...] = ()


def script(value: Mapping[str, Any]) -> Markup:
    """JSON for a script element: no text in it can end the element."""
    return Markup(json.dumps(value, ensure_ascii=False).replace("<", "\\u003c"))


def of_entity(
    iri: str, kind: str, facts: Iterable[tuple[str, str]], *, label: str, definition: str, page: str
) -> dict[str, Any] | None:
    """A thing as schema.org has it, out of properties (IRIs) and values; None for kinds that it has no word for."""
    values: dict[str, list[str]] = {}
    for prop, value in facts:
        values.setdefault(prop.replace("#", "/").rsplit("/", 1)[-1], []).append(value)
    name = _TYPES.get(kind)
    if kind == "institution":
        name = "GovernmentOrganization" if set(values.get("sector", ())) & _PUBLIC_SECTORS else "Organization"
    if name is None:
        return None
    said: dict[str, Any] = {"@context": "https://schema.org", "@type": name, "@id": iri, "name": label, "url": page}
    if definition or name == "Dataset":
        said["description"] = definition or next(iter(values.get("description", ())), label).partition("\n")[0]
    shown: dict[str, list[Any]] = {}
    for ours, (theirs, thing) in _PROPERTIES.items():
        shown.setdefault(theirs, []).extend({"@id": value} if thing else value for value in values.get(ours, ()))
    said |= {theirs: of[0] if len(of) == 1 else of for theirs, of in shown.items() if of}
    if name == "Dataset":
        said |= {"license": LICENCE, "creator": {"@type": "Organization", "name": "Entramado"}}
    if name == "Report":
        said["inLanguage"] = "es"
    return said


def of_dataset(iri: str, root: str, lang: str, files: Iterable[tuple[str, str]] = ()) -> dict[str, Any]:
    """The dataset as schema.org has it; `files` are addresses and media types."""
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": iri,
        "name": TITLES[lang],
        "description": DESCRIPTIONS[lang],
        "url": root,
        "license": LICENCE,
        "version": release(),
        "dateModified": released(),
        "inLanguage": ["es", "en"],
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": "Entramado", "url": root},
        "spatialCoverage": {"@type": "Country", "name": HOME.name, "identifier": HOME.country},
        "keywords": ["migración", "Pacto Mundial para la Migración", "migration", "Global Compact for Migration"],
        "distribution": [
            {"@type": "DataDownload", "contentUrl": address, "encodingFormat": kind} for address, kind in files
        ],
    }


def link_header(canonical: str, links: Sequence[tuple[str, str]]) -> str:
    """The `Link` header of a page."""
    shown = [f'<{canonical}>; rel="canonical"'] if canonical else []
    return ", ".join([*shown, *(f"<{target}>; {attributes}" for target, attributes in links)])
