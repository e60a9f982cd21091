"""The views of a network as pictures: which ones a network has, and each drawn as an SVG sheet.

A module a view. Every sheet is framed alike (see `sheet`): title with edition, what is shown, legend, caution, address,
build and licence. The page shows ``layers`` and ``free`` on WebGL and the others as they are drawn here.
"""

from __future__ import annotations

from typing import Final

from entramado.graph.network.parameters import NetworkError, Parameters

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
