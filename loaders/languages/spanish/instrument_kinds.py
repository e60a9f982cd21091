"""Spanish words of `extract.instrument_kinds`: kinds of laws, agreements and plans, in folded letters."""

from __future__ import annotations

import re

# Of the two compacts of 2018 that on migration, of whatever year an edition prints, and the agenda with its goals.
KNOWN_BY_MANY_NAMES = (
    ("pacto mundial migracion", re.compile(r"^(?:el )?pacto mundial(?!.*\brefugiad)|^pmm(?:sor)?$")),
    ("agenda 2030", re.compile(r"^(?:la )?agenda 2030\b|^(?:los )?objetivos de(?:l)? desarrollo sostenible\b|^ods$")),
)
