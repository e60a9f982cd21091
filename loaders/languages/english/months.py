"""The months of English print in order, and patterns of any of them."""

from __future__ import annotations

from typing import Final

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
MONTH: Final = "|".join(MONTHS)
# A whole word: "May", not "Mayor".
MONTH_WORD: Final = rf"(?:{MONTH})\b"
