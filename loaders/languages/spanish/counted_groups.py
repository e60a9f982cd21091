"""Spanish patterns of `extract.counted_groups`, in folded letters: sex and age of the people that a number counts."""

from __future__ import annotations

import re

SEX = r"(?:mujeres|mujer|hombres|hombre|ninas|nina|ninos|nino|femenin[oa]s?|masculin[oa]s?|varones)"
MINORS = (
    r"(?:nnac?s?\b|nnya\b|ninas,? (?:y |e |o )?ninos|ninos,? (?:y |e |o )?ninas|menores(?: de edad)?|adolescentes?"
    r"|ninez|infantes"
    r"|infancias|ninas, ninos|ninos, ninas)"
)
# Up to this many words may stand between a number and the word that tells its group.
LINK = r"(?:[^\W\d]+[ \n]+){0,9}?"
# The group right behind the number, or behind a copula or preposition.
DIRECT = re.compile(
    rf"^\W*(?:fueron|son|eran|han sido|corresponden? a|para|a|de|las|los|en|por|de (?:ellas|ellos)(?: de)?"
    rf"|de (?:las|los) cuales)?\W*(?P<who>{MINORS}|{SEX})\b"
)
# The group behind some words of another kind and a preposition or copula.
LATER = re.compile(
    rf"^\W*{LINK}(?:para|a|de|por|fueron|son|eran|atendidas|casos de|entre|corresponden? a|las|los)\s+(?:las "
    rf"|los )?(?P<who>{MINORS}|{SEX})\b"
)
# The group as a label before the number. "Sección Síntesis NNA: 5,183" counts no minors: there the group is the last
# word of a name.
LABEL = re.compile(
    rf"(?:(?<!\w )|(?<=\bde )|(?<=\b[yeoa] )|(?<=\bl[oa]s )|(?<=\bpara )|(?<=\btotal ))\b(?P<who>{MINORS}|{SEX})"
    r"\s*[:(=\t–-]\s*\(?\s*$"
)
# A label behind a copula or preposition: "fueron para hombres 7,106 (90%) y para mujeres: 804" (compendio-2024:1655).
LED_LABEL = re.compile(rf"\b(?:para|fueron|son|eran) (?:las |los )?(?P<who>{MINORS}|{SEX})\s*$")
# Both sexes: all persons.
BOTH = re.compile(r"\b(?:mujeres (?:y|e|o|u) hombres|hombres (?:y|e|o|u) mujeres)\b")
# Groups in the name of a topic or a body, which count nobody.
AGAINST = re.compile(
    r"\b(?:contra|violencia|sobre|temas?|materia|derechos|atencion|institutos?|casas?|centros?|favor"
    r"|instancias)(?: \w+){0,3} (?:las )?(?:mujer(?:es)?|ninas|ninos|ninez|nna)\b"
)
# The total in brackets: "26 mujeres (43 en total)" (compendio-2024:4925).
IN_ALL = re.compile(r"^\W*(?:personas )?en total\b")
# A part by another condition: "3 personas con discapacidad" beside women and minors (compendio-2024:4163).
CONDITION = re.compile(
    r"^\W*\w+ (?:con (?:alguna )?dis?capacidad|adult[oa]s mayores|lgb\w+|indigenas|no binari\w+|transgenero)\b"
    # "21,827 adultos acompañantes" beside minors (compendio-2024:2928), "359 acompañantes adultos" (9266)
    r"|^\W*(?:son |acompanantes )?adult[oa]s\b(?! (?:mayores|hombres|mujeres)\b)"
)
# "niños" for both sexes: "20 son niños (14 niñas y 6 niños)" (compendio-2024:7656).
OF_BOTH_SEXES = re.compile(r"^\W*(?:\w+ )?ninos \(\s*$")
# "adolescentes mujeres": girls.
SEX_OF_MINORS = re.compile(r"\s+(hombres|mujeres)\b(?!\s+(?:y|e|o|u)\s)")
# "mujeres menores": girls.
UNDER_AGE = re.compile(r"\bmenores\b")
# "niñas y niños": minors of both sexes; `AND_GIRLS` in the other order.
AND_BOYS = re.compile(r",?\s+(?:y|e|o|u)\s+ninos")
AND_GIRLS = re.compile(r",?\s+(?:y|e|o|u)\s+(?:ninas|adolescentes)")
