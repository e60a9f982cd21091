"""Spanish patterns of `extract.averages_and_ranges`: what stands around an average or an end of a range."""

from __future__ import annotations

import re

# Right before an average.
AVERAGE = re.compile(r"\bpromedio\b[^.,;:\d]*$", re.IGNORECASE)
# The same at the beginning of the clause.
ON_AVERAGE = re.compile(r"(?:^|[.;\n]\s*)en promedio,[^.;:\d]*$", re.IGNORECASE)
NUMBER = r"\d[\d,]*"
# Behind the first end of a range, `LEADS_TO_FIRST` before it.
FIRST = re.compile(rf"\s+(?:al?|y|hasta)\s+(?P<last>{NUMBER})(?![\w/])")
LEADS_TO_FIRST = re.compile(r"\b(?:de|entre)\s+\$?$", re.IGNORECASE)
# Before the second end of a range.
LAST = re.compile(
    rf"\b(?:de|entre)\s+\$?(?P<first>(?!(?:19|20)\d\d\b){NUMBER})\s+(?:al?|y|hasta)\s+\$?$", re.IGNORECASE
)
# How a range and an average are told.
RANGE, MEAN = "de {first} a {last}", "promedio"
