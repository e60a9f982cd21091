"""The Spanish words and patterns of `extract.figure_clauses`."""

from __future__ import annotations

import re

OPENED_BY_NUMBER = re.compile(
    r"(?:\s|y|e|adem[aá]s de|as[ií] como|un total de|m[aá]s de)*(?:\d[^:\n]*)?", re.IGNORECASE
)
RIGHT_BEHIND = re.compile(r"^\d[\d,]*\s(?:en|durante)\s(?:el\s)?(?:ano\s)?$")  # "19 reuniones en 2023 y [6 en] 2024"
FAR_BEHIND = re.compile(
    r"^\d[\d, ]*\s(?:[^\W\d]+\s){0,8}en\s(?:el\s)?(?:ano\s)?$"
)  # "de 40 faros en 2012 a 90 en 2015"
# "Curso d. Fase 1: 36 personas": one of several of a name.
NUMBERED_ITEM = re.compile(
    r"(?:En (?:19|20)\d\d )?(?P<of>[A-ZÁÉÍÓÚ][a-záéíóúñ]{3,}) (?:\d{1,2}[.):]*|[a-zA-Z][.):]+|[IVX]+[.):]*)\s"
)
PERSONS_OR_TOTAL = re.compile(r"\s(?:mujeres|hombres|personas|total)\b")
THING = re.compile(r"\s[a-z]{4,}s\s(?:de|para|en|con)\b")
OF_SEX = re.compile(r"\d[\d,]* (?:mujeres|hombres|ninas|ninos)\b")
# "Y acompañantes adultos 359", "En total 36,920 documentos": more of what was told before.
ADDS = re.compile(r"\W*(?:Y|En total)\s")
ROSE_FROM = "al pasar de "
YEARS_TOGETHER = ("ultimos ", "total ")
MONTHS_OF_YEAR = "de {first} a {last} de {year}"
HAS = ("ha ", "han ", "se ha ", "se han ")
UP_TO = ("hasta", "hasta el", "hasta el ano", "hasta el dia")
DAY_OF_YEAR = "{day} de {year}"
MONTHS_LABEL = "de {months} de {year}"
