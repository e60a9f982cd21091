"""The networks of the static site: picture, measures, nodes and files of each kind, without a server behind them.

The networks are those that visitors open first: every kind over all editions and for the latest edition that has it.
Filters, projections and tests against hundreds of random networks are the service's.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pyoxigraph import RdfFormat, Store

from entramado.api.publish.pages import LANGUAGE_FILES, Pages
from entramado.api.translations.interface import word
from entramado.api.translations.network import NETWORK_WORDS
from entramado.graph.network.analysis import PICTURE, Analysis, analyse
from entramado.graph.network.formats import FORMATS
from entramado.graph.network.parameters import KINDS, Parameters
from entramado.graph.network.source import Source, read_source, store_runner
from entramado.graph.network.style import group_of, least_drawn
from entramado.graph.network.tables import TITLES, about, network_name, node_rows
from entramado.ontology.namespaces import Base
from entramado.queries import saved

# What most people open stands as it is; all formats are together in one archive, a tenth of their size.
# `measures` draws hundreds of random networks: half a minute a network.
OPEN: Final = ("svg", "xlsx", "xlsx-en")
PACKED: Final = tuple(name for name in FORMATS if name not in ("measures", *OPEN))
# The earliest time that an archive can name: equal input gives equal bytes.
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
_COLUMNS: Final = ("degree", "strength", "betweenness", "constraint", "core_number", "objectives", "participation")


def network_source(facts: bytes, base: Base, build: str) -> Source:
    """What networks are read from, out of a site's facts."""
    store = Store()
    store.bulk_load(facts, RdfFormat.N_QUADS)
    return read_source(store_runner(store), base, build, saved.texts("network"))


def site_networks(source: Source) -> list[Parameters]:
    """Every kind over all editions, and for the latest edition in which it has ties."""
    found = []
    for kind in KINDS:
        found.append(Parameters(kind))
        item = kind.rpartition("-")[2]
        there = {e.edition for e in source.entries.values() if item != "objective" or e.objective}
        if len(there) > 1:
            found.append(Parameters(kind, edition=max(there)))
    return found


def write_networks(pages: Pages, source: Source, out: Path, progress: Callable[[str, int, int], None]) -> None:
    """Write ``network/``: an index, and for each network a folder with its pages beside its files."""
    wanted = site_networks(source)
    folder = out / "network"
    folder.mkdir()
    written = []
    for count, parameters in enumerate(wanted):
        progress("networks", count, len(wanted))
        analysis = analyse(source, parameters, PICTURE)
        if not len(analysis.network.graph):
            continue
        name = network_name(parameters)
        _write_files(analysis, folder, name)
        (folder / name).mkdir()
        for lang, page in LANGUAGE_FILES.items():
            (folder / name / page).write_text(_page(pages, analysis, lang), encoding="utf-8")
        written.append(parameters)
    for lang, page in LANGUAGE_FILES.items():
        listed = [(_title(one, lang), f"{network_name(one)}/{page}") for one in written]
        title = word("nav.network", lang)
        text = pages.render("static/kind.html", lang, "../", place="network/", title=title, entities=listed)
        (folder / page).write_text(text, encoding="utf-8")
    progress("networks", len(wanted), len(wanted))


def _write_files(analysis: Analysis, folder: Path, name: str) -> None:
    for file in OPEN:
        (folder / f"{name}{FORMATS[file].suffix}").write_bytes(FORMATS[file].write(analysis))
    with ZipFile(folder / f"{name}.zip", "w", ZIP_DEFLATED) as archive:
        for file in PACKED:
            archive.writestr(
                ZipInfo(f"{name}{FORMATS[file].suffix}", _NO_TIME), FORMATS[file].write(analysis), ZIP_DEFLATED
            )


def _title(parameters: Parameters, lang: Any) -> str:
    title = TITLES[parameters.kind][lang == "en"]
    return f"{title}, {parameters.edition or NETWORK_WORDS['network.all'][lang == 'en']}"


def _page(pages: Pages, analysis: Analysis, lang: Any) -> str:
    wanted, root = analysis.parameters, "../../"
    iri = f"{analysis.network.source.base.iri}id/network/{network_name(wanted)}"
    facts = about(analysis)
    rows = sorted(node_rows(analysis), key=lambda row: (-(row.get("degree") or 0), row["label"]))
    columns = [name for name in _COLUMNS if any(row.get(name) is not None for row in rows)]
    files = [
        (
            FORMATS[name].title_en if lang == "en" else FORMATS[name].title,
            f"../{network_name(wanted)}{FORMATS[name].suffix}",
        )
        for name in OPEN
    ]
    others = ", ".join(FORMATS[name].title_en if lang == "en" else FORMATS[name].title for name in PACKED)
    files.append((f"{network_name(wanted)}.zip ({others})", f"../{network_name(wanted)}.zip"))
    return pages.render(
        "static/network.html",
        lang,
        root,
        place=f"network/{network_name(wanted)}/",
        title=_title(wanted, lang),
        caution=facts["caution_en" if lang == "en" else "caution"],
        picture=f"../{network_name(wanted)}.svg",
        iri=iri,
        # Where the build published the measures of this network, they have a page of their own.
        href=pages.href(iri, root, lang),
        count=(len(rows), analysis.network.graph.number_of_edges(), least_drawn(analysis.network)),
        measures=[(k, v) for k, v in facts["measures"].items() if isinstance(v, int | float)],
        columns=columns,
        nodes=[
            {
                "name": row["label"],
                "title": row["name"],
                "href": pages.href(row["id"], root, lang),
                "group": getattr(group_of(row), lang),
                "cells": [row.get(name) for name in ("community", "entries", *columns)],
            }
            for row in rows
        ],
        files=files,
    )
