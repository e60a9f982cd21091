"""Which migrants an entry's action serves: nationals abroad, returnees, foreigners, several kinds or none.

Rules in order: explicit words for whom an action is (a state's own people; everyone, whatever their nationality), the
groups mentioned (`populations.population_weights`), words for migration in general, and at last who reports.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from entramado.loaders.extract.extracted import Value
from entramado.loaders.extract.passages import body_spans, folded
from entramado.loaders.extract.population_slugs import (
    DISPLACED,
    FOREIGNERS,
    GENERAL_PUBLIC,
    HOST_COMMUNITIES,
    IN_TRANSIT,
    MIGRANTS,
    NATIONALS_ABROAD,
    REFUGEES,
    RETURNEES,
    UNACCOMPANIED,
)
from entramado.loaders.extract.populations import GroupEvidence
from entramado.loaders.languages.spanish.migrant_types import (
    EVERY_DIRECTION,
    HOMEWARD,
    HOSTEL,
    LEAVING,
    MIGRATION,
    OWN_PEOPLE,
    REPATRIATED_REMAINS,
    TO_THEIR_COUNTRIES,
    WHOEVER,
)
from entramado.loaders.records import Entry, Span
from entramado.loaders.text import Passage

# The kind of migrants that each population counts for, with the factor of its weight.
_KINDS: Mapping[str, tuple[str, float]] = {
    NATIONALS_ABROAD: ("exterior", 1.0),
    RETURNEES: ("retorno", 1.2),
    FOREIGNERS: ("extranjeros", 1.0),
    IN_TRANSIT: ("extranjeros", 1.0),
    REFUGEES: ("extranjeros", 1.0),
    UNACCOMPANIED: ("extranjeros", 0.5),
    DISPLACED: ("extranjeros", 0.3),
    MIGRANTS: ("extranjeros", 0.3),
}
_NAMING_GROUPS = frozenset(slug for slug, (_, share) in _KINDS.items() if share >= 1)
_FOREIGN = (FOREIGNERS, IN_TRANSIT, REFUGEES)
_OF_HOME = (NATIONALS_ABROAD, RETURNEES)
_RESIDENTS = frozenset((GENERAL_PUBLIC, HOST_COMMUNITIES))
_CERTAIN = 2.0  # weight from which on a kind is certain
_MORE_THAN_HINTS = 1.0  # weight that hints alone do not reach
_NEGLIGIBLE = 0.3  # weight below which a kind is disregarded
_OVERWHELMING = 4.0  # weight of foreigners from which on words for migration in general no longer count
_MIN_SHARE_OF_SEVERAL = 0.3  # of the heavier of two kinds, from which on the action serves several

# Types of action that concern migration as a whole: "migrants" without a kind are then of several kinds.
_MIGRATION_AS_A_WHOLE = frozenset(("informacion-investigacion", "coordinacion-actores", "foros-grupos-trabajo"))


def find_migrant_type(
    entry: Entry, populations: Mapping[str, GroupEvidence], types: Sequence[Value], aimed: Collection[str] = ()
) -> Value:
    """Whom an entry serves: exterior, retorno, extranjeros, varios or na (no migrants named at all).

    `populations` are the entry's `population_weights`, `types` its action types (the likeliest first), `aimed` the
    groups that the action is aimed at.
    """
    weights, lines = _weights(populations)
    certain = any(populations[slug].score >= _CERTAIN for slug in populations.keys() & _NAMING_GROUPS)
    explicit = (
        (_first_match(entry, OWN_PEOPLE, "own-people") if entry.chapter == "EF" and not certain else None)
        or (
            _first_match(entry, REPATRIATED_REMAINS, "brought-home", ("title",))
            if not populations.keys() & set(_FOREIGN)
            else None
        )
        or (_first_match(entry, ((WHOEVER, "varios"),), "whoever-they-are") if weights else None)
        or (_first_match(entry, LEAVING, "leaving") if not certain else None)
        or _first_match(entry, TO_THEIR_COUNTRIES, "homeward", ("title", "description"))
        or (_first_match(entry, HOMEWARD, "homeward") if any(populations.keys() & set(_FOREIGN)) else None)
        or _several_kinds(populations)
        or (_first_match(entry, ((HOSTEL, "extranjeros"),), "hostels", ("title",)) if not certain else None)
    )
    if explicit:
        return explicit
    best = max(weights, key=lambda k: weights[k], default="na")
    if types and types[0].value in _MIGRATION_AS_A_WHOLE and _serves_all_kinds(entry, best, weights.get(best, 0.0)):
        return Value("varios", lines.get(best, (entry.first_line, entry.first_line)), "on-the-whole")
    # In entries of civil society, which serves migrants in Mexico, a consulate is only a hint (compendio-2024:10249).
    # Where residents in general are served, migrants are named only incidentally (compendio-2024:5909).
    at_large = bool(aimed) and set(aimed) <= _RESIDENTS
    least = _CERTAIN if at_large else _MORE_THAN_HINTS if entry.chapter == "OSC" else _NEGLIGIBLE
    if weights.get(best, 0.0) >= least:
        return Value(best, lines.get(best, (entry.first_line, entry.first_line)), "words-for-populations")
    return _no_migrants(entry) if at_large else _by_surroundings(entry)


def _weights(populations: Mapping[str, GroupEvidence]) -> tuple[dict[str, float], dict[str, Span]]:
    """The weight of each kind of migrants by the populations, and the lines of its first value."""
    weights: dict[str, float] = {}
    lines: dict[str, Span] = {}
    for slug, evidence in populations.items():
        kind, share = _KINDS.get(slug, ("", 0.0))
        if kind:
            weights[kind] = weights.get(kind, 0.0) + share * evidence.score
            if evidence.value:
                lines.setdefault(kind, evidence.value.lines)
    general = populations.get(MIGRANTS)
    if general and general.score >= _CERTAIN:
        # Hints at nationals abroad ("familiares en su país ... consulado") do not count beside migrants by name
        # (compendio-2024:4144).
        weights = {k: w for k, w in weights.items() if k == "extranjeros" or w >= _MORE_THAN_HINTS}
    return weights, lines


def _several_kinds(populations: Mapping[str, GroupEvidence]) -> Value | None:
    """Several kinds, where nationals and foreigners both weigh enough (compendio-2024:4198, 9148)."""
    sides = [max((populations[s] for s in side if s in populations), key=_score, default=None) for side in _SIDES]
    if any(one is None or one.score < _CERTAIN for one in sides):
        return None
    totals = sorted(sum(_score(populations[s]) for s in side if s in populations) for side in _SIDES)
    value = sides[1].value if sides[1] else None
    if value is None or totals[0] < totals[1] * _MIN_SHARE_OF_SEVERAL:
        return None
    return Value("varios", value.lines, "several-kinds-named")


_SIDES = (_OF_HOME, _FOREIGN)


def _score(evidence: GroupEvidence) -> float:
    return evidence.score


def _serves_all_kinds(entry: Entry, best: str, weight: float) -> bool:
    """Whether an action that concerns migration as a whole serves all kinds: none is certain, or all are studied."""
    if weight < _CERTAIN:
        return weight >= _NEGLIGIBLE or any(MIGRATION.search(folded(p.text)) for _, p in _read_parts(entry))
    # Federal studies treat refuge and transit as parts of migration as a whole (compendio-2024:446, 1554).
    at_large = entry.chapter == "APF" and best == "extranjeros" and weight < _OVERWHELMING
    return at_large and any(
        EVERY_DIRECTION.search(folded(p.text)) for part, p in _read_parts(entry) if part != "results"
    )


def _by_surroundings(entry: Entry) -> Value:
    """Whom an entry serves that names no group: by words for migration, by hostels, by who reports."""
    for pattern, rule in ((MIGRATION, "migration"), (HOSTEL, "hostels")):
        for part, passage in _read_parts(entry):
            match = _outside_names(pattern, passage)
            if match:
                return Value("extranjeros", passage.lines(*match.span()), f"{rule}-in-{part}")
    if entry.chapter == "OSC":
        # Organisations of civil society report on their work for migrants in Mexico (compendio-2024:10635).
        return Value("extranjeros", (entry.first_line, entry.first_line), "civil-society")
    return _no_migrants(entry)


def _no_migrants(entry: Entry) -> Value:
    """The value for an entry that names no migrants."""
    return Value("na", (entry.first_line, entry.first_line), "no-migrants-named")


def _outside_names(pattern: re.Pattern[str], passage: Passage) -> re.Match[str] | None:
    """The first match outside names of bodies such as "Instituto Nacional de Migración"."""
    bodies = body_spans(passage.text)
    found = pattern.finditer(folded(passage.text))
    return next((m for m in found if not any(a <= m.start() < b for a, b in bodies)), None)


def _first_match(
    entry: Entry, patterns: Sequence[tuple[re.Pattern[str], str]], rule: str, only: Sequence[str] = ()
) -> Value | None:
    """The kind of the first pattern found in an entry's `_read_parts`; `only` restricts them by name."""
    for pattern, kind in patterns:
        for part, passage in _read_parts(entry):
            match = pattern.search(folded(passage.text))
            if match and (not only or part in only):
                return Value(kind, passage.lines(*match.span()), rule)
    return None


def _read_parts(entry: Entry) -> list[tuple[str, Passage]]:
    """The title and the prose without the challenges, which say what is not done."""
    return [
        ("title", entry.title_passage),
        *((part, passage) for part, passage in entry.parts() if part != "challenge"),
    ]
