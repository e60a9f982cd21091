"""Words and signs of currencies in Spanish text, and nouns that tell what an amount is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from entramado.loaders.languages.spanish.peoples import HOME_WORDS, PEOPLES, either

_WORDS: dict[str, dict[str, str]] = tomllib.loads((Path(__file__).parent / "money.toml").read_text("utf-8"))
# Names of currencies behind a number and signs before it, each with the unit that it means.
CURRENCIES, _SIGNS = _WORDS["names"], _WORDS["signs"]

# "moneda nacional": the currency of home.
_NATIONAL = re.compile(r"m\.? ?n\.")
# The country of a currency: "pesos dominicanos", "dólares canadienses".
_OF = rf"{PEOPLES}|americanos|{_NATIONAL.pattern}"
# What stands behind an amount, folded: "de pesos", "usd", "dolares canadienses".
BEHIND = re.compile(rf"\s*(?:de\s)?(?P<name>{either(CURRENCIES)})(?!\w)(?:\s(?P<of>{_OF})(?!\w))?")
# What stands before an amount: "USD $100,000", "CAD 3,000", "$500".
BEFORE = re.compile(rf"(?:(?<!\w)(?P<name>{either(_SIGNS)})\s?[\\$ ]*|\$\s?)$")
# A sign that touches its amount, folded: "q350,000", "gs.450.000"; "q4" is no amount.
GLUED = re.compile(rf"(?<!\w)(?:{either(_SIGNS)})\$?(?=\d{{1,3}}(?:[.,]\d{{3}})+(?!\w))")
# Signs that are abbreviations; their full stop ends no sentence: "Gs. 450.000".
ABBREVIATED = tuple(sign[:-1] for sign in _SIGNS if sign.endswith("."))
# Abbreviations of millions of pesos and dollars.
MILLIONS = re.compile(r"\s*(?:mdp|mdd)\b")
# The kind of an amount and what it was paid for: "17 cuentas con un importe total de", "a un costo de".
AMOUNT = re.compile(
    r"(?:\d\s(?P<of>[^\d.,;:]{3,70}?)\s(?:con|por)\s(?:una?|el|la)\s|\b)(?P<what>(?:importe|monto|costo|precio|presupuesto|inversi[oó]n|valor|financiamiento|aportaci[oó]n|franquicia"
    r"|comisi[oó]n|ahorro|total)(?:\s(?!de\b|por\b|que\b|es\b|fue\b|asign)[^\W\d]+){0,2}?)"
    r"(?:\s(?:de|por|que|es|fue|a|hasta|asciende|ascendió|equivalente|superior|total|aproximado|aproximadamente|alrededor|cerca|más|un)){0,6}"
    r"[\s:=\\]*(?:USD|US|CAD|MXN|EUR)?[\s\\$]*$",
    re.IGNORECASE,
)


def currency(folded_before: str, folded_behind: str) -> tuple[str, int] | None:
    """The currency of a number, by the folded text before and behind it, and its length behind; None for no money.

    A "$" without a name is read as pesos.
    """
    behind, before = BEHIND.match(folded_behind), BEFORE.search(folded_before)
    if behind:
        unit = CURRENCIES[behind["name"]]
        of = behind["of"]
        if of and unit == "dólares":
            unit = f"dólares {'canadienses' if of == 'canadienses' else 'estadounidenses'}"
        elif of and of not in HOME_WORDS and not _NATIONAL.fullmatch(of):
            unit = f"{unit} {of}"
        return unit, behind.end()
    if not before:
        return None
    return (_SIGNS[before["name"]] if before["name"] else CURRENCIES["pesos"]), 0
