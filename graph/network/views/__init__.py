"""The views of a network as pictures: which ones a network has, and each drawn as an SVG sheet.

A module a view. Every sheet is framed alike (see `sheet`): title with edition, what is shown, legend, caution, address,
build and licence. The page shows ``layers`` and ``free`` on WebGL and the others as they are drawn here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from entramado.graph.network.analysis import Analysis
from entramado.graph.network.parameters import NetworkError, Parameters
from entramado.graph.network.views.bars import bars
from entramado.graph.network.views.bipartite import bipartite
from entramado.graph.network.views.editions import editions
from entramado.graph.network.views.matrix import matrix
from entramado.graph.network.views.node_link import free, layers
from entramado.graph.network.views.rings import rings
from entramado.graph.network.views.sankey import sankey
from entramado.graph.network.views.sheet import NARROW, ViewDrawing, framed
from entramado.graph.network.views.state_map import state_map

VIEWS: Final[dict[str, Callable[[Analysis, str], ViewDrawing]]] = {
    "layers": layers,
    "bipartite": bipartite,
    "matrix": matrix,
    "free": free,
    "bars": bars,
    "rings": rings,
    "editions": editions,
    "map": state_map,
    "sankey": sankey,
}
FOR_PHONES: Final[dict[str, Callable[[Analysis, str, float], ViewDrawing]]] = {
    "bipartite": bipartite,
    "matrix": matrix,
    "bars": bars,
    "editions": editions,
}
"""The views that are drawn for a narrow screen too; the others scroll sideways in their box there."""
_SANKEY: Final = ("institution-objective", "institution-population")


def views_of(parameters: Parameters) -> tuple[str, ...]:
    """The views that a network has, its default one first: layers, two columns, or a matrix where it is dense."""
    if not parameters.two_mode:
        found = ("layers", *(("bars", "map") if parameters.arrows else ()), "matrix", "editions", "free")
    elif parameters.projection:
        found = ("matrix", "editions", "free")
    else:
        found = ("bipartite", *(("sankey",) if parameters.kind in _SANKEY else ()), "matrix", "editions", "free")
    return (*found, "rings") if parameters.ego else found


def check_view(parameters: Parameters, view: str) -> str:
    """The view asked for, the default one where none is. Raises `NetworkError` where the network has no such view."""
    known = views_of(parameters)
    if view and view not in known:
        raise NetworkError(f"view: this network has no view {view!r}; it has {', '.join(known)}")
    return view or known[0]


def draw(analysis: Analysis, view: str = "", language: str = "es", width: str = "") -> bytes:
    """A view as an SVG document, in Spanish (``es``) or English (``en``). Raises `NetworkError`.

    With `width` ``narrow`` as a phone shows it, where the view has such a picture.
    """
    chosen = check_view(analysis.parameters, view)
    if width and chosen in FOR_PHONES:
        return framed(analysis, chosen, language, FOR_PHONES[chosen](analysis, language, NARROW))
    return framed(analysis, chosen, language, VIEWS[chosen](analysis, language))
