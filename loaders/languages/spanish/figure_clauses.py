"""Spanish patterns of `extract.figure_clauses`: the clause of a counted number, and the dates in it."""

from __future__ import annotations

import re

# Nothing but conjunctions and quantifiers before the number: the clause opens with it.
OPENED_BY_NUMBER = re.compile(
    r"(?:\s|y|e|adem[aá]s de|as[ií] como|un total de|m[aá]s de)*(?:\d[^:\n]*)?", re.IGNORECASE
)
ADJACENT_YEAR = re.compile(r"^\d[\d,]*\s(?:en|durante)\s(?:el\s)?(?:ano\s)?$")  # "19 reuniones en 2023 y [6 en] 2024"
DISTANT_YEAR = re.compile(
    r"^\d[\d, ]*\s(?:[^\W\d]+\s){0,8}en\s(?:el\s)?(?:ano\s)?$"
)  # "de 40 faros en 2012 a 90 en 2015"
# An item that is one of several with the same name: "Curso d. Fase 1: 36 personas".
NUMBERED_ITEM = re.compile(
    r"(?:En (?:19|20)\d\d )?(?P<of>[A-ZÁÉÍÓÚ][a-záéíóúñ]{3,}) (?:\d{1,2}[.):]*|[a-zA-Z][.):]+|[IVX]+[.):]*)\s"
)
# Behind a number of a line in capitals: it counts no things of a heading.
PERSONS_OR_TOTAL = re.compile(r"\s(?:mujeres|hombres|personas|total)\b")
# A plural noun with a complement, where another number of the sentence counts persons.
THING = re.compile(r"\s[a-z]{4,}s\s(?:de|para|en|con)\b")
# A number by sex, which divides what the sentence before counts.
OF_SEX = re.compile(r"\d[\d,]* (?:mujeres|hombres|ninas|ninos)\b")
# A line that goes on with what was told before: "Y acompañantes adultos 359", "En total 36,920 documentos".
CONTINUES = re.compile(r"\W*(?:Y|En total)\s")
# A growth, whose verb is no deed done with the counted.
ROSE_FROM = "al pasar de "
# A text without one of these need not be searched for a number of all years together.
YEARS_TOGETHER = ("ultimos ", "total ")
# Periods spelled out for the reader of dates.
MONTHS_OF_YEAR = "de {first} a {last} de {year}"
# Auxiliaries of the perfect tense, in which a count goes on up to the report.
PERFECT_AUXILIARIES = ("ha ", "han ", "se ha ", "se han ")
# Before the end of a period.
UP_TO = ("hasta", "hasta el", "hasta el ano", "hasta el dia")
DAY_OF_YEAR = "{day} de {year}"
MONTHS_LABEL = "de {months} de {year}"
