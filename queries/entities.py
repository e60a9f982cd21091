"""Entities by what people call them: code, acronym, name or other name, in any case, with or without accents.

The names come from the graph that is served (``queries/service/entity-names.rq``), so that any snapshot or endpoint is
asked in its own words; no list of names stands here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher, get_close_matches
from typing import Final

from entramado.ontology.errors import EntramadoError
from entramado.ontology.folding import fold_words

Said = tuple[str, str]
_NEAREST: Final = 3
_LISTED: Final = 12
_ALL_LISTED: Final = 40
_SHOWN_CHARACTERS: Final = 80
_CODE_RANK: Final = 0
_WORD_LEAST: Final = 4
_KINDS: Final[dict[str, Said]] = {
    "institution": ("institución", "institution"),
    "state": ("entidad federativa", "state"),
    "objective": ("objetivo", "objective"),
    "population": ("población", "population"),
    "chapter": ("capítulo", "chapter"),
    "document": ("documento", "document"),
    "challenge": ("categoría de reto", "challenge category"),
    "programme": ("programa", "programme"),
    "entry": ("entrada", "entry"),
    "action-type": ("tipo de acción", "type of action"),
    "migrant-type": ("tipo de personas migrantes", "type of migrants"),
    "country": ("país", "country"),
    "criterion": ("criterio", "criterion"),
    "indicator": ("indicador", "indicator"),
    "claim": ("afirmación", "claim"),
    "network": ("red", "network"),
}


_CALLED: Final = {"state": ("estado libre y soberano", "estado")}
_OF: Final = re.compile(r"^(?:de la|de|del|of|no|num|numero|number) ")


class ParameterError(EntramadoError):
    """A parameter that a question does not take, or a value that does not fit it; `said` is it in (es, en)."""

    def __init__(self, spanish: str, english: str) -> None:
        super().__init__(english)
        self.said: Said = (spanish, english)


@dataclass(slots=True)
class _Kind:
    """The entities of a kind: names by slug and language, and by folded name the slugs with the rank of the name."""

    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    named: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    ordered: list[str] = field(default_factory=list)  # the keys of `named`, sorted when they are first asked for


@dataclass(slots=True)
class Entities:
    """Every entity of a graph by kind; `base` is the beginning of its IRIs, `editions` the years of its documents."""

    base: str
    editions: tuple[str, ...] = ()
    _kinds: dict[str, _Kind] = field(default_factory=dict)

    @classmethod
    def of(cls, base: str, rows: Iterable[tuple[str, int, str, str]], editions: Iterable[str] = ()) -> Entities:
        """Out of rows of IRI, rank of the name (1 code or acronym, 2 name, 3 other name), name, language."""
        made = cls(base, tuple(editions))
        prefix = f"{base}id/"
        for iri, rank, text, language in rows:
            kind, _, slug = iri.removeprefix(prefix).partition("/")
            if not iri.startswith(prefix) or not slug or "/" in slug or "#" in slug:
                continue
            of_kind = made._kinds.setdefault(kind, _Kind())
            for name, level in ((slug, _CODE_RANK), (text, rank)):
                if folded := _folded(name):
                    known = of_kind.named[folded]
                    known[slug] = min(level, known.get(slug, level))
            names = of_kind.labels.setdefault(slug, {})
            if text and rank == 2:
                names.setdefault(language, text)
        return made

    def slugs(self, kind: str) -> list[str]:
        """The entities of a kind, sorted."""
        return sorted(self._kinds[kind].labels) if kind in self._kinds else []

    def names(self, kind: str) -> Mapping[str, Mapping[str, int]]:
        """Folded names of a kind, each with the slugs that it is a name of and the rank of the name (0: a code)."""
        return self._kinds[kind].named if kind in self._kinds else {}

    def names_going_on(self, kind: str, beginning: str) -> Iterator[tuple[str, Mapping[str, int]]]:
        """The folded names of a kind that go on with another word after a folded beginning, in alphabetical order."""
        of_kind = self._kinds.get(kind, _Kind())
        of_kind.ordered = of_kind.ordered or sorted(of_kind.named)
        begun = f"{beginning} "
        for at in range(bisect_left(of_kind.ordered, begun), len(of_kind.ordered)):
            if not (name := of_kind.ordered[at]).startswith(begun):
                return
            yield name, of_kind.named[name]

    def has(self, kind: str, slug: str) -> bool:
        """Whether there is an entity of a kind with that slug."""
        return kind in self._kinds and slug in self._kinds[kind].labels

    def only(self, kind: str, text: str) -> str:
        """The slug of the one entity of a kind that `text` names; empty where there is none or several."""
        best = self._best(kind, text)
        return best[0] if len(best) == 1 else ""

    def _best(self, kind: str, text: str) -> list[str]:
        """The slugs that a text names best: by its IRI or code, else by the names of the best rank."""
        of_kind = self._kinds.get(kind, _Kind())
        slug = text.strip().removeprefix(f"{self.base}id/{kind}/")
        if slug in of_kind.labels:
            return [slug]
        if ":" in slug:
            return []
        folded = _folded(slug)
        found = of_kind.named.get(folded) or of_kind.named.get(_without_kind(kind, folded)) or {}
        if not found:
            # "I.N.M.", "BC" of "B.C.": an acronym with other stops.
            joined = folded.replace(" ", "")
            found = {
                slug: 0 for name in of_kind.named if name.replace(" ", "") == joined for slug in of_kind.named[name]
            }
        if not found:
            # "OAX": the code of a state without the country.
            ends = {code for code in of_kind.labels if fold_words(code).split(" ", 1)[1:] == [folded]}
            return list(ends) if len(ends) == 1 else []
        return [name for name, rank in found.items() if rank == min(found.values())]

    def label(self, kind: str, slug: str, language: str = "es") -> str:
        """An entity's name in a language, else in Spanish, else in any; its slug where it has none."""
        names = self._kinds[kind].labels.get(slug, {}) if kind in self._kinds else {}
        return names.get(language) or names.get("es") or next(iter(names.values()), slug)

    def choices(self, kind: str, language: str) -> list[tuple[str, str]]:
        """Slug and name of every entity of a kind."""
        return [(slug, self.label(kind, slug, language)) for slug in self.slugs(kind)]

    def find(self, parameter: str, kind: str, text: str) -> str:
        """The slug of the entity of a kind that `text` names: an IRI, a code, an acronym, a name or another name.

        Raises `ParameterError` with the nearest names where there is none, with the candidates where there are several.
        """
        of_kind = self._kinds.get(kind, _Kind())
        slug = text.strip().removeprefix(f"{self.base}id/{kind}/")
        best = self._best(kind, text)
        if len(best) == 1:
            return best[0]
        what, english = _KINDS.get(kind, (kind, kind))
        shown = _cut(text)
        if best:
            said = [", ".join(self._shown(kind, sorted(best)[:_LISTED], language)) for language in ("es", "en")]
            raise ParameterError(
                f"{parameter}: «{shown}» puede ser: {said[0]}; indique su código.",
                f"{parameter}: {shown!r} may be any of: {said[1]}; give its code.",
            )
        near = self._near(of_kind, fold_words(slug))
        if near:
            said = [", ".join(self._shown(kind, near, language)) for language in ("es", "en")]
            tail = f"; ¿quiso decir {said[0]}?", f"; did you mean {said[1]}?"
        elif 0 < len(of_kind.labels) <= _ALL_LISTED:
            known = ", ".join(sorted(self.slugs(kind), key=_natural))
            tail = f"; hay: {known}.", f"; there are: {known}."
        else:
            tail = "; búsquelo en /search.", "; look for it under /search."
        raise ParameterError(
            f"{parameter}: no hay {what} «{shown}»{tail[0]}", f"{parameter}: there is no {english} {shown!r}{tail[1]}"
        )

    def find_any(self, parameter: str, kinds: Sequence[str], text: str) -> str:
        """The slug of the entity of the first of several kinds that has one so named. Raises `ParameterError`."""
        refused: list[ParameterError] = []
        for kind in kinds:
            try:
                return self.find(parameter, kind, text)
            except ParameterError as error:
                refused.append(error)
        raise refused[0]

    def _shown(self, kind: str, slugs: Sequence[str], language: str) -> list[str]:
        return [
            slug if (label := self.label(kind, slug, language)) == slug else f"{_cut(label)} ({slug})" for slug in slugs
        ]

    @staticmethod
    def _near(of_kind: _Kind, folded: str) -> list[str]:
        """The entities whose names are most like a name: written almost so, else with all of its words."""
        if not folded:
            return []
        names = get_close_matches(folded[:_SHOWN_CHARACTERS], of_kind.named, n=2 * _NEAREST, cutoff=0.72)
        names.sort(key=lambda name: -SequenceMatcher(None, folded, name).ratio())
        words = set(folded.split())
        if not names and max(map(len, words)) >= _WORD_LEAST:
            names = sorted((name for name in of_kind.named if words <= set(name.split())), key=len)
        slugs = [slug for name in names for slug in sorted(of_kind.named[name], key=of_kind.named[name].__getitem__)]
        return list(dict.fromkeys(slugs))[:_NEAREST]


def _natural(slug: str) -> tuple[int, str]:
    return (int(slug) if slug.isdecimal() else 0, slug)


def _without_kind(kind: str, folded: str) -> str:
    """A folded name without the words for its kind ("objetivo 7", "Oaxaca state")."""
    words = [fold_words(word) for word in (*_CALLED.get(kind, ()), *_KINDS.get(kind, ()))]
    for word in words:
        if folded.startswith(f"{word} "):
            folded = _OF.sub("", folded.removeprefix(f"{word} "))
            break
        if folded.endswith(f" {word}"):
            folded = folded.removesuffix(f" {word}")
            break
    return _folded(folded)


def _folded(name: str) -> str:
    """A name as names are compared; a number without zeros before it."""
    folded = fold_words(name)
    return folded.lstrip("0") if folded.isascii() and folded.isdigit() else folded


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN_CHARACTERS else f"{text[: _SHOWN_CHARACTERS - 1]}…"
