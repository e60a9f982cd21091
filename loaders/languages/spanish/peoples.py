"""The words for the people of countries in Spanish, folded, as alternatives of a pattern: data of the profiles."""

from __future__ import annotations

import re
from collections.abc import Iterable

from entramado.ontology.folding import fold
from entramado.ontology.profiles import DEFAULT, country_words, demonyms


def either(words: Iterable[str]) -> str:
    """The words as alternatives of a pattern, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


HOME_WORDS = frozenset(fold(word) for country, word in demonyms() if country == DEFAULT)
# "mexicano", "mexicanas": of the default home, and in the plural of any country.
OF_HOME = either(HOME_WORDS)
# What those words have before their endings, and the country's name.
HOME_STEM = min(HOME_WORDS, key=len)[:-1]
HOME_COUNTRY = f"(?:{either(name for name, country in country_words('es').items() if country == DEFAULT)})"
PEOPLES = either({fold(word) for _, word in demonyms() if word.endswith("s")})
COUNTRIES = either({name for name, country in country_words("es").items() if country != DEFAULT})
