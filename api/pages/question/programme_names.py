"""Programmes and bodies by less than their whole name: an acronym, two words of it, a group of the same name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from entramado.api.pages.search.words import function_words, others_of
from entramado.ontology.folding import fold_words
from entramado.queries.entities import Entities

# A cue by which documents are read tells less than a name; in a question a group may be called by it all the same.
CUE: Final = 3
_ACRONYM_LEAST: Final = 3
_PAIR: Final = 2


def programme_of(gram: Sequence[str], known: Entities) -> str:
    """The programme that is called by just these words, where a group is recognised by them and not called so."""
    name = " ".join(gram)
    group = min(known.names("population").get(name, {}).values(), default=CUE)
    whole = known.names("programme").get(name, {}) if len(gram) > _PAIR and group >= CUE else {}
    return min(whole, default="")


def by_acronym(name: str, known: Entities, capitals: set[str]) -> str:
    """The programme that has an acronym in brackets behind its name, else that of whose words it has the first letters.

    Of several it is that of the shortest name; words that only join others count not.
    """
    if name not in capitals or len(name) < _ACRONYM_LEAST:
        return ""
    found = _of_acronym(name, known) or (_of_acronym(name[:-1], known) if name.endswith("s") else [])
    return min(found)[1] if found else ""


def _of_acronym(name: str, known: Entities) -> list[tuple[int, str]]:
    """The programmes of an acronym, each with the length of its name."""
    held = f"({name.upper()})"
    found = [(len(label), slug) for slug, label in known.choices("programme", "es") if held in label]
    if not found:
        called = {slug for one, of in known.names("programme").items() if _initials(one) == name for slug in of}
        labels = {slug: fold_words(known.label("programme", slug)) for slug in called}
        # One that is still called so goes before one that once was.
        now = {slug: label for slug, label in labels.items() if _initials(label).startswith(name)} or labels
        found = [(len(label), slug) for slug, label in now.items()]
    return found


def _initials(name: str) -> str:
    """The first letters of the words of a folded name; of those that only join words none."""
    return "".join(word[0] for word in name.split() if word not in function_words())


def by_beginning(words: Sequence[str], titled: set[str], known: Entities) -> str:
    """The one body whose names begin with two words that are written as names are ("Instituto Poblano"); else ""."""
    if len(words) < _PAIR or not titled.issuperset(words):
        return ""
    begun = bodies_called_from(" ".join(words), known)
    return begun.pop() if len(begun) == 1 else ""


def bodies_called_from(beginning: str, known: Entities) -> set[str]:
    """The bodies of which a name goes on behind these words."""
    return {slug for name, of in known.names("institution").items() if name.startswith(f"{beginning} ") for slug in of}


def by_part(words: Sequence[str], titled: set[str], known: Entities) -> str:
    """The programme whose name holds two words that are written as names are; the one of the shortest name.

    They may be in English ("Health Windows"): then a name holds a translation of each.
    """
    if len(words) < _PAIR or not titled.issuperset(words):
        return ""
    part = f" {' '.join(words)} "
    holding = {s for name, of in known.names("programme").items() if part in f" {name} " for s in of}
    if not holding and all(others_of(word) for word in words):
        forms = [tuple(f" {one}" for one in others_of(word)) for word in words]
        holding = {
            slug
            for name, of in known.names("programme").items()
            if all(any(form in f" {name}" for form in of_word) for of_word in forms)
            for slug in of
        }
    return min(holding, key=lambda slug: (len(known.label("programme", slug)), slug), default="")
