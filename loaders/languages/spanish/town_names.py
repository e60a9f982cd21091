"""Spanish patterns of `extract.town_names`: the full names of towns."""

from __future__ import annotations

import re

# Group 1 is the short name: "Ciudad Ixtepec", "Heroica Ciudad de Juchitán de Zaragoza".
LONG_NAME = re.compile(r"(?:Heroica )?(?:Villa de |Ciudad (?:de )?)?(.+?)(?: de [A-ZÁÉÍÓÚ]\w+(?: [A-ZÁÉÍÓÚ]\w+)?)?")
