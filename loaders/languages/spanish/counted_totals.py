"""Spanish patterns of `extract.counted_totals`: currencies, and prepositions before the parts of a total."""

from __future__ import annotations

import re

# The unit of a total that is an amount of money.
CURRENCY = re.compile(r"(?:dólares(?: (?:estadounidenses|canadienses))?|euros|quetzales|lempiras)\b")
# A preposition, with or without its article, that parts of one total have in common.
SHARED_PREPOSITION = re.compile(r"(de|a|en|para)l?(?: (?:el|la|los|las))?")
