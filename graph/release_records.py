"""What a release tells the archives that keep it: RO-Crate 1.1, a DataCite 4 record, and its links (RFC 9264)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from entramado.graph.citation import ABSTRACT, KEYWORDS, LICENCE, LICENCE_IRI, TITLE
from entramado.graph.dumps import Dump
from entramado.graph.releases import Release

RO_CRATE: Final = "ro-crate-metadata.json"
DATACITE: Final = "datacite.json"
LINKSET: Final = "linkset.json"
LINKSET_TYPE: Final = "application/linkset+json"
_CRATE: Final = "https://w3id.org/ro/crate/1.1"
_PUBLISHER: Final = "#publisher"


def ro_crate(url: str, release: Release, dumps: Iterable[Dump]) -> dict[str, Any]:
    """The release's folder as a research object: its files with type, size and digest, its licence and publisher."""
    files = [
        {
            "@id": dump.name,
            "@type": "File",
            "name": dump.name,
            "encodingFormat": [dump.media_type, "application/gzip"] if dump.gzipped else dump.media_type,
            "contentSize": str(dump.bytes),
            "sha256": dump.sha256,
        }
        for dump in dumps
    ]
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": f"{TITLE}, {release.number}",
        "description": ABSTRACT,
        "identifier": f"{url}id/dataset/entramado-{release.number}",
        "url": url,
        "version": release.number,
        "datePublished": release.issued,
        "license": {"@id": LICENCE_IRI},
        "publisher": {"@id": _PUBLISHER},
        "author": {"@id": _PUBLISHER},
        "keywords": list(KEYWORDS),
        "hasPart": [{"@id": file["@id"]} for file in files],
    }
    return {
        "@context": f"{_CRATE}/context",
        "@graph": [
            {
                "@id": RO_CRATE,
                "@type": "CreativeWork",
                "conformsTo": {"@id": _CRATE},
                "about": {"@id": "./"},
            },
            root,
            {"@id": _PUBLISHER, "@type": "Organization", "name": "Entramado", "url": url},
            {"@id": LICENCE_IRI, "@type": "CreativeWork", "name": LICENCE},
            *files,
        ],
    }


def datacite(url: str, release: Release, dumps: Iterable[Dump]) -> dict[str, Any]:
    """The release as DataCite's metadata (4.5) has it, ready to be registered; its DOI is for the archive to give."""
    listed = list(dumps)
    version = f"{url}id/dataset/entramado-{release.number}"
    return {
        "schemaVersion": "http://datacite.org/schema/kernel-4",
        "url": version,
        "creators": [{"name": "Entramado", "nameType": "Organizational"}],
        "titles": [{"title": TITLE, "lang": "en"}],
        "publisher": {"name": "Entramado"},
        "publicationYear": release.issued[:4],
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Knowledge graph"},
        "version": release.number,
        "dates": [{"date": release.issued, "dateType": "Issued"}],
        "language": "es",
        "subjects": [{"subject": word, "lang": "en"} for word in KEYWORDS],
        "descriptions": [{"description": ABSTRACT, "descriptionType": "Abstract", "lang": "en"}],
        "rightsList": [{"rightsUri": LICENCE_IRI, "rightsIdentifier": LICENCE, "rightsIdentifierScheme": "SPDX"}],
        "geoLocations": [{"geoLocationPlace": "Mexico"}],
        "formats": sorted({dump.media_type for dump in listed}),
        "sizes": [f"{sum(dump.bytes for dump in listed)} bytes"] if listed else [],
        "alternateIdentifiers": [
            {"alternateIdentifier": version, "alternateIdentifierType": "URL"},
            {"alternateIdentifier": release.build, "alternateIdentifierType": "build"},
        ],
        "relatedIdentifiers": [
            {
                "relatedIdentifier": f"{url}id/dataset/entramado",
                "relatedIdentifierType": "URL",
                "relationType": "IsVersionOf",
            }
        ],
    }


def linkset(anchor: str, links: Iterable[tuple[str, str, str]]) -> dict[str, Any]:
    """Links of a resource as ``application/linkset+json`` (RFC 9264), out of relation, target and media type.

    >>> linkset("https://e.org/", [("license", "https://e.org/l", "")])
    {'linkset': [{'anchor': 'https://e.org/', 'license': [{'href': 'https://e.org/l'}]}]}
    """
    return {"linkset": [link_context(anchor, links)]}


def link_context(anchor: str, links: Iterable[tuple[str, str, str]]) -> dict[str, Any]:
    """The links of one resource within a link set."""
    context: dict[str, Any] = {"anchor": anchor}
    for relation, target, media_type in links:
        context.setdefault(relation, []).append({"href": target, **({"type": media_type} if media_type else {})})
    return context


def thing_links(root: str, path: str, types: Iterable[str], formats: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """The links of a thing at `path` of a service: its page, types, data in `formats` (media types by suffix)."""
    return [
        *(("describedby", f"{root}data/{path}.{suffix}", kind) for suffix, kind in formats.items()),
        ("describedby", f"{root}page/{path}", "text/html"),
        *(("type", iri, "") for iri in sorted(types)),
        ("license", LICENCE_IRI, ""),
        ("collection", f"{root}id/dataset/entramado", ""),
    ]


def release_links(url: str, dumps: Iterable[Dump]) -> list[tuple[str, str, str]]:
    """The links of a dataset: its descriptions, its licence, its files, the page and the record to cite it by."""
    return [
        ("describedby", f"{url}.well-known/void", "text/turtle"),
        ("license", LICENCE_IRI, ""),
        ("cite-as", f"{url}id/dataset/entramado", ""),
        ("type", "https://schema.org/Dataset", ""),
        ("describedby", f"{url}CITATION.cff", "application/yaml"),
        *(("item", f"{url}dumps/{dump.name}", dump.media_type) for dump in dumps),
    ]
