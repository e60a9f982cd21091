"""The Spanish words and patterns of `extract.town_names`."""

from __future__ import annotations

import re

# "Ciudad Ixtepec", "Heroica Ciudad de Juchitán de Zaragoza".
LONG_NAME = re.compile(r"(?:Heroica )?(?:Villa de |Ciudad (?:de )?)?(.+?)(?: de [A-ZÁÉÍÓÚ]\w+(?: [A-ZÁÉÍÓÚ]\w+)?)?")
