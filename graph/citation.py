"""How the dataset is cited: one record, as ``CITATION.cff`` (Citation File Format 1.2.0) and for the pages."""

from __future__ import annotations

from typing import Final

from entramado.graph.releases import latest

TITLE: Final = "Entramado: the Global Compact for Migration in Mexico as a knowledge graph"
ABSTRACT: Final = (
    "Who does what, for whom, where and with whom according to the government's reports on the Global Compact for "
    "Migration; each fact with the line in which it was read."
)
KEYWORDS: Final = ("migration", "Global Compact for Migration", "Mexico", "knowledge graph", "linked data")
LICENCE: Final = "CC-BY-4.0"
LICENCE_IRI: Final = "https://creativecommons.org/licenses/by/4.0/"


def release() -> str:
    """The number of the latest release."""
    return latest().number


def released() -> str:
    """The day of the latest release (ISO 8601)."""
    return latest().issued


def citation_cff(url: str, build: str = "", number: str = "", issued: str = "") -> str:
    """The record of the dataset published at `url`; with `build`, that build is named beside the release.

    `number` and `issued` are those of a release; the latest one's if empty.

    >>> citation_cff("https://example.org/").splitlines()[0]
    'cff-version: 1.2.0'
    """
    lines = [
        "cff-version: 1.2.0",
        "message: If you use these facts, please cite them as below, with the build and the lines you rest on.",
        "type: dataset",
        f'title: "{TITLE}"',
        f'abstract: "{ABSTRACT}"',
        "authors:",
        "  - name: Entramado",
        f'version: "{number or release()}"',
        f"date-released: {issued or released()}",
        f"license: {LICENCE}",
        f'url: "{url}"',
        "keywords:",
        *(f"  - {word}" for word in KEYWORDS),
    ]
    if build:
        lines += ["identifiers:", "  - type: other", f'    value: "{build}"', "    description: Build of the graph"]
    return "\n".join(lines) + "\n"
