"""What entries that name another country have to do with it: that something takes place there, or whom they are for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from entramado.api.pages.context import DOCUMENTS_LANGUAGE
from entramado.api.pages.replies.counts import Held
from entramado.api.pages.replies.told import Told, ToldValue
from entramado.ontology.folding import fold_as_queries

# Who is there, and who has come from there.
_GROUPS: Final = ("mexicanos-exterior", "extranjeros", "mexicanos-retorno")
_NAME_LEAST: Final = 3


@dataclass(frozen=True, slots=True)
class Abroad:
    """The country, how many of the entries that name it say "in" it (`mask`), and how many are for which groups."""

    country: ToldValue
    mask: int
    told: bool
    groups: tuple[ToldValue, ...]


def abroad(told: Told, held: Held) -> Abroad | None:
    """What the entries have to do with the one other country that is named; None where none is, or several."""
    countries = told.filters.get("country", [])
    if len(countries) != 1 or not held.mask:
        return None
    index, texts = told.asked.index, told.asked.texts
    named = [iri for iri, bit in index.bits.items() if bit & held.mask]
    mask = index.mask_of(texts.telling(named, _within(told, countries[0]))) if texts else 0
    groups = []
    for group in _GROUPS if "population" not in told.filters else ():
        filters = {**told.filters, "population": [group]}
        if count := (index.matching({"population": [group]}) & held.mask).bit_count():
            groups.append(ToldValue(told.subject("population", group), told.explore(filters), count))
    country = ToldValue(told.subject("country", countries[0]), told.href("country", countries[0]), mask.bit_count())
    # Who comes from a country is not what takes place there.
    said = " ".join(told.asked.named.said.get(("country", countries[0]), []))
    return Abroad(country, mask, texts is not None and said in told.asked.known.names("country"), tuple(groups))


def _within(told: Told, country: str) -> re.Pattern[str]:
    """What says "in" a country, which may stand among others: "en Honduras, El Salvador y Guatemala"."""
    known = told.asked.known
    every = {slug: _names(told, slug) for slug in known.slugs("country")}
    others = "|".join(re.escape(one) for names in every.values() for one in names)
    own = "|".join(re.escape(one) for one in every[country])
    article = r"(?:(?:los|las|el|la) )?"
    return re.compile(rf"\b(?:en|dentro de) {article}(?:(?:mexico|{others})(?:,| y| e|, y) {article})*(?:{own})\b")


def _names(told: Told, country: str) -> list[str]:
    """A country's names in the language of the documents, and its acronyms; the longest first."""
    known = told.asked.known
    name = fold_as_queries(known.label("country", country, DOCUMENTS_LANGUAGE))
    others = (one for one, of in known.names("country").items() if country in of)
    return sorted({name, *(one for one in others if len(one) >= _NAME_LEAST and " " not in one)}, key=len, reverse=True)
