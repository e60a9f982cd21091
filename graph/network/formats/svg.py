"""The picture as a static SVG: for print, and for browsers without WebGL."""

from __future__ import annotations

from entramado.graph.network.analysis import Analysis
from entramado.graph.network.views.drawing import draw


def svg(analysis: Analysis) -> bytes:
    """A network's default view in Spanish; `views.draw` gives the others."""
    return draw(analysis)
