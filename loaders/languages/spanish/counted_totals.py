"""The Spanish words and patterns of `extract.counted_totals`."""

from __future__ import annotations

import re

CURRENCY = re.compile(r"(?:dólares(?: (?:estadounidenses|canadienses))?|euros|quetzales|lempiras)\b")
BESIDE = re.compile(r"(de|a|en|para)l?(?: (?:el|la|los|las))?")
