"""What pages that answer a question are about, called in the language of the page."""

from __future__ import annotations

from dataclasses import dataclass

from entramado.api.pages.context import DOCUMENTS_LANGUAGE
from entramado.api.pages.facets import FacetIndex
from entramado.api.translations.interface import Language
from entramado.queries.entities import Entities


@dataclass(frozen=True, slots=True)
class OfferSubject:
    """What something is called, and the language of that; none for a number."""

    text: str
    lang: str = ""


def printed(text: str) -> OfferSubject:
    """A name of the documents."""
    return OfferSubject(text, DOCUMENTS_LANGUAGE)


def subject_of(known: Entities, index: FacetIndex, kind: str, slug: str, lang: Language) -> OfferSubject:
    """What a thing is called; an objective by its number and short name."""
    name = known.label(kind, slug, lang)
    if kind == "objective" and (label := index.label("objective", slug, lang)).short:
        name = f"{slug}. {label.short}"
    same = name == known.label(kind, slug, DOCUMENTS_LANGUAGE)
    return OfferSubject(name, DOCUMENTS_LANGUAGE if same and kind != "objective" else lang)
