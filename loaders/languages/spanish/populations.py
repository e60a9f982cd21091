"""The Spanish words and patterns of `extract.populations`."""

from __future__ import annotations

import re

# Women alone: "trabajadores migrantes" and "jefes de familia" are another group.
TOLD_BY_GENDER = re.compile(r"(?:trabajadora|jefa)s?\b")
