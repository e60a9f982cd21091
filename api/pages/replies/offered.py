"""A page that answers a question, and all that a question is answered with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from entramado.api.pages.replies.entries import Answered
from entramado.api.pages.replies.figure_samples import Sample
from entramado.api.pages.replies.parts import Parts
from entramado.api.pages.subjects import OfferSubject

NO_PARTS: Final = Parts()


@dataclass(frozen=True, slots=True)
class Offer:
    """A page that answers: the key of its words, its address, what it is about, how many there are of what.

    `samples` are the largest of the figures that it has.
    """

    title: str
    href: str
    subjects: tuple[OfferSubject, ...] = ()
    count: int | None = None
    samples: tuple[Sample, ...] = ()


@dataclass(frozen=True, slots=True)
class Offers:
    """The pages that answer a question, what it asks for that the documents do not count, with pages near it.

    `answered` is what the entries say that have all that it names, `intents` are what it is after;
    `unknown` is a name in it that nothing has.
    """

    pages: tuple[Offer, ...] = ()
    uncounted: str = ""
    near: tuple[Offer, ...] = ()
    answered: Answered | None = None
    intents: tuple[str, ...] = ()
    unknown: str = ""
    parts: Parts = NO_PARTS


def once(found: Sequence[Offer]) -> list[Offer]:
    """Pages without those that are offered already: at the same address, or by the same words."""
    by_words: dict[tuple[str, tuple[OfferSubject, ...]], Offer] = {}
    for one in {offer.href: offer for offer in found}.values():
        by_words.setdefault((one.title, one.subjects), one)
    return list(by_words.values())
