"""The Spanish words and patterns of `extract.focus`."""

from __future__ import annotations

import re

OF_AGE = re.compile(r"mujer|feminin")
FOCUS = (
    r"(?:enfoques?|enfocad[oa]s?|enfoca|enfasis|atencion (?:especial|especifica|prioritaria)|especial atencion"
    r"|de manera especial|especifica|prioriza\w*|perspectiva)"
)
WOMEN = r"(?:mujer(?:es)?|ninas,? (?:y |e )?adolescentes|ninas|feminin[oa]s?)"
WOMEN_AIMED = re.compile(
    r"\b(?:poblacion objetivo|dirigid[oa]s?|destinad[oa]s?|empodera\w*|atencion (?:\w+ )?a|localizacion de"
    r"|apoyad?o? a|a favor de|violencia contra|derechos y servicios de|(?:documentos|materiales|estudios?)"
    r"(?: \w+)? sobre)\b(?:\W+\w+){0,6}?\W+(?:las )?mujer(?:es)?\b"
)
WOMEN_TITLE = re.compile(
    r"\b(?:mujer(?:es)?|ninas(?! *,? *(?:y|e)? *ninos)|madres? soltera?s?|jefas de familia|feminicidio|femenina)\b"
)
WITH_MEN = re.compile(r"\b(?:hombres?|ninos|varones)\b")
# "Instancia de la Mujer", "Instituto de las Mujeres": a body's name is no focus.
BODY = re.compile(
    r"\b(?:instituto|instancias?|secretaria|inmujeres|centros? de justicia|onu|comision"
    r"|sistema)(?: \w+){0,4} de (?:la|las)? ?mujer(?:es)?\b"
)
# "brinda atención jurídica, psicológica y de trabajo social a mujeres migrantes" (compendio-2024:7411).
WOMEN_SERVED = re.compile(r"\b(?:atencion|apoyos?|asistencia|servicios|asesoria)\b[^.;]{0,70}\ba (?:las )?mujeres\b")
DISABILITY_FOCUS = re.compile(
    rf"\b(?:{FOCUS}|atencion|atiende\w*|inclusi\w+|accesib\w+|dirigid[oa]s?|para|apoyo"
    rf"|especialmente)\b(?:\W+\w+){{0,16}}?\W+discapacidad(?:es)?\b"
)
# "en todos los módulos se atendieron a personas con discapacidad" (compendio-2024:8617); a count of them is none.
DISABILITY_SERVED = re.compile(
    r"\batend(?:id[oa]s?|ieron|io)(?: \w+){0,3} a (?:las )?personas con (?:alguna )?discapacidad"
)
DISABILITY = re.compile(r"\bdiscapacidad(?:es)?\b")
# "sin importar su origen, sexo, discapacidad o condición": a list of grounds is no attention.
GROUNDS = re.compile(
    r"\b(?:sin (?:importar|distincion)|independientemente|origen etnico|preferencia sexual|orientacion sexual"
    r"|condicion(?:es)? de discapacidad|discriminacion)\b"
)
BOYS_OR_MEN = re.compile(r"\b(?:ninos|varones)\b")
ABOUT_WOMEN = re.compile(r"\b(?:mujer|ninas|feminin)")
