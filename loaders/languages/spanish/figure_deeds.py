"""The Spanish words and patterns of `extract.figure_deeds`."""

from __future__ import annotations

import re

STOP = re.compile(
    r"[,;:(•●▪|\n“«\"]|\s[-–]\s|\d|\s(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte)\s"
)
# "niñas, niños y adolescentes" are one subject.
NOT_OF_ONE_LIST = re.compile(r"niñas, niños (?:y|e|o) adolescentes|niñas, niños, adolescentes")
# A number that is no part of a date.
ANOTHER_NUMBER = re.compile(r"(?<!\d)(?!(?:19|20)\d\d\b)\d[\d,.]*\s(?!de\b|al?\b)")
# Behind a relative's verb: a number to which its own preposition or object leads.
INSIDE = re.compile(
    r"\s(?:a|de|con|en|para|por|entre)\s(?:l[oa]s |un total de |m[aá]s de |alrededor de |cerca de )?"
    r"(?:(?<!en )\d[\d,]*\s[^\W\d]+(?:\s[^\W\d]+)?\s[ye]\s(?:a\s)?)?$",
    re.IGNORECASE,
)
OF_ITS_NUMBER = re.compile(r"\s(?:a\s)?(?:un total de |m[aá]s de )?\d[\d,]*\s[^\d.;:,]{3,60}:\s$")
# "en Ciudad [de] México": no place to cut.
IN_A_NAME = re.compile(r"\s[A-ZÁÉÍÓÚ][a-záéíóúñ]+\s$")
NAME_ON = re.compile(r"\s(?:de|del)\s(?:l[oa]s?\s)?[A-ZÁÉÍÓÚ]")
LEFT_PARTICIPLE = re.compile(r"\s(?:ubicad|situad|localizad|instalad|relacionad|vinculad)[oa]s?$")
PLACES = re.compile(r"\sen \d[\d,]* (?:estados|ciudades|municipios|pa[ií]ses) (?:y|e) (?:en )?$")
PREPOSITION = re.compile(r"\s(?:a|al|en|con|para|por|desde|entre|sobre|del?)\s")
# "se elaboró y [difundió]": two verbs of one subject.
WITH_ANOTHER = re.compile(r"\bse\s[a-záéíóúñ]+(?:ó|aron|ieron)\s(?:y|e|o|u)\s$", re.IGNORECASE)
# What the patterns below begin with: texts without it need no search.
BY, AS, THAT, OF, ITEM_OF, WITH_A = " por ", " como ", " que ", " de ", ", de ", ", con un"
AND = (" y ", " e ")
THOSE_WHO = re.compile(r"\sl[oa]s que\s")
RELATIVES = ("que", "quien", "donde")
