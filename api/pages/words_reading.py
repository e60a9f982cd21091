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
    "search.words": ("Palabras", "Words"),
    "search.again": ("Buscar", "Search"),
    "search.lead": (
        "Busca en los títulos de las entradas, los nombres y siglas de las instituciones, los programas, los "
        "objetivos, las poblaciones, los lugares y los instrumentos. Los acentos y las mayúsculas no cuentan, y basta "
        "el comienzo de una palabra.",
        "Searches the titles of the entries, the names and acronyms of institutions, programmes, objectives, "
        "populations, places and instruments. Accents and capitals do not count, and the beginning of a word is "
        "enough.",
    ),
    "search.kinds": ("Clases de resultados", "Kinds of results"),
    "search.all": ("Todo", "All"),
    "search.found": ("resultados", "results"),
    "search.loosely": (
        "nada tiene todas las palabras; éstos tienen alguna",
        "nothing has all the words; these have some",
    ),
    "search.known": ("También", "Also known as"),
    "search.none": (
        "No se encontró nada. Pruebe con menos palabras o con el comienzo de una.",
        "Nothing was found. Try fewer words, or the beginning of one.",
    ),
    "kind.chapter": ("Capítulo", "Chapter"),
    "kind.action-type": ("Tipo de acción", "Type of action"),
    "kind.migrant-type": ("Personas atendidas", "People served"),
    "kind.municipality": ("Municipio", "Municipality"),
    "kind.country": ("País", "Country"),
    "kind.region": ("Región", "Region"),
    "kind.criterion": ("Criterio", "Criterion"),
    "kind.indicator": ("Indicador", "Indicator"),
    "kind.recommendation": ("Recomendación", "Recommendation"),
    "kind.scheme": ("Esquema", "Scheme"),
    "filter.all.document": ("Todos los documentos", "All documents"),
    "filter.all.chapter": ("Todos los capítulos", "All chapters"),
    "filter.all.objective": ("Todos los objetivos", "All objectives"),
    "filter.all.population": ("Todas las poblaciones", "All populations"),
    "matrix.state-objective": ("Estados por objetivo", "States by objective"),
    "matrix.institution-objective": ("Instituciones por objetivo", "Institutions by objective"),
    "matrix.lead.state-objective": (
        "Cuántas entradas toca cada entidad federativa bajo cada uno de los 23 objetivos, y dónde no hay ninguna.",
        "How many entries touch each state under each of the 23 objectives, and where there are none.",
    ),
    "matrix.lead.institution-objective": (
        "Cuántas entradas reporta cada institución bajo cada uno de los 23 objetivos, y dónde no hay ninguna.",
        "How many entries each institution reports under each of the 23 objectives, and where there are none.",
    ),
    "matrix.legend": ("Entradas", "Entries"),
    "matrix.gap": ("sin entradas", "no entries"),
    "matrix.cells": ("celdas", "cells"),
    "matrix.total": ("Total", "Total"),
    "matrix.gaps": ("Huecos", "Gaps"),
    "matrix.missing.state-objective": ("Estados sin entradas", "States without entries"),
    "matrix.missing.institution-objective": ("Instituciones sin entradas", "Institutions without entries"),
    "matrix.note.state-objective": (
        "Una entrada cuenta en cada estado que informa o en el que la acción ocurre; las de cobertura nacional no se "
        "reparten entre los estados. El total suma por objetivo. Un hueco dice que los informes no traen nada, no que "
        "nada se haga.",
        "An entry counts in each state that reports it or where the action takes place; those of national coverage are "
        "not spread over the states. The total sums over objectives. A gap says that the reports hold nothing, not "
        "that nothing is done.",
    ),
    "matrix.note.institution-objective": (
        "Cuenta quien informa, no quien sólo colabora. Un hueco dice que los informes no traen nada, no que nada se "
        "haga.",
        "Counted is who reports, not who merely collaborates. A gap says that the reports hold nothing, not that "
        "nothing is done.",
    ),
    "map.title": ("Mapa de los estados", "Map of the states"),
    "map.lead": (
        "Las entradas que tocan a cada entidad federativa: porque informa, o porque la acción ocurre ahí.",
        "The entries that touch each state: because it reports, or because the action takes place there.",
    ),
    "map.drawing": (
        "Círculos por entidad federativa; la tabla dice lo mismo",
        "Circles by state; the table says the same",
    ),
    "map.table": ("Entradas por entidad federativa", "Entries by state"),
    "map.note": (
        "El área del círculo crece con las entradas. Cada círculo está cerca del centro de su estado, apartado donde "
        "se encimaría con otro.",
        "A circle's area grows with the entries. Each circle lies near the middle of its state, moved aside where it "
        "would cover another.",
    ),
    "dumps.lead": (
        "Todo el grafo, en archivos con dirección estable. Los hechos se publican bajo CC BY 4.0: cite Entramado y el "
        "documento del que cada hecho proviene.",
        "The whole graph, in files at stable addresses. The facts are published under CC BY 4.0: cite Entramado and "
        "the document that each fact comes from.",
    ),
    "dumps.whole": ("El grafo entero", "The whole graph"),
    "dumps.table": ("Tablas", "Tables"),
    "dumps.graph": ("Grafo por grafo", "Graph by graph"),
    "dumps.graphs": ("grafos", "graphs"),
    "dumps.holds": ("Contenido", "Content"),
    "dumps.files": ("Archivos", "Files"),
    "dumps.triples": ("Tripletas", "Triples"),
    "dumps.facts": ("Todos los hechos, cada uno en su grafo", "All facts, each in its graph"),
    "dumps.entries": ("Una fila por entrada", "A row an entry"),
    "dumps.participations": (
        "Una fila por institución en una entrada, con su papel y su línea",
        "A row a body in an entry, with role and line",
    ),
    "dumps.figures": ("Una fila por cifra de resultados", "A row a counted result"),
    "dumps.challenges": ("Una fila por reto, con su categoría", "A row a challenge, with its category"),
    "dumps.statistics": (
        "Una fila por estadística de los panoramas estatales",
        "A row a statistic of the states' panoramas",
    ),
    "dumps.claims": ("Una fila por cifra o nombre publicado", "A row a published number or name"),
    "dumps.programmes": ("Una fila por entrada de un programa", "A row an entry of a programme"),
    "dumps.none": (
        "Lo que se sirve aquí no es una edición construida del grafo, así que no hay archivos. Pregunte en SPARQL.",
        "What is served here is no built snapshot, so there are no files. Ask in SPARQL.",
    ),
    "dumps.description": ("Para catálogos y programas", "For catalogues and programs"),
    "dumps.void": (
        "La descripción del conjunto de datos en VoID y DCAT, con todo lo de esta página:",
        "The dataset described in VoID and DCAT, with all that is on this page:",
    ),
    "dumps.endpoint": ("Punto de consulta SPARQL", "SPARQL endpoint"),
    "dumps.classes": ("Qué contiene", "What it holds"),
    "dumps.class": ("Clase", "Class"),
    "dumps.instances": ("Cuántas", "How many"),
    "ontology.title": ("Vocabulario", "Vocabulary"),
    "ontology.lead": (
        "Los términos propios del grafo y los esquemas de conceptos que usa. Lo demás viene de ORG, SKOS, PROV-O, "
        "CPSV, DCTERMS, Data Cube y Web Annotation.",
        "The graph's own terms and the schemes of concepts that it uses. The rest comes from ORG, SKOS, PROV-O, CPSV, "
        "DCTERMS, Data Cube and Web Annotation.",
    ),
    "ontology.contents": ("Contenido", "Contents"),
    "ontology.class": ("Clases", "Classes"),
    "ontology.object": ("Relaciones", "Relations"),
    "ontology.datatype": ("Atributos", "Attributes"),
    "ontology.individual": ("Individuos", "Individuals"),
    "ontology.schemes": ("Esquemas de conceptos", "Concept schemes"),
    "ontology.concepts": ("conceptos", "concepts"),
    "ontology.domain": ("De", "From"),
    "ontology.range": ("A", "To"),
    "ontology.super": ("Precisa", "Narrows"),
    "ontology.example": ("Ejemplo", "Example"),
    "programmes.programmes": ("Los programas a través de las ediciones", "The programmes through the editions"),
    "programmes.institutions": ("Las instituciones a través de las ediciones", "The institutions through the editions"),
    "programmes.tab.programmes": ("Programas", "Programmes"),
    "programmes.tab.institutions": ("Instituciones que informan", "Reporting institutions"),
    "programmes.lead.programmes": (
        "Un mismo programa cambia de nombre y de institución entre un informe y otro. Aquí están sus entradas unidas.",
        "One programme changes its name and institution from report to report. Here its entries are joined.",
    ),
    "programmes.lead.institutions": (
        "Qué instituciones informan en cada edición, cuáles llegaron y cuáles dejaron de informar.",
        "Which institutions report in each edition, which arrived and which no longer report.",
    ),
    "programmes.name": ("Nombre", "Name"),
    "programmes.statuses": ("Qué fue de ellos", "What became of them"),
    "programmes.what": ("Qué pasó", "What happened"),
    "programmes.status.several": ("En varias ediciones", "In several editions"),
    "programmes.status.continues": ("Continúa", "Continues"),
    "programmes.status.ended": ("Ya no aparece", "No longer there"),
    "programmes.status.new": ("Nuevo", "New"),
    "programmes.status.all": ("Todos", "All"),
    "programmes.joined": ("Se suman", "Joined"),
    "programmes.left": ("Ya no informan", "No longer report"),
    "programmes.signs": (
        "Con + quien empieza a informar del programa y con − quien deja de hacerlo.",
        "With + who begins to report on the programme, and with − who no longer does.",
    ),
    "programmes.note": (
        "Se compara con la última edición. Cada informe preguntó a otras instituciones: que algo ya no aparezca no "
        "quiere decir que terminó.",
        "Compared with the last edition. Each report asked other institutions: that something is no longer there does "
        "not mean that it ended.",
    ),
    "programme.course": ("Programa a través de las ediciones", "Programme through the editions"),
    "programme.entity": ("Todos sus datos", "All its facts"),
    "programme.figures": ("Sus cifras por edición", "Its figures by edition"),
    "programme.compared": ("Lo que varias ediciones cuentan igual", "What several editions count alike"),
    "programme.compared.note": (
        "Cifras cuyas palabras empiezan igual; cada una lleva a su línea. Los periodos de los informes son distintos.",
        "Figures whose words begin alike; each leads to its line. The reports' periods differ.",
    ),
    "programme.links": ("Por qué son el mismo programa", "Why they are one programme"),
    "column.from": ("Entrada", "Entry"),
    "column.to": ("Se une con", "Is joined with"),
    "column.linkKind": ("Enlace", "Link"),
    "column.score": ("Seguridad", "Confidence"),
    "column.because": ("Razones", "Reasons"),
    "column.region": ("Región", "Region"),
    "column.latitude": ("Latitud", "Latitude"),
    "column.longitude": ("Longitud", "Longitude"),
    "column.reporters": ("Quien informa", "Reporter"),
}
