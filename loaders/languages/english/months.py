"""English month names in order, and patterns of months and weekdays."""

from __future__ import annotations

from typing import Final

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
MONTH: Final = "|".join(MONTHS)
# A whole word: "May", not "Mayor".
MONTH_WORD: Final = rf"(?:{MONTH})\b"

# Weekdays, which are no word of a name: "the Council on Friday".
DAY_WORD: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
# Months in full or abbreviated, as in statistics and press releases: "Oct. 18, 2022", "30 Sept 2021".
MONTH_OR_SHORT = rf"(?:{MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"


def month_number(name: str) -> int:
    """The number of a month (1 to 12) by its name, in full or abbreviated."""
    return next(n for n, month in enumerate(MONTHS, 1) if month[:3] == name[:3])
