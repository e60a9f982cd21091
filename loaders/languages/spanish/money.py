"""Spanish and international words for currencies, and for the amounts that they are told of."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from entramado.loaders.languages.spanish.peoples import HOME_WORDS, PEOPLES, either

_WORDS: dict[str, dict[str, str]] = tomllib.loads((Path(__file__).parent / "money.toml").read_text("utf-8"))
# What a currency's printed forms mean, behind a number and before it.
CURRENCIES, _SIGNS = _WORDS["names"], _WORDS["signs"]

# Whose money it is: "pesos dominicanos", "dólares canadienses".
_NATIONAL = re.compile(r"m\.? ?n\.")  # moneda nacional
_OF = rf"{PEOPLES}|americanos|{_NATIONAL.pattern}"
# The forms behind a number, in folded words: "de pesos", "usd", "dolares canadienses".
BEHIND = re.compile(rf"\s*(?:de\s)?(?P<name>{either(CURRENCIES)})(?!\w)(?:\s(?P<of>{_OF})(?!\w))?")
# The forms before a number: "USD $100,000", "CAD 3,000", "$500".
BEFORE = re.compile(rf"(?:(?<!\w)(?P<name>{either(_SIGNS)})\s?[\\$ ]*|\$\s?)$")
# A sign that touches its amount, in folded words: "q350,000", "gs.450.000"; "q4" is none.
GLUED = re.compile(rf"(?<!\w)(?:{either(_SIGNS)})\$?(?=\d{{1,3}}(?:[.,]\d{{3}})+(?!\w))")
# Signs that end with a full stop, which ends no sentence: "Gs. 450.000".
ABBREVIATED = tuple(sign[:-1] for sign in _SIGNS if sign.endswith("."))
MILLIONS = re.compile(r"\s*(?:mdp|mdd)\b")
# What an amount is, and of which things: "17 cuentas con un importe total de", "a un costo de".
AMOUNT = re.compile(
    r"(?:\d\s(?P<of>[^\d.,;:]{3,70}?)\s(?:con|por)\s(?:una?|el|la)\s|\b)(?P<what>(?:importe|monto|costo|precio|presupuesto|inversi[oó]n|valor|financiamiento|aportaci[oó]n|franquicia"
    r"|comisi[oó]n|ahorro|total)(?:\s(?!de\b|por\b|que\b|es\b|fue\b|asign)[^\W\d]+){0,2}?)"
    r"(?:\s(?:de|por|que|es|fue|a|hasta|asciende|ascendió|equivalente|superior|total|aproximado|aproximadamente|alrededor|cerca|más|un)){0,6}"
    r"[\s:=\\]*(?:USD|US|CAD|MXN|EUR)?[\s\\$]*$",
    re.IGNORECASE,
)


def currency(folded_before: str, folded_behind: str) -> tuple[str, int] | None:
    """The currency of a number by the folded words around it, and how far it reaches behind; None: no money.

    A bare "$" is read as pesos.
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
