"""Parse the numbers of Spanish texts: `28, 375`, `1'735,482`, `970 mil 467`, `10.2 millones`, `ciento veinte`.

`find_numbers` gives every number of a text with its span and how it is written. What it counts, and whether it is a
result, is decided in `figures`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from entramado.loaders.extract.passages import folded
from entramado.loaders.languages.spanish.money import GLUED
from entramado.loaders.languages.spanish.numbers import (
    BELOW_1000,
    DIGITS,
    HALF,
    HUNDREDS,
    SCALE,
    SCALES,
    TAIL,
    TENS,
    UNITS,
)

_NUMBER = re.compile(
    rf"(?<![\w.,/$×-])\$?\s?(?:(?P<figure>{DIGITS})(?:[ \n](?P<scaled>{SCALE}\b{TAIL}))?)(?!\w|[./]\d|×)"
    rf"|\b(?P<words>(?:{BELOW_1000}(?:[ \n]{SCALE}{TAIL})?|{SCALE}{TAIL}))\b"
)
_WORD = re.compile(r"\d+|[a-z]+")
# Numbers with only a blank between them are cells of a table's row ("640 710 1,350"), unless every blank separates
# groups of thousands of one number ("1 234 567", "1'234 567").
_CELL = r"\d+(?:[,.'’´`]\d+)*"
_ROW = re.compile(rf"(?<![\w.,/$-]){_CELL}(?: {_CELL})+(?![\w%])(?![.,]\d)")
_ONE_NUMBER = re.compile(r"\d{1,3}(?:[ '’´`]\d{3})+(?:\.\d{1,2})?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text: its value, the characters ``start:end``, and whether it is spelled out in words.

    `grouped`: written with separators of thousands or with `mil`, and so neither a year nor the number of an item.
    """

    value: float
    start: int
    end: int
    spelled: bool = False
    grouped: bool = False


def find_numbers(text: str) -> list[Number]:
    """The numbers of `text` in reading order, including percentages, years and the like."""
    out: list[Number] = []
    for match in _NUMBER.finditer(_separate_cells(folded(text))):
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


def _separate_cells(text: str) -> str:
    """Folded `text`, of unchanged length, with a bar between the cells of a row of numbers.

    A currency's sign that touches its amount is replaced by blanks.
    """
    text = GLUED.sub(lambda m: " " * len(m[0]), text)
    return _ROW.sub(lambda m: m[0] if _ONE_NUMBER.fullmatch(m[0]) else m[0].replace(" ", "|"), text)


def parse_number(text: str) -> float | None:
    """The value of `text` if the whole of it is one number, else None."""
    text = text.strip().lstrip("$").strip()
    found = find_numbers(text)
    if len(found) == 1 and found[0].start == 0 and found[0].end == len(text):
        return found[0].value
    return None


def _digits(match: re.Match[str]) -> tuple[float, bool]:
    """The value of a number in digits, and whether it has separators of thousands."""
    if match["grouped"] is not None:
        whole = re.sub(r"\D", "", match["grouped"])
        cents = match["cents"]
        return (float(whole + cents) if cents else float(int(whole))), True
    if match["tenths"] is not None:
        return float(match["tenths"].replace(",", ".")), False
    plain: str = match["plain"] or match["listed"]
    return (float(plain) if "." in plain else float(int(plain))), False


def _scaled(value: float, words: str) -> float:
    """The value of digits followed by words for a scale: `10.2` `millones`, `278` `millones 285 mil 812`."""
    total, current, scale = 0.0, value, 1
    for word in _WORD.findall(words):
        if word in SCALES:
            scale = SCALES[word]
            total += (current or 1) * scale
            current = 0.0
        elif word in HALF:
            total += scale / 2
        elif word != "y":
            current += float(word) if word.isdigit() else _word_value(word)
    return total + current


def _spelled(words: str) -> float:
    """The value of a number spelled out: `ciento veinte`, `dos mil 300`."""
    total, current, scale = 0.0, 0.0, 1
    for word in _WORD.findall(words):
        if word in SCALES:
            scale = SCALES[word]
            total, current = total + (current or 1) * scale, 0.0
        elif word in HALF:
            total += scale / 2
        elif word.isdigit():
            current += float(word)
        elif word != "y":
            current += _word_value(word)
    return total + current


def _word_value(word: str) -> float:
    """The value of one word for a number; 0 for any other word."""
    if word in UNITS:
        return UNITS[word]
    if word in TENS:
        return TENS[word]
    return next((v for stem, v in HUNDREDS.items() if word.startswith(stem)), 0)
