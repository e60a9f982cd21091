"""Demonyms in English text: "Syrians", "Zimbabwean and Haitian nationals"."""

from __future__ import annotations

import re
from functools import lru_cache

from entramado.ontology.folding import fold
from entramado.ontology.profiles import country_words, english_peoples

# Nouns of persons and authorities: before one a demonym in the singular tells a country.
_PEOPLE = (
    "refugees|nationals|migrants|workers|citizens|returnees|women|children|families|men|girls|boys|minors|males"
    "|females|adults|students|victims|authorities|officials|[Gg]overnment|counterparts|police|nationality|immigrants"
    "|asylum[- ]seekers|communit(?:y|ies)|diaspora|population|embass(?:y|ies)|consulates?|passports?"
)


@lru_cache(maxsize=1)
def people_named() -> re.Pattern[str]:
    """A demonym in the plural, or before a noun of persons or authorities: "Syrians", "Syrian refugees"."""
    words = sorted((w.title() for w in english_peoples()), key=len, reverse=True)
    singular = "|".join(w.removesuffix("s") for w in words)
    other = r"(?:(?:,| and| or) [A-Z][a-z]+){0,3}"
    return re.compile(rf"\b((?:{'|'.join(words)})\b|(?:{singular})(?={other}(?: [a-z-]+){{0,2}}? (?:{_PEOPLE})\b))")


@lru_cache(maxsize=8)
def people_from_elsewhere(home: str) -> re.Pattern[str]:
    """Folded wordings for people of other countries than `home` (an ISO code): "nationals of Brazil", "Syrians"."""
    people = r"(?:nationals|citizens|people|persons|workers|migrants|families|children|women)"
    names = sorted((fold(n) for n, c in country_words("en").items() if c != home), key=len, reverse=True)
    others = [word for word, country in english_peoples().items() if country != home]
    plurals, single = "|".join(others), "|".join(word.removesuffix("s") for word in others)
    ours = "".join(rf"(?<!{word} )" for word in ("returned", "returning", "repatriated", "deported"))
    return re.compile(
        rf"\b{ours}{people} (?:from|(?<!people )of) (?:{'|'.join(map(re.escape, names))})\b|\b(?:{plurals})\b"
        # A demonym with one form for adjective and plural: "the Japanese government".
        r"(?! (?:government|authorities|officials|embassy|ambassador|minist|agency|state|law))"
        # "Zimbabwean and Haitian nationals".
        rf"|\b{ours}(?:{single})(?:(?:,| and| or) \w+){{0,3}} {people}\b"
    )


@lru_cache(maxsize=8)
def migrants_of(home: str) -> re.Pattern[str]:
    """Folded wordings for emigrants of `home` (an ISO code)."""
    single = "|".join(word.removesuffix("s") for word, country in english_peoples().items() if country == home)
    plural = "|".join(word for word, country in english_peoples().items() if country == home)
    return re.compile(
        rf"\b(?:{single or '(?!)'}) (?:migrants?|emigrants?|expatriates)\b"
        # "80,000 Kenyans live and work in Saudi Arabia".
        rf"|\b(?:{plural or '(?!)'}) (?:\w+ )?(?:liv|resid|work)\w+(?: and \w+)? (?:abroad|overseas|in )"
    )
