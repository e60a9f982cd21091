"""Spanish patterns of `extract.focus`: a focus on women, attention to persons with disabilities, in folded letters."""

from __future__ import annotations

import re

# Words for adult women; without one a focus is on girls.
ADULT_WOMEN = re.compile(r"mujer|feminin")
# Nouns and verbs of a focus.
FOCUS = (
    r"(?:enfoques?|enfocad[oa]s?|enfoca|enfasis|atencion (?:especial|especifica|prioritaria)|especial atencion"
    r"|de manera especial|especifica|prioriza\w*|perspectiva)"
)
# Whom a focus is on.
WOMEN = r"(?:mujer(?:es)?|ninas,? (?:y |e )?adolescentes|ninas|feminin[oa]s?)"
# Women as the declared audience or the topic of what is published.
WOMEN_AIMED = re.compile(
    r"\b(?:poblacion objetivo|dirigid[oa]s?|destinad[oa]s?|empodera\w*|atencion (?:\w+ )?a|localizacion de"
    r"|apoyad?o? a|a favor de|violencia contra|derechos y servicios de|(?:documentos|materiales|estudios?)"
    r"(?: \w+)? sobre)\b(?:\W+\w+){0,6}?\W+(?:las )?mujer(?:es)?\b"
)
# A title with one of these tells a focus on women, unless `WITH_MEN` stands in it.
WOMEN_TITLE = re.compile(
    r"\b(?:mujer(?:es)?|ninas(?! *,? *(?:y|e)? *ninos)|madres? soltera?s?|jefas de familia|feminicidio|femenina)\b"
)
WITH_MEN = re.compile(r"\b(?:hombres?|ninos|varones)\b")
# A body's name is no focus: "Instancia de la Mujer", "Instituto de las Mujeres".
BODY_NAME = re.compile(
    r"\b(?:instituto|instancias?|secretaria|inmujeres|centros? de justicia|onu|comision"
    r"|sistema)(?: \w+){0,4} de (?:la|las)? ?mujer(?:es)?\b"
)
# Women as recipients: "brinda atención jurídica, psicológica y de trabajo social a mujeres migrantes"
# (compendio-2024:7411).
WOMEN_SERVED = re.compile(r"\b(?:atencion|apoyos?|asistencia|servicios|asesoria)\b[^.;]{0,70}\ba (?:las )?mujeres\b")
# Attention or access for persons with disabilities.
DISABILITY_FOCUS = re.compile(
    rf"\b(?:{FOCUS}|atencion|atiende\w*|inclusi\w+|accesib\w+|dirigid[oa]s?|para|apoyo"
    rf"|especialmente)\b(?:\W+\w+){{0,16}}?\W+discapacidad(?:es)?\b"
)
# Persons with disabilities as recipients, "en todos los módulos se atendieron a personas con discapacidad"
# (compendio-2024:8617); a count of them is no focus.
DISABILITY_SERVED = re.compile(
    r"\batend(?:id[oa]s?|ieron|io)(?: \w+){0,3} a (?:las )?personas con (?:alguna )?discapacidad"
)
# A text without it need not be searched.
DISABILITY = re.compile(r"\bdiscapacidad(?:es)?\b")
# A list of grounds of discrimination is no attention: "sin importar su origen, sexo, discapacidad o condición".
GROUNDS = re.compile(
    r"\b(?:sin (?:importar|distincion)|independientemente|origen etnico|preferencia sexual|orientacion sexual"
    r"|condicion(?:es)? de discapacidad|discriminacion)\b"
)
# Behind or before "niñas": minors of both sexes, no focus on girls.
BOYS_OR_MEN = re.compile(r"\b(?:ninos|varones)\b")
# A text without one of these need not be searched.
ABOUT_WOMEN = re.compile(r"\b(?:mujer|ninas|feminin)")
