"""The networks of the static site: picture, measures, nodes and files of each kind, without a server behind them.

The networks are those that visitors open first: every kind over all editions and for the latest edition that has it;
of the other editions the picture, too. Filters, projections, the free layout, matrices and tests against hundreds of
random networks are the service's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pyoxigraph import RdfFormat, Store

from entramado.api.publish.pages import LANGUAGE_FILES, PageRenderer
from entramado.api.translations.interface import word
from entramado.api.translations.network import NETWORK_WORDS
from entramado.graph.network.analysis import PICTURE, Analysis, analyse
from entramado.graph.network.appearance import group_of
from entramado.graph.network.build import build_network
from entramado.graph.network.csv_description import described
from entramado.graph.network.findings import findings
from entramado.graph.network.formats import FORMATS
from entramado.graph.network.formats.writers import write
from entramado.graph.network.names import TITLES, network_name, parted
from entramado.graph.network.network_tables import about, node_rows
from entramado.graph.network.parameters import KINDS, Parameters
from entramado.graph.network.source import NetworkSource, read_source, store_runner
from entramado.graph.network.style import least_drawn
from entramado.graph.network.views import views_of
from entramado.graph.network.views.drawing import draw
from entramado.ontology.namespaces import Base
from entramado.queries import saved

# Common formats are single files; all formats together are one archive, a tenth of their size.
# `measures` draws hundreds of random networks: half a minute a network.
OPEN: Final = ("xlsx", "xlsx-en")
PACKED: Final = tuple(name for name in FORMATS if name not in ("measures", "svg", *OPEN))
# The earliest time that an archive can name: equal input gives equal bytes.
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
_COLUMNS: Final = (
    *("out_strength", "in_strength", "degree", "strength", "betweenness", "constraint"),
    *("core_number", "objectives", "participation"),
)


def network_source(facts: bytes, base: Base, build: str) -> NetworkSource:
    """What networks are read from, out of a site's facts."""
    store = Store()
    store.bulk_load(facts, RdfFormat.N_QUADS)
    return read_source(store_runner(store), base, build, saved.texts("network"))


# Beside its default view, what a network is drawn as; the editions side by side stand with all of them, once a kind.
_LEFT_OUT: Final = ("free", "matrix", "editions")
# Attributes that only scripts of the service's page read: which mark stands for which node and tie.
_FOR_SCRIPTS: Final = re.compile(rb' (?:data-(?:tie|node)="[^"]*"|tabindex="-1")')
_SIDE_BY_SIDE: Final = "editions"


def site_networks(source: NetworkSource) -> list[Parameters]:
    """Every kind over all editions, and for the latest edition in which it has ties."""
    found = []
    for kind in KINDS:
        found.append(Parameters(kind))
        if len(there := source.editions_of(kind)) > 1:
            found.append(Parameters(kind, edition=there[-1]))
    return found


def write_networks(
    pages: PageRenderer, source: NetworkSource, out: Path, progress: Callable[[str, int, int], None]
) -> None:
    """Write ``network/``: an index, and for each network a folder with its pages beside its files."""
    wanted, others = site_networks(source), other_editions(source)
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
        _write_views(analysis, folder)
        (folder / name).mkdir()
        for lang, page in LANGUAGE_FILES.items():
            earlier = [one for one in others if one.kind == parameters.kind]
            (folder / name / page).write_text(_page(pages, analysis, earlier, lang), encoding="utf-8")
        written.append(parameters)
    for parameters in others:
        _write_views(analyse(source, parameters, PICTURE), folder)
    for lang, page in LANGUAGE_FILES.items():
        listed = [(_title(one, lang), f"{network_name(one)}/{page}") for one in written]
        title = word("nav.network", lang)
        text = pages.render("static/kind.html", lang, "../", place="network/", title=title, entities=listed)
        (folder / page).write_text(text, encoding="utf-8")
    progress("networks", len(wanted), len(wanted))


def _write_files(analysis: Analysis, folder: Path, name: str) -> None:
    for file in OPEN:
        (folder / f"{name}{FORMATS[file].suffix}").write_bytes(write(file, analysis))
    with ZipFile(folder / f"{name}.zip", "w", ZIP_DEFLATED) as archive:
        for file in PACKED:
            member, data = f"{name}{FORMATS[file].suffix}", write(file, analysis)
            archive.writestr(ZipInfo(member, _NO_TIME), data, ZIP_DEFLATED)
            if member.endswith(".csv"):
                title = dict(zip(LANGUAGE_FILES, TITLES[analysis.parameters.kind], strict=True))
                said = described(member, title, data, of_nodes=member.endswith(".nodes.csv"))
                archive.writestr(ZipInfo(f"{member}-metadata.json", _NO_TIME), said, ZIP_DEFLATED)


def other_editions(source: NetworkSource) -> list[Parameters]:
    """The networks with ties of which the site has the default picture only: those of all editions but the latest."""
    whole = set(site_networks(source))
    every = [Parameters(kind, edition=edition) for kind in KINDS for edition in source.editions]
    return [one for one in every if one not in whole and build_network(source, one).graph.number_of_edges()]


def views_written(source: NetworkSource, wanted: Parameters) -> list[str]:
    """The views that the site has of a network, its default one first."""
    first, *others = views_of(wanted)
    if wanted not in site_networks(source):
        return [first]
    others = [view for view in others if view not in _LEFT_OUT]
    return [first, *others, *([_SIDE_BY_SIDE] if wanted == Parameters() else [])]


def picture_name(wanted: Parameters, view: str, lang: str) -> str:
    """A picture's file: the default view in Spanish is called like the network's other files."""
    parts = [network_name(wanted), *([view] if view != views_of(wanted)[0] else []), *([lang] if lang != "es" else [])]
    return ".".join((*parts, "svg"))


def _write_views(analysis: Analysis, folder: Path) -> None:
    wanted = analysis.parameters
    for view in views_written(analysis.network.source, wanted):
        for lang in LANGUAGE_FILES:
            (folder / picture_name(wanted, view, lang)).write_bytes(_FOR_SCRIPTS.sub(b"", draw(analysis, view, lang)))


def _pictures(source: NetworkSource, wanted: Parameters, lang: str) -> list[tuple[str, str]]:
    """What is seen on the network's page: its views, each with its title and address."""
    named = {view: NETWORK_WORDS[f"network.view.{view}"][lang == "en"] for view in views_of(wanted)}
    return [(named[view], f"../{picture_name(wanted, view, lang)}") for view in views_written(source, wanted)]


def _title(parameters: Parameters, lang: Any) -> str:
    title = TITLES[parameters.kind][lang == "en"]
    return f"{title}, {parameters.edition or NETWORK_WORDS['network.all'][lang == 'en']}"


def _page(pages: PageRenderer, analysis: Analysis, earlier: list[Parameters], lang: Any) -> str:
    wanted, root = analysis.parameters, "../../"
    said = findings(analysis)
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
        findings=said,
        parted=lambda text: parted(text, said["names"]),
        pictures=_pictures(analysis.network.source, wanted, lang),
        # The same kind in the editions that have no page here.
        earlier=[(one.edition, f"../{picture_name(one, views_of(one)[0], lang)}") for one in earlier],
        iri=iri,
        # Where the build published the measures of this network, they have a page of their own.
        href=pages.href(iri, root, lang),
        count=(len(rows), analysis.network.graph.number_of_edges(), least_drawn(analysis.network)),
        measures=[(k, v) for k, v in facts["measures"].items() if isinstance(v, int | float)],
        columns=columns,
        nodes=[
            {
                "name": row["label"],
                "title": row["name"] if row["name"] != row["label"] else "",
                "href": pages.href(row["id"], root, lang),
                "group": getattr(group_of(row), lang),
                "cells": [row.get(name) for name in ("community", "entries", *columns)],
            }
            for row in rows
        ],
        files=files,
    )
