"""What the answers of the search are about, called in the language of the page."""

from __future__ import annotations

from entramado.api.pages.replies.told import Asked
from entramado.api.pages.subjects import OfferSubject, subject_of


def subject(asked: Asked, kind: str, slug: str) -> OfferSubject:
    """What a thing is called."""
    return subject_of(asked.known, asked.index, kind, slug, asked.lang)


def local(asked: Asked) -> str:
    """How addresses in the language begin."""
    return "/en" if asked.lang == "en" else ""


def about_of(asked: Asked, *kinds: str) -> tuple[OfferSubject, ...]:
    """The first things of some kinds that a question names."""
    return tuple(subject(asked, kind, slug) for kind in kinds for slug in asked.named.all_of(kind)[:1])
