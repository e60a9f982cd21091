"""Spanish words of `extract.instrument_names`: several names of one instrument, in folded letters."""

from __future__ import annotations

import re

# Several names of one instrument: the compact; the agenda and its goals (buenas-practicas-oim:3439); the law or decree
# that created the body that reports (buenas-practicas-oim:4481, 4581).
SAME_INSTRUMENT = (
    ("compact", re.compile(r"pacto mundial(?!.*\brefugiad)|^pmm$")),
    ("agenda", re.compile(r"^agenda 2030|^objetivos de desarrollo sostenible|^ods$")),
    ("creation", re.compile(r"^(?:ley|decreto)\b.*\b(?:de (?:su )?creacion|que (?:se )?crea)\b")),
)
# Function words, without which names are compared.
FUNCTION_WORDS = frozenset(
    ("de", "del", "la", "las", "los", "el", "y", "e", "en", "para", "por", "a", "al", "con", "contra", "sobre")
)
# The acronym of "niñas, niños y adolescentes" is spelled out, or dropped where the name has the words.
MINORS = re.compile(r"\(?\bnnas?\b\)?")
GIRLS, MINORS_SPELLED = "ninas", "ninas ninos adolescentes"
