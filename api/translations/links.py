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
    "dumps.about": ("Sobre los archivos", "About the files"),
    "dumps.sums": ("Sumas SHA-256, para comprobar lo descargado", "SHA-256 sums, to check what was downloaded"),
    "dumps.mappings": ("Enlaces a otros vocabularios (SSSOM)", "Links to other vocabularies (SSSOM)"),
    "dumps.making": (
        "Los archivos de esta edición se están escribiendo; en unos segundos esta página dirá sus tamaños.",
        "The files of this build are being written; in a few seconds this page will tell their sizes.",
    ),
    "dumps.csvw": ("Qué es cada columna (CSV en la Web)", "What each column is (CSV on the Web)"),
    "ontology.version": ("Versión", "Version"),
    "ontology.cite": ("Cómo citarlo", "How to cite it"),
    "ontology.used": ("Usos en el grafo: {count}", "Uses in the graph: {count}"),
    "code.trait.inegiCode": ("Clave del INEGI", "INEGI code"),
    "code.trait.exactMatch": ("Lo mismo en otros catálogos", "The same in other catalogues"),
    "reconcile.p.inegiCode": ("clave del INEGI", "INEGI code"),
    "lines.all": (
        "{count} pasajes citados; la dirección de cada uno es la de abajo con sus líneas, como 331-333:",
        "{count} cited spans; the address of each is the one below with its lines, as in 331-333:",
    ),
    "static.missing": ("Aquí no hay nada", "There is nothing here"),
    "static.missing.lead": (
        "Esta dirección no es de ninguna página de este sitio. Búsquela desde el inicio.",
        "This address is that of no page of this site. Look for it from the start.",
    ),
    "static.start": ("Ir al inicio", "Go to the start"),
    "reconcile.name": (
        "Entramado: instituciones, estados, municipios y programas",
        "Entramado: institutions, states, municipalities and programmes",
    ),
    "reconcile.municipality": ("Municipio", "Municipality"),
    "reconcile.p.acronym": ("sigla", "acronym"),
    "reconcile.p.altLabel": ("otros nombres", "other names"),
    "reconcile.p.sector": ("sector", "sector"),
    "reconcile.p.level": ("nivel", "level"),
    "reconcile.p.parent": ("depende de", "part of"),
    "reconcile.p.state": ("estado", "state"),
    "reconcile.p.country": ("país", "country"),
    "reconcile.p.sameAs": ("es lo mismo que", "same as"),
    "reconcile.p.identifier": ("código", "code"),
    "reconcile.p.officialName": ("nombre oficial", "official name"),
    "reconcile.p.region": ("región", "region"),
    "reconcile.p.latitude": ("latitud", "latitude"),
    "reconcile.p.longitude": ("longitud", "longitude"),
    "reconcile.p.firstEdition": ("primera edición", "first edition"),
    "reconcile.p.lastEdition": ("última edición", "last edition"),
    "reconcile.p.reporter": ("quien informa", "reporter"),
    "reconcile.p.objective": ("objetivo", "objective"),
}
