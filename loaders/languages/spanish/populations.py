"""Spanish patterns of `extract.populations`, in folded letters."""

from __future__ import annotations

import re

# Feminine nouns for women alone; "trabajadores migrantes" and "jefes de familia" are another group.
TOLD_BY_GENDER = re.compile(r"(?:trabajadora|jefa)s?\b")
