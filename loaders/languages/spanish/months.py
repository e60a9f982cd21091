"""Spanish month names in folded letters: their numbers, and a pattern of any of them."""

from __future__ import annotations

from typing import Final

NUMBER_OF_MONTH: Final = {
    "enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8,
    "septiembre": 9, "setiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12,
}  # fmt: skip
MONTH: Final = f"(?:{'|'.join(NUMBER_OF_MONTH)})"
