"""Words for the home country and its nationals, and for people from elsewhere.

The Spanish readers were made for documents of Mexico, whose nationals are Mexicans. For a document of another home
country its demonyms are replaced by Mexico's before those readers see the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from entramado.loaders.text import Passage
from entramado.ontology.folding import fold
from entramado.ontology.profiles import DEFAULT, Profile, demonyms, load_profile

# Demonyms of regions, which belong to no single country.
_OF_REGIONS = frozenset(
    stem + end
    for stem in ("centroamerican", "sudamerican", "suramerican", "cariben", "extracontinental")
    for end in ("o", "a", "os", "as", "es")
)
# The country whose demonyms replace Mexico's own in a document of another home: any country but those two would do.
_ELSEWHERE = "BZ"


@lru_cache(maxsize=1)
def foreign_people() -> re.Pattern[str]:
    """Matches folded words for people of other countries than Mexico: "venezolanos", "migrantes de Bolivia"."""
    profile = load_profile(DEFAULT)
    words = {fold(d) for country, d in demonyms() if country != DEFAULT} | _OF_REGIONS
    plural = "|".join(sorted((w for w in words if w.endswith("s")), key=len, reverse=True))
    every = "|".join(sorted(words, key=len, reverse=True))
    names = {fold(c.name_es) for c in profile.authority.countries.values() if c.iso3166_1_alpha2 != DEFAULT}
    countries = "|".join(sorted(names, key=len, reverse=True))
    own = "".join(rf"(?<!{fold(word)} )" for word in profile.nationals)
    people = r"(?:migrantes|ciudadan[oa]s|personas?|nacionales|poblacion|familias|nin[oa]s|jovenes|mujeres)"
    return re.compile(
        rf"\b{people} (?:{every})\b|(?<![\w-])(?:{plural})\b"
        rf"|\b{people}(?: (?!retorn|deport|repatri|de )\w{{4,}})? del? (?:{countries})\b|\bnacionalidad (?:{every})\b"
        rf"|(?<!retornad[oa]s )(?<!deportad[oa]s ){own}(?<!connacionales )"
        rf"\b(?:provenientes|procedentes|originari[oa]s)(?: (?:principal|mayoritaria)mente)? de (?:{countries})\b"
    )


def home_words(profile: Profile) -> list[tuple[re.Pattern[str], str]]:
    """Replacements (pattern, word): of Mexico's words by those of another country, then of the home's by Mexico's."""
    default = load_profile(DEFAULT)
    theirs = [word for country, word in demonyms() if country == _ELSEWHERE]
    country = default.authority.countries[_ELSEWHERE].name_es
    pairs = [(rf"\b{re.escape(word)}\b", _like(word, theirs)) for word in default.nationals]
    pairs += [(rf"\b{re.escape(name)}\b", country) for name in default.country_names]
    pairs += [(rf"\b{re.escape(ours)}\b", _like(ours, default.nationals)) for ours in profile.nationals]
    pairs += [(rf"\b{re.escape(name)}\b", default.country_names[0]) for name in profile.country_names]
    return [(re.compile(pattern, re.IGNORECASE), word) for pattern, word in pairs]


def _like(word: str, others: Sequence[str]) -> str:
    """The one of `others` in the gender and number of `word`; the masculine where `word` has one form for both."""
    ending = next((e for e in ("os", "as", "es", "a", "o", "e") if word.endswith(e)), "o")
    wanted = {"es": "os", "e": "o"}.get(ending, ending)
    return next((o for o in others if o.endswith(wanted)), word)


def replace_words(text: str, words: Sequence[tuple[re.Pattern[str], str]]) -> str:
    """A text with the replacements of `home_words` made, an initial capital kept."""
    for pattern, word in words:
        text = pattern.sub(lambda m, word=word: word.capitalize() if m[0][0].isupper() else word, text)  # type: ignore[misc]
    return text


def replace_words_in_passage(passage: Passage, words: Sequence[tuple[re.Pattern[str], str]]) -> Passage:
    """The passage with the replacements made line by line, so that each character keeps its line."""
    if not passage:
        return passage
    parts, offsets, at = [], [], 0
    ends = (*passage.offsets[1:], len(passage.text))
    for start, end in zip(passage.offsets, ends, strict=True):
        part = replace_words(passage.text[start:end], words)
        offsets.append(at)
        parts.append(part)
        at += len(part)
    return Passage("".join(parts), tuple(offsets), passage.numbers)
