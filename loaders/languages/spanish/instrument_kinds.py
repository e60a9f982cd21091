"""Spanish words of `extract.instrument_kinds`: kinds of laws, agreements and plans, in folded letters."""

from __future__ import annotations

import re

# The kinds of instruments by the words that a name begins with; the first that matches counts.
KINDS = tuple(
    (kind, re.compile(rf"(?:{words})\b"))
    for kind, words in (
        ("treaty", r"convencion(?:es)?|tratado|pacto (?:mundial|internacional)|pmm|agenda 2030|ods"
         r"|objetivos de desarrollo sostenible|declaracion|acuerdo de (?:escazu|paris)"),
        ("regulation", r"reglamento|lineamientos?|normas?|nom-\S+|reglas|criterios|circular|oficio|estatuto"
         r"|(?:\d+[ao]?[ª.]* )?disposicion(?:es)?|codigo de (?:conducta|etica)"),
        ("law", r"ley(?:es)?|codigo|constitucion|titulo \d+|lm"),
        ("agreement", r"convenios?|memorand\w+|cartas?|bases de colaboracion|arreglos locales|contrato|pacto"
         r"|acuerdos? (?:de (?:colaboracion|cooperacion|coordinacion|voluntades)|entre|sobre|interinstitucional"
         r"|bicondicional|para (?!la creacion|el establecimiento))"),
        ("decree", r"decreto|acuerdos?"),
        ("protocol", r"protocolos?|ruta"),
        ("plan", r"plan|programa|estrategia"),
    )
)  # fmt: skip
# A kind of instrument without a name of its own.
GENERIC = re.compile(
    r"(?:convenios?(?: de (?:colaboracion|coordinacion|concertacion|cooperacion))?"
    r"|acuerdos?(?: de (?:colaboracion|coordinacion|cooperacion|voluntades))?"
    r"|memorand(?:um|o)s? de entendimiento|codigo de (?:conducta|etica)|lineamientos? de operacion|reglas de operacion"
    r"|programa (?:operativo|de trabajo)(?: (?:de trabajo )?anual)?|plan de (?:contingencia|trabajo|accion)"
    r"|decreto (?:presidencial|del congreso)|ley de (?:su )?creacion|cartas? (?:estatutaria|de intencion)"
    r"|protocolos? de (?:adhesion|actuacion)|disposiciones de caracter general)\b"
)
FUNCTION_WORDS = frozenset(
    ("de", "del", "la", "las", "los", "el", "lo", "y", "e", "en", "para", "por", "a", "al", "con", "una", "un",
     "su", "sus", "materia")
)  # fmt: skip
# Variants of one word.
SAME_WORD = {"memorando": "memorandum", "memorandos": "memorandums", "victima": "victimas", "delitos": "delito"}
# Keys of instruments with several names: of the two compacts of 2018 that on migration, whatever year an edition
# prints; the 2030 Agenda with its goals.
KNOWN_BY_MANY_NAMES = (
    ("pacto mundial migracion", re.compile(r"^(?:el )?pacto mundial(?!.*\brefugiad)|^pmm(?:sor)?$")),
    ("agenda 2030", re.compile(r"^(?:la )?agenda 2030\b|^(?:los )?objetivos de(?:l)? desarrollo sostenible\b|^ods$")),
)
