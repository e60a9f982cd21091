"""The process that measures networks: takes a source or a question, answers questions until its service ends.

Apart from `network_worker`, so that the service itself imports no SciPy, networkx or Arrow.
"""

from __future__ import annotations

import signal
import sys
import traceback
from collections import OrderedDict
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from entramado.api.network_worker import DRAWING, FREE_DRAWING, PAGE, SHEET, TIE
from entramado.graph.network.analysis import PICTURE, Analysis, Effort, analyse
from entramado.graph.network.english import english_label, english_name
from entramado.graph.network.findings import findings
from entramado.graph.network.formats.json_files import picture, tie
from entramado.graph.network.formats.writers import effort_of, write
from entramado.graph.network.network_tables import about, node_rows, tie_row
from entramado.graph.network.parameters import NetworkError, Parameters
from entramado.graph.network.source import NetworkSource
from entramado.graph.network.style import least_drawn
from entramado.graph.network.ties import Network
from entramado.graph.network.views.drawing import draw

Key = TypeVar("Key")
Made = TypeVar("Made")

_ANALYSES = 24
# The pages of the whole networks, of which there are some thirty.
_PAGES = 40
_TIES_SHOWN = 2000


def _work(connection: Connection, timeout_s: float) -> None:
    """The main loop of the process: receives a source or a question, sends an answer to each question."""
    desk: NetworkDesk | None = None
    while True:
        try:
            message = connection.recv()
        except (EOFError, OSError):
            return
        if isinstance(message, NetworkSource):
            desk = NetworkDesk(message)
            continue
        assert desk is not None
        # If the service is killed nobody ends this process: SIGALRM's default action does.
        signal.setitimer(signal.ITIMER_REAL, timeout_s + 1)
        try:
            connection.send(("done", desk.answer(*message)))
        except NetworkError as error:
            connection.send(("refused", str(error)))
        except MemoryError:
            raise SystemExit(1) from None
        except Exception:
            # The process goes on: the failure of one question does not end the others'.
            connection.send(("failed", traceback.format_exc()))
        signal.setitimer(signal.ITIMER_REAL, 0)


class NetworkDesk:
    """Answers questions out of one source, keeping the last analyses and what pages show."""

    def __init__(self, source: NetworkSource) -> None:
        self._source = source
        self._analyses: OrderedDict[tuple[Parameters, Effort], Analysis] = OrderedDict()
        self._pages: OrderedDict[Parameters, dict[str, Any]] = OrderedDict()

    def answer(self, wanted: Parameters, name: str) -> Any:
        """A file's bytes, or the page's data. Raises `NetworkError`."""
        self._source.check(wanted)
        if name == PAGE:
            return self._page(wanted)
        if name in (DRAWING, FREE_DRAWING):
            return picture(self._analysis(wanted, PICTURE), free=name == FREE_DRAWING)
        if name.startswith(SHEET):
            return draw(self._analysis(wanted, PICTURE), *name.removeprefix(SHEET).split(":"))
        if name.startswith(TIE):
            return tie(self._analysis(wanted, PICTURE), *name.removeprefix(TIE).split("--", 1))
        return write(name, self._analysis(wanted, effort_of(name)))

    def _page(self, wanted: Parameters) -> dict[str, Any]:
        return _kept(self._pages, wanted, _PAGES, lambda: page_data(self._analysis(wanted, PICTURE)))

    def _analysis(self, wanted: Parameters, effort: Effort) -> Analysis:
        return _kept(self._analyses, (wanted, effort), _ANALYSES, lambda: analyse(self._source, wanted, effort))


def _kept(kept: OrderedDict[Key, Made], key: Key, most: int, make: Callable[[], Made]) -> Made:
    """The value under a key of an LRU cache of at most `most` values, made by `make` where it is missing."""
    if key not in kept:
        kept[key] = make()
        while len(kept) > most:
            kept.popitem(last=False)
    kept.move_to_end(key)
    return kept[key]


def page_data(analysis: Analysis) -> dict[str, Any]:
    """What the page shows as tables: the facts, every node, the heaviest ties (all of them are in the files)."""
    drop = {"entries", "lines", "shared_nodes"}
    network = analysis.network
    label = {node: str(data["label"]) for node, data in network.graph.nodes(data=True)}
    ties = sorted(network.weighted_edges, key=lambda tie: (-tie[2]["weight"], label[tie[0]], label[tie[1]]))
    rows = [tie_row(analysis, *one) for one in ties[:_TIES_SHOWN]]
    return {
        "about": about(analysis),
        # Without coordinates: the picture requests those of the nodes that it draws.
        "nodes": [row | _english(network, row["id"]) for row in node_rows(analysis, placed=False)],
        "ties": [{k: v for k, v in row.items() if k not in drop} for row in rows],
        "ties_total": len(ties),
        "findings": findings(analysis),
        "drawn": least_drawn(network),
    }


def _english(network: Network, node: str) -> dict[str, str]:
    return {"label_en": english_label(network, node), "name_en": english_name(network, node)}


if __name__ == "__main__":
    _work(Connection(int(sys.argv[1])), float(sys.argv[2]))
