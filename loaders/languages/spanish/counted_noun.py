"""Spanish word classes of `extract.counted_noun`, in folded letters: sex, age, origin, contrasting adjectives."""

from __future__ import annotations

import re

from entramado.loaders.languages.spanish.peoples import OF_HOME, PEOPLES

# Minors.
UNDER_AGE = re.compile(r"nna|menores(?: de edad)?")
# Age groups used as nouns.
AGE_GROUP = re.compile(r"(?:adult[oa]s|menores)\b")
# Adjectives that stand for persons without a noun: age groups, demonyms.
NOMINALISED_ADJECTIVE = re.compile(rf"{AGE_GROUP.pattern}|(?:{PEOPLES}|extranjer[oa]s)$")
# A participle that distinguishes a part of the total, with the ending of the plural.
PARTICIPLE = re.compile(r"[a-z]{3,}(?:ad|id|t|ch|s)[oa]s")
# The row or item that repeats the total.
TOTAL_NOUN = re.compile(r"(?:en )?total(?:es)?")
# Adjectives that contrast within one total: "104 elementos federales, 9 estatales y 17 municipales"
# (compendio-2020:1507).
CONTRASTS = tuple(
    re.compile(rf"(?:{words})")
    for words in (
        "federales|estatales|municipales|locales|regionales",
        "nacionales|internacionales",
        "directos|indirectos",
        "directas|indirectas",
        "presenciales|virtuales|hibrid[oa]s",
        "fij[oa]s|moviles",
        f"{OF_HOME}|extranjer[oa]s",
    )
)
# A whole noun that tells persons by sex.
SEX = re.compile(
    r"^(?:(?:las|los) )?(?:mujer(?:es)?|hombres?|ninas?|ninos?|ninas y ninos|ninos y ninas|adolescentes|femenin[oa]s?"
    r"|masculin[oa]s?|varon(?:es)?|adult[oa]s (?:hombres|mujeres)"
    r"|(?:hombres|mujeres) (?:adult[oa]s|adolescentes|mayores de edad))$"
)
# A noun phrase that begins with a sex is a part of persons: "hombres mayores de dieciocho años".
SEX_FIRST = re.compile(r"(?:mujer(?:es)?|hombres?|ninas?|ninos?)\s")
# An adjective of common gender holds of women and men alike: "mujeres migrantes y 30 hombres".
COMMON_GENDER_ADJECTIVE = re.compile(r"(?:mujer(?:es)?|hombres?|ninas?|ninos?)(?P<adjective> [a-z]+es)")
PERSONS = re.compile(
    r"(?:personas?|migrantes|victimas|usuari[oa]s|beneficiari[oa]s|beneficiad[oa]s|mujeres|hombres|ninas|ninos|nna\w*|menores|adolescentes"
    rf"|jovenes|connacionales|{PEOPLES}|extranjer[oa]s|familias|trabajador\w+|estudiantes|pasajeros|participantes"
    r"|asistentes|servidor\w+|funcionari[oa]s|adultos)\b"
)
