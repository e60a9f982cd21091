"""Words of the pages for those who build on the data: shapes, lines, previews."""

from __future__ import annotations

from typing import Final

LINK_WORDS: Final[dict[str, tuple[str, str]]] = {
    "shapes.title": ("Reglas de los datos", "Rules of the data"),
    "shapes.lead": (
        "Lo que debe cumplir cada clase del grafo, en SHACL; cada edición del grafo se comprueba contra estas reglas.",
        "What each class of the graph must keep, in SHACL; every build of the graph is checked against these rules.",
    ),
    "shapes.property": ("Propiedad", "Property"),
    "shapes.demanded": ("Se exige", "Demanded"),
    "shapes.message": ("En palabras", "In words"),
}
