"""The words for the sexes and ages that figures are parted by."""

from __future__ import annotations

from collections.abc import Sequence

SEX = (
    r"(?:mujer(?:es)?|hombres?|ninas?|ninos?|adolescentes(?: (?:mujeres|hombres))?|femenin\w+|masculin\w+"
    r"|varon(?:es)?)"
)
_WOMEN = ("mujer", "femen", "nina")
_MEN = ("hombre", "mascu", "varon", "nino")


def parts_everybody(groups: Sequence[str]) -> bool:
    """Whether the groups part everybody: women and men, or adults and minors."""
    by_sex = any(g.startswith(_WOMEN) for g in groups) and any(g.startswith(_MEN) for g in groups)
    return by_sex or {"adults", "minors"} <= set(groups)
