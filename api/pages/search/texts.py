"""The texts that the search index is made of, out of the answers of its queries as CSV."""

from __future__ import annotations

import csv
import io
from collections import defaultdict


def names_in(data: bytes) -> dict[str, dict[str, list[str]]]:
    """By IRI: texts by ``property language``."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in csv.DictReader(io.StringIO(data.decode())):
        texts = found[row["thing"]][f"{row['property']} {row['language']}"]
        if row["text"] not in texts:
            texts.append(row["text"])
    return found


def pairs_in(data: bytes) -> dict[str, list[str]]:
    """The second column's texts by the first's IRI."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in csv.reader(io.StringIO(data.decode())):
        found[row[0]].append(row[1])
    return found


def carried_by(
    names: dict[str, dict[str, list[str]]], concepts: dict[str, list[str]]
) -> dict[str, tuple[list[str], list[str], list[str]]]:
    """By entry: the labels of what it carries in Spanish and English, and further names of its populations."""
    found: dict[str, tuple[list[str], list[str], list[str]]] = {}
    for entry, iris in concepts.items():
        labels: tuple[list[str], list[str], list[str]] = ([], [], [])
        for of in (names[iri] for iri in iris if iri in names):
            spanish = of["label es"] or of["label "] or of["label en"]
            acronym = f" ({of['acronym '][0]})" if of["acronym "] and of["acronym "][0] not in spanish else ""
            labels[0].extend(f"{name}{acronym}" for name in spanish[:1])
            labels[1].extend(f"{name}{acronym}" for name in (of["label en"] or spanish)[:1])
        labels[2].extend(
            name for iri in iris if "/population/" in iri and iri in names for name in names[iri]["other es"]
        )
        found[entry] = labels
    return found
