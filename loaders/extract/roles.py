"""The role of a body in an entry: an ordered list of rules over the context of its mentions.

`role_of` returns the role by the first rule that applies to any mention, with the rule's name, which is published so
that each role can be explained.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entramado.loaders.extract.extracted import Role
from entramado.loaders.extract.lexicon import Lexicon, ReporterContext
from entramado.loaders.extract.matcher import fold_name
from entramado.loaders.languages.spanish.role_cues import NamePosition, nearest_cue, standing
from entramado.loaders.languages.spanish.roles import (
    CARRIED_OUT_BY,
    CREATION,
    FINANCES,
    FIRST_PARTY,
    FOREIGN,
    FUND,
    GAVE,
    ITS_OWN,
    JOINT,
    NOT_OF_STATE,
    OFFICE,
    ORGAN,
    OWNER_BEHIND,
    POSTS,
    PROGRAMME,
    RUN_BY,
    SANCTION,
    SET_UP,
    SIGNED,
    STAFF,
    STAFF_SERVED,
    THROUGH,
    WITHIN,
)

_LIST_REACH = 420  # characters before a name in which the beginning of a long list is looked for
# A body with several mentions has the strongest of their roles, of equally strong ones the first.
_STRENGTH: dict[Role, int] = {"mentioned": 0, "beneficiary": 1, "partner": 1, "unit": 2, "funder": 3}
_COUNTED = re.compile(r"(?: / [^|\d.]{3,40})?[\s|]*\b\d{1,3}(?:\s|\||$)")
_NAME_REACH = 120  # characters behind a name in which the name of a reporter is read


def role_of(
    places: Sequence[NamePosition], candidates: tuple[str, ...], name: str, lexicon: Lexicon, context: ReporterContext
) -> tuple[Role, str]:
    """The role of a body of this (fullest) name mentioned at `places`, and the name of the rule that gave it."""
    if any(p.part == "company" for p in places):
        return "partner", "reports-together"
    prose = [p for p in places if p.part not in {"title", "challenge"}]
    cues = [cue for p in places if p.part != "challenge" and (cue := standing(p) or nearest_cue(p))]
    cue = max(cues, key=lambda c: _STRENGTH[c.role], default=None)
    in_challenges = all(p.part == "challenge" for p in places)
    if any(p.part == "title" and CREATION.match(p.before()) for p in places):
        return "unit", "set-up"
    if context.reporters and any(p.part == "title" and not p.start and ORGAN.match(p.text) for p in places):
        return "unit", "title-of-entry"
    if any(FINANCES.match(p.after()) for p in prose) or any(GAVE.search(p.before()) for p in places):
        return "funder", "finances"
    if not candidates and FUND.match(name):
        return "funder", "fund"
    before = prose[0].before(_LIST_REACH) if prose else ""
    if STAFF.search(before) and SANCTION.search(before):
        return "mentioned", "staff-sanctioned"
    own = _own_unit(places, candidates, name, lexicon, context)
    if own and STAFF_SERVED.search(before):
        return "beneficiary", "staff-served"
    if _acts_by_reporter(prose, candidates, lexicon, context):
        return "mentioned", "acts-by-reporter"
    if cue and cue.rule == "by-way-of" and _is_parent(candidates, lexicon, context):
        return "mentioned", "parent-of-reporter"
    if own == "unit-of-state":
        return _role_in_state(prose[0] if prose else None, in_challenges, bool(candidates), lexicon, context)
    if own and cue and cue.rule == "joins-in":
        return cue.role, cue.rule
    if own:
        # A unit of the reporter carries the action out, unless its first mention only refers to it.
        first = next((c for p in places if p.part != "challenge" and (c := nearest_cue(p))), None)
        return ("mentioned", first.rule) if first and first.role == "mentioned" else ("unit", own)
    if not candidates and (rule := _set_up_or_owned(prose, places)):
        return "unit", rule
    if not candidates and OFFICE.match(name) and not (lexicon.ends_abroad(name) or _is_owned(places)):
        return "unit", "office-without-owner"
    if in_challenges:
        signed = any(SIGNED.search(p.before()) for p in places)
        return ("partner", "signs") if signed else ("mentioned", "named-in-challenges")
    abroad = bool(candidates) and all(lexicon.bodies[c].sector in FOREIGN for c in candidates)
    if not abroad and all(p.is_owner() for p in places if p.part != "challenge"):
        return "mentioned", "owner-of-another"
    if all(_COUNTED.match(p.after()) for p in places if p.part != "challenge"):
        return "mentioned", "counted-in-table"
    return (cue.role, cue.rule) if cue else ("partner", "default")


def _role_in_state(
    place: NamePosition | None, in_challenges: bool, known: bool, lexicon: Lexicon, context: ReporterContext
) -> tuple[Role, str]:
    """The role of a body of the reporting state: it carries the action out, unless the context says otherwise."""
    if in_challenges:
        return "mentioned", "named-in-challenges"
    if place and not known and WITHIN.search(place.before()):
        return "partner", "within"
    cue = nearest_cue(place) if place else None
    # The first party is the state's side: "el convenio entre la Dirección de Atención al Migrante y la Embajada"
    # (compendio-2024:7022).
    if cue and cue.rule == "in-coordination" and place and FIRST_PARTY.search(place.before()):
        return "unit", "first-party"
    if cue and cue.rule in {"in-coordination", "shared-with"} and place and _is_counterpart(place, lexicon, context):
        return "unit", "counterpart"
    if cue and cue.rule in {"in-coordination", "with-support", "referred-to", "financed-by"}:
        return cue.role, cue.rule
    return "unit", "unit-of-state"


def _is_counterpart(place: NamePosition, lexicon: Lexicon, context: ReporterContext) -> bool:
    """Whether the party before is not of the state: "el INM comparte con la Subsecretaría" (compendio-2024:6075)."""
    before = [form.body for match in lexicon.find(place.before()) for form in match.payloads]
    return bool(before) and not any(lexicon.bodies[body].state in context.states for body in before)


def _own_unit(
    places: Sequence[NamePosition], candidates: tuple[str, ...], name: str, lexicon: Lexicon, context: ReporterContext
) -> str | None:
    """The name of the rule by which a body is part of the reporter; None where none applies."""
    governments = [lexicon.bodies[r] for r in context.reporters if lexicon.is_government(r)]
    bodies = [lexicon.bodies[c] for c in candidates]
    for government in governments:
        if (not bodies and not NOT_OF_STATE.match(name)) or any(
            b.state == government.state and b.level in {"state", "municipal"} for b in bodies
        ):
            return "unit-of-state"
    if any(lexicon.is_part_of(c, r) for c in candidates for r in context.reporters):
        return "part-of-reporter"
    home = bool(bodies) and all(b.sector == "federal" for b in bodies)
    if (
        not context.reporters
        and home
        and (POSTS.match(name) or OFFICE.match(name) or any(_is_the_title(p) for p in places))
    ):
        return "without-reporter"
    abroad = bool(bodies) and all(b.sector in FOREIGN for b in bodies)
    if not abroad and any(_reporter_follows(p, RUN_BY, lexicon, context) for p in places):
        return "run-by-reporter"
    words = f" {fold_name(name)} "
    owners = {fold_name(m[1]) for p in places if (m := OWNER_BEHIND.match(p.after()))}
    acronyms = [fold_name(a) for r in context.reporters for a in lexicon.acronyms_of(r)]
    if (not candidates or PROGRAMME.match(name)) and any(f" {a} " in words or a in owners for a in acronyms):
        return "owner-is-reporter"
    return None


def _is_the_title(place: NamePosition) -> bool:
    """Whether an entry's title is the name of a body and nothing else: "Grupos Beta de ..." (informe-2018:1701).

    A joint body of several ("Comité Ejecutivo Bilateral ...", informe-2018:2156) does not count: it is a partner.
    """
    whole = place.part == "title" and not place.start and not place.text[place.end :].strip(" ()")
    return whole and not JOINT.match(place.text)


def _set_up_or_owned(prose: Sequence[NamePosition], places: Sequence[NamePosition]) -> str:
    """The name of the rule by which the reporter set a body up or owns it; "" where none applies."""
    if any(SET_UP.search(p.before()) for p in prose):
        return "set-up"
    return "its-own" if any(ITS_OWN.search(p.before()) for p in places) else ""


def _is_owned(places: Sequence[NamePosition]) -> bool:
    """Whether the acronym of an owner stands behind the name of an office."""
    return any(OWNER_BEHIND.match(p.text, p.end) for p in places)


def _is_parent(candidates: tuple[str, ...], lexicon: Lexicon, context: ReporterContext) -> bool:
    """Whether a reporter is part of one of the candidates."""
    return any(lexicon.is_part_of(r, c) for c in candidates for r in context.reporters)


def _acts_by_reporter(
    places: Sequence[NamePosition], candidates: tuple[str, ...], lexicon: Lexicon, context: ReporterContext
) -> bool:
    """Whether a body is a reporter's parent, named only as acting through that reporter."""
    return (
        _is_parent(candidates, lexicon, context)
        and bool(places)
        and all(_reporter_follows(p, THROUGH, lexicon, context) for p in places)
        and not any(CARRIED_OUT_BY.search(p.before()) for p in places)
    )


def _reporter_follows(place: NamePosition, words: re.Pattern[str], lexicon: Lexicon, context: ReporterContext) -> bool:
    """Whether `words` and then the name of a reporter follow a name."""
    match = words.match(place.text, place.end)
    if not match:
        return False
    found = lexicon.find(place.text[match.end() : match.end() + _NAME_REACH])
    return bool(found) and not found[0].start and any(f.body in context.reporters for f in found[0].payloads)
