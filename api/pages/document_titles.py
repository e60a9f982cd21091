"""What a document is called where its title is too long."""

from __future__ import annotations

import re

_TO_YEAR = re.compile(r".{1,40}?\b(?:19|20)\d\d\b")
_WORDS_SHOWN = 4


def short_title(title: str, edition: str) -> str:
    """A document's title as far as its first year; without one its first words and the edition.

    >>> short_title("Compendio General 2024. Pacto Mundial", "2024")
    'Compendio General 2024'
    >>> short_title("Buenas prácticas en política migratoria", "2021")
    'Buenas prácticas en política… (2021)'
    """
    if found := _TO_YEAR.match(title):
        return found[0]
    words = title.split()
    return f"{' '.join(words[:_WORDS_SHOWN])}{'…' if len(words) > _WORDS_SHOWN else ''} ({edition[:4]})"
