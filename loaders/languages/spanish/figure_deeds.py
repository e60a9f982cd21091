"""Spanish patterns of `extract.figure_deeds`: where the verb phrase about a counted number begins and ends."""

from __future__ import annotations

import re

# Where the complements of a deed end: marks, digits and number words.
STOP = re.compile(
    r"[,;:(•●▪|\n“«\"]|\s[-–]\s|\d|\s(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte)\s"
)
# Coordinated single words behind a comma, which go on with one complement: "a nacionales beliceños, guatemaltecos y
# hondureños".
COORDINATED = re.compile(r"(?:, [^\W\d_]+){1,5},? (?:y|e|o|u) [^\W\d_]+\b")
# Commas of one subject, which part no clauses.
NOT_OF_ONE_LIST = re.compile(r"niñas, niños (?:y|e|o) adolescentes|niñas, niños, adolescentes")
# A number that is no part of a date.
ANOTHER_NUMBER = re.compile(r"(?<!\d)(?!(?:19|20)\d\d\b)\d[\d,.]*\s(?!de\b|al?\b)")
# Behind the verb of a relative clause: what joins the number to it as its complement.
COMPLEMENT_NUMBER = re.compile(
    r"\s(?:a|de|con|en|para|por|entre)\s(?:l[oa]s |un total de |m[aá]s de |alrededor de |cerca de )?"
    r"(?:(?<!en )\d[\d,]*\s[^\W\d]+(?:\s[^\W\d]+)?\s[ye]\s(?:a\s)?)?$",
    re.IGNORECASE,
)
# A number and a colon behind the verb: the deed is that number's, and what follows its parts.
OF_ITS_NUMBER = re.compile(r"\s(?:a\s)?(?:un total de |m[aá]s de )?\d[\d,]*\s[^\d.;:,]{3,60}:\s$")
# A capitalised word before a cut and one behind it (`NAME_CONTINUES`): no cut within a name, "en Ciudad [de] México".
IN_A_NAME = re.compile(r"\s[A-ZÁÉÍÓÚ][a-záéíóúñ]+\s$")
NAME_CONTINUES = re.compile(r"\s(?:de|del)\s(?:l[oa]s?\s)?[A-ZÁÉÍÓÚ]")
# A participle left at the end, whose complement was cut.
DANGLING_PARTICIPLE = re.compile(r"\s(?:ubicad|situad|localizad|instalad|relacionad|vinculad)[oa]s?$")
# A number of places before: "en 5 estados y 12 [municipios]" tells where, no deed.
PLACES = re.compile(r"\sen \d[\d,]* (?:estados|ciudades|municipios|pa[ií]ses) (?:y|e) (?:en )?$")
# Where a deed that is too long may be cut.
PREPOSITION = re.compile(r"\s(?:a|al|en|con|para|por|desde|entre|sobre|del?)\s")
# Before the second of two coordinated verbs: "se elaboró y [difundió]".
COORDINATED_VERB = re.compile(r"\bse\s[a-záéíóúñ]+(?:ó|aron|ieron)\s(?:y|e|o|u)\s$", re.IGNORECASE)
# What the patterns below begin with: texts without it need no search.
POR, COMO, QUE, DE, COMMA_DE, COMMA_CON_UN = " por ", " como ", " que ", " de ", ", de ", ", con un"
CONJUNCTIONS = (" y ", " e ")
FREE_RELATIVE = re.compile(r"\sl[oa]s que\s")
RELATIVES = ("que", "quien", "donde")
