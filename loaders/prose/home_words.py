"""The words for a document's home and its people, and for people from elsewhere.

Spanish is read by the readers of the compendia, which speak of Mexicans: for another home its people's words stand in
for theirs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from entramado.loaders.text import Passage
from entramado.ontology.folding import fold
from entramado.ontology.profiles import DEFAULT, Profile, demonyms, load_profile

# Stems of people of a region, which no country's are, with their endings.
_OF_REGIONS = frozenset(
    stem + end
    for stem in ("centroamerican", "sudamerican", "suramerican", "cariben", "extracontinental")
    for end in ("o", "a", "os", "as", "es")
)
# A country that stands for "another" where the default home is not the document's.
_ELSEWHERE = "BZ"


@lru_cache(maxsize=1)
def foreign_people() -> re.Pattern[str]:
    """Words (folded) for people of other countries than Mexico: "venezolanos", "migrantes de Bolivia"."""
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
    """The words for home and its people, with Mexico's; Mexico's own first become those of a country elsewhere."""
    default = load_profile(DEFAULT)
    theirs = [word for country, word in demonyms() if country == _ELSEWHERE]
    country = default.authority.countries[_ELSEWHERE].name_es
    pairs = [(rf"\b{re.escape(word)}\b", _like(word, theirs)) for word in default.nationals]
    pairs += [(rf"\b{re.escape(name)}\b", country) for name in default.country_names]
    pairs += [(rf"\b{re.escape(ours)}\b", _like(ours, default.nationals)) for ours in profile.nationals]
    pairs += [(rf"\b{re.escape(name)}\b", default.country_names[0]) for name in profile.country_names]
    return [(re.compile(pattern, re.IGNORECASE), word) for pattern, word in pairs]


def _like(word: str, others: Sequence[str]) -> str:
    """The one of `others` that ends as `word` does; for one form for both genders, the masculine."""
    ending = next((e for e in ("os", "as", "es", "a", "o", "e") if word.endswith(e)), "o")
    wanted = {"es": "os", "e": "o"}.get(ending, ending)
    return next((o for o in others if o.endswith(wanted)), word)


def replace_words(text: str, words: Sequence[tuple[re.Pattern[str], str]]) -> str:
    """A text with other words, capitals kept."""
    for pattern, word in words:
        text = pattern.sub(lambda m, word=word: word.capitalize() if m[0][0].isupper() else word, text)  # type: ignore[misc]
    return text


def replace_words_in_passage(passage: Passage, words: Sequence[tuple[re.Pattern[str], str]]) -> Passage:
    """The passage with other words, each character still on its line."""
    if not passage:
        return passage
    parts, offsets, at = [], [], 0
    ends = (*passage.offsets[1:], len(passage.text))
    for start, end in zip(passage.offsets, ends, strict=True):
        part = passage.text[start:end]
        part = replace_words(part, words)
        offsets.append(at)
        parts.append(part)
        at += len(part)
    return Passage("".join(parts), tuple(offsets), passage.numbers)
