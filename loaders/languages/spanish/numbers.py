"""Spanish numerals of `extract.numbers`: digits in groups, number words, scales."""

from __future__ import annotations

# Separators of thousands: a comma, a comma and a blank (compendio-2024:1948), a full stop (compendio-2024:3067), an
# apostrophe (compendio-2020:895) or a blank (buenas-practicas-oim:412). A comma and a blank also part two numbers:
# `Título 42, 129 mil 231 personas` (buenas-practicas-oim:1099).
GROUP = r"(?:,(?:[ \n](?!\d{3}[ ]mil\b))?|['’´`]|\.|[ ](?=\d{3}(?!\d)))"
GROUPED = rf"\d{{1,3}}(?:{GROUP}\d{{3}})+"
# One number of a list: `artículos 55, 56, 107 y 120` (compendio-2020:943).
LISTED = r"(?P<listed>(?<=\d,[ \n])\d{1,3}(?=,[ \n]\d|[ \n]y[ \n]\d))"
# A fourth digit behind a group is a footnote mark (compendio-2020:855).
DIGITS = (
    rf"{LISTED}|(?P<grouped>{GROUPED})(?P<note>\d{{1,2}}(?![\d.,]))?(?P<cents>\.\d{{1,2}}(?!\d))?"
    # "1,4 millones": a comma before tenths, as elsewhere than in Mexico.
    r"|(?P<tenths>\d{1,3},\d{1,2}(?=[ \n]millon(?:es)?\b))|(?P<plain>\d+(?:\.\d+)?)"
)
UNITS = {
    "un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
    "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16,
    "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintiun": 21, "veintiuno": 21,
    "veintiuna": 21, "veintidos": 22, "veintitres": 23, "veinticuatro": 24, "veinticinco": 25, "veintiseis": 26,
    "veintisiete": 27, "veintiocho": 28, "veintinueve": 29,
}  # fmt: skip
TENS = {
    "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90,
}  # fmt: skip
# By the stem that both genders have.
HUNDREDS = {
    "cien": 100, "ciento": 100, "doscient": 200, "trescient": 300, "cuatrocient": 400, "quinient": 500,
    "seiscient": 600, "setecient": 700, "novecient": 900, "ochocient": 800,
}  # fmt: skip
SCALES = {"mil": 1_000, "millon": 1_000_000, "millones": 1_000_000}
UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
BELOW_100 = rf"(?:(?:{'|'.join(TENS)})(?:[ \n]y[ \n](?:{UNIT}))?|{UNIT})"
HUNDRED = r"(?:cien(?:to)?|(?:dosc|tresc|cuatroc|quin|seisc|setec|ochoc|novec)ient[oa]s)"
BELOW_1000 = rf"(?:{HUNDRED}(?:[ \n]{BELOW_100})?|{BELOW_100})"
SCALE = r"(?:millones|millon|mil)"
PLAIN_BELOW_1000 = r"\d{1,3}(?![\d%]|[.,]\d)"
# Number words behind a scale: `970 mil 467`, `278 millones 285 mil 812`, `mil doscientos`.
TAIL = rf"(?:[ \n]y medi[oa]\b)?(?:[ \n](?:{SCALE}|{PLAIN_BELOW_1000}|{BELOW_1000}))*"
HALF = ("medio", "media")
