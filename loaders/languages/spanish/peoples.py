"""Spanish demonyms and country names in folded letters, as alternatives of a pattern; from the profiles."""

from __future__ import annotations

import re
from collections.abc import Iterable

from entramado.ontology.folding import fold
from entramado.ontology.profiles import DEFAULT, country_words, demonyms


def either(words: Iterable[str]) -> str:
    """The words as alternatives of a pattern, the longest first, so that none hides a longer one."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


HOME_WORDS = frozenset(fold(word) for country, word in demonyms() if country == DEFAULT)
# Demonyms of the default profile's country.
OF_HOME = either(HOME_WORDS)
# The stem of those demonyms, before the endings of gender and number.
HOME_STEM = min(HOME_WORDS, key=len)[:-1]
# The name of that country.
HOME_COUNTRY = f"(?:{either(name for name, country in country_words('es').items() if country == DEFAULT)})"
# Demonyms of all countries in the plural.
PEOPLES = either({fold(word) for _, word in demonyms() if word.endswith("s")})
# Names of all other countries.
COUNTRIES = either({name for name, country in country_words("es").items() if country != DEFAULT})
