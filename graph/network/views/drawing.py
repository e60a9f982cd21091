"""Draws any view of a network by its name, as an SVG sheet.

Apart from the package's own module, so that who asks which views there are does not import all that draw them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from entramado.graph.network.analysis import Analysis
from entramado.graph.network.views import check_view
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


def draw(analysis: Analysis, view: str = "", language: str = "es", width: str = "") -> bytes:
    """A view as an SVG document, in Spanish (``es``) or English (``en``). Raises `NetworkError`.

    With `width` ``narrow`` as a phone shows it, where the view has such a picture.
    """
    chosen = check_view(analysis.parameters, view)
    if width and chosen in FOR_PHONES:
        return framed(analysis, chosen, language, FOR_PHONES[chosen](analysis, language, NARROW))
    return framed(analysis, chosen, language, VIEWS[chosen](analysis, language))
