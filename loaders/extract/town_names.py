"""Towns by the short names that people call them by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from entramado.ontology.authority import Authority

# "Ciudad Ixtepec", "Heroica Ciudad de Juchitán de Zaragoza".
_LONG_NAME = re.compile(r"(?:Heroica )?(?:Villa de |Ciudad (?:de )?)?(.+?)(?: de [A-ZÁÉÍÓÚ]\w+(?: [A-ZÁÉÍÓÚ]\w+)?)?")


def towns_in_short(authority: Authority) -> Iterator[tuple[str, str]]:
    """A short name, and the town, where it is another town's whole name: "Ixtepec" is Ciudad Ixtepec too."""
    whole = {m.name for m in authority.municipalities.values()}
    for town in authority.municipalities.values():
        short = _LONG_NAME.fullmatch(town.name)
        if short and short[1] != town.name and short[1] in whole:
            yield short[1], town.id
