"""The Spanish words and patterns of `extract.population_masks`."""

from __future__ import annotations

import re

# The grounds end with their clause, where the sentence goes on with what is done.
GROUNDS = (
    r"\b(?:(?:sin|no) (?:importar|importando|distincion|discriminacion|discriminar|exclusion)|independientemente"
    r"|(?:con|al) (?:independencia|margen) de|sea(?:n)? cual(?:es)? (?:sean?|fueren?|fuese)|cualquiera que sea"
    r"|discriminacion (?:motivada|basada|fundada|en razon)"
    r"|por (?:motivos?|razones|cuestiones|circunstancias(?: \w+)?) de"
    r"|sin que(?: \w+){0,3} (?:sean?|resulten?|importen?)(?: relevantes?)?)\b"
    r"(?:(?!, (?:se|para|con el|a fin|brinda|ofrece|atiende|mediante|dentro|entre|inclu\w+|asi como|tales)\b)"
    r"[^.:;\n])*"
)
AUDIENCE = (
    r"\bdirigid|\bimpartid|\bdestinad|\bcon (?:el fin|la finalidad|el objetivo|el proposito)|\ba fin de"
    r"|\bpara (?:que|l[ao]s?|el|personas?|personal|servidor\w+|estudiantes|\w+[aei]r)\b"
    r"|\b(?:a|entre) (?:l[ao]s? )?(?:\d[\d,.]*|personas?|personal|servidor\w+|estudiantes|funcionari\w+|autoridades"
    r"|mujeres|ninas|nna|jovenes|migrantes|poblacion|comunidad|connacionales|integrantes)\b"
)
# A course's topics end where its audience or aim is told.
TOPICS = (
    r"\b(?:temas?|tematicas?|topicos|contenidos)\b(?: \w+){0,3}?"
    r"(?: (?:de|del|sobre|como|en|relacionad\w+)\b|:)[^.\n]*?"
    rf"(?={AUDIENCE}|[.\n]|$)"
)
COURSE = (
    r"(?:cursos?|taller(?:es)?|platicas?|charlas?|conferencias?|capacit\w+|sensibiliza\w+|formacion|seminarios?"
    r"|diplomados?|conversatorios?|asignaturas?|ponencias?|webinar\w*)"
)
TAUGHT = (
    rf"\b{COURSE}(?: \w+){{0,3}}?,? (?:sobre|acerca|en materia|en torno|en temas|relativ[oa]s|relacionad[oa]s"
    rf"|que abord\w+)\b[^.\n]*?(?={AUDIENCE}|[.;\n]|$)"
    rf"|\b(?:modulos|ejes|asignaturas|materias|lineas tematicas|unidades)\b(?: \w+){{0,3}}:[^.\n]*?"
    rf"(?={AUDIENCE}|[.\n]|$)"
)
# What a reform, law or norm is about: "las reformas en materia de niñez".
NORM = (
    r"\b(?:reformas?|leyes|legislacion(?:es)?|normatividad|normativas?|marcos? (?:juridicos?|normativos?|legal(?:es)?))"
    r"(?: \w+){0,2} (?:en materia|en temas?) de(?: l[ao]s?)? \w+"
)
# What an indicator measures, behind its number.
INDICATOR = r"\bindicador(?:es)?(?: \w+)? \d[\w.]* [^.;\n]*?(?= y (?:el|los) indicador|[.;\n]|$)"
# Topics told one a line.
TOPIC_ITEMS = re.compile(
    r"\b(?:temas?|tematicas?|topicos|contenidos|materias)\b[^.;\n]{0,60}:\s*\n(?:\s*[-•*] [^\n]{1,70}(?:\n+|$))+"
    # "11 programas del Gobierno Federal:" (compendio-2020:408): names, one a line.
    r"|\b(?:programas|proyectos|instrumentos|leyes|becas)\b[^.;:\n]{0,60}:\s*\n"
    r"(?:\s*(?:[-•*] )?[^\n.;]{1,110}(?:\n+|$))+"
)
# What a page or a book consists of.
PARTS = r"\b(?:apartados|secciones)\b(?: \w+){0,6}:[^.\n]*"
# Further names of one list: "los programas “A”, “B” y “C”".
NEXT_QUOTED = re.compile(r"(?:,| y| e)(?: (?:de|del|el|la|los|las))? [“«\"](?P<name>[^”»\"]{4,140})")
QUOTED_NAME = re.compile(
    r"\b(?:programas?|proyectos?|cursos?|taller(?:es)?|campanas?|diplomados?|guias?|protocolos?|conferencias?"
    r"|conversatorios?|estrategias?|becas?|foros?|iniciativas?)(?: \w+){0,3} [“«\"](?P<name>[^”»\"]{4,140})"
    # "el “Programa CONTRATA LGBTIQ”" (compendio-2024:2557)
    r"|[“«\"](?:programa|proyecto|estrategia|campana|curso|taller|guia) (?P<inside>[^”»\"]{4,140})"
)
# "el programa Jóvenes Construyendo el Futuro", "la Pensión para el Bienestar de las Personas Adultas Mayores".
CAPITAL_NAME = re.compile(
    r"\b(?:[Pp]rogramas?|[Ee]strategia|[Pp]royecto|[Cc]ampaña|Pensión|Becas?|[Ii]niciativa|Acción|Mesa|Padrón|Red|Grupo|Mecanismo|Sub[Cc]oordinación|Subdirección|Módulo)"
    r"(?P<name>(?: (?:de|del|la|las|los|el|para|y|e|a|al|en|con|por|entre|contra|sobre)\b){0,3} [A-ZÁÉÍÓÚÑ][\w-]+"
    r"(?:(?: (?:de|del|la|las|los|el|para|y|e|a|al|en|con|por|entre|contra|sobre|l[ao]s \w+d[ao]s)\b){0,4},?"
    r" [A-ZÁÉÍÓÚÑ][\w-]+)+"
    # "Grupo de Acción contra la Detención de personas refugiadas" (compendio-2024:10569)
    r"(?: de(?: las)? personas [a-záéíóúñ]+)?)"
)
# "Sección Desplazamiento forzado interno en México: 12,842": what a part of a page or book is called.
SECTION = re.compile(r"\b(?:Sección|Apartado|Capítulo) (?P<name>[A-ZÁÉÍÓÚÑ][^:;.]{3,250})(?=:)")
