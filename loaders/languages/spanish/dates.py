"""Spanish patterns of `extract.dates`: dates, ranges and years that stand apart from their month, in folded letters."""

from __future__ import annotations

import re

from entramado.loaders.languages.spanish.months import MONTH

# Ordinals of halves and quarters of a year.
PARTS = {"primer": 1, "segundo": 2, "tercer": 3, "cuarto": 4}
# A template for the name of its group.
YEAR = r"(?P<{}>19[5-9]\d|20[0-3]\d)(?!\d)"
# What joins a day to its month, or a month to its year.
OF = r"(?:,?\s+(?:del?\s+)?(?:(?:el\s+)?ano\s+)?)"
# One date. Its year, or all but its day, may be printed with the next date only.
ATOM = re.compile(
    # "junio-julio de 2019" (compendio-2020:2187), but no "SSA3-2013".
    rf"(?<![\w/.])(?:(?<!\D-)|(?<=[eol]-)(?={MONTH}))(?:"
    rf"(?:(?P<day>\d{{1,2}})(?:\s?\.?(?:o|°|º|ro|er))?{OF})?(?P<month>{MONTH}){OF}{YEAR.format('year')}"
    rf"|(?P<part>primer|segundo|tercer|cuarto)\s+(?P<unit>semestre|trimestre){OF}{YEAR.format('part_year')}"
    rf"|(?:(?P<day2>\d{{1,2}})(?:\s?\.?(?:o|°|º|ro|er))?{OF})?(?P<month2>{MONTH})\b"
    rf"|{YEAR.format('only_year')}"
    r"|(?P<slashed>\d{1,2}/\d{1,2}/20\d\d)(?!\d)"
    r"|(?P<day3>[0-3]?\d)(?:\s?\.?(?:o|°|º|ro|er))?(?=\s*(?:,|al?\b|y\b|e\b|-)\s*(?:el\s+)?[0-3]?\d\b)"
    r")(?!\w|/\d|\.\d)"
)
# Between the two ends of a range, or the days of a list.
TO = re.compile(
    r"(?:,?\s+(?:al?|y|e|(?:y\s+)?hasta|al? (?:cierre|mes)|con una duracion(?: estimada)? hasta)"
    r"(?:\s+(?:el|finales|principios|inicios|mediados|mes|cierre|de|del|dia))*\s+|\s?[-–—]\s?|,\s+(?:y\s+)?(?:el\s+)?)"
)
# Between a beginning and an end whose year is that of the beginning: "Inició en abril de 2024 y continuó al mes de
# junio" (compendio-2024:4011).
WENT_ON = re.compile(
    r"\W+y (?:continu\w+|conclu\w+|finaliz\w+|termin\w+)(?: \w+)? (?:al?|en|hasta)(?: el)?(?: mes de)? "
)
# "del mismo año": the year of the date before.
SAME_YEAR = re.compile(r"\s+del?\s+(?:este\s+|ese\s+)?(?:mismo|propio)\s+ano")
# The year of the report: "inició en el mes de mayo con un taller ... y se planea que concluya en el mes de noviembre
# del año en curso" (informe-2018:3597). The beginning (`UNTIL_ITS_END` stands between) has the year of the end.
THIS_YEAR = re.compile(r"\s+del?\s+(?:ano\s+en\s+curso|presente\s+ano)")
UNTIL_ITS_END = re.compile(r"[^.;:]*\b(?:conclu|finali|termin)\w+[^.;:]*")
# Months whose year stands in the clause before: "(durante 2023 ...) se realizaron en marzo y abril, y el foro nacional
# en junio" (compendio-2024:1145).
HELD_IN_MONTHS = re.compile(
    rf"\bse (?:realizaron|llevaron a cabo|celebraron|impartieron) en (?:los meses de )?"
    rf"(?P<months>{MONTH}\b[^.;\d]*\b{MONTH})\b[^.;\d]*[.;]"
)
