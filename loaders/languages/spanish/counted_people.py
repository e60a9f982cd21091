"""Spanish patterns of `extract.counted_people`: what joins a number to the group of people that it counts."""

from __future__ import annotations

import re

from entramado.loaders.languages.spanish.noun_classes import BEFORE, PERSON

# What may stand between the beginning of the noun phrase and the group: "personas en situación de", "acompañantes
# adultos".
BEFORE_GROUP = re.compile(
    rf"{BEFORE}(?:(?:{PERSON})\s)*(?:(?:posibles?|probables?|presunt[oa]s?)\s)?"
    r"|(?:personas?|poblacion|total|mas|servicios? a)?\s?(?:(?:en situacion|en calidad|en contexto|en condicion)\s)?"
    r"(?:(?:de|del|con|que son)(?: (?:la|los|las|el))?)?\s?"
    r"(?:(?:grupos?|comunidad|poblacion)\s)?"
)
# Between coordinated groups: "migrantes posibles víctimas", "refugiadas y otras personas en situación de".
COORDINATION = re.compile(
    r"(?:(?:,|,?\s[ye])\s(?:(?:otr[oa]s|sus|l[oa]s)\s)?(?:personas\s)?|\s)"
    r"(?:en\s)?(?:(?:situacion|calidad|condicion|contexto) de\s|(?:posibles?|probables?|presunt[oa]s?)\s)?"
)
# "en condición de migración" is read as "en situación de migración", which the scheme has: both words have the same
# length, so that offsets hold.
CONDITION, SITUATION = re.compile(r"condición(?= de migración)"), "situación"
# An acronym explained behind its long form.
ACRONYM = re.compile(
    r"(?P<long>[A-ZÁÉÍÓÚ][a-záéíóúñ]+(?:\s(?:(?:de|del|la|las|el|los|y|e|a|en)\s){0,2}[A-ZÁÉÍÓÚ][a-záéíóúñ]+){1,6})"
    r"\s\((?P<short>[A-Z]{2,8})s?\)"
)
# Behind these a group is part of a name and not what is counted.
OF_A_PROGRAMME = re.compile(r"\b(?:programas?|becas?|secretaria|instituto)\b")
# Migrants who are foreigners: "migrantes de otros países".
OF_OTHER_COUNTRIES = re.compile(
    r" (?:procedentes |provenientes |originari[oa]s )?de otr[oa]s (?:paises|naciones|nacionalidades)\b"
)
