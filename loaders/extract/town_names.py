"""Short names of towns in common use."""

from __future__ import annotations

from collections.abc import Iterator

from entramado.loaders.languages.spanish.town_names import LONG_NAME
from entramado.ontology.authority import Authority


def towns_in_short(authority: Authority) -> Iterator[tuple[str, str]]:
    """Short names that are another town's full name, with the town's identifier: "Ixtepec" for Ciudad Ixtepec."""
    whole = {m.name for m in authority.municipalities.values()}
    for town in authority.municipalities.values():
        short = LONG_NAME.fullmatch(town.name)
        if short and short[1] != town.name and short[1] in whole:
            yield short[1], town.id
