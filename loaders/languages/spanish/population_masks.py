"""Spanish patterns of `extract.population_masks`: passages whose groups are no audience (topics, grounds, names)."""

from __future__ import annotations

import re

# Grounds of discrimination, up to the end of their clause or to a verb of serving.
GROUNDS = (
    r"\b(?:(?:sin|no) (?:importar|importando|distincion|discriminacion|discriminar|exclusion)|independientemente"
    r"|(?:con|al) (?:independencia|margen) de|sea(?:n)? cual(?:es)? (?:sean?|fueren?|fuese)|cualquiera que sea"
    r"|discriminacion (?:motivada|basada|fundada|en razon)"
    r"|por (?:motivos?|razones|cuestiones|circunstancias(?: \w+)?) de"
    r"|sin que(?: \w+){0,3} (?:sean?|resulten?|importen?)(?: relevantes?)?)\b"
    r"(?:(?!, (?:se|para|con el|a fin|brinda|ofrece|atiende|mediante|dentro|entre|inclu\w+|asi como|tales)\b)"
    r"[^.:;\n])*"
)
# What introduces an audience or an aim: topics end there.
AUDIENCE = (
    r"\bdirigid|\bimpartid|\bdestinad|\bcon (?:el fin|la finalidad|el objetivo|el proposito)|\ba fin de"
    r"|\bpara (?:que|l[ao]s?|el|personas?|personal|servidor\w+|estudiantes|\w+[aei]r)\b"
    r"|\b(?:a|entre) (?:l[ao]s? )?(?:\d[\d,.]*|personas?|personal|servidor\w+|estudiantes|funcionari\w+|autoridades"
    r"|mujeres|ninas|nna|jovenes|migrantes|poblacion|comunidad|connacionales|integrantes)\b"
)
# The topics of a course, up to its audience or aim.
TOPICS = (
    r"\b(?:temas?|tematicas?|topicos|contenidos)\b(?: \w+){0,3}?"
    r"(?: (?:de|del|sobre|como|en|relacionad\w+)\b|:)[^.\n]*?"
    rf"(?={AUDIENCE}|[.\n]|$)"
)
# Nouns of courses and talks.
COURSE = (
    r"(?:cursos?|taller(?:es)?|platicas?|charlas?|conferencias?|capacit\w+|sensibiliza\w+|formacion|seminarios?"
    r"|diplomados?|conversatorios?|asignaturas?|ponencias?|webinar\w*)"
)
# What a course is about, or consists of.
TAUGHT = (
    rf"\b{COURSE}(?: \w+){{0,3}}?,? (?:sobre|acerca|en materia|en torno|en temas|relativ[oa]s|relacionad[oa]s"
    rf"|que abord\w+)\b[^.\n]*?(?={AUDIENCE}|[.;\n]|$)"
    rf"|\b(?:modulos|ejes|asignaturas|materias|lineas tematicas|unidades)\b(?: \w+){{0,3}}:[^.\n]*?"
    rf"(?={AUDIENCE}|[.\n]|$)"
)
# The subject of a reform, law or norm: "las reformas en materia de niñez".
NORM = (
    r"\b(?:reformas?|leyes|legislacion(?:es)?|normatividad|normativas?|marcos? (?:juridicos?|normativos?|legal(?:es)?))"
    r"(?: \w+){0,2} (?:en materia|en temas?) de(?: l[ao]s?)? \w+"
)
# What an indicator measures, behind its number.
INDICATOR = r"\bindicador(?:es)?(?: \w+)? \d[\w.]* [^.;\n]*?(?= y (?:el|los) indicador|[.;\n]|$)"
# A list of topics or of names, one on each line.
TOPIC_ITEMS = re.compile(
    r"\b(?:temas?|tematicas?|topicos|contenidos|materias)\b[^.;\n]{0,60}:\s*\n(?:\s*[-•*] [^\n]{1,70}(?:\n+|$))+"
    # "11 programas del Gobierno Federal:" (compendio-2020:408): names, one a line.
    r"|\b(?:programas|proyectos|instrumentos|leyes|becas)\b[^.;:\n]{0,60}:\s*\n"
    r"(?:\s*(?:[-•*] )?[^\n.;]{1,110}(?:\n+|$))+"
)
# The parts of a web page or a book.
PARTS = r"\b(?:apartados|secciones)\b(?: \w+){0,6}:[^.\n]*"
# Further quoted names of one list: "los programas “A”, “B” y “C”".
NEXT_QUOTED = re.compile(r"(?:,| y| e)(?: (?:de|del|el|la|los|las))? [“«\"](?P<name>[^”»\"]{4,140})")
# The quoted name of a programme, course or campaign.
QUOTED_NAME = re.compile(
    r"\b(?:programas?|proyectos?|cursos?|taller(?:es)?|campanas?|diplomados?|guias?|protocolos?|conferencias?"
    r"|conversatorios?|estrategias?|becas?|foros?|iniciativas?)(?: \w+){0,3} [“«\"](?P<name>[^”»\"]{4,140})"
    # "el “Programa CONTRATA LGBTIQ”" (compendio-2024:2557)
    r"|[“«\"](?:programa|proyecto|estrategia|campana|curso|taller|guia) (?P<inside>[^”»\"]{4,140})"
)
# The capitalised name of a programme or a group: "el programa Jóvenes Construyendo el Futuro", "la Pensión para el
# Bienestar de las Personas Adultas Mayores".
CAPITAL_NAME = re.compile(
    r"\b(?:[Pp]rogramas?|[Ee]strategia|[Pp]royecto|[Cc]ampaña|Pensión|Becas?|[Ii]niciativa|Acción|Mesa|Padrón|Red|Grupo|Mecanismo|Sub[Cc]oordinación|Subdirección|Módulo)"
    r"(?P<name>(?: (?:de|del|la|las|los|el|para|y|e|a|al|en|con|por|entre|contra|sobre)\b){0,3} [A-ZÁÉÍÓÚÑ][\w-]+"
    r"(?:(?: (?:de|del|la|las|los|el|para|y|e|a|al|en|con|por|entre|contra|sobre|l[ao]s \w+d[ao]s)\b){0,4},?"
    r" [A-ZÁÉÍÓÚÑ][\w-]+)+"
    # "Grupo de Acción contra la Detención de personas refugiadas" (compendio-2024:10569)
    r"(?: de(?: las)? personas [a-záéíóúñ]+)?)"
)
# The title of a section: "Sección Desplazamiento forzado interno en México: 12,842".
SECTION = re.compile(r"\b(?:Sección|Apartado|Capítulo) (?P<name>[A-ZÁÉÍÓÚÑ][^:;.]{3,250})(?=:)")
