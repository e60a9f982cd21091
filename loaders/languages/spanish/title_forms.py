"""Spanish titles whose first words name the form of an action; the words behind them are its topic.

"Foro Nacional “Prevención de la trata”" is a forum, whatever it is about (compendio-2024:3468).
"""

from __future__ import annotations

import re

_FORMS = (
    ("foros-grupos-trabajo", re.compile(r"(?:participaci[oó]n en (?:el |los )?)?foros?\b", re.IGNORECASE)),
    (
        "legislacion-protocolos",
        re.compile(
            r"(?:elaboraci[oó]n del? (?:la |los )?)?(?:protocolos?|normas?|reformas?|lineamientos)\b", re.IGNORECASE
        ),
    ),
    ("difusion", re.compile(r"(?:difusi[oó]n|divulgaci[oó]n)\b", re.IGNORECASE)),
    ("capacitacion-funcionarios", re.compile(r"capacitaci(?:[oó]n|ones)\b", re.IGNORECASE)),
)


def title_form(title: str) -> str:
    """The slug of the action type that a title's first words name; "" where they name none."""
    opening = title.lstrip(' “"«-')
    return next((slug for slug, words in _FORMS if words.match(opening)), "")
