"""Words of the reading pages: explorer, search, matrices, map, programmes, reconciliation, downloads, vocabulary."""

from __future__ import annotations

from typing import Final

READING_WORDS: Final[dict[str, tuple[str, str]]] = {
    "yes": ("sí", "yes"),
    "no": ("no", "no"),
    "explore.title": ("Explorar las entradas", "Explore the entries"),
    "explore.filters": ("Filtros", "Filters"),
    "explore.narrow": ("Filtrar", "Filter"),
    "explore.more": ("Ver otros", "Show another"),
    "explore.of": ("de", "of"),
    "explore.remove": ("Quitar el filtro", "Remove the filter"),
    "explore.clear": ("Quitar todos", "Remove all"),
    "explore.none": (
        "Ninguna entrada pasa todos los filtros. Quite alguno para ver más.",
        "No entry passes all the filters. Remove one to see more.",
    ),
    "facet.document": ("Documento", "Document"),
    "facet.chapter": ("Capítulo", "Chapter"),
    "facet.objective": ("Objetivo", "Objective"),
    "facet.population": ("Población", "Population"),
    "facet.state": ("Entidad federativa", "State"),
    "facet.type": ("Tipo de acción", "Type of action"),
    "facet.reporter": ("Quien informa", "Reporter"),
    "facet.migrant": ("Personas migrantes atendidas", "Migrants served"),
    "facet.flags": ("Además", "Also"),
    "facet.text": ("Palabras del título", "Words of the title"),
    "facet.results": ("Con resultados", "With results"),
    "facet.results.true": ("Con resultados", "With results"),
    "facet.results.false": ("Sin resultados", "Without results"),
    "facet.women": ("Con enfoque en mujeres", "With a focus on women"),
    "facet.women.true": ("Con enfoque en mujeres", "With a focus on women"),
    "facet.women.false": ("Sin enfoque en mujeres", "Without a focus on women"),
    "facet.disability": ("Con enfoque en discapacidad", "With a focus on disability"),
    "facet.disability.true": ("Con enfoque en discapacidad", "With a focus on disability"),
    "facet.disability.false": ("Sin enfoque en discapacidad", "Without a focus on disability"),
    "facet.national": ("De cobertura nacional", "With national coverage"),
    "facet.national.true": ("De cobertura nacional", "With national coverage"),
    "facet.national.false": ("Sin cobertura nacional", "Without national coverage"),
    "column.reporters": ("Quien informa", "Reporter"),
}
