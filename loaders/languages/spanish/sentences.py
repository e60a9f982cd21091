"""Spanish patterns of `extract.sentences`: where a sentence ends."""

from __future__ import annotations

import re

from entramado.loaders.languages.spanish.money import ABBREVIATED

# Lookbehinds for currency signs that end with a full stop: "Gs. 450.000".
MONEY = "".join(rf"(?<!\b{sign.upper()})(?<!\b{sign.capitalize()})" for sign in ABBREVIATED)
# Alternatives begin with a lookahead for the mark and test what precedes only then: most characters end nothing. The
# full stop of an abbreviation ends no sentence (`núm. 3`, `art. 5`, `Cd. Juárez`, `EE. UU.`, `S. A.`), nor does one
# within a number (`1.250 Permisos`, `3.99 USD`); digits behind a year or cents are a footnote mark.
END = re.compile(
    r"(?=[.!?])(?<![\s(.][^\W\d])(?<!\b[Nn]um)(?<!\b[Aa]rt)(?<!\b[Cc]d)(?<!\b[Dd]r)(?<!\b[Nn]o)(?<!\bEE)(?<!\bDD)"
    + MONEY
    + r"[.!?][\"”»)]*(?:|(?:(?<!\d\.)|(?<=[12]\d{3}\.)|(?<=\.\d\d\.))\d{1,2}|(?<!\d\.)\d{3})(?=\s+[^a-z\s])"
    r"|\n|\s(?=[•*]\s)|;(?=\s)"
)
