"""Spanish patterns of `extract.figures`, in folded letters: parts and repetitions of a total, shares."""

from __future__ import annotations

import re

# A target population, counted once more: "para atender un universo aproximado de [300] personas".
TARGET_POPULATION = re.compile(r"\b(?:para|a) \w+[aei]r (?:a )?un universo (?:\w+ )?de (?:mas de )?$")
# The last row of a table: "Total | 85,033" (compendio-2020:760).
TOTAL_ROW = re.compile(r"\btotal\s*\|[\s\\$]*$")
# A part of what was counted before: "De las 305 plazas, 39" (informe-2018:1652, compendio-2024:2137).
PART = re.compile(
    r"\b(?:del total|entre (?:ellos|ellas|estos|estas)\b(?:/as)?|de (?:las|los) \d[\d,]*|de (?:estos|estas|ellos"
    r"|ellas|los cuales|las cuales):?,)[^.;]*$"
    r"|\bde (?:los|las) cuales:[^.]*$"
)
# A part behind the total, "65 resoluciones, de los cuales 25 resoluciones" (compendio-2024:2157); it counts minors if
# the total does ("137,059 menores de edad migrantes extranjeros, de los cuales 61,299 viajaban", informe-2018:1358).
OF_WHICH = re.compile(r"\s*de (?:los|las) cuales\b")
# The same before the number of the part.
PART_OF_LAST = re.compile(r"\bde (?:los|las) cuales (?:(?:el|los|las|se|fueron|son) )?$")
# A sex behind a reference to what was counted before: "De esta población total, 411 fueron mujeres"
# (compendio-2024:4182).
OF_THESE = re.compile(r"^\W*de (?:l[oa]s|est[oae]s?|dich[oa]s?) ")
# A number before a place; several in a sentence are the parts of a total by place.
LISTED_PLACE = re.compile(r"(?:^|[,:;y]\s|\be\s)\s*\d[\d,]*\s(?:de\s)?[A-ZÁÉÍÓÚ][a-záéíóúñ]")
# Definite determiners that refer to a number told before: it is no new result.
ANAPHORIC = re.compile(r"\b(?:del total de|de (?:los|las|estos|estas|dichos|dichas|esos|esas|tales))\W*$")
# The noun that a number counts, behind its determiners.
NOUN = re.compile(
    r"^\W{0,3}(?:(?:de|los|las|del|otros|otras|nuevos|nuevas|distintos|diversos|diferentes)\W+)*([a-z]{3,})"
)
# A share, no count.
PERCENT = re.compile(r"(?:,\d{1,2})?\s?(?:%|por\s?cien(?:to)?\b|puntos porcentuales)")
# Where the clause of a number ends.
CLAUSE_END = re.compile(
    r"[.;:]|\n|\t|,\s+(?:de los cuales|de las cuales|de ellos|de estos|de estas|mientras)|\by\b\s*$"
)
# A preposition or a verb of serving right before a number that it takes as its object.
GOVERNED = re.compile(r"\b(?:a|con|para|por|de|en|benefici\w+|atend\w+|particip\w+|capacit\w+)\W*$")
# A proper name, or "sin", right behind a number that has no noun.
NAMED_OR_WITHOUT = re.compile(r"\s(?:(?:de\s)?[A-ZÁÉÍÓÚ][a-záéíóúñ]|sin\s)")
# The ending that two nouns are compared without.
PLURAL = re.compile(r"(?:es|s)$")
