"""Read the numbers of Spanish print: `28, 375`, `1'735,482`, `970 mil 467`, `10.2 millones`, `ciento veinte`.

`find_numbers` gives every number of a text with its place and the way it is written. What a number
counts, and whether it is a result, is decided in `figures`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from entramado.loaders.extract.passages import folded
from entramado.loaders.languages.spanish_money import GLUED

# Groups of three digits, parted by a comma, a comma and a blank (compendio-2024:1948), a full stop
# (compendio-2024:3067), an apostrophe (compendio-2020:895) or a blank (buenas-practicas-oim:412).
# A comma and a blank also part two numbers: `Título 42, 129 mil 231 personas` (buenas-practicas-oim:1099).
_GROUP = r"(?:,(?:[ \n](?!\d{3}[ ]mil\b))?|['’´`]|\.|[ ](?=\d{3}(?!\d)))"
_GROUPED = rf"\d{{1,3}}(?:{_GROUP}\d{{3}})+"
# One of a list: `artículos 55, 56, 107 y 120` (compendio-2020:943).
_LISTED = r"(?P<listed>(?<=\d,[ \n])\d{1,3}(?=,[ \n]\d|[ \n]y[ \n]\d))"
# A fourth digit behind a group is a footnote's (compendio-2020:855).
_DIGITS = (
    rf"{_LISTED}|(?P<grouped>{_GROUPED})(?P<note>\d{{1,2}}(?![\d.,]))?(?P<cents>\.\d{{1,2}}(?!\d))?"
    # "1,4 millones": a comma before tenths, as elsewhere than in Mexico.
    r"|(?P<tenths>\d{1,3},\d{1,2}(?=[ \n]millon(?:es)?\b))|(?P<plain>\d+(?:\.\d+)?)"
)

_UNITS = {
    "un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
    "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16,
    "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintiun": 21, "veintiuno": 21,
    "veintiuna": 21, "veintidos": 22, "veintitres": 23, "veinticuatro": 24, "veinticinco": 25, "veintiseis": 26,
    "veintisiete": 27, "veintiocho": 28, "veintinueve": 29,
}  # fmt: skip
_TENS = {
    "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90,
}  # fmt: skip
_HUNDREDS = {
    "cien": 100, "ciento": 100, "doscient": 200, "trescient": 300, "cuatrocient": 400, "quinient": 500,
    "seiscient": 600, "setecient": 700, "novecient": 900, "ochocient": 800,
}  # fmt: skip
_SCALES = {"mil": 1_000, "millon": 1_000_000, "millones": 1_000_000}

_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_BELOW_100 = rf"(?:(?:{'|'.join(_TENS)})(?:[ \n]y[ \n](?:{_UNIT}))?|{_UNIT})"
_HUNDRED = r"(?:cien(?:to)?|(?:dosc|tresc|cuatroc|quin|seisc|setec|ochoc|novec)ient[oa]s)"
_BELOW_1000 = rf"(?:{_HUNDRED}(?:[ \n]{_BELOW_100})?|{_BELOW_100})"
_SCALE = r"(?:millones|millon|mil)"
_PLAIN_BELOW_1000 = r"\d{1,3}(?![\d%]|[.,]\d)"
# Words may go on behind a scale: `970 mil 467`, `278 millones 285 mil 812`, `mil doscientos`.
_TAIL = rf"(?:[ \n]y medi[oa]\b)?(?:[ \n](?:{_SCALE}|{_PLAIN_BELOW_1000}|{_BELOW_1000}))*"

_NUMBER = re.compile(
    rf"(?<![\w.,/$-])\$?\s?(?:(?P<figure>{_DIGITS})(?:[ \n](?P<scaled>{_SCALE}\b{_TAIL}))?)(?!\w|[./]\d)"
    rf"|\b(?P<words>(?:{_BELOW_1000}(?:[ \n]{_SCALE}{_TAIL})?|{_SCALE}{_TAIL}))\b"
)
_WORD = re.compile(r"\d+|[a-z]+")
# Numbers side by side with nothing but blanks between them: the cells of a table's row ("640 710 1,350"), unless
# all the blanks part groups of one number ("1 234 567", "1'234 567").
_CELL = r"\d+(?:[,.'’´`]\d+)*"
_ROW = re.compile(rf"(?<![\w.,/$-]){_CELL}(?: {_CELL})+(?![\w%])(?![.,]\d)")
_ONE_NUMBER = re.compile(r"\d{1,3}(?:[ '’´`]\d{3})+(?:\.\d{1,2})?")
_HALF = ("medio", "media")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text: the characters ``start:end``, its value and whether it is written in words.

    `grouped` tells that it is written with groups of three digits or with `mil`, so that it is
    neither a year nor an item's number.
    """

    value: float
    start: int
    end: int
    spelled: bool = False
    grouped: bool = False


def find_numbers(text: str) -> list[Number]:
    """The numbers of `text` in reading order (percentages, years and the like among them)."""
    out: list[Number] = []
    for match in _NUMBER.finditer(_apart(folded(text))):
        if match["words"] is not None:
            if match["words"] in ("mil", "millon", "millones", "uno"):
                continue
            start, end = match.span("words")
            out.append(Number(_spelled(match["words"]), start, end, spelled=True))
            continue
        start, end = match.start("figure"), match.end()
        value, grouped = _digits(match)
        if match["scaled"] is not None:
            value, grouped = _scaled(value, match["scaled"]), True
        elif match["note"]:
            end = match.end("grouped")
        out.append(Number(value, start, end, grouped=grouped))
    return out


def _apart(text: str) -> str:
    """`text`, as long as it was, with a bar in front of each cell of a row of numbers but the first.

    Blanks stand for a currency's sign that touches its amount.
    """
    text = GLUED.sub(lambda m: " " * len(m[0]), text)
    return _ROW.sub(lambda m: m[0] if _ONE_NUMBER.fullmatch(m[0]) else m[0].replace(" ", "|"), text)


def parse_number(text: str) -> float | None:
    """The value of a text that is one number as a whole, else None."""
    text = text.strip().lstrip("$").strip()
    found = find_numbers(text)
    if len(found) == 1 and found[0].start == 0 and found[0].end == len(text):
        return found[0].value
    return None


def _digits(match: re.Match[str]) -> tuple[float, bool]:
    if match["grouped"] is not None:
        whole = re.sub(r"\D", "", match["grouped"])
        cents = match["cents"]
        return (float(whole + cents) if cents else float(int(whole))), True
    if match["tenths"] is not None:
        return float(match["tenths"].replace(",", ".")), False
    plain: str = match["plain"] or match["listed"]
    return (float(plain) if "." in plain else float(int(plain))), False


def _scaled(value: float, words: str) -> float:
    """`10.2` + `millones`, `970` + `mil 467`, `278` + `millones 285 mil 812`."""
    total, current, scale = 0.0, value, 1
    for word in _WORD.findall(words):
        if word in _SCALES:
            scale = _SCALES[word]
            total += (current or 1) * scale
            current = 0.0
        elif word in _HALF:
            total += scale / 2
        elif word != "y":
            current += float(word) if word.isdigit() else _word_value(word)
    return total + current


def _spelled(words: str) -> float:
    total, current, scale = 0.0, 0.0, 1
    for word in _WORD.findall(words):
        if word in _SCALES:
            scale = _SCALES[word]
            total, current = total + (current or 1) * scale, 0.0
        elif word in _HALF:
            total += scale / 2
        elif word.isdigit():
            current += float(word)
        elif word != "y":
            current += _word_value(word)
    return total + current


def _word_value(word: str) -> float:
    if word in _UNITS:
        return _UNITS[word]
    if word in _TENS:
        return _TENS[word]
    return next((v for stem, v in _HUNDREDS.items() if word.startswith(stem)), 0)
