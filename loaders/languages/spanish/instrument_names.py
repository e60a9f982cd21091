"""The Spanish words and patterns of `extract.instrument_names`."""

from __future__ import annotations

import re

# Under several names one instrument: the compact; the agenda and its goals (buenas-practicas-oim:3439); the
# law or decree that created the body that reports (buenas-practicas-oim:4481, 4581).
ONE_OF_A_KIND = (
    ("compact", re.compile(r"pacto mundial(?!.*\brefugiad)|^pmm$")),
    ("agenda", re.compile(r"^agenda 2030|^objetivos de desarrollo sostenible|^ods$")),
    ("creation", re.compile(r"^(?:ley|decreto)\b.*\b(?:de (?:su )?creacion|que (?:se )?crea)\b")),
)
SMALL = frozenset(
    ("de", "del", "la", "las", "los", "el", "y", "e", "en", "para", "por", "a", "al", "con", "contra", "sobre")
)
MINORS = re.compile(r"\(?\bnnas?\b\)?")
GIRLS, MINORS_SPELLED = "ninas", "ninas ninos adolescentes"
